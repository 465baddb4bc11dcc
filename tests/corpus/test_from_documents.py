from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from corpus import CorpusError, UnreadableArticle, from_documents
from tests.corpus import golden


@dataclass
class Read:
    """A document as a reader of llama-index gives it."""

    text: str
    metadata: dict[str, Any] = field(default_factory=dict)
    id_: str = field(default_factory=lambda: str(uuid4()))


def test_metadata_says_what_is_known() -> None:
    metadata = {
        "Judul": golden.TITLE,
        "tanggal": golden.MOMENT,
        "media": golden.OUTLET,
        "penulis": golden.AUTHOR,
        "url": golden.URL,
    }
    (article,) = from_documents([Read(golden.TEXT, metadata)])
    assert (article.title, article.text, article.published) == (golden.TITLE, golden.TEXT, date(2024, 8, 26))
    assert (article.outlet, article.authors, article.url) == (golden.OUTLET, (golden.AUTHOR,), golden.URL)


def test_text_alone_is_read_like_a_text_file() -> None:
    (article,) = from_documents([Read(f"{golden.TITLE}\n\n{golden.TEXT}")])
    assert (article.title, article.text, article.outlet) == (golden.TITLE, golden.TEXT, golden.OUTLET)


def test_the_pages_of_a_file_make_one_article() -> None:
    pages = [Read(text, {"file_path": "/a/b.pdf", "page_label": str(n)}) for n, text in enumerate(golden.PARAGRAPHS, 1)]
    other = Read("Pasar Krui ramai.", {"file_path": "/a/c.pdf", "page_label": "1"})
    assert [article.text for article in from_documents([*pages, other])] == [golden.TEXT, "Pasar Krui ramai."]


def test_documents_without_pages_stay_apart() -> None:
    notes = [Read(f"Catatan ke-{n}.", {"file_path": "/a/catatan.csv"}) for n in range(3)]
    assert len({article.id for article in from_documents(notes)}) == 3


@pytest.mark.parametrize(
    "metadata",
    [{"id": "7"}, {"url": golden.URL}, {"source": golden.URL}, {"file_path": "/berita/a.txt"}, {"file_name": "a.txt"}, {}],
)
def test_an_id_stays_when_it_is_read_again(metadata: dict[str, str]) -> None:
    (one,), (two,) = (from_documents([Read(golden.TEXT, dict(metadata))]) for _ in range(2))
    assert one.id == two.id


def test_an_id_of_its_own_is_kept_and_a_random_one_is_not() -> None:
    (one,), (two,), (three,) = (
        from_documents([Read(golden.TEXT, {}, id_=own)]) for own in ("berita-7", "berita-7", str(uuid4()))
    )
    assert one.id == two.id != three.id


def test_an_address_in_source_is_no_outlet() -> None:
    (page,) = from_documents([Read("Pasar Krui ramai.", {"source": golden.URL})])
    (file,) = from_documents([Read("Pasar Krui ramai.", {"source": "/data/a.txt"})])
    (paper,) = from_documents([Read("Pasar Krui ramai.", {"source": "Kabar Pesisir"})])
    assert [(each.outlet, each.url) for each in (page, file, paper)] == [
        (None, golden.URL),
        (None, None),
        ("Kabar Pesisir", None),
    ]


def test_the_date_of_a_file_is_not_the_articles() -> None:
    (article,) = from_documents(
        [Read("Pasar Krui ramai.", {"creation_date": "2026-01-01", "last_modified_date": "2026-01-01"})]
    )
    assert article.published is None


def test_what_is_no_document_or_empty_is_said() -> None:
    with pytest.raises(CorpusError, match="not str"):
        list(from_documents(["Isi."]))  # type: ignore[list-item]
    with pytest.raises(UnreadableArticle, match="no text"):
        list(from_documents([Read(" ")]))


def test_documents_of_llama_index_itself_are_taken(tmp_path: Path) -> None:
    from llama_index.core import SimpleDirectoryReader

    golden.write(tmp_path, ".txt")
    (article,) = from_documents(SimpleDirectoryReader(str(tmp_path)).load_data())
    assert (article.title, article.text, article.published) == (golden.TITLE, golden.TEXT, date(2024, 8, 26))
