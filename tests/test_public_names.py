"""What the packages offer, and what importing them costs."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("torch", "transformers", "sentence_transformers", "nltk", "chromadb", "gradio", "llama_index", "onnxruntime", "rich")
PUBLIC = {
    "corpus": [
        "Article",
        "CorpusError",
        "MissingExtra",
        "Span",
        "UnreadableArticle",
        "UnsupportedFormat",
        "WartanyaError",
        "from_documents",
        "load",
    ],
    "index": [
        "Archive",
        "ArchiveStatus",
        "Failure",
        "Filter",
        "Hit",
        "IndexDamaged",
        "IndexLocked",
        "IndexMismatch",
        "IndexNotFound",
        "IndexingError",
        "Passage",
        "Progress",
        "RebuildReport",
        "TooManyRemovals",
        "rebuild",
    ],
    "qa": [
        "Alternative",
        "Answer",
        "AnswerError",
        "Assistant",
        "Citation",
        "Conversation",
        "QuestionRejected",
        "ReaderTimeout",
        "ReaderUnavailable",
        "Receipt",
        "Turn",
        "answer",
        "check",
        "clipping",
    ],
}


@pytest.mark.parametrize(("package", "names"), PUBLIC.items(), ids=PUBLIC)
def test_each_package_offers_these_names_and_no_others(package: str, names: list[str]) -> None:
    assert import_module(package).__all__ == names


@pytest.mark.parametrize(("package", "name"), [(package, name) for package in PUBLIC for name in PUBLIC[package]])
def test_each_name_is_there(package: str, name: str) -> None:
    assert getattr(import_module(package), name).__name__ == name


@pytest.mark.parametrize("package", PUBLIC)
def test_a_name_that_is_not_there_is_an_attribute_error(package: str) -> None:
    with pytest.raises(AttributeError, match="Oracle"):
        import_module(package).Oracle  # noqa: B018


@pytest.mark.parametrize("package", PUBLIC)
def test_each_error_is_a_wartanya_error(package: str) -> None:
    from corpus import WartanyaError

    module = import_module(package)
    errors = [
        value for name in module.__all__ if isinstance(value := getattr(module, name), type) and issubclass(value, Exception)
    ]
    assert errors
    assert all(issubclass(error, WartanyaError) for error in errors)


@pytest.mark.programs
@pytest.mark.parametrize(
    "imports", ["import corpus, index, qa, qa.cli, qa.cli.commands", "from qa import answer, Assistant, Conversation"]
)
def test_importing_loads_no_heavy_library(imports: str) -> None:
    code = f"{imports}\nimport sys\nprint([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.programs
def test_cutting_sentences_loads_no_library_of_statistics_and_leaves_them_to_be_imported() -> None:
    names = ("scipy", "sklearn", "pandas")
    code = (
        "import sys\nfrom corpus.text import sentences\nfound = sentences('Rapat digelar. Warga hadir.')\n"
        f"print(len(found), [name for name in {names} if name in sys.modules])\nimport scipy"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "2 []"


@pytest.mark.parametrize("package", ["corpus", "index", "qa", "web"])
def test_types_are_announced(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()
