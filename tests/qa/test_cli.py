"""The command line over the sample articles: what it prints, where, and with which exit status."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import WartanyaError
from index import Archive, rebuild
from index.locate import SAMPLE_ARTICLES
from qa import Assistant
from qa.cli import main
from qa.cli.days import read_day
from qa.cli.parser import EXITS, INTERRUPTED
from tests.builds import built_once

ROOT = Path(__file__).parent.parent.parent
QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
MEETING = "rakor-lintas-sektoral-pilkada-2024"
# What a question from the command line does without, so that its answer comes soon.
NOT_FOR_ASKING = (
    "torch",
    "transformers",
    "nltk",
    "gradio",
    "llama_index",
    "sentence_transformers",
    "chromadb",
    "scipy",
    "lxml",
)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory, "sample", lambda path: rebuild(SAMPLE_ARTICLES, index=path))


@pytest.fixture
def wartanya(archive_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the sample's archive; returns what it prints, as JSON where it was asked for that."""

    def run(*arguments: str) -> Any:
        assert main([*arguments, "--index", str(archive_path)]) == 0
        printed = capsys.readouterr()
        return json.loads(printed.out) if "--json" in arguments else printed.out

    return run


def without_times(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "receipt": {**answer["receipt"], "elapsed_ms": None}}


def test_an_answer_is_printed_with_the_words_it_rests_on(wartanya: Run) -> None:
    answer = wartanya("ask", QUESTION, "--json")
    printed = wartanya("ask", QUESTION)
    assert answer["short"] in printed
    assert answer["citations"][0]["title"] in printed


def test_the_answer_is_the_same_as_from_python(wartanya: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive:
        expected = Assistant(archive).ask(QUESTION).to_dict()
    assert without_times(wartanya("ask", QUESTION, "--json")) == without_times(expected)


def test_dates_and_outlets_narrow_the_question(wartanya: Run) -> None:
    answer = wartanya("ask", QUESTION, "--since", "2024-12-01", "--until", "2025-01-31", "--outlet", "Kabar Pesisir", "--json")
    assert (answer["receipt"]["since"], answer["receipt"]["until"]) == ("2024-12-01", "2025-01-31")
    assert all("2024-12-01" <= citation["published"] <= "2025-01-31" for citation in answer["citations"])
    assert {citation["outlet"] for citation in answer["citations"]} <= {"Kabar Pesisir"}


@pytest.mark.parametrize("query", ["", " ", "?!"])
def test_a_search_for_nothing_is_one_line_on_standard_error(
    archive_path: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert main(["search", query, "--index", str(archive_path)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, "empty" in printed.err, printed.err.count("\n")) == ("", True, 1)


def test_a_search_lists_articles_by_their_best_passage(wartanya: Run) -> None:
    hits = wartanya("search", "rapat koordinasi pilkada", "--limit", "3", "--json")
    assert len(hits) == 3
    best = {hit["article_id"]: hit["score"] for hit in reversed(hits)}
    assert list(reversed(best.values())) == sorted(best.values(), reverse=True)
    assert hits[0]["passage"]["text"] in wartanya("search", "rapat koordinasi pilkada", "--limit", "3")


def test_an_article_is_shown_whole_by_the_end_of_its_source(wartanya: Run) -> None:
    article = wartanya("show", MEETING, "--json")
    assert article["text"] in wartanya("show", MEETING)
    assert wartanya("show", article["id"], "--json") == article


def test_the_status_counts_what_the_archive_holds(wartanya: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive:
        expected = archive.status()
    told = wartanya("status", "--json")
    assert told.pop("freshness")["newest"] == str(expected.last)
    assert told == expected.to_dict()
    assert f"{expected.articles:,} (" in wartanya("status")


@pytest.mark.sample
def test_questions_with_known_answers_are_measured(wartanya: Run, tmp_path: Path) -> None:
    lines = (SAMPLE_ARTICLES / "questions.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    questions = tmp_path / "questions.jsonl"
    questions.write_text("".join(lines[:6]), encoding="utf-8")
    report = wartanya("eval", str(questions), "--limit-wrong", "0", "--json")
    assert (report["questions"], report["wrong"]) == (6, [])
    assert report["groups"]["all"]["quotes_verified"]["value"] == 1
    assert "Indonesian (" in wartanya("eval", str(questions))


def test_rebuilding_twice_changes_nothing(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(empty_folder / "var/articles/banjir.txt", "Banjir merendam 213 rumah di Semaka, Senin (26/08/2024).")
    reports = []
    for _ in range(2):
        assert main(["rebuild", "--json"]) == 0
        reports.append(json.loads(capsys.readouterr().out))
    assert [(each["added"], each["unchanged"]) for each in reports] == [(1, 0), (0, 1)]
    assert (empty_folder / "var/index/CURRENT").is_file()


def test_a_rollback_brings_back_the_index_before_the_last_rebuild(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty_folder / "var/articles/banjir.txt", "Banjir merendam 213 rumah di Semaka.")
    assert main(["rebuild"]) == 0
    write(empty_folder / "var/articles/rapat.txt", "Rapat dipimpin AKBP Rinaldo Aser di Liwa.")
    assert main(["rebuild"]) == 0
    assert main(["rollback"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert main(["rollback", "--yes"]) == 0
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["generation"], status["articles"]) == (1, 1)


@pytest.mark.parametrize(("typed", "generation"), [("y", 1), ("ya", 1), ("", 2), ("n", 2)])
def test_a_rollback_asks_whoever_sits_there(
    empty_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, generation: int
) -> None:
    for name in ("banjir", "rapat"):
        write(empty_folder / f"var/articles/{name}.txt", f"Berita tentang {name} di Semaka dibaca warga.")
        assert main(["rebuild"]) == 0
    terminal = io.StringIO(f"{typed}\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert main(["rollback"]) == (0 if generation == 1 else 1)
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["generation"] == generation


def test_the_address_of_a_file_is_its_path(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(empty_folder / "berita kita/banjir.txt", "Banjir merendam 213 rumah di Semaka.")
    assert main(["rebuild", (empty_folder / "berita kita").as_uri(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1
    with pytest.raises(SystemExit):
        main(["rebuild", "file://server-lain/berita", "--lang", "id"])
    assert "ada di komputer lain" in capsys.readouterr().err


def test_a_rollback_needs_an_index_to_go_back_to(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(empty_folder / "var/articles/banjir.txt", "Banjir merendam 213 rumah di Semaka.")
    assert main(["rebuild"]) == 0
    assert main(["rollback", "--yes"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_columns_can_have_any_name(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(empty_folder / "export.csv", "kepala,badan\nBanjir,Banjir merendam 213 rumah.\n")
    assert main(["rebuild", "export.csv", "--field", "title=kepala", "--field", "text=badan"]) == 0
    capsys.readouterr()
    assert main(["search", "banjir", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Banjir"


def test_an_article_that_cannot_be_read_is_named_and_the_others_come_in(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty_folder / "var/articles/banjir.txt", "Banjir merendam 213 rumah.")
    write(empty_folder / "var/articles/kosong.txt", "")
    assert main(["rebuild"]) == 0
    printed = capsys.readouterr()
    assert "1 added" in printed.out
    assert printed.err.startswith("wartanya: not taken in: ")
    assert "kosong.txt" in printed.err


def test_strict_stops_at_an_article_that_cannot_be_read(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(empty_folder / "var/articles/kosong.txt", "")
    assert main(["rebuild", "--strict"]) == 1
    assert "kosong.txt" in capsys.readouterr().err


def test_without_an_index_of_ones_own_the_sample_answers_and_says_so(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--json"]) == 0
    printed = capsys.readouterr()
    assert "sample" in printed.err
    assert Path(json.loads(printed.out)["path"]) == Path("var/sample")
    assert not (empty_folder / "var/index").exists()


def test_an_index_that_was_named_must_exist(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--index", "elsewhere"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("wartanya: ")
    assert "wartanya rebuild" in line
    assert "elsewhere" in line


def test_the_environment_names_an_index_too(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WARTANYA_INDEX", "elsewhere")
    assert main(["status"]) == 1
    assert "elsewhere" in capsys.readouterr().err


def test_debug_lets_the_error_through(empty_folder: Path) -> None:
    with pytest.raises(WartanyaError):
        main(["status", "--index", "elsewhere", "--debug"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["tanya"],
        ["ask"],
        ["ask", "?", "--since", "2024-02-30"],
        ["ask", "?", "--since", "2024-02-02", "--until", "2024-02-01"],
        ["ask", "?", "--reader", "oracle"],
        ["ask", "?", "--outlets", "x"],
        ["search", "?", "--limit", "-1"],
        ["rebuild", "--field", "text"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: wartanya")


def test_without_a_command_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("usage: wartanya")
    assert EXITS in printed


@pytest.mark.parametrize("command", ["ask", "search"])
def test_the_words_of_a_question_need_no_quotation_marks(wartanya: Run, command: str) -> None:
    joined, apart = wartanya(command, QUESTION, "--json"), wartanya(command, *QUESTION.split(), "--json")
    assert apart == joined if command == "search" else without_times(apart) == without_times(joined)


def test_a_question_may_come_from_standard_input(wartanya: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{QUESTION}\n"))
    assert wartanya("ask", "-", "--json")["question"] == QUESTION


def test_an_empty_standard_input_asks_nothing(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["ask", "-", "--index", str(archive_path)]) == 1
    assert "empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-08-26", date(2024, 8, 26), date(2024, 8, 26)),
        ("26-08-2024", date(2024, 8, 26), date(2024, 8, 26)),
        ("26/8/2024", date(2024, 8, 26), date(2024, 8, 26)),
        (" 26 Agustus 2024 ", date(2024, 8, 26), date(2024, 8, 26)),
        ("August 26, 2024", date(2024, 8, 26), date(2024, 8, 26)),
        ("kemarin", date(2024, 9, 2), date(2024, 9, 2)),
        ("yesterday", date(2024, 9, 2), date(2024, 9, 2)),
        ("bulan lalu", date(2024, 8, 1), date(2024, 8, 31)),
        ("2024-02-30", None, None),
        ("suatu hari", None, None),
        ("", None, None),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, first: date | None, last: date | None) -> None:
    today = date(2024, 9, 3)
    assert (read_day(written, today), read_day(written, today, last=True)) == (first, last)


def test_days_narrow_a_question_however_they_are_written(wartanya: Run) -> None:
    answer = wartanya("ask", QUESTION, "--since", "1-8-2024", "--until", "31 Agustus 2024", "--json")
    assert (answer["receipt"]["since"], answer["receipt"]["until"]) == ("2024-08-01", "2024-08-31")


def test_a_part_of_a_name_lists_the_articles_that_have_it(archive_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Archive.open(archive_path) as archive:
        expected = {article.id for article in archive if "rakor" in article.source}
    assert main(["show", "RAKOR", "--index", str(archive_path)]) == 1
    told = capsys.readouterr()
    assert {line.split()[0] for line in told.out.splitlines()} == expected != set()
    assert "names no article" in told.err
    assert main(["show", "tidak-ada-yang-begini", "--index", str(archive_path), "--json"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.programs
@pytest.mark.parametrize("module", ["corpus.errors", "numpy", "index.archive"])
@pytest.mark.parametrize("program", ["qa.cli", "app"])
def test_ctrl_c_while_libraries_are_loaded_is_silent(archive_path: Path, program: str, module: str) -> None:
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        f"from {program} import main\n"
        f"sys.exit(main({[*(['ask', QUESTION] if program == 'qa.cli' else ['--no-browser']), '--index', str(archive_path)]!r}))"
    )
    process = start("-c", code)
    assert process.communicate() == ("", "")
    assert process.returncode == INTERRUPTED


@pytest.mark.parametrize("command", ["ask", "search"])
def test_an_outlet_that_the_archive_does_not_have_exits_with_2_and_names_those_there_are(
    sample_index: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, QUESTION, "--index", str(sample_index), "--outlet", "Warta Mus"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert all(part in told.err for part in ("'Warta Mus'", "Warta Musi", "Kabar Pesisir"))
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["rebuild", "ask", "search", "show", "status", "rollback", "eval", "hello"])
def test_each_command_shows_its_options_and_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"  wartanya {command}" in printed.partition("examples:")[2]


def test_a_first_sight_is_a_question_with_its_cited_answer(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hello"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("> ")
    assert "AKBP Rinaldo Aser" in printed


@pytest.mark.programs
def test_the_chat_takes_its_own_options() -> None:
    printed, _ = start("-m", "qa.cli", "chat", "--help").communicate()
    assert printed.startswith("usage: wartanya-chat")


@pytest.mark.programs
def test_asking_loads_no_library_it_does_without(archive_path: Path) -> None:
    code = (
        "import sys\nfrom qa.cli import main\n"
        f"status = main(['ask', {QUESTION!r}, '--index', {str(archive_path)!r}, '--json'])\n"
        f"print(status, [name for name in {NOT_FOR_ASKING} if name in sys.modules], file=sys.stderr)"
    )
    assert start("-c", code).communicate()[1].strip() == "0 []"


@pytest.mark.programs
def test_a_reader_that_goes_away_is_no_error(archive_path: Path) -> None:
    process = start("-m", "qa.cli", "show", MEETING, "--index", str(archive_path))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 128 + 13


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
