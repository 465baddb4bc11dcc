"""Periods of questions. Unless a test says otherwise, they are asked on Wednesday, 28 August 2024."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article
from index import Archive
from index.types import EVERYTHING, Filter
from qa import Assistant, answer
from qa.cli import main
from qa.question.parse import understand
from qa.question.period import DAYS_AFTER, AskedPeriod, narrowed, period_asked
from qa.rendering.period import period_words
from qa.rendering.strings import days, receipt_lines
from qa.types import Receipt

TODAY = date(2024, 8, 28)
LATER = timedelta(DAYS_AFTER)
CHAIRED = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat"
DATES = st.none() | st.dates()


def asked(question: str, today: date = TODAY) -> AskedPeriod | None:
    return period_asked(understand(question), today)


@pytest.mark.parametrize(
    ("question", "words", "first", "last"),
    [
        ("Siapa kapolres Kaur pada Agustus 2024?", "Agustus 2024", date(2024, 8, 1), date(2024, 8, 31)),
        ("Which mayor gave aid in August 2024?", "August 2024", date(2024, 8, 1), date(2024, 8, 31)),
        ("Berapa rumah terendam bulan lalu?", "bulan lalu", date(2024, 7, 1), date(2024, 7, 31)),
        ("How many houses were flooded last month?", "last month", date(2024, 7, 1), date(2024, 7, 31)),
        ("Siapa yang ditangkap minggu ini?", "minggu ini", date(2024, 8, 26), date(2024, 9, 1)),
        ("Siapa yang ditangkap minggu lalu?", "minggu lalu", date(2024, 8, 19), date(2024, 8, 25)),
        ("Apa penyebab banjir kemarin?", "kemarin", date(2024, 8, 27), date(2024, 8, 27)),
        ("Di mana kebakaran hari ini?", "hari ini", TODAY, TODAY),
        ("What burnt down in Liwa yesterday?", "yesterday", date(2024, 8, 27), date(2024, 8, 27)),
        ("Siapa yang dilantik Senin lalu?", "Senin lalu", date(2024, 8, 26), date(2024, 8, 26)),
        ("Kebakaran apa saja sepekan terakhir?", "sepekan terakhir", date(2024, 8, 21), TODAY),
        ("Who was arrested on 26 August 2024?", "26 August 2024", date(2024, 8, 26), date(2024, 8, 26)),
        ("Siapa yang ditangkap Senin (26/8/2024)?", "Senin (26/8/2024)", date(2024, 8, 26), date(2024, 8, 26)),
        (
            "Siapa yang ditangkap between 1 and 15 March 2024?",
            "between 1 and 15 March 2024",
            date(2024, 3, 1),
            date(2024, 3, 15),
        ),
        ("Lomba apa digelar 1-15 Maret 2024?", "1-15 Maret 2024", date(2024, 3, 1), date(2024, 3, 15)),
        ("Who led the early March 2024 talks?", "early March 2024", date(2024, 3, 1), date(2024, 3, 10)),
        ("Kapolres Kaur akhir 2023 siapa?", "akhir 2023", date(2023, 9, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_reaches_some_days_further_than_its_words(question: str, words: str, first: date, last: date) -> None:
    assert asked(question) == AskedPeriod(first, last + LATER, words)


@pytest.mark.parametrize(
    ("question", "words", "first"),
    [
        ("Berapa kali banjir di Semaka sejak 2023?", "sejak 2023", date(2023, 1, 1)),
        ("How often was Semaka flooded since August 2023?", "since August 2023", date(2023, 8, 1)),
        ("Siapa saja bupati Kaur sejak tahun lalu?", "sejak tahun lalu", date(2023, 1, 1)),
    ],
)
def test_since_has_no_end(question: str, words: str, first: date) -> None:
    assert asked(question) == AskedPeriod(first, None, words)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Apa berita bulan lalu tentang banjir?", date(2024, 7, 1), date(2024, 7, 31)),
        ("Which articles published in August 2023 name the mayor?", date(2023, 8, 1), date(2023, 8, 31)),
        ("Kapan, menurut berita tahun 2023, rapat digelar?", date(2023, 1, 1), date(2023, 12, 31)),
        ("Siapa dalam berita hingga Maret 2024 disebut bupati?", None, date(2024, 3, 31)),
    ],
)
def test_news_of_a_period_is_what_was_published_in_it(question: str, first: date | None, last: date) -> None:
    found = asked(question)
    assert found is not None
    assert (found.since, found.until) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "Siapa yang memimpin rapat?",
        "Siapa pemenang Pilkada 2024?",
        "Siapa ketua KPU saat Pemilu 2019?",
        "Berapa APBD 2023 Kabupaten Kaur?",
        "Berapa tahun anggaran 2024 disusun?",
        "Siapa korban peristiwa Mei 1998?",
        "Siapa inspektur upacara HUT RI 17 Agustus 2024?",
        "Siapa pembicara HUT ke-79 tahun 2024?",
        "Who won the April 2024 elections?",
        "Siapa yang menang pilkades serentak Agustus 2024?",
        "Siapa wali kota Solo pada 2020?",
        "Which mayor was in office in 2019?",
        "Apa yang berubah tahun lalu?",
        "Siapa bupati periode 2019-2024?",
        "Kapan banjir Agustus 2024 terjadi?",
        "When did the bridge collapse in August 2024?",
        "Tanggal berapa lomba bulan lalu digelar?",
        "Siapa yang akan dilantik pada Agustus 2024?",
        "Who will open the festival on 26 August 2024?",
        "Apa acara pekan depan?",
        "Di mana festival besok?",
        "Apa jadwal lomba bulan ini?",
        "Berapa target pajak Agustus 2024?",
        "Berapa warga miskin Lampung pada Maret 2024?",
        "How many cars were sold in May 2024?",
        "Berapa pendapatan pajak Lampung dari Mei sampai Juni 2024?",
        "Which band is playing in Liwa in August 2024?",
        "Siapa yang ditangkap Selasa, 26 Agustus 2024?",
        "Siapa yang ditangkap pada 26 Agustus?",
        "Siapa yang ditangkap hari Senin?",
        "Siapa kepala Pasar Minggu?",
        "Siapa bupati hingga Maret 2024?",
        "How many reports were filed by 21 August 2024?",
        "Apa yang berubah setelah Agustus 2023?",
        "Apa beda Maret 2023 dan Agustus 2024?",
        "Siapa yang dilantik pada September 2024?",
        "Berapa tahun hukumannya dua bulan lalu?",
    ],
)
def test_where_a_date_is_not_beyond_doubt_that_of_the_news_nothing_is_inferred(question: str) -> None:
    assert asked(question) is None


def test_the_same_words_count_from_the_day_that_is_given() -> None:
    first, then = (asked("Apa penyebab banjir kemarin?", today) for today in (TODAY, TODAY + timedelta(1)))
    assert first
    assert then
    assert first.since
    assert then.since
    assert then.since - first.since == timedelta(1)


def test_a_period_told_twice_is_one() -> None:
    found = asked("Siapa yang ditangkap Agustus 2024, ya, Agustus 2024?")
    assert found is not None
    assert found.since == date(2024, 8, 1)


@settings(deadline=None)
@given(DATES, DATES, DATES, DATES)
def test_a_period_only_narrows(since: date | None, until: date | None, first: date | None, last: date | None) -> None:
    wanted, period = Filter(since, until, ("Pantau",)), AskedPeriod(first, last, "kemarin")
    both = narrowed(wanted, period)
    assert both.outlets == wanted.outlets
    if both != wanted:
        assert (both.since or date.min) == max(since or date.min, first or date.min)
        assert (both.until or date.max) == min(until or date.max, last or date.max)
        assert (both.since or date.min) <= (both.until or date.max)


def test_days_that_never_meet_leave_the_filter_as_it_was() -> None:
    wanted = Filter(date(2024, 1, 1), date(2024, 1, 31))
    assert narrowed(wanted, AskedPeriod(date(2024, 2, 1), date(2024, 2, 7), "awal Februari 2024")) == wanted
    assert narrowed(wanted, AskedPeriod(date(2024, 1, 31), None, "sejak 31 Januari 2024")) == Filter(
        date(2024, 1, 31), date(2024, 1, 31)
    )
    assert narrowed(EVERYTHING, AskedPeriod(None, date(2024, 1, 1), "")) == Filter(until=date(2024, 1, 1))


def test_the_period_is_applied_told_and_removable(assistant: Assistant, sample_articles: dict[str, Article]) -> None:
    question = f"{CHAIRED} pada Agustus 2024?"
    given_ = assistant.ask(question)
    first, last = date(2024, 8, 1), date(2024, 8, 31) + LATER
    within = [a for a in sample_articles.values() if a.published and first <= a.published <= last]
    assert (given_.receipt.since, given_.receipt.until, given_.receipt.articles) == (first, last, len(within))
    assert given_.receipt.filters == {
        "inferred": {"since": first.isoformat(), "until": last.isoformat(), "words": "Agustus 2024"}
    }
    assert {citation.article_id for citation in given_.citations} <= {a.id for a in within}
    assert sample_articles[given_.citations[0].article_id].source.endswith("rakor-lintas-sektoral-pilkada-2024.txt")
    without = assistant.ask(question, infer_dates=False).receipt
    assert (without.since, without.until, without.filters, without.articles) == (None, None, {}, len(sample_articles))


def test_undated_articles_are_left_out_and_counted(assistant: Assistant, sample_articles: dict[str, Article]) -> None:
    undated = sum(article.published is None for article in sample_articles.values())
    assert undated > 0
    receipt = assistant.ask(f"{CHAIRED} bulan lalu?", today=date(2024, 9, 10)).receipt
    assert receipt.filters["inferred"]["words"] == "bulan lalu"
    assert receipt.undated == undated
    assert f"Tanpa tanggal, tidak ditelusuri: {undated}" in receipt_lines(receipt, "id")
    assert f"Without a date: {undated}" in receipt_lines(assistant.ask(f"{CHAIRED}?").receipt, "en")


def test_the_callers_days_come_first(assistant: Assistant) -> None:
    question = f"{CHAIRED} pada Agustus 2024?"
    elsewhere = assistant.ask(question, since=date(2025, 1, 1)).receipt
    assert (elsewhere.since, elsewhere.until, elsewhere.filters) == (date(2025, 1, 1), None, {})
    inside = assistant.ask(question, since=date(2024, 8, 26), until=date(2024, 8, 27)).receipt
    assert (inside.since, inside.until, inside.filters) == (date(2024, 8, 26), date(2024, 8, 27), {})
    partly = assistant.ask(question, since=date(2024, 8, 26)).receipt
    assert (partly.since, partly.until) == (date(2024, 8, 26), date(2024, 8, 31) + LATER)
    assert partly.filters["inferred"]["words"] == "Agustus 2024"


def test_an_archive_that_begins_later_is_searched_whole(assistant: Assistant) -> None:
    receipt = assistant.ask("Siapa yang memimpin aksi pada Mei 1998?").receipt
    assert (receipt.since, receipt.until, receipt.filters) == (None, None, {})


def test_every_way_to_ask_takes_the_same_switches(sample_archive: Archive, sample_index: Path) -> None:
    question, today = f"{CHAIRED} bulan lalu?", date(2024, 9, 10)
    *_, streamed = Assistant(sample_archive, "rules").stream(question, today=today)
    once = answer(question, index=sample_index, reader="rules", today=today)
    assert streamed.receipt.filters == once.receipt.filters != {}
    assert answer(question, index=sample_index, reader="rules", today=today, infer_dates=False).receipt.filters == {}


def test_the_command_line_says_what_it_inferred_and_how_to_undo_it(
    sample_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["ask", f"{CHAIRED} pada Agustus 2024?", "--index", str(sample_index)]
    assert main(question) == 0
    (told,) = capsys.readouterr().err.splitlines()
    assert "“Agustus 2024”: articles published 1 August – 7 September 2024" in told
    assert "--no-infer-dates" in told
    assert main([*question, "--no-infer-dates"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("since", "until", "indonesian", "english"),
    [
        ("2024-07-01", "2024-08-07", "terbit 1 Juli – 7 Agustus 2024", "published 1 July – 7 August 2024"),
        ("2024-07-01", None, "terbit sejak 1 Juli 2024", "published since 1 July 2024"),
        (None, "2024-08-07", "terbit sampai 7 Agustus 2024", "published until 7 August 2024"),
    ],
)
def test_the_period_is_told_in_both_languages(since: str | None, until: str | None, indonesian: str, english: str) -> None:
    inferred = {"inferred": {"since": since, "until": until, "words": "bulan lalu"}}
    receipt = Receipt(1, 0, 1, 1, datetime(2024, 8, 28), 1.0, filters=inferred)
    assert period_words(receipt, "id") == f"“bulan lalu”: artikel yang {indonesian}"
    assert period_words(receipt, "en") == f"“bulan lalu”: articles {english}"


def test_where_nothing_was_inferred_nothing_is_told() -> None:
    receipt = Receipt(1, 0, 1, 1, datetime(2024, 8, 28), 1.0, since=date(2024, 8, 1), filters={"outlets": ["Pantau"]})
    assert period_words(receipt, "id") is None


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2024, 8, 26), date(2024, 8, 26), "26 August 2024"),
        (date(2019, 9, 15), date(2019, 9, 25), "15–25 September 2019"),
        (date(2024, 8, 28), date(2024, 9, 2), "28 August – 2 September 2024"),
        (date(2024, 12, 28), date(2025, 1, 2), "28 December 2024 – 2 January 2025"),
        (date(2024, 8, 1), date(2025, 8, 1), "1 August 2024 – 1 August 2025"),
    ],
)
def test_several_days_are_told_as_one_stretch(first: date, last: date, told: str) -> None:
    assert days(first, last, "en") == told
