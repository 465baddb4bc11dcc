"""A cause where a cause is told, a theme where a theme is named."""

import pytest

from qa.answer_rules.causes import is_not_so_called, names_none, names_the_maker, quotes_nobody, tells_no_cause
from tests.qa.candidates import candidate


@pytest.mark.parametrize(
    ("text", "said", "is_doubted"),
    [
        ("Atap sekolah ambruk karena rangka kayunya lapuk.", "rangka kayunya lapuk", False),
        ("Hujan deras membuat atap itu ambruk.", "Hujan deras", False),
        ("Atap sekolah ambruk pada Kamis pagi.", "Kamis pagi", True),
        ("Tidak ada siswa yang terluka karena kelas masih kosong.", "Tidak ada siswa yang terluka", True),
    ],
)
def test_a_cause_is_told_by_a_sentence_that_tells_one(text: str, said: str, is_doubted: bool) -> None:
    assert tells_no_cause(candidate("apa penyebab atap sekolah ambruk", text, said, kind="why")) == is_doubted
    assert not tells_no_cause(candidate("apa yang terjadi di sekolah", text, said, kind="what"))


@pytest.mark.parametrize(
    ("question", "text", "said", "is_doubted"),
    [
        ("temanya apa", "Debat pertama diikuti pasangan calon bupati.", "pasangan calon bupati", True),
        ("temanya apa", "Debat kedua bertema ekonomi rakyat.", "ekonomi rakyat", False),
        ("apa slogan kampanye itu", "Kampanye itu memakai semboyan Bersih Sungaiku.", "Bersih Sungaiku", False),
        ("apa yang dibahas", "Debat pertama membahas jalan desa.", "jalan desa", False),
    ],
)
def test_a_theme_is_told_by_a_sentence_that_names_one(question: str, text: str, said: str, is_doubted: bool) -> None:
    assert is_not_so_called(candidate(question, text, said, kind="what")) == is_doubted


@pytest.mark.parametrize(
    ("question", "said", "is_doubted"),
    [
        ("which mental hospital is he treated at", "Rumah Sakit Jiwa", True),
        ("which mental hospital is he treated at", "RSJ Kurungan Nyawa", False),
        ("korban dibawa ke rumah sakit mana", "rumah sakit terdekat", True),
        ("korban dibawa ke rumah sakit mana", "RSUD Way Tuba", False),
        ("nama desanya apa", "desa tersebut", True),
        ("korban dibawa ke mana", "rumah sakit terdekat", False),
    ],
)
def test_which_hospital_is_not_told_by_saying_that_it_is_one(question: str, said: str, is_doubted: bool) -> None:
    assert names_none(candidate(question, f"Ia dibawa ke {said} pada Senin.", said, kind="where")) == is_doubted


def test_what_somebody_said_stands_where_somebody_speaks() -> None:
    text = 'Bu Sarmini mengajar kelas satu dan dua di Way Tuba. "Anak-anak bergiliran memakai papan tulis," kata Sarmini.'
    for question in ("apa kata bu sarmini soal mengajar dua kelas", "what did the teacher say about teaching two classes"):
        assert quotes_nobody(candidate(question, text, "kelas satu dan dua", kind="what"))
        assert not quotes_nobody(candidate(question, text, "Anak-anak bergiliran memakai papan tulis", kind="what"))
        assert not quotes_nobody(candidate(question, text, "papan tulis", kind="what"))
    late = "Sarmini mengatakan atap itu bocor sejak tiga tahun lalu."
    assert quotes_nobody(candidate("apa kata sarmini soal atap", late, "tiga tahun", kind="what"))
    assert not quotes_nobody(candidate("bu sarmini mengajar kelas apa", text, "kelas satu dan dua", kind="what"))


@pytest.mark.parametrize(
    ("question", "said", "is_the_maker"),
    [
        ("what's the film called", "Harun Wijaya", True),
        ("judul filmnya apa", "Harun Wijaya", True),
        ("what is the name of his film", "Ombak Way Tuba", False),
        ("siapa sutradaranya", "Harun Wijaya", False),
    ],
)
def test_a_film_is_not_called_by_its_director(question: str, said: str, is_the_maker: bool) -> None:
    text = "Aktor itu membintangi Ombak Way Tuba, film garapan sutradara muda asal Kaur, Harun Wijaya."
    assert names_the_maker(candidate(question, text, said, kind="what")) is is_the_maker
