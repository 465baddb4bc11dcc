"""The bundled reader: windows of whole sentences, spans by two rows of numbers, words exactly as the article has them."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Span
from corpus.text.segmentation import sentences
from index.passages import passage_at
from index.types import Hit
from qa.answer_rules.registry import VETOES
from qa.errors import ReaderUnavailable
from qa.question.parse import understand
from qa.reading.extractive import MOST_READINGS, ExtractiveReader, bundled_reader, is_settled
from qa.reading.reader import Evidence, Reading, Sentence
from qa.reading.span_selection import Logits, best_spans, reading_of
from qa.reading.windows import WINDOWS_READ, Window

MEETING = (
    "Polres Lampung Barat menggelar rapat koordinasi lintas sektoral, Senin (26/08). "
    "Rapat dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser, di aula Mapolres. "
    "Sebanyak 40 orang peserta hadir karena pilkada sudah dekat."
)


def evidence(text: str, *, id_: str = "a", score: float = 0.9) -> Evidence:
    article = Article(id_, id_, "Rapat koordinasi di Polres Lampung Barat", text)
    spans = sentences(text)
    hit = Hit(passage_at(article, 0, 0, len(text)), article, score)
    return Evidence(hit, tuple(Sentence(span, 0.5) for span in spans))


def said(reading: Reading) -> str:
    assert reading.answer
    return reading.evidence.text[reading.answer.start : reading.answer.end]


@pytest.fixture(scope="module")
def reader() -> ExtractiveReader:
    return bundled_reader()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Siapa yang memimpin rapat koordinasi?", "Rinaldo Aser"),
        ("Who chaired the coordination meeting?", "Rinaldo Aser"),
        ("Kapan rapat koordinasi digelar?", "26/08"),
        ("Berapa orang peserta yang hadir?", "40"),
        ("Di mana rapat itu digelar?", "Mapolres"),
    ],
)
def test_it_points_at_the_words_that_answer(reader: ExtractiveReader, question: str, expected: str) -> None:
    best = reader.read(understand(question), [evidence(MEETING)])[0]
    assert expected in said(best)
    assert best.sentence.start <= best.answer.start < best.answer.end <= best.sentence.end  # type: ignore[union-attr]


def test_a_person_comes_with_rank_and_office(reader: ExtractiveReader) -> None:
    best = reader.read(understand("Siapa yang memimpin rapat koordinasi?"), [evidence(MEETING)])[0]
    assert said(best) == "Kapolres Lampung Barat, AKBP Rinaldo Aser"


def test_an_office_that_the_question_names_is_not_said_again(reader: ExtractiveReader) -> None:
    best = reader.read(understand("Siapa nama Kapolres Lampung Barat?"), [evidence(MEETING)])[0]
    assert said(best) == "AKBP Rinaldo Aser"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Siapa Kadinkes Lampung Barat?", "Widyatmoko"),
        ("Who is the head of the Lampung Barat health agency?", "Widyatmoko"),
        ("Who was the Lampung Barat district police chief?", "Rinaldo Aser"),
    ],
)
def test_of_two_officials_the_holder_of_the_office_that_is_asked_for_answers(
    reader: ExtractiveReader, question: str, expected: str
) -> None:
    text = MEETING + " Kepala Dinas Kesehatan Lampung Barat, Widyatmoko, memaparkan kesiapan tenaga medis."
    assert said(reader.read(understand(question), [evidence(text)])[0]).endswith(expected)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "Ketua DPRD Kabupaten Lampung Barat yang mendesak pemkab fokus ke festival kopi siapa?",
            "Warga menunggu. Ketua Dewan Perwakilan Rakyat Daerah (DPRD) Kabupaten Lampung Barat, Yoga Sukmana, mendesak "
            "pemerintah kabupaten fokus ke festival kopi.",
            "Yoga Sukmana",
        ),
        (
            "Siapa Ketua Umum Pengurus Besar Persatuan Panjat Pinang Seluruh Indonesia (PB PPSI)?",
            "Ketua Umum Pengurus Besar Persatuan Panjat Pinang Seluruh Indonesia (PB PPSI) Syamsul Rizal membuka kejuaraan.",
            "Syamsul Rizal",
        ),
    ],
)
def test_a_holder_s_name_does_not_give_way_to_itself_with_a_part_of_the_office(
    reader: ExtractiveReader, question: str, text: str, expected: str
) -> None:
    assert said(reader.read(understand(question), [evidence(text)])[0]) == expected


def test_the_place_in_a_dateline_is_nobody(reader: ExtractiveReader) -> None:
    text = "BANDAR LAMPUNG - Rapat dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser, di aula Mapolres."
    best = reader.read(understand("Siapa yang memimpin rapat?"), [evidence(text)])[0]
    assert said(best) == "Kapolres Lampung Barat, AKBP Rinaldo Aser"


def test_a_passage_that_does_not_answer_scores_lower(reader: ExtractiveReader) -> None:
    other = evidence("Harga cabai di Pasar Liwa turun menjadi Rp 30 ribu sekilo. Pedagang berharap harga naik lagi.", id_="b")
    readings = reader.read(understand("Siapa yang memimpin rapat koordinasi?"), [other, evidence(MEETING)])
    scores = {r.evidence.hit.article.id: r.score for r in reversed(readings)}
    assert scores["a"] > scores["b"]
    assert all(0 <= score <= 1 for score in scores.values())


def test_one_of_two_that_fit_alike_is_less_clear(reader: ExtractiveReader) -> None:
    question = understand("Siapa yang memimpin rapat koordinasi?")
    (alone,) = reader.read(question, [evidence(MEETING)])
    twice = evidence(MEETING + " Rapat koordinasi juga dipimpin Bupati Lampung Barat, Parosil Mabsus, di aula yang sama.")
    assert 0 < reader.read(question, [twice])[0].clear < alone.clear <= 1


def test_readings_are_few_and_each_place_is_told_once(reader: ExtractiveReader) -> None:
    places = [evidence(MEETING, id_=f"a{k}") for k in range(30)]
    readings = reader.read(understand("Siapa yang memimpin rapat?"), places)
    assert len(readings) <= min(MOST_READINGS, WINDOWS_READ)
    assert len({(r.evidence.hit.article.id, r.answer) for r in readings}) == len(readings)


def test_the_same_is_read_the_same_whatever_stands_beside_it(reader: ExtractiveReader) -> None:
    question = understand("Siapa yang memimpin rapat koordinasi?")
    alone = reader.read(question, [evidence(MEETING)])[0]
    beside = reader.read(question, [evidence("Hujan turun.", id_="b"), evidence(MEETING)])
    again = next(r for r in beside if r.evidence.hit.article.id == "a")
    assert again == replace(alone, evidence=again.evidence)


@pytest.mark.parametrize("text", ["A.", "x" * 5_000, "的" * 300, "🐅 🐅 🐅.", "kata " * 2_000, "\u200f\u202ehalo."])
def test_any_text_is_read(reader: ExtractiveReader, text: str) -> None:
    for reading in reader.read(understand("Siapa yang memimpin rapat?"), [evidence(text)]):
        assert reading.answer is None or said(reading)


def test_nothing_is_read_in_nothing(reader: ExtractiveReader) -> None:
    assert reader.read(understand("Siapa yang memimpin rapat?"), []) == []


def test_the_best_span_adds_up_to_the_most() -> None:
    starts, ends = np.array([0, 5, 1, 0], dtype=np.float32), np.array([4, 0, 3, 1], dtype=np.float32)
    assert best_spans(starts, ends, 2) == [(1, 2, 5 + 3), (1, 3, 5 + 1)]


def test_a_span_never_ends_before_it_starts_and_has_a_longest_length() -> None:
    rng = np.random.default_rng(0)
    starts, ends = rng.normal(size=(2, 50)).astype(np.float32)
    found = best_spans(starts, ends, 10_000, longest=5)
    assert len(found) == sum(min(5, 50 - first) for first in range(50))
    assert all(0 <= last - first < 5 for first, last, _ in found)


@pytest.mark.parametrize(
    ("question", "half"),
    [("Berapa kekuatan gempa itu?", "itudo"), ("Siapa yang menangkap kurir?", "narkoba")],
)
def test_no_answer_begins_or_ends_within_a_word(reader: ExtractiveReader, question: str, half: str) -> None:
    text = "Gempa bermagnitudo 5,2 mengguncang Krui. Satresnarkoba Polres Pringsewu menangkap kurir berinisial TW (31)."
    for reading in reader.read(understand(question), [evidence(text)]):
        assert reading.answer
        before, behind = text[: reading.answer.start], text[reading.answer.end :]
        assert not (before[-1:].isalnum() and said(reading)[0].isalnum())
        assert not (behind[:1].isalnum() and said(reading)[-1].isalnum())
        assert not said(reading).startswith(half)


def test_reading_goes_on_until_one_article_answers_and_the_others_do_not() -> None:
    one, other = evidence(MEETING), evidence(MEETING, id_="b")
    sure = Reading(one, Span(0, 6), Span(0, 80), 0.99, 0.99)
    silent, loud = (Reading(other, Span(0, 6), Span(0, 80), score) for score in (0.1, 0.4))
    assert is_settled([silent, sure])
    assert not is_settled([sure, loud])
    assert not is_settled([sure])  # nothing else was looked at
    assert not is_settled([])
    for weaker in (replace(sure, score=0.8), replace(sure, clear=0.8), replace(sure, doubt="not_called_culprit")):
        assert not is_settled([silent, weaker])


def test_a_rule_that_is_left_out_speaks_against_nothing() -> None:
    text = "Korban bernama Sulastri kehilangan motor. Polisi memburu pencuri motor itu."
    question = understand("Siapa pencuri motor itu?")
    every = ExtractiveReader(without={*VETOES}).read(question, [evidence(text)])
    ruled = bundled_reader().read(question, [evidence(text)])
    assert not any(reading.against for reading in every if said(reading) == "Sulastri")
    assert not any("Sulastri" in said(reading) and not reading.against for reading in ruled)


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable, match="install"):
        ExtractiveReader(tmp_path)


def test_spans_are_code_points_of_the_article_not_bytes(reader: ExtractiveReader) -> None:
    text = "🐅🐅 Menurut “Warta”, rapat di Liwa dipimpin Bupati Parosil Mabsus."
    best = reader.read(understand("Siapa yang memimpin rapat di Liwa?"), [evidence(text)])[0]
    assert "Parosil Mabsus" in said(best)
    assert best.sentence == Span(0, len(text)) or text[best.sentence.start : best.sentence.end].endswith("Mabsus.")


def test_an_amount_is_tried_alone_where_the_best_words_run_over_several() -> None:
    text = (
        "Ketua perkumpulan menjelaskan peserta membayar Rp 20.000 sebulan, sedangkan bukan peserta membayar "
        "Rp 35.000 setiap bulan di loket koperasi di depan pasar lama desa itu."
    )
    place = evidence(text)
    window = Window(place, place.sentences)
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    starts, ends = np.zeros((2, len(words)), dtype=np.float32)
    starts[:6], ends[13:] = 5, 5  # every likely span holds both
    read = reading_of(understand("Berapa iuran peserta?"), window, words, Logits(starts, ends, 0.0))
    assert (said(read), read.against) == ("Rp 20.000", "")
