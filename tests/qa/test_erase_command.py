"""`wartanya erase` asks first, names what would bring the article back, and tells what it did."""

import io
import json
from pathlib import Path

import pytest

from qa.cli import main


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def articles(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Two articles with their index."""
    folder = empty_folder / "var/articles"
    folder.mkdir(parents=True)
    (folder / "banjir.txt").write_text("Banjir merendam 213 rumah di Semaka.", encoding="utf-8")
    (folder / "rapat.txt").write_text("Rapat dipimpin AKBP Rinaldo Aser di Liwa.", encoding="utf-8")
    assert main(["rebuild"]) == 0
    capsys.readouterr()
    return folder


@pytest.mark.parametrize("typed", ["", "n\n", None])
def test_nothing_is_erased_without_a_yes(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str | None
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO() if typed is None else Terminal(typed or "\n"))
    assert main(["erase", "rapat"]) == 1
    assert "nothing was erased" in capsys.readouterr().err
    assert main(["show", "rapat"]) == 0


def test_an_article_is_erased_after_a_yes(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert main(["erase", "rapat"]) == 0
    printed = capsys.readouterr()
    assert "Erased: 1 articles" in printed.out
    assert f"still there: {articles / 'rapat.txt'}" in printed.err
    assert main(["show", "rapat"]) == 1


@pytest.mark.programs
def test_status_names_what_awaits_erasure_and_erase_without_articles_erases_it(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "rapat.txt").unlink()
    assert main(["rebuild", "--allow-removals"]) == 0
    assert main(["status"]) == 0
    assert "1 removed articles" in capsys.readouterr().out
    assert main(["status", "--json"]) == 0
    awaiting = json.loads(capsys.readouterr().out)["awaiting_erasure"]
    assert main(["erase", "--yes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["erased"] == awaiting
    assert main(["erase"]) == 0
    assert "Nothing awaits erasure" in capsys.readouterr().out
    assert main(["status"]) == 0
    assert "to be erased" not in capsys.readouterr().out
