"""Every task by its name, its table, and its record; measured on a few questions of the sample."""

import ast
import gzip
import importlib
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks import citations, retrieval, speed, tables
from benchmarks.__main__ import main
from benchmarks.gate import main as gate
from benchmarks.sets import SAMPLE_QUESTIONS, Measured, news_part
from benchmarks.tasks import TASKS, Given, Task, run
from corpus.errors import WartanyaError
from index import Archive
from qa.evaluation.report import EvaluationReport

ROOT = Path(__file__).parent.parent.parent
NAMED = {
    "ablate",
    "retrieval", "answers", "citations", "speed", "passages", "reading", "verifier", "hard", "load", "faults", "peers",
    "growth", "crashes", "aggregates",
}  # fmt: skip


@pytest.fixture
def few_questions(tmp_path: Path) -> Path:
    """Two questions and their follow-ups."""
    lines = SAMPLE_QUESTIONS.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "few.jsonl").write_text("".join(lines[:4]), encoding="utf-8")
    return tmp_path / "few.jsonl"


def measure(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


# Tasks


def test_these_tasks_can_be_named() -> None:
    assert set(TASKS) == NAMED
    assert {name for name, task in TASKS.items() if task.is_of_sample} == {"retrieval", "answers", "citations", "speed"}


def test_each_module_that_a_task_imports_or_runs_is_there() -> None:
    """The modules are imported when a task runs, so nothing else would notice one that is missing."""
    tree = ast.parse((ROOT / "benchmarks/tasks.py").read_text(encoding="utf-8"))
    names = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    started = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and str(node.value).startswith("benchmarks.")
    }
    assert [name for name in NAMED & names if find_spec(f"benchmarks.{name}") is None] == []
    assert [module for module in started if find_spec(module) is None] == []


def test_each_page_of_a_task_is_in_the_readme() -> None:
    page = (ROOT / "benchmarks/README.md").read_text(encoding="utf-8")
    assert [name for name in TASKS if f"`{name}`" not in page] == []


def test_a_task_prints_a_table_and_leaves_its_record(
    tmp_path: Path, sample_index: Path, few_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--index", sample_index, "--questions", few_questions, "--out", tmp_path / "out")
    assert measure("retrieval", "citations", *given) == 0
    written = [json.loads((tmp_path / f"out/{name}.json").read_text(encoding="utf-8")) for name in ("retrieval", "citations")]
    for record in written:
        assert record.keys() >= {"task", "cores", "processor", "commit", "packages", "data", "result"}
        assert record["data"]["asked"] == 4
        assert len(record["data"]["hash"]) == 16
    assert written[0]["result"]["id"]["together"]["hit@1"][0] == 1
    assert written[1]["result"]["verified"][0] == 1
    shown = capsys.readouterr().out
    assert "together, hit@1" in shown
    assert "quotes that do not stand in their article" in shown


def test_a_task_that_does_not_exist_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        measure("oracle")
    assert ended.value.code == 2
    assert "there is no task oracle: there are retrieval, answers" in capsys.readouterr().err


def test_a_task_without_its_data_says_so_and_the_others_are_measured(
    tmp_path: Path, sample_index: Path, few_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--index", sample_index, "--questions", few_questions, "--out", tmp_path)
    assert measure("reading", "retrieval", *given) == 1
    assert capsys.readouterr().err == (
        "reading was not measured: It is measured on sets that do not ship: name their folder with --data.\n"
    )
    assert (tmp_path / "retrieval.json").exists()


def test_an_index_without_questions_about_it_is_not_measured(sample_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measure("retrieval", "--index", sample_index) == 1
    assert "name them with --questions" in capsys.readouterr().err


def test_a_folder_without_the_news_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measure("gate", "--set", "news", "--data", tmp_path) == 1
    assert f"There is nothing at {tmp_path}" in capsys.readouterr().err


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    with pytest.raises(SystemExit) as ended:
        gate(["--lower", "all.f1"])
    assert ended.value.code == 2


def test_a_package_that_is_missing_is_named(tmp_path: Path) -> None:
    def lacking(given: Given) -> None:
        importlib.import_module("no_such_package")

    with pytest.raises(WartanyaError, match="peers needs no_such_package, which is not installed"):
        run("peers", Task("", lacking), Given(tmp_path))


def test_no_heavy_library_is_imported_before_a_task_needs_it() -> None:
    heavy = ("torch", "httpx", "matplotlib", "rich", "chromadb", "onnxruntime", "gradio")
    program = f"import sys, benchmarks.__main__; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


# Measures


def test_the_article_is_found_whether_named_by_its_id_or_its_file(sample_archive: Archive, few_questions: Path) -> None:
    by_file = retrieval.run(sample_archive, few_questions)
    rows = [json.loads(line) for line in few_questions.read_text(encoding="utf-8").splitlines()]
    ids = [{**row, "article_id": sample_archive.find_article(row["article_id"]).id} for row in rows]
    few_questions.write_text("\n".join(map(json.dumps, ids)), encoding="utf-8")
    assert retrieval.run(sample_archive, few_questions) == by_file
    assert by_file["follow-ups"]["together"]["questions"] == sum(bool(row["after"]) for row in rows)


def test_every_quotation_is_counted(sample_archive: Archive, sample_report: EvaluationReport) -> None:
    found = citations.run(sample_archive, sample_report)
    assert found["quotes"] == sum(len(outcome.answer.citations) for outcome in sample_report.outcomes)
    assert sum(found["answers"].values()) == len(sample_report.outcomes)
    assert found["quotes that do not stand in their article"] == 0
    assert found["verified"][0] == 1 > found["verified"][1]


def test_a_share_has_an_interval_even_where_all_hold() -> None:
    z2 = 1.96**2
    assert citations.share(100, 100) == [1.0, pytest.approx(100 / (100 + z2), abs=1e-4), 1.0]
    low, high = citations.share(50, 100)[1:]
    assert (low + high) / 2 == pytest.approx(0.5)
    assert citations.share(0, 0) == [0.0, 0.0, 1.0]


def test_latencies_leave_the_first_question_apart() -> None:
    found = speed.latencies([900.0, *map(float, range(101))])
    assert (found["first_ms"], found["questions"], found["p50_ms"], found["p95_ms"]) == (900.0, 101, 50.0, 95.0)
    assert found["percentiles_ms"] == [float(percent) for percent in range(101)]


def test_a_percentile_lies_in_its_interval_and_more_questions_narrow_it() -> None:
    few, many = ([float(k) / n for k in range(n)] for n in (100, 10_000))
    # ranks 50 -+ 1.96 * sqrt(100 / 4) = 40.2 and 59.8: the 41st and the 60th value
    assert speed.percentile_interval(few, 50) == (40 / 100, 59 / 100)
    low, high = speed.percentile_interval(many, 50)
    assert 0.40 < low < 0.5 < high < 0.59
    # ranks 2 * 0.95 -+ 1.96 * sqrt(2 * 0.95 * 0.05) = 1.3 and 2.5; there is no third value
    assert speed.percentile_interval([1.0, 2.0], 95) == (2.0, 2.0)


# Tables


def test_groups_with_the_same_measures_are_columns() -> None:
    result = {"id": {"f1": [0.5, 0.4, 0.6], "questions": 1200}, "en": {"f1": [0.25, 0.0, 1.0], "mrr": [1.0, 1.0, 1.0]}}
    assert tables.columns(result) == ["id", "en"]
    assert tables.rows(result) == [
        ["f1", "50.0 (40 to 60)", "25.0 (0 to 100)"],
        ["questions", "1,200", ""],
        ["mrr", "", "100.0 (100 to 100)"],
    ]


def test_other_results_are_one_column_and_whole_distributions_are_left_out() -> None:
    result = {"articles": 54, "search": {"p50_ms": 8.5, "percentiles_ms": [0.5] * 101}, "took_s": [2.0, 1.0]}
    assert len(tables.columns(result)) == 1
    assert tables.rows(result) == [["articles", "54"], ["search, p50 ms", "8.5"], ["took s", "2.0, 1.0"]]


@pytest.mark.parametrize("value", [{"value": 0.5, "low": 0.4, "high": 0.6, "count": 9}, [0.5, 0.4, 0.6]])
def test_a_mean_is_told_in_percent_with_its_interval(value: Any) -> None:
    assert tables.told(value) == "50.0 (40 to 60)"


# The part of the news that the gate is measured on


def test_the_part_of_the_news_is_the_same_each_time_and_holds_what_is_asked_about(tmp_path: Path) -> None:
    write_news(tmp_path / "data", others=20)
    ids = [ids_of(news_part(tmp_path / "data", folder, most=5)) for folder in (folder_of(tmp_path, 1), folder_of(tmp_path, 2))]
    assert ids[0] == ids[1]
    assert {"asked-0", "asked-1"} < ids[0]
    assert len(ids[0]) == 2 + 5
    everything = ids_of(news_part(tmp_path / "data", folder_of(tmp_path, 3), most=1_000))
    assert len(everything) == 2 + 20


def folder_of(top: Path, number: int) -> Path:
    (top / str(number)).mkdir()
    return top / str(number)


def ids_of(measured: Measured) -> set[str]:
    lines = (measured.index.parent / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    with Archive.open(measured.index) as archive:
        assert archive.status().articles == len(lines)
    return {json.loads(line)["id"] for line in lines}


def write_news(data: Path, others: int) -> None:
    (data / "articles").mkdir(parents=True)
    (data / "newsqa").mkdir()
    text = "Warga Desa Lumbung memanen padi untuk ke-{} kalinya. Camat Joko Waluyo hadir pada hari ke-{}."
    for path, prefix, count in (("articles/koran.jsonl.gz", "koran", others), ("newsqa/dev_articles.jsonl", "asked", 2)):
        rows = [{"id": f"{prefix}-{k}", "title": f"Panen {prefix} {k}", "text": text.format(k, prefix)} for k in range(count)]
        written = "\n".join(map(json.dumps, rows)).encode()
        (data / path).write_bytes(gzip.compress(written) if path.endswith(".gz") else written)
    (data / "newsqa/dev.jsonl").write_text(json.dumps({"question": "Siapa yang hadir?"}), encoding="utf-8")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(WartanyaError, match="There is nothing at"):
        news_part(tmp_path, tmp_path, most=5)
