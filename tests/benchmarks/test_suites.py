"""The suites of other projects, on invented folders of their shape."""

import json
from pathlib import Path

import pytest

from benchmarks.suites.__main__ import main
from benchmarks.suites.date_fields import FIELDS, MONTHS, WEEKDAYS
from benchmarks.suites.outcomes import Outcome, half_of, summary, value_outcome
from benchmarks.suites.registry import SUITES

PARAGRAPH = "Rapat tentang pasar lama digelar di aula kecamatan dan dihadiri semua kepala desa dari wilayah pesisir itu."
PAGE = (
    f"<html><head><title>Pasar Lama Dibahas</title></head><body><h1>Pasar Lama Dibahas</h1><p>Senin, 26 Agustus 2024</p>"
    f"<article><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Rapat', 'Pertemuan')}</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Kabar</title><link>https://kabar.example/</link><item><title>Pasar</title>"
    f"<link>https://kabar.example/pasar</link><description>{PARAGRAPH}</description></item></channel></rss>"
)
EXPORT = FEED.replace("<rss ", '<rss xmlns:wp="https://wordpress.org/export/1.2/" ').replace(
    "</item>", "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
)
TOLD = (
    "return getContent('test/fixtures/pasar.html') }).then(function (result) {"
    "assert(_.isEqual(result['title'], 'Pasar Lama Dibahas')) assert(_.isEqual(result['date'], 1724630400000))"
    f"assert(_.isEqual(result['content'], '{PARAGRAPH}'))"
)
FILES = {
    "dates": {"tests/test_languages.py": "[param('id', '3 Maret 2021', '3 march 2021'), param('id', 'tadi', '1 hour ago')]"},
    "sentences": {"id_invented-ud-test.conllu": "".join(f"# text = Rapat ke-{n} dibuka camat.\n\n" for n in range(30))},
    "pages": {
        "tests/evaldata.json": json.dumps(
            {"https://kabar.example/pasar": {"file": "pasar.html", "with": ["pasar lama"], "without": ["Menu"],
                                             "date": "2024-08-26", "title": "Pasar Lama Dibahas"}}
        ),
        "tests/eval/pasar.html": PAGE,
    },
    "indonesian-pages": {"test/websites/Kabar.test.js": TOLD, "test/fixtures/pasar.html": PAGE},
    "feeds": {"tests/wellformed/rss/pasar.xml": FEED},
    "exports": {"pasar/export.xml": EXPORT},
}  # fmt: skip


@pytest.fixture
def clone(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    for name, written in FILES[request.param].items():
        (tmp_path / "clone" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "clone" / name).write_text(written, encoding="utf-8")
    return tmp_path / "clone"


@pytest.mark.parametrize(("name", "clone"), [(name, name) for name in SUITES if name != "dates"], indirect=["clone"])
def test_a_suite_prints_a_table_and_keeps_its_record(
    name: str, clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "suites.json"
    out.write_text(json.dumps({"dates": {"result": {}}}), encoding="utf-8")
    assert main([name, str(clone), "--out", str(out)]) == 0
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert list(kept) == ["dates", name]
    assert kept[name].keys() >= {"task", "commit", "data", "result"}
    whole = {measure: told["wartanya"] for measure, told in kept[name]["result"].items() if not measure.endswith("half")}
    assert whole, "something was measured"
    assert [
        measure for measure, told in whole.items() if told["missed"] or told["wrong"] > (measure == "words of text") * 99
    ] == []
    assert "wartanya" in capsys.readouterr().out


@pytest.mark.parametrize("name", SUITES)
def test_a_folder_of_another_kind_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        assert main([name, str(folder), "--out", str(tmp_path / "out.json")]) == 1
        assert capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("clone", ["dates"], indirect=True)
def test_cases_of_dateparser_are_read_from_its_tests(clone: Path) -> None:
    from datetime import date

    from benchmarks.suites.dates import dateparser_cases

    assert dateparser_cases(clone) == [("3 Maret 2021", date(2021, 3, 3)), ("tadi", None)]


def test_outcomes_are_added_up_by_halves() -> None:
    cases = [f"kasus {n}" for n in range(20)]
    found = summary((Outcome(case, "ends", "x", right=3, missed=1, wrong=2) for case in cases), frozenset({"ends"}))
    assert found.record()["ends"]["x"] == {
        "right": 60, "missed": 20, "wrong": 40, "precision": 3 / 5, "recall": 3 / 4, "f1": round(6 / 9, 4),
    }  # fmt: skip
    halves = [sum(half_of(case) == half for case in cases) for half in ("first", "second")]
    assert min(halves) > 0
    assert [found.tallies[f"ends, {half} half"]["x"].right for half in ("first", "second")] == [3 * n for n in halves]
    assert found.cell("ends", "x") == "F 66.7 (P 60.0, R 75.0)"


def test_a_value_is_right_missed_or_wrong() -> None:
    given = [
        value_outcome("a", "days", "x", wanted, value) for wanted, value in ((1, 1), (1, None), (1, 2), (None, 2), (None, None))
    ]
    assert [(each.right, each.missed, each.wrong) for each in given] == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1), (1, 0, 0)]


def test_more_spellings_of_a_day_are_read_than_by_any_peer() -> None:
    """Of 92 spellings dateparser 1.5.0 reads 76, and dateutil 40."""
    from corpus.dates.publication import published_on

    assert len(FIELDS) == len({written for written, _ in FIELDS}) == 92
    read = [written for written, day in FIELDS if published_on(written, None, "").value == day]
    assert len(read) >= 88
    assert sum(map(len, MONTHS.values())) == 56
    assert len({name for names in WEEKDAYS for name in names}) == 45
