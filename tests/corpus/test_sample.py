"""The articles and questions that ship with the project hold together, file by file and without any loader."""

import datetime
import itertools
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.canonical import canonical
from corpus.dates import parse_date

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
QUESTION_KEYS = ["id", "question", "lang", "article_id", "answers", "answerable", "type", "after"]
QUESTION_TYPES = {"who", "where", "when", "howmany", "what", "why", "followup"}
RECORD_KEYS = {"id", "title", "text", "date", "outlet", "url"}
FRONT_MATTER_KEYS = {"title", "date", "outlet", "author", "url"}
SHINGLE_WORDS = 3
# Edited wire copies share about 0.8 of their shingles, any other two articles of the sample less than 0.05.
WIRE_COPY_OVERLAP = 0.6
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
PRINTED_DAY = re.compile(rf"\A(?P<weekday>{'|'.join(WEEKDAYS)}), (?P<day>\d{{1,2}} \w+ 20\d\d) \d\d:\d\d WI(?:B|TA)\n\n")
LAMPUNG_BARAT = "pantau-lampung/rakor-lintas-sektoral-pilkada-2024"


@dataclass(frozen=True, slots=True)
class Sample:
    """An article as its file holds it; `body` is `whole` without front matter and the printed day."""

    id: str
    whole: str
    body: str
    outlet: str
    url: str | None


def front_matter(whole: str) -> tuple[dict[str, str], str]:
    """The fields and the body of a Markdown file that opens with `---`."""
    _, head, body = whole.split("---\n", 2)
    fields = (line.split(":", 1) for line in head.strip().splitlines())
    return {key: value.strip().strip('"') for key, value in fields}, body.strip()


def from_text(path: Path, name: str) -> Sample:
    whole = canonical(path.read_text(encoding="utf-8"))
    body = PRINTED_DAY.sub("", whole)
    return Sample(name, whole, body, body.partition(" – ")[0], None)


def from_markdown(path: Path, name: str) -> Sample:
    whole = canonical(path.read_text(encoding="utf-8"))
    fields, body = front_matter(whole)
    return Sample(name, whole, body, fields["outlet"].upper(), fields["url"])


def from_record(record: dict[str, str]) -> Sample:
    text = canonical(record["text"])
    return Sample(record["id"], text, text, record["outlet"].upper(), record["url"])


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_samples() -> dict[str, Sample]:
    found = [from_record(record) for record in lines_of(SAMPLE / "kilas-timur.jsonl")]
    for suffix, read in ((".txt", from_text), (".md", from_markdown)):
        for path in sorted(SAMPLE.rglob(f"*{suffix}")):
            found.append(read(path, path.relative_to(SAMPLE).with_suffix("").as_posix()))
    return {sample.id: sample for sample in found}


def shingles(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + SHINGLE_WORDS]) for i in range(len(found) - SHINGLE_WORDS + 1)}


def overlap(one: str, other: str) -> float:
    """Jaccard similarity of the two texts' word shingles."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


@pytest.fixture(scope="module")
def samples() -> dict[str, Sample]:
    return read_samples()


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return lines_of(SAMPLE / "questions.jsonl")


def test_there_are_enough_articles_in_every_format(samples: dict[str, Sample]) -> None:
    assert len(samples) >= 44
    assert len(list(SAMPLE.rglob("*.txt"))) > len(samples) / 2
    assert len(list(SAMPLE.rglob("*.md"))) >= 4
    assert 6 <= len(lines_of(SAMPLE / "kilas-timur.jsonl")) <= 8


def test_every_article_has_the_length_of_a_news_item(samples: dict[str, Sample]) -> None:
    lengths = {sample.id: len(sample.body.split()) for sample in samples.values()}
    assert {name: words for name, words in lengths.items() if not 120 <= words <= 450} == {}


def test_at_least_four_outlets_write(samples: dict[str, Sample]) -> None:
    outlets = Counter(sample.outlet for sample in samples.values())
    assert len(outlets) >= 4
    assert all(re.fullmatch(r"[A-Z]+(?: [A-Z]+)+", outlet) for outlet in outlets)


def test_every_text_file_opens_with_the_outlet_of_its_folder(samples: dict[str, Sample]) -> None:
    for path in SAMPLE.rglob("*.txt"):
        name = path.relative_to(SAMPLE).with_suffix("").as_posix()
        assert samples[name].outlet.lower().replace(" ", "-") == path.parent.name


def test_urls_use_the_reserved_domain(samples: dict[str, Sample]) -> None:
    urls = [sample.url for sample in samples.values() if sample.url]
    assert all(re.match(r"https://[a-z]+\.example/", url) for url in urls)
    assert len(set(urls)) == len(urls)
    assert all(mention.endswith(".example") for s in samples.values() for mention in re.findall(r"https?://([^/\s]+)", s.whole))


def test_records_and_front_matter_have_their_fields() -> None:
    assert all(set(record) == RECORD_KEYS for record in lines_of(SAMPLE / "kilas-timur.jsonl"))
    for path in SAMPLE.rglob("*.md"):
        assert set(front_matter(path.read_text(encoding="utf-8"))[0]) == FRONT_MATTER_KEYS


def test_no_two_articles_share_a_name_and_all_are_known_by_it(samples: dict[str, Sample]) -> None:
    files = [p for p in SAMPLE.rglob("*") if p.suffix in {".txt", ".md"}]
    assert len(samples) == len(files) + len(lines_of(SAMPLE / "kilas-timur.jsonl"))


def test_dates_with_weekday_day_month_and_year_exist(samples: dict[str, Sample]) -> None:
    dated = re.compile(rf"({'|'.join(WEEKDAYS)}) \((\d{{1,2}})/(\d{{1,2}})/(\d{{4}})\)")
    found = [match for sample in samples.values() for match in dated.findall(sample.body)]
    assert len(found) > 20
    for weekday, day, month, year in found:
        assert WEEKDAYS[datetime.date(int(year), int(month), int(day)).weekday()] == weekday


def test_most_text_files_print_their_day_and_some_leave_it_open(samples: dict[str, Sample]) -> None:
    printed = [match for sample in samples.values() if (match := PRINTED_DAY.match(sample.whole))]
    assert len(list(SAMPLE.rglob("*.txt"))) / 2 < len(printed) < len(list(SAMPLE.rglob("*.txt"))) - 10
    assert [day for day in printed if WEEKDAYS[(parse_date(day["day"]) or datetime.date.min).weekday()] != day["weekday"]] == []


def test_a_few_text_files_leave_their_year_open(samples: dict[str, Sample]) -> None:
    open_years = [sample.id for sample in samples.values() if sample.url is None and not re.search(r"\b20\d\d\b", sample.body)]
    assert 3 <= len(open_years) <= 6


def test_exactly_three_pairs_are_wire_copies_and_each_pair_crosses_outlets(samples: dict[str, Sample]) -> None:
    pairs = [(a, b) for a, b in itertools.combinations(samples.values(), 2) if overlap(a.body, b.body) > WIRE_COPY_OVERLAP]
    assert len(pairs) == 3
    assert all(a.outlet != b.outlet and a.body != b.body for a, b in pairs)


def test_nothing_but_wire_copies_looks_alike(samples: dict[str, Sample]) -> None:
    likenesses = [overlap(a.body, b.body) for a, b in itertools.combinations(samples.values(), 2)]
    assert sorted(likenesses)[-4] < WIRE_COPY_OVERLAP / 2


def test_one_article_corrects_another(samples: dict[str, Sample]) -> None:
    corrections = [sample for sample in samples.values() if "RALAT" in sample.body]
    assert [sample.id for sample in corrections] == ["pantau-lampung/ralat-banjir-way-semaka"]
    wrong, right = "312", "213"
    assert wrong in corrections[0].body
    assert right in corrections[0].body
    original = samples["pantau-lampung/banjir-way-semaka-rendam-ratusan-rumah"].body
    assert wrong in original
    assert right not in original


def test_several_coordination_meetings_make_a_bare_question_ambiguous(samples: dict[str, Sample]) -> None:
    meetings = [s for s in samples.values() if re.search(r"rapat koordinasi", s.body, re.I) and "dipimpin" in s.body]
    assert len(meetings) >= 6
    assert len({sample.outlet for sample in meetings}) >= 4


def test_the_lampung_barat_meeting_is_told_as_reported(samples: dict[str, Sample]) -> None:
    body = samples[LAMPUNG_BARAT].body
    assert body.startswith("PANTAU LAMPUNG – Menjelang ")
    assert body.endswith("***")
    assert "dipimpin langsung oleh Kapolres Lampung Barat, AKBP Rinaldo Aser, S.H., S.I.K., M.Si" in body
    for fact in (
        "Aula Rupatama Tratisarawirya",
        "Senin (26/08)",
        "Wasisno Sembiring",
        "Sri Nurwijayati",
        "Arip Sah",
        "Kejaksaan",
    ):
        assert fact in body


def test_questions_have_the_agreed_keys_types_and_running_ids(questions: list[dict[str, Any]]) -> None:
    assert len(questions) >= 130
    assert all(list(question) == QUESTION_KEYS for question in questions)
    assert {question["type"] for question in questions} == QUESTION_TYPES
    assert [question["id"] for question in questions] == [f"s{n:03}" for n in range(1, len(questions) + 1)]


def test_the_two_languages_are_balanced(questions: list[dict[str, Any]]) -> None:
    languages = Counter(question["lang"] for question in questions)
    assert set(languages) == {"en", "id"}
    assert 0.45 <= languages["en"] / len(questions) <= 0.55


def test_about_a_fifth_has_no_answer_in_the_archive(questions: list[dict[str, Any]]) -> None:
    assert all(question["answerable"] == bool(question["answers"]) for question in questions)
    assert 0.18 <= sum(not question["answerable"] for question in questions) / len(questions) <= 0.22


def test_about_a_tenth_follows_up_an_earlier_question_on_the_same_article(questions: list[dict[str, Any]]) -> None:
    followups = [question for question in questions if question["type"] == "followup"]
    assert 0.09 <= len(followups) / len(questions) <= 0.12
    seen: dict[str, str] = {}
    for question in questions:
        assert (question["after"] is not None) == (question["type"] == "followup")
        if question["after"] is not None:
            assert seen[question["after"]] == question["article_id"]
        seen[question["id"]] = question["article_id"]


def test_every_answer_stands_word_for_word_in_the_article(samples: dict[str, Sample], questions: list[dict[str, Any]]) -> None:
    missing = [(q["id"], answer) for q in questions for answer in q["answers"] if answer not in samples[q["article_id"]].body]
    assert missing == []


def test_every_article_is_asked_about(samples: dict[str, Sample], questions: list[dict[str, Any]]) -> None:
    assert {question["article_id"] for question in questions} == set(samples)


def test_only_followups_may_be_worded_alike(questions: list[dict[str, Any]]) -> None:
    alone = Counter(question["question"] for question in questions if question["type"] != "followup")
    assert [question for question, times in alone.items() if times > 1] == []


def test_the_lampung_barat_chair_is_asked_for_in_both_languages(questions: list[dict[str, Any]]) -> None:
    asked = {question["question"]: question for question in questions if question["article_id"] == LAMPUNG_BARAT}
    for wording in (
        "Who chaired the coordination meeting at the Lampung Barat police office?",
        "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?",
    ):
        assert "Kapolres Lampung Barat, AKBP Rinaldo Aser" in asked[wording]["answers"]
