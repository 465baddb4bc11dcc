"""One golden article in every format that is read."""

import sys
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, MissingExtra, load
from corpus.loaders.registry import LOADERS
from tests.corpus import golden


def read(folder: Path, suffix: str) -> Article:
    (article,) = load(golden.write(folder, suffix))
    return article


def test_the_golden_article_is_written_in_every_format() -> None:
    assert set(golden.FORMATS) == set(LOADERS)


@pytest.mark.parametrize("suffix", golden.READ)
def test_the_golden_article_is_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    article = read(tmp_path, suffix)
    assert (article.title, article.title_is_derived) == (golden.TITLE, False)
    assert article.text == golden.TEXT
    assert article.published == date(2024, 8, 26)
    assert (article.outlet, article.language) == (golden.OUTLET, "id")


@pytest.mark.parametrize("suffix", sorted(set(golden.READ) - set(golden.WITHOUT_BYLINE)))
def test_author_and_address_are_kept_where_the_format_has_them(suffix: str, tmp_path: Path) -> None:
    article = read(tmp_path, suffix)
    assert (article.authors, article.url) == ((golden.AUTHOR,), golden.URL)


@pytest.mark.parametrize("suffix", sorted(set(golden.READ) - set(golden.WITHOUT_BYLINE)))
def test_the_digest_is_the_same_in_every_format_that_says_all(suffix: str, tmp_path: Path) -> None:
    assert read(tmp_path, suffix).digest == read(tmp_path, ".md").digest


@pytest.mark.parametrize("suffix", golden.READ)
def test_the_same_file_gives_the_same_id_wherever_the_folder_lies(suffix: str, tmp_path: Path) -> None:
    ids = []
    for place in ("satu", "dua"):
        folder = tmp_path / place / "berita"
        folder.mkdir(parents=True)
        ids.append(read(folder, suffix).id)
    assert ids[0] == ids[1]


def test_capitals_in_a_suffix_make_no_difference(tmp_path: Path) -> None:
    golden.write(tmp_path, ".docx").rename(tmp_path / "ARTIKEL.DOCX")
    assert [article.title for article in load(tmp_path)] == [golden.TITLE]


@pytest.mark.parametrize(
    ("suffix", "module", "line"),
    [
        (".pdf", "pypdf", "pypdf"),
        (".docx", "docx", "python-docx"),
        (".xlsx", "python_calamine", "python-calamine"),
        (".xls", "xlrd", "xlrd"),
        (".parquet", "pyarrow", "pyarrow"),
    ],
)
def test_a_missing_package_is_named_with_the_line_that_mends_it(
    suffix: str, module: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"artikel{suffix}"
    path.write_bytes(b"berita")
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    with pytest.raises(MissingExtra, match=f"pip install {line}$"):
        list(load(path))
