"""Of reports of one event the one that holds: corrections and risen counts go before what they replace."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Span
from corpus.text.segmentation import sentences
from index.passages import passage_at
from index.types import Hit
from qa.question.parse import understand
from qa.ranking.superseding import doubted_where_corrected, holding_first, holds_instead, may_be_outdated
from qa.reading.reader import Evidence, Reading

FLOOD = (
    "Banjir Way Lunik merendam 412 rumah di Pekon Sukamaju, Kecamatan Semaka, Jumat malam. "
    "Kepala Pekon Sukamaju Darwis Effendi mengungsikan warga ke SD Negeri 2 Sukamaju."
)
RALAT = (
    "RALAT. Dalam berita tentang Banjir Way Lunik di Pekon Sukamaju, Kecamatan Semaka, sebelumnya tertulis 412 rumah. "
    "Yang benar, 142 rumah terendam, menurut Kepala Pekon Sukamaju Darwis Effendi."
)
LATER = (
    "Rumah yang terendam banjir Way Lunik di Pekon Sukamaju, Kecamatan Semaka, bertambah menjadi 430 rumah. "
    "Kepala Pekon Sukamaju Darwis Effendi meminta bantuan perahu."
)
ASKED = understand("Berapa rumah yang terendam banjir Way Lunik?")


def reading(text: str, said: str, id_: str, day: int, outlet: str = "Kabar Semaka") -> Reading:
    article = Article(id_, id_, "Banjir Way Lunik", text, date(2024, 12, day), outlet)
    start = text.index(said)
    sentence = next(s for s in sentences(text) if s.start <= start < s.end)
    hit = Hit(passage_at(article, 0, 0, len(text)), article, 0.9)
    return Reading(Evidence(hit, ()), Span(start, start + len(said)), sentence, 0.9)


def estimated(one: Reading) -> Reading:
    """The same, of an article whose day of publication is only estimated."""
    article = replace(one.evidence.hit.article, published_is_estimated=True)
    return replace(one, evidence=replace(one.evidence, hit=replace(one.evidence.hit, article=article)))


def first(*readings: Reading) -> str:
    return holding_first(ASKED, readings, lambda each: each)[0].evidence.hit.article.id


def test_a_correction_goes_before_what_it_corrects() -> None:
    assert first(reading(FLOOD, "412 rumah", "old", 3), reading(RALAT, "142 rumah", "new", 5)) == "new"


@pytest.mark.parametrize(("old", "new"), [(3, 3), (4, 3)])
def test_an_estimated_day_does_not_keep_a_correction_behind_what_it_corrects(old: int, new: int) -> None:
    wrong, right = reading(FLOOD, "412 rumah", "old", old), reading(RALAT, "142 rumah", "new", new)
    assert first(wrong, estimated(right)) == first(estimated(wrong), right) == "new"
    assert first(wrong, right) == ("new" if old == new else "old"), "known days are held to"


def test_a_holder_is_the_later_one_only_where_the_days_are_known_or_far_apart() -> None:
    asked = understand("Siapa Kapolres Way Lunik?")
    old = reading("Kapolres Way Lunik AKBP Darwis Effendi hadir.", "AKBP Darwis Effendi", "old", 3)
    new = reading("Kapolres Way Lunik AKBP Surya Pratama hadir.", "AKBP Surya Pratama", "new", 8)
    far = reading("Kapolres Way Lunik AKBP Surya Pratama hadir.", "AKBP Surya Pratama", "new", 20)
    assert holds_instead(asked, new, old)
    assert not holds_instead(asked, estimated(new), old)
    assert not holds_instead(asked, new, estimated(old))
    assert holds_instead(asked, estimated(far), estimated(old))


def test_a_later_report_of_a_risen_count_goes_before_the_earlier_one() -> None:
    assert first(reading(FLOOD, "412 rumah", "old", 3), reading(LATER, "430 rumah", "new", 4)) == "new"


def test_an_earlier_report_and_another_event_stay_behind() -> None:
    early = reading(LATER, "430 rumah", "early", 1)
    assert first(reading(FLOOD, "412 rumah", "old", 3), early) == "old"
    far = "Rumah rusak akibat gempa di Desa Wonosari, Kecamatan Gading, bertambah menjadi 90 rumah, kata Camat Gading Sutrisno."
    assert first(reading(FLOOD, "412 rumah", "old", 3), reading(far, "90 rumah", "far", 4)) == "old"


def test_what_was_corrected_elsewhere_is_doubted() -> None:
    old, new = reading(FLOOD, "412 rumah", "old", 3), reading(RALAT, "142 rumah", "new", 5)
    articles = [each.evidence.hit.article for each in (old, new)]
    assert doubted_where_corrected(old, articles).doubt == "corrected"
    assert not doubted_where_corrected(new, articles).doubt
    assert not doubted_where_corrected(old, articles[:1]).doubt


def test_nothing_is_nothing() -> None:
    assert holding_first(ASKED, [], lambda each: each) == []


def test_the_holder_of_an_office_in_an_old_article_may_hold_it_no_more() -> None:
    old = Article("old", "old", "", "Gubernur Bambang Sutedja hadir.", date(2019, 9, 16))
    new = Article("new", "new", "", "Gubernur hadir.", date(2024, 5, 27))
    assert may_be_outdated(understand("Siapa Gubernur Rantau Raya?"), old, [old, new])
    assert not may_be_outdated(understand("Siapa Gubernur Rantau Raya?"), new, [old, new])
    assert not may_be_outdated(understand("Siapa Gubernur Rantau Raya tahun 2019?"), old, [old, new])
    assert not may_be_outdated(understand("Siapa yang hadir?"), old, [old, new])
