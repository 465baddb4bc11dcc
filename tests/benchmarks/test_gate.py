"""The sample stays as good as it was, and the gate that says so can fail: builds worse by one thing are each caught."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.floors import (
    FLOORS,
    SLACK,
    Breach,
    Floor,
    Stamp,
    breaches,
    limit_of,
    lowered,
    measured,
    read,
    replayed,
    stricter,
    write,
)
from benchmarks.gate import FLOORS_FOLDER, floors_of, told
from corpus import Article
from corpus.errors import WartanyaError
from index import Archive, rebuild
from index.locate import SAMPLE_ARTICLES
from qa import Assistant
from qa.evaluation.report import EvaluationReport, Measure
from qa.evaluation.run import evaluate
from tests.benchmarks.worse import (
    FirstWords,
    Replayed,
    Shuffled,
    Untranslated,
    Worsening,
    always_answered,
    always_refused,
    cited_backwards,
    misquoted,
    save_random_embedder,
)

QUESTIONS = SAMPLE_ARTICLES / "questions.jsonl"
DAY = Stamp("abc1234", "2026-11-24")
LATER = Stamp("def5678", "2026-12-01")


def measure(value: float, count: int = 100) -> Measure:
    return Measure(value, value, value, count)


def caught(report: EvaluationReport, floors: dict[str, Floor]) -> set[str]:
    return {breach.metric for breach in breaches(floors, measured(report))}


# The gate itself


def test_the_sample_is_as_good_as_its_floors_say(sample_report: EvaluationReport, sample_floors: dict[str, Floor]) -> None:
    found = breaches(sample_floors, measured(sample_report))
    assert found == [], "\n" + told(sample_floors, measured(sample_report), found)


@pytest.mark.parametrize("name", ["sample", "news"])
def test_the_floors_that_ship_are_those_of_their_history(name: str) -> None:
    floors = floors_of(name)
    assert {metric.partition(".")[2] for metric in floors} >= set(FLOORS)
    assert floors["all.quotes_verified"].limit == 1


# Worse builds


@pytest.mark.parametrize(
    ("worsened", "beyond"),
    [
        (misquoted, {"all.quotes_verified"}),
        (always_answered, {"all.unanswerable_refused", "all.unanswerable_refused_or_unsure", "all.answered_right"}),
        (always_refused, {"all.f1", "id.f1", "en.f1", "all.answerable_refused", "all.answered_right"}),
        (cited_backwards, {"all.cited_at_1"}),
    ],
)
def test_an_assistant_that_does_one_thing_worse_is_caught(
    worsened: Worsening,
    beyond: set[str],
    sample_archive: Archive,
    sample_report: EvaluationReport,
    sample_floors: dict[str, Floor],
) -> None:
    report = evaluate(sample_archive, QUESTIONS, assistant=Replayed(sample_report, worsened))
    assert caught(report, sample_floors) >= beyond
    assert caught(report, sample_floors) & {"all.hit_at_1", "all.hit_at_5"} == set()


def test_a_reader_that_takes_the_first_words_is_caught(sample_archive: Archive, sample_floors: dict[str, Floor]) -> None:
    report = evaluate(sample_archive, QUESTIONS, assistant=Assistant(sample_archive, FirstWords()))
    assert caught(report, sample_floors) >= {"all.f1", "id.f1", "en.f1"}
    assert caught(report, sample_floors) & {"all.hit_at_1", "all.hit_at_5", "all.quotes_verified"} == set()


def test_a_search_in_no_order_is_caught(
    sample_archive: Archive, sample_report: EvaluationReport, sample_floors: dict[str, Floor]
) -> None:
    report = evaluate(Shuffled(sample_archive), QUESTIONS, assistant=Replayed(sample_report))
    wanted = {f"{group}.{name}" for group in ("all", "id", "en") for name in ("hit_at_1", "hit_at_5")}
    assert caught(report, sample_floors) >= wanted


def test_an_empty_lexicon_is_caught_by_english_questions(
    sample_archive: Archive,
    sample_articles: dict[str, Article],
    sample_report: EvaluationReport,
    sample_floors: dict[str, Floor],
) -> None:
    report = evaluate(Untranslated(sample_archive, sample_articles), QUESTIONS, assistant=Replayed(sample_report))
    assert caught(report, sample_floors) >= {"all.hit_at_1", "en.hit_at_1"}
    assert caught(report, sample_floors) & {"id.hit_at_1", "id.hit_at_5"} == set()


def test_random_vectors_are_caught(tmp_path: Path, sample_report: EvaluationReport, sample_floors: dict[str, Floor]) -> None:
    rebuild(SAMPLE_ARTICLES, index=tmp_path / "index", embedder=save_random_embedder(tmp_path / "embedder"))
    with Archive.open(tmp_path / "index") as archive:
        report = evaluate(archive, QUESTIONS, assistant=Replayed(sample_report))
    # Vectors weigh most where words are shared least; how near one another words stand makes up for some of them.
    assert "all.hit_at_1" in caught(report, sample_floors)


# Floors and their history


def test_a_floor_leaves_two_questions_to_lose_and_a_quotation_none() -> None:
    assert limit_of("all.f1", 0.75, 100) == 0.75 - SLACK / 100
    assert limit_of("all.answerable_refused", 0.10, 50) == pytest.approx(0.10 + SLACK / 50)
    assert limit_of("all.quotes_verified", 1.0, 50) == 1
    assert limit_of("all.f1", 0.01, 20) == 0


@pytest.mark.parametrize("count", [20, 21, 33, 50, 99, 100, 128, 165, 199])
def test_two_questions_may_be_lost_and_three_may_not(count: int) -> None:
    right = count - 5
    floors = {floor.metric: floor for floor in stricter({}, {"all.hit_at_1": measure(right / count, count)}, DAY)}
    caught_by = [breaches(floors, {"all.hit_at_1": measure((right - lost) / count, count)}) for lost in range(4)]
    assert [bool(found) for found in caught_by] == [False, False, False, True]


def test_a_ceiling_is_broken_from_above_and_a_floor_from_below() -> None:
    floors = {floor.metric: floor for floor in stricter({}, seen(refused=0.1, f1=0.8), DAY)}
    assert [breach.metric for breach in breaches(floors, seen(refused=0.13, f1=0.9))] == ["all.answerable_refused"]
    assert [breach.metric for breach in breaches(floors, seen(refused=0.0, f1=0.77))] == ["all.f1"]
    assert breaches(floors, seen(refused=0.12, f1=0.78)) == []


def seen(*, refused: float, f1: float) -> dict[str, Measure]:
    return {"all.answerable_refused": measure(refused), "all.f1": measure(f1)}


def test_what_was_not_measured_fails_and_so_does_what_has_no_floor() -> None:
    (floor,) = stricter({}, {"all.f1": measure(0.8)}, DAY)
    assert breaches({"all.f1": floor}, {}) == [Breach("all.f1", floor.limit, None)]
    assert breaches({}, {"all.f1": measure(0.8)}) == [Breach("all.f1", None, 0.8)]


def test_floors_are_raised_and_never_fall() -> None:
    floors = {floor.metric: floor for floor in stricter({}, seen(refused=0.1, f1=0.8), DAY)}
    assert stricter(floors, seen(refused=0.2, f1=0.7), LATER) == []
    (raised,) = stricter(floors, seen(refused=0.1, f1=0.9), LATER)
    assert (raised.metric, raised.limit, raised.commit) == ("all.f1", limit_of("all.f1", 0.9, 100), "def5678")


def test_a_floor_is_lowered_for_a_reason_that_is_written_down() -> None:
    floors = {"all.f1": Floor("all.f1", 0.78, 0.8, 100, "abc1234", "2026-11-24")}
    new = lowered(floors, "all.f1", {"all.f1": measure(0.7)}, "harder questions were added", LATER)
    assert new.to_dict() == {
        "metric": "all.f1",
        "floor": 0.68,
        "seen": 0.7,
        "count": 100,
        "commit": "def5678",
        "date": "2026-12-01",
        "because": "harder questions were added",
    }
    assert replayed([*floors.values(), new]) == {"all.f1": new}


@pytest.mark.parametrize(
    ("metric", "now", "because", "complaint"),
    [
        ("all.f1", 0.7, " ", "only lowered for a reason"),
        ("all.mrr", 0.7, "so", r"no floor all\.mrr"),
        ("all.f1", 0.8, "so", "stands as it is"),
    ],
)
def test_a_floor_is_not_lowered_without_need(metric: str, now: float, because: str, complaint: str) -> None:
    floors = {"all.f1": Floor("all.f1", 0.78, 0.8, 100, "abc1234", "2026-11-24")}
    with pytest.raises(WartanyaError, match=complaint):
        lowered(floors, metric, {"all.f1": measure(now), "all.mrr": measure(now)}, because, LATER)


def test_floors_are_kept_with_their_history(tmp_path: Path) -> None:
    first = stricter({}, seen(refused=0.1, f1=0.8), DAY)
    history = (*first, *stricter(replayed(first), seen(refused=0.1, f1=0.9), LATER))
    write(tmp_path / "kept.json", history)
    assert read(tmp_path / "kept.json") == history
    assert read(tmp_path / "absent.json") == ()


def lower_the_floor(kept: dict[str, Any]) -> None:
    kept["floors"][0]["floor"] = 0.5


def lower_floor_and_history(kept: dict[str, Any]) -> None:
    kept["floors"][0]["floor"] = kept["history"][-1]["floor"] = 0.5


def add_a_lower_one(kept: dict[str, Any]) -> None:
    lower = kept["floors"][0] | {"seen": 0.5, "floor": limit_of("all.f1", 0.5, kept["floors"][0]["count"]), "because": ""}
    kept["floors"][0] = lower
    kept["history"].append(lower)


def drop_the_floor(kept: dict[str, Any]) -> None:
    kept["floors"].clear()


def drop_the_history(kept: dict[str, Any]) -> None:
    kept["history"].clear()


@pytest.mark.parametrize(
    ("edited", "complaint"),
    [
        (lower_the_floor, "not the one that its history leads to"),
        (lower_floor_and_history, "does not follow from what was seen"),
        (add_a_lower_one, "say why"),
        (drop_the_floor, "not the one that its history leads to"),
        (drop_the_history, "knows nothing of all.f1"),
    ],
)
def test_a_floor_edited_by_hand_is_noticed(tmp_path: Path, edited: Any, complaint: str) -> None:
    kept = json.loads((FLOORS_FOLDER / "sample.json").read_text(encoding="utf-8"))
    for part in ("floors", "history"):
        kept[part] = [entry for entry in kept[part] if entry["metric"] == "all.f1"]
    edited(kept)
    (tmp_path / "edited.json").write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(WartanyaError, match=complaint):
        read(tmp_path / "edited.json")


def test_a_file_that_holds_no_floors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("[]", encoding="utf-8")
    with pytest.raises(WartanyaError, match="cannot be read"):
        read(tmp_path / "broken.json")


def test_the_table_says_which_measure_fails() -> None:
    floors = {floor.metric: floor for floor in stricter({}, seen(refused=0.1, f1=0.8), DAY)}
    now = seen(refused=0.1, f1=0.5)
    table = told(floors, now, breaches(floors, now)).splitlines()
    assert [line.split()[0] for line in table if line.endswith("FAILS")] == ["all.f1"]
    assert table[-1] == "The gate fails: all.f1 is 0.5000, below its floor of 0.7800."
