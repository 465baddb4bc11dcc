"""What lies in the folders and is not read: every kind is counted, those of articles first, with what to save them as."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus.loaders.other_formats import SAVE_AS
from corpus.loaders.registry import LOADERS
from index.display import suffixes_text
from index.types import ArchiveStatus
from web.archive.view import overview_html

MANY = {f".x{number:02}": 100 - number for number in range(30)}


def test_kinds_of_articles_come_first_and_none_of_them_is_cut() -> None:
    told = suffixes_text({**MANY, "": 3, ".doc": 2, ".xlsb": 1})
    assert told.startswith(".doc (2; save as .docx), .xlsb (1; save as .xlsx), .x00 (100)")
    assert told.endswith(" …")
    others = dict.fromkeys(SAVE_AS, 1)
    assert all(f"{suffix} (1; save as" in suffixes_text(others | MANY) for suffix in others)
    assert suffixes_text({"": 3, ".jpg": 1}) == "without a suffix (3), .jpg (1)"


def test_what_to_save_as_is_read_and_what_is_not_read_is_saved() -> None:
    assert set(SAVE_AS.values()) <= set(LOADERS)
    assert set(SAVE_AS).isdisjoint(LOADERS)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "Dilewati karena formatnya tidak dibaca: .doc (2; simpan sebagai .docx), .jpg (1.200)"),
        ("en", "Passed over, of no format that is read: .doc (2; save as .docx), .jpg (1,200)"),
    ],
)
def test_the_archive_tab_counts_them(language: str, told: str) -> None:
    status = ArchiveStatus("x", 1, datetime(2024, 3, 12, tzinfo=UTC), 1, 0, 1, {}, None, None, {}, 1)
    assert told in overview_html(replace(status, passed_over={".jpg": 1200, ".doc": 2}), [], (), language)  # type: ignore[arg-type]
    assert "passed-over" not in overview_html(status, [], (), language)  # type: ignore[arg-type]
