"""A list is told whole where one is asked for."""

import pytest

from corpus import Span
from qa.reading.lists import asks_for_a_list, whole_list


@pytest.mark.parametrize(
    "question",
    [
        "Siapa saja yang hadir?",
        "Kantor dinas mana saja yang digeledah?",
        "Sebutkan tiga pilar geopark.",
        "Which two new suspects did the commission add?",
        "List the four construction items.",
        "Name the companies whose workers were inspected.",
        "Siapa dua tersangka baru?",
    ],
)
def test_a_list_is_asked_for(question: str) -> None:
    assert asks_for_a_list(question)


@pytest.mark.parametrize(
    "question",
    [
        "Siapa yang memimpin rapat?",
        "Sebutkan nama ketua panitia.",
        "Name the chair of the committee.",
        "Who was on the party's list?",
        "Which teacher takes three classes at once?",
        "Ada berapa bus listrik yang dijalankan?",
    ],
)
def test_one_thing_is_asked_for(question: str) -> None:
    assert not asks_for_a_list(question)


@pytest.mark.parametrize(
    "text",
    [
        "Hadir [<Karo Ops>, Dansat Brimobda Kalsel dan Kapolres Banjarbaru] saat itu.",
        "Hadir [Karo Ops, <Dansat Brimobda Kalsel> dan Kapolres Banjarbaru] saat itu.",
        "Sumbernya [<telur>, daging ayam dan ikan] yang murah.",
        "Pencopet itu [Rizal, Daud, <Abdul Rohman>, Joko, dan Erik Susanto] ditangkap.",
        "Yang ditangkap [Rizal, Daud, dan <Erik Susanto>].",
        "Pelakunya [<Rizal>] yang ditangkap bersama Daud.",
        "Rapat dibuka [<Bupati Rina>], Senin pagi, di aula.",
        "Masuk indeks [<PT Erajaya Swasembada Tbk> (ERAA), PT Pakuwon Jati Tbk (PWON), dan PT Kertas (TKIM)].",
        "Hadir antara lain [<Pasi Ops Jaka Purwanto>, Kepala Dinas Taufik Hidayatullah, serta para pengurus gereja].",
        "Rutenya [<PIK 2-Blok M>, Alam Sutera-Blok M, dan Bogor-Blok M].",
    ],
)
def test_a_list_is_told_whole_from_any_member(text: str) -> None:
    plain = text.translate(str.maketrans("", "", "[]<>"))
    member = text[text.index("<") + 1 : text.index(">")]
    wanted = text[text.index("[") + 1 : text.index("]")].replace("<", "").replace(">", "")
    start = plain.index(member)
    found = whole_list(plain, Span(start, start + len(member)), Span(0, len(plain)))
    assert plain[found.start : found.end] == wanted
