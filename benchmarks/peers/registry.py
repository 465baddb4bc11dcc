"""The systems by name. `name:model` puts another embedding model into a system that has room for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.errors import BenchmarkError, SystemUnavailable
from benchmarks.peers.models import MINILM, OWN, spoken
from benchmarks.peers.system import System


def _wartanya(model: str, scratch: Path) -> System:
    from benchmarks.peers.wartanya import Wartanya

    return Wartanya(model, scratch)


def _bm25s(_model: str, _scratch: Path, *, stemmed: bool) -> System:
    from benchmarks.peers.bm25 import Bm25s

    return Bm25s(stemmed=stemmed)


def _haystack(model: str, scratch: Path, join_mode: str | None = None) -> System:
    from benchmarks.peers.haystack import Haystack

    return Haystack(model, scratch, join_mode)


def _llama_index(model: str, scratch: Path) -> System:
    from benchmarks.peers.llamaindex import LlamaIndex

    return LlamaIndex(model, scratch)


def _txtai(model: str, scratch: Path) -> System:
    from benchmarks.peers.txtai import Txtai

    return Txtai(model, scratch)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a system is made of a model and a folder for scratch; the model in its slot, "" where it has none."""

    make: Callable[[str, Path], System]
    model: str = ""


SYSTEMS = {
    "wartanya": Kind(_wartanya, OWN),
    "bm25s": Kind(partial(_bm25s, stemmed=False)),
    "bm25s-stemmed": Kind(partial(_bm25s, stemmed=True)),
    "haystack-bm25": Kind(_haystack),
    "haystack-hybrid": Kind(_haystack, MINILM),
    "haystack-hybrid-rrf": Kind(partial(_haystack, join_mode="reciprocal_rank_fusion"), MINILM),
    "llama-index": Kind(_llama_index, MINILM),
    "txtai-hybrid": Kind(_txtai, MINILM),
}
# The fusion by ranks is a choice that Haystack's documentation offers; its default stands for it unless asked for.
DEFAULT = (
    "wartanya",
    "bm25s",
    "bm25s-stemmed",
    "haystack-bm25",
    "haystack-hybrid",
    "llama-index",
    f"llama-index:{OWN}",
    "txtai-hybrid",
)


def kind_of(name: str) -> tuple[Kind, str]:
    """(kind, model in its slot). Raises `BenchmarkError` for a name that is none, or a model where there is no slot."""
    plain, _, model = name.partition(":")
    if plain not in SYSTEMS:
        raise BenchmarkError(f"There is no system {plain!r}: there are {', '.join(SYSTEMS)}.")
    kind = SYSTEMS[plain]
    if model and not kind.model:
        raise BenchmarkError(f"{plain} has no embedding model, so {model} cannot be put in.")
    return kind, model or kind.model


def shown(name: str) -> str:
    """As tables have it: of a model on this machine, the name of its folder alone."""
    plain, _, model = name.partition(":")
    return f"{plain}:{model if model == OWN else spoken(model)}" if model else plain


def with_embedders(names: Sequence[str], models: Sequence[str]) -> list[str]:
    """`names`, and each of them that has room for a model once more with each of `models`."""
    slots = dict.fromkeys(name.partition(":")[0] for name in names if kind_of(name)[0].model)
    return list(dict.fromkeys([*names, *(f"{name}:{model}" for name in slots for model in models)]))


def made(name: str, scratch: Path) -> System:
    """The system, ready to build or open; `scratch` is for copies of models.

    Raises `SystemUnavailable` where a package is missing, `IndexingError` where a model cannot be loaded.
    """
    kind, model = kind_of(name)
    try:
        return kind.make(model, scratch)
    except ModuleNotFoundError as error:
        raise SystemUnavailable(f"the package of {error.name} is missing: pip install -e '.[bench]'") from error
