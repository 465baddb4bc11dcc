"""Questions as people type them, written out."""

import json

import pytest

from index.locate import SAMPLE_ARTICLES
from qa.question.parse import understand
from qa.talk.normalization import as_read, slips_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("brp rumah yg terendam?", "berapa rumah yang terendam?"),
        ("Brp rumah yg terendam?", "Berapa rumah yang terendam?"),
        ("dmn rapatnya", "di mana rapatnya"),
        ("kpn tukik dilepas", "kapan tukik dilepas"),
        ("kpaan tukik dilepas", "kapan tukik dilepas"),
        ("gmn kondisinya", "bagaimana kondisinya"),
        ("knp jalan ditutup sih?", "kenapa jalan ditutup?"),
        ("siapa sih yang menang?", "siapa yang menang?"),
        ("sp ketua KPU Wantoro", "siapa ketua KPU Wantoro"),
        ("sapa yang hadir", "siapa yang hadir"),
        ("ketua KPU Wantoro sapa?", "ketua KPU Wantoro siapa?"),
        ("siapakh ketuanya", "siapakah ketuanya"),
        ("sopo sing mimpin rapat ing Polres Wantoro?", "siapa yang mimpin rapat di Polres Wantoro?"),
        ("rapat dgn camat utk apa", "rapat dengan camat untuk apa"),
        ("tgl brp debatnya", "tanggal berapa debatnya"),
        ("jml korban", "jumlah korban"),
        ("brpa orang yang gak hadir", "berapa orang yang tidak hadir"),
        ("wich hospital", "which hospital"),
        ("wehn was it", "when was it"),
        ("SIAPA KETUA KPU WANTORO", "Siapa ketua kpu wantoro"),
        ("halo min, berapa harga kopi?", "berapa harga kopi?"),
        ("Selamat pagi, mau tanya dong siapa ketuanya", "siapa ketuanya"),
        ("siapa ketuanya? makasih ya", "siapa ketuanya?"),
    ],
)
def test_abbreviations_slips_and_greetings_are_written_out(written: str, read: str) -> None:
    assert as_read(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "Siapa SP yang ditahan?",
        "Siapa yang membuka acara tegur sapa warga?",
        "Which beauty and spa school opened?",
        "Karna Suswanto dapat nomor urut berapa?",
        "Apa isi laman berita.org?",
        "KPU WANTORO",
        "Halo Dek bukunya siapa?",
        "Siapa siap maju?",
        "Where were they?",
        "Siapa GA?",
        "halo",
        "terima kasih",
    ],
)
def test_what_is_a_word_or_a_name_of_its_own_stays(written: str) -> None:
    assert as_read(written) == written


def test_the_sample_questions_are_read_as_they_are_written() -> None:
    lines = (SAMPLE_ARTICLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [" ".join(json.loads(line)["question"].split()) for line in lines]
    assert [question for question in questions if as_read(question) != question] == []


def test_a_slip_keeps_the_first_letter() -> None:
    assert {slip[0] for slip in slips_of("kapan")} == {"k"}
    assert {"kpaan", "kapn", "kappan"} <= slips_of("kapan")


def test_kind_language_and_search_see_the_question_written_out_and_its_text_stays() -> None:
    question = understand("kpn tukik dilepas di Wantoro?")
    assert question.text == "kpn tukik dilepas di Wantoro?"
    assert (question.kind, question.standalone) == ("when", "kapan tukik dilepas di Wantoro?")
    assert question.as_read.text == "kapan tukik dilepas di Wantoro?"
