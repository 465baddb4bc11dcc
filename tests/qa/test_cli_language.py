"""What the command line says where it cannot do what is asked, in the language of --lang."""

from pathlib import Path

import pytest

from qa.cli import main
from qa.cli.notes import _NOTES
from qa.cli.parser import parser
from qa.cli.usage import told

WRONG = [
    (["ask"], "harus disebut: QUESTION"),
    (["ask", "x", "--reader", "y"], "--reader: tidak ada pilihan 'y'"),
    (["ask", "x", "--since"], "--since memerlukan satu nilai"),
    (["ask", "x", "--since", "kapan-kapan"], "--since: 'kapan-kapan' bukan tanggal seperti"),
    (["ask", "x", "--since", "2024-02-01", "--until", "2024-01-01"], "--since 2024-02-01 sesudah --until 2024-01-01"),
    (["search", "x", "--limit", "satu"], "--limit: 'satu' bukan bilangan 0 atau lebih"),
    (["status", "--entah"], "tidak dikenal: --entah"),
    (["keys", "add"], "keys list tanpa nama"),
    (["rebuild", "--field", "x"], "--field: 'x' tidak berbentuk"),
    (["eval"], "salah satu harus disebut"),
    (["alerts", "add", "x"], "alerts add memerlukan pertanyaan"),
]


@pytest.mark.parametrize(("wrong", "sentence"), WRONG, ids=lambda given: " ".join(given) if isinstance(given, list) else "")
def test_what_is_not_understood_is_told_in_indonesian(
    wrong: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*wrong, "--lang", "id"])
    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_without_it_the_command_line_says_it_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ask"])
    assert "the following arguments are required: QUESTION" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["ask", "search", "show", "status", "kliping", "batch", "check", "alerts"])
def test_an_index_that_is_not_there_is_told_in_the_language(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.csv").write_text("question\nSiapa?\n", encoding="utf-8")
    given = {"ask": ["x"], "search": ["x"], "show": ["x"], "check": [str(tmp_path / "q.csv")], "alerts": ["list"]}
    given["batch"] = [str(tmp_path / "q.csv"), "--out", str(tmp_path / "a.csv")]
    said = {}
    for language in ("id", "en"):
        assert main([command, *given.get(command, []), "--index", str(tmp_path / "none"), "--lang", language]) == 1
        said[language] = capsys.readouterr().err
    assert "Belum ada indeks" in said["id"]
    assert "There is no index" in said["en"]


def test_each_note_has_both_languages_with_the_same_facts() -> None:
    from string import Formatter

    facts = {
        language: {name: {field for _, field, _, _ in Formatter().parse(text) if field} for name, text in notes.items()}
        for language, notes in _NOTES.items()
    }
    assert facts["id"] == facts["en"]


def test_a_sentence_of_argparse_that_is_not_known_stays_as_it_is() -> None:
    assert told("something new") == "something new"


def test_every_command_takes_the_language() -> None:
    import argparse

    (commands,) = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    without = [name for name, each in commands.choices.items() if "--lang" not in each._option_string_actions]
    assert without == []
