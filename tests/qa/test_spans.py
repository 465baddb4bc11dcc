"""Spans of a kind: names with what belongs before them, amounts, dates, places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from qa.reading.spans import looks_like, names_a_thing, spans_of, whole_regulation, with_office, with_rank, without_saying
from qa.types import AnswerType

KINDS: tuple[AnswerType, ...] = ("who", "where", "when", "howmany", "why", "how", "what")

# <the name>, [with its rank and office]
OFFICES = """
dipimpin oleh [Kapolres Lampung Barat, AKBP <Rinaldo Aser>], S.H., S.I.K., M.Si dan
Menurut [Bupati Ogan Ilir H. <Panca Wijaya>], S.H.
ujar [Kapolda Lampung Irjen Pol. <Helmi Santoso>].
[Pj. Sekretaris Daerah Tanggamus, Drs. H. <Suhaimi Radinal>], M.M.
hadir [Ketua KPU <Arip Sah>], serta
kata [Kepala Dinas Kesehatan Tanggamus dr. <Siti Aminah>]
[Kasat Reskrim Polres Way Kanan Iptu <Budi Santoso>] mengatakan
[Dandim 0422/Lampung Barat Letkol Inf. <Rinto Wijaya>]
[Anggota DPR RI Komisi IV, <Sudin>]
[Kepala Bidang Pencegahan dan Pengendalian Penyakit, dr. <Rina>]
[Wakil Bupati Seluma <Gustianto>] membuka
[Plt. Kepala Dinas Pendidikan Seluma <Emzaili>]
Asisten II Wasisno Sembiring, [Ketua DPRD <Sri Nurwijayati>]
Bupati Kaur dan [Wakil Bupati Seluma <Gustianto>]
Ketua KPU Arip Sah dan [<Sri Nurwijayati>]
[mantan Bupati Kaur <Gusril Pausi>]
Hadir pula Kapolres Kaur. [<Rinaldo Aser>] hadir
kata anggota DPR [<Sudin>]
kata [<Rinaldo Aser>].
""".strip().splitlines()

# <the name>, [with its rank and titles alone]
RANKS = """
Kapolres Lampung Barat, [AKBP <Rinaldo Aser>]
[Kombes Pol. <Umi Fadilah>]
[Prof. Dr. Ir. <Bambang>]
[H.M. <Yusuf>]
[Hj. <Nurhayati>] mengatakan
Pangdam Sriwijaya [Mayjen <TNI Hilman>]
Ketua KPU [<Arip Sah>]
warga PLTM [<Budi>]
""".strip().splitlines()

# text | amounts, in order
AMOUNTS = """
merendam 213 rumah, lalu surut. | 213 rumah
sebanyak 1.500 jiwa dan 45 kepala keluarga | 1.500 jiwa; 45 kepala keluarga
kerugian Rp 2,5 miliar. | Rp 2,5 miliar
naik 10-12 persen menjadi Rp11.250 | 10-12 persen; Rp11.250
tercatat 45% dari target, atau 12. | 45%; 12
seberat 5kg | 5kg
dua ekor harimau | dua ekor
Senin (26/08) | -
timnas U-17 dan Covid-19 | -
""".strip().splitlines()


def marked(row: str) -> tuple[str, Span, Span]:
    """The text without its marks, the span of <the name>, and that of [the whole]."""
    places = {mark: len(re.sub(r"[<>\[\]]", "", row[: row.index(mark)])) for mark in "<>[]"}
    return re.sub(r"[<>\[\]]", "", row), Span(places["<"], places[">"]), Span(places["["], places["]"])


def span_of(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def words_at(text: str, span: Span) -> str:
    return text[span.start : span.end]


@pytest.mark.parametrize("row", OFFICES)
def test_a_name_takes_in_the_rank_and_office_before_it(row: str) -> None:
    text, name, expected = marked(row)
    assert words_at(text, with_office(text, name)) == words_at(text, expected)


@pytest.mark.parametrize("row", RANKS)
def test_a_name_takes_in_the_titles_before_it(row: str) -> None:
    text, name, expected = marked(row)
    assert words_at(text, with_rank(text, name)) == words_at(text, expected)


def test_an_office_in_the_sentence_before_belongs_to_nobody_here() -> None:
    text = "Hadir pula Kapolres Kaur\nRinaldo Aser berbicara."
    least = text.index("Rinaldo")
    assert with_office(text, span_of(text, "Rinaldo Aser"), least) == span_of(text, "Rinaldo Aser")


def test_nothing_before_the_least_place_is_taken_in() -> None:
    text = "Wakil Bupati Seluma Gustianto"
    name = span_of(text, "Gustianto")
    assert words_at(text, with_office(text, name, text.index("Seluma"))) == "Gustianto"


@pytest.mark.parametrize("row", AMOUNTS)
def test_amounts_are_found_with_their_units(row: str) -> None:
    text, _, expected = row.partition(" | ")
    found = [words_at(text, span) for span in spans_of("howmany", text, 0, len(text))]
    assert found == ([] if expected == "-" else expected.split("; "))


def test_dates_and_times_are_found_in_order() -> None:
    text = "Mulai pukul 09.00 WIB, Senin (26/08), hingga 28 Agustus 2024."
    found = [words_at(text, span) for span in spans_of("when", text, 0, len(text))]
    assert found[0] == "pukul 09.00 WIB"
    assert any("26/08" in words for words in found)
    assert found[-1] == "28 Agustus 2024"


def test_places_stand_behind_their_preposition() -> None:
    text = "Rapat digelar di Aula Rupatama Mapolres, dihadiri tamu dari Kota Metro."
    found = [words_at(text, span) for span in spans_of("where", text, 0, len(text))]
    assert found == ["Aula Rupatama Mapolres", "Kota Metro"]


@pytest.mark.parametrize("kind", ["why", "how", "what"])
def test_reasons_and_things_have_no_spans_of_their_own(kind: AnswerType) -> None:
    text = "Rapat dipimpin AKBP Rinaldo Aser di Liwa, Senin (26/08)."
    assert spans_of(kind, text, 0, len(text)) == []


def test_many_titles_in_a_row_are_read_to_their_end() -> None:
    text = "Kombes Pol. " * 60 + "bukan Budi"
    assert with_office(text, span_of(text, "Budi")) == span_of(text, "Budi")


NEWSLIKE = st.lists(
    st.sampled_from(
        "Kapolres Bupati Ketua KPU AKBP H. Drs. Rinaldo Aser, di ke Liwa Metro dan 26/08 (26/08) Senin 213 rumah Rp 1,5 juta "
        "45% pukul 09.00 WIB , . M. R. Kombes Pol. Agustus 2024 « “kutip”".split()
    ),
    max_size=25,
).map(" ".join)


@given(NEWSLIKE | st.text(max_size=80), st.data())
def test_spans_lie_where_they_were_looked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for kind in KINDS:
        for span in spans_of(kind, text, start, end):
            assert start <= span.start < span.end <= end


@given(NEWSLIKE, st.data())
def test_what_belongs_before_a_name_only_ever_adds_to_its_front(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    least = data.draw(st.integers(0, start))
    ranked, official = with_rank(text, span, least), with_office(text, span, least)
    assert least <= official.start <= ranked.start <= span.start
    assert official.end == ranked.end == span.end


@pytest.mark.parametrize(
    ("text", "name", "is_thing"),
    [
        ("Rakor Lintas Sektoral Operasi Mantap Praja Krakatau. Kegiatan itu", "Krakatau", True),
        ("di kaki Gunung Seminung pada Senin", "Seminung", True),
        ("kata Bupati Parosil Mabsus di Liwa", "Parosil Mabsus", False),
        ("dipimpin Wakapolres Pesisir Barat Sigit", "Sigit", False),
        ("dalam Operasi Krakatau, Rinaldo Aser memimpin", "Rinaldo Aser", False),
    ],
)
def test_the_end_of_an_operations_name_is_no_person(text: str, name: str, is_thing: bool) -> None:
    start = text.index(name)
    assert names_a_thing(text, Span(start, start + len(name))) is is_thing


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Murison mengatakan memang persoalannya terjadi", "Murison"),
        ("Bupati Parosil Mabsus, menegaskan", "Bupati Parosil Mabsus"),
        ("Faskal dan Yuyun", "Faskal dan Yuyun"),
        ("warga tak lama", "warga tak lama"),
    ],
)
def test_a_name_ends_where_its_bearer_begins_to_speak(text: str, name: str) -> None:
    assert without_saying(text, Span(0, len(text))) == Span(0, len(name))


@pytest.mark.parametrize(
    "said", ["Polda Lampung", "Kejaksaan Negeri (Kejari)", "PT Nanda Jaya Silika", "Kabupaten Muaro Jambi"]
)
def test_an_institution_or_a_place_is_no_person_but_may_be_anything_else(said: str) -> None:
    assert not looks_like("who", said)
    assert looks_like("what", said)


@pytest.mark.parametrize("said", ["Kapolda Lampung Irjen Helmy Santika", "Dinda Kirana", "Timbul Prasetyo"])
def test_a_name_that_begins_like_an_institution_is_a_person(said: str) -> None:
    assert looks_like("who", said)


def test_who_bears_a_rank_is_no_thing() -> None:
    assert not looks_like("what", "Kompol Iip Syarif Hidayat")
    assert looks_like("what", "Kapolres Cup 2025")


@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        (
            "Aturan itu tertuang dalam Peraturan Gubernur DKI Jakarta Nomor 80 Tahun 2020 dan berlaku.",
            "80",
            "Peraturan Gubernur DKI Jakarta Nomor 80 Tahun 2020",
        ),
        ("sesuai Pergub Nomor 18 Tahun 2025.", "18 Tahun 2025", "Pergub Nomor 18 Tahun 2025"),
        ("lewat Putusan MA No 23P/HUM/2024, umur", "No 23P/HUM/2024", "Putusan MA No 23P/HUM/2024"),
        ("UU Nomor 2 Tahun 2024 dan UU Nomor 3 Tahun 2022", "Nomor 3", "UU Nomor 3 Tahun 2022"),
        ("sebanyak 80 warga menurut Pergub Nomor 18 Tahun 2025", "80", "80"),
    ],
)
def test_a_regulation_is_named_with_its_number_and_year(text: str, said: str, whole: str) -> None:
    start = text.index(said)
    found = whole_regulation(text, Span(start, start + len(said)), 0, len(text))
    assert text[found.start : found.end] == whole


def test_a_regulation_is_not_named_beyond_its_sentence() -> None:
    text = "Pergub Nomor 18 Tahun 2025 berlaku."
    assert whole_regulation(text, Span(13, 15), 12, 15) == Span(13, 15)
