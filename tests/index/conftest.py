"""Articles, folders of articles, and what an index holds, in words that do not depend on how it came to be."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Article
from index.ingest.history import SETTLED_NS
from index.storage import generations
from tests.crash.contents import Contents
from tests.crash.contents import contents as contents_of

_PLACES = ("Semaka", "Rawajitu", "Gisting", "Kotaagung", "Sukau", "Belalau", "Liwa", "Krui", "Talang Padang", "Way Tenong")
_EVENTS = ("banjir", "panen kopi", "rapat koordinasi", "lomba perahu", "pemilihan lurah", "gempa", "pasar murah")


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """The `number`-th article of an endless paper; no two are alike, and 7 and 10 say which event and place they have."""

    def make(number: int, **changed: Any) -> Article:
        event, place = _EVENTS[number % 7], _PLACES[number % 10]
        text = f"{place} – Warga {place} membicarakan {event} nomor {number}. Bupati datang pada hari ke-{number} di {place}."
        given = {"id": f"a{number}", "source": f"koran/{number}", "title": f"{event.title()} {number} di {place}", "text": text}
        return Article(**{**given, **changed})

    return make


@pytest.fixture
def write_articles(tmp_path: Path) -> Callable[..., Path]:
    """Writes texts into files of a folder, `folder` below the test's own."""

    def write(folder: str, texts: dict[str, str]) -> Path:
        for name, text in texts.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def settle() -> Callable[[Path], None]:
    """Makes all files of a folder old enough for their time stamps to be believed."""

    def age(folder: Path) -> None:
        for file in folder.rglob("*"):
            status = file.stat()
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - 2 * SETTLED_NS))

    return age


@pytest.fixture
def serving_folder() -> Callable[[Path], Path]:
    """The folder of the generation that serves."""
    return lambda path: generations.folder_of(path, generations.current(path))


@pytest.fixture
def contents() -> Callable[[Path], Contents]:
    """What an index holds, under ids instead of numbers: equal for indexes that answer alike, however they were made."""
    return contents_of


@pytest.fixture(scope="session")
def tiny_embedder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sentence-transformers model: a few words, each with eight numbers drawn once and for all."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokens = ("[UNK]", "Banjir", "banjir", "nomor", "merendam", "rumah", "warga", "desa", *map(str, range(10)))
    tokenizer = Tokenizer(WordLevel({token: k for k, token in enumerate(tokens)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.random.default_rng(7).normal(size=(len(tokens), 8)).astype(np.float32)
    folder = tmp_path_factory.mktemp("tiny")
    words = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[words], device="cpu").save(str(folder), create_model_card=False)
    return folder
