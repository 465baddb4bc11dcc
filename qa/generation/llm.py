"""Which language model answers, and how long it may take: by option, environment or file, in this order.

    --llm ollama/qwen3:4b                           WARTANYA_LLM             model = "ollama/qwen3:4b"
    --llm openai-like/MODEL@http://localhost:8000/v1   WARTANYA_LLM_KEY      key = "…"
    --llm openai/gpt-…                              WARTANYA_LLM_TIMEOUT     timeout_s = 60

The file is var/llm.toml, or the one that WARTANYA_LLM_FILE names. A key is never shown: not in a message, a receipt or a repr.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import MissingExtra
from qa.errors import ReaderUnavailable

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

DEFAULT_FILE = Path("var/llm.toml")
OLLAMA = "http://localhost:11434"
KINDS = "ollama/MODEL, ollama/MODEL@URL, openai-like/MODEL@URL or openai/MODEL"

Unsupported = Literal["remove", "mark"]


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """`timeout_s` is for the whole answer, retries included. `unsupported` says what becomes of sentences that their citations
    do not bear out. `backoff_s` is waited before the first retry, twice as long before each next one.
    """

    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 60.0
    retries: int = 2
    backoff_s: float = 0.5
    max_tokens: int = 512
    context_tokens: int = 4096
    unsupported: Unsupported = "remove"

    @property
    def name(self) -> str:
        """The model as it is shown: without its address, which may hold a password."""
        return self.model.partition("@")[0]

    @property
    def prompt_chars(self) -> int:
        """How much of the articles fits: about 2.5 characters of Indonesian a token, and 400 tokens for the rules."""
        return max(1_000, int((self.context_tokens - self.max_tokens - 400) * 2.5))


def llm_settings(model: str | None = None, environ: Mapping[str, str] | None = None) -> LlmSettings:
    """Raises ReaderUnavailable where no model is named, or a setting cannot be read."""
    environ = os.environ if environ is None else environ
    given = {**_from_file(environ), **_from_environment(environ), **({"model": model} if model else {})}
    if not given.get("model"):
        raise ReaderUnavailable("no_llm_named", kinds=KINDS, path=DEFAULT_FILE)
    unknown = sorted(set(given) - {f.name for f in fields(LlmSettings)})
    if unknown:
        raise ReaderUnavailable("unknown_llm_settings", unknown=unknown)
    if given.get("unsupported", "remove") not in ("remove", "mark"):
        raise ReaderUnavailable("wrong_llm_unsupported")
    return LlmSettings(**given)


def load_llm(settings: LlmSettings) -> "LLM":
    """The llama-index LLM of `settings`. Raises MissingExtra with the pip line, ReaderUnavailable for an unknown kind."""
    kind, _, rest = settings.model.partition("/")
    model, _, address = rest.partition("@")
    if not model or kind not in _MAKERS or (kind == "openai-like" and not address):
        raise ReaderUnavailable("llm_not_understood", kinds=KINDS)
    try:
        return _MAKERS[kind](model, address, settings)
    except ImportError as error:
        package = f"wartanya[{kind}]"
        raise MissingExtra("llm_needs_package", source=kind, model=settings.name, package=package) from error


def _ollama(model: str, address: str, settings: LlmSettings) -> "LLM":
    from llama_index.llms.ollama import Ollama

    llm: LLM = Ollama(
        model=model,
        base_url=address or OLLAMA,
        temperature=0.0,
        context_window=settings.context_tokens,
        request_timeout=settings.timeout_s,
        additional_kwargs={"num_predict": settings.max_tokens},
        thinking=False,  # what a model thinks is not shown, and takes longer than the answer
        headers={"Authorization": f"Bearer {settings.key}"} if settings.key else None,
    )
    return llm


def _openai_like(model: str, address: str, settings: LlmSettings) -> "LLM":
    from llama_index.llms.openai_like import OpenAILike

    llm: LLM = OpenAILike(
        model=model,
        api_base=address,
        api_key=settings.key or "none",
        is_chat_model=True,
        context_window=settings.context_tokens,
        max_tokens=settings.max_tokens,
        temperature=0.0,
        timeout=settings.timeout_s,
        max_retries=0,  # retried in qa/generation/writer.py, which knows how much time is left
    )
    return llm


def _openai(model: str, address: str, settings: LlmSettings) -> "LLM":
    from llama_index.llms.openai import OpenAI

    return OpenAI(
        model=model,
        api_base=address or None,
        api_key=settings.key or None,
        max_tokens=settings.max_tokens,
        temperature=0.0,
        timeout=settings.timeout_s,
        max_retries=0,
    )


_MAKERS = {"ollama": _ollama, "openai-like": _openai_like, "openai": _openai}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = {"WARTANYA_LLM": "model", "WARTANYA_LLM_KEY": "key", "WARTANYA_LLM_UNSUPPORTED": "unsupported"}
    for variable, name in names.items():
        if environ.get(variable):
            found[name] = environ[variable]
    limit = environ.get("WARTANYA_LLM_TIMEOUT")
    if limit:
        try:
            found["timeout_s"] = float(limit)
        except ValueError as error:
            raise ReaderUnavailable("wrong_llm_timeout", variable="WARTANYA_LLM_TIMEOUT") from error
    return found


def _from_file(environ: Mapping[str, str]) -> dict[str, Any]:
    path = Path(environ.get("WARTANYA_LLM_FILE") or DEFAULT_FILE)
    if not path.exists():
        if environ.get("WARTANYA_LLM_FILE"):
            raise ReaderUnavailable("llm_settings_missing", path=path, variable="WARTANYA_LLM_FILE")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        # The line that does not parse may be the one with the key: it is not repeated.
        raise ReaderUnavailable("llm_settings_not_toml", path=path) from error
