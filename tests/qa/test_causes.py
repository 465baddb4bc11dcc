"""A cause where a cause is told, a theme where a theme is named."""

import pytest

from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.causes import is_not_so_called, tells_no_cause
from qa.types import AnswerType


def candidate(question: str, text: str, said: str, kind: AnswerType) -> Candidate:
    begin = text.index(said)
    return Candidate(question, kind, text, "Kabar Way Tuba", Span(begin, begin + len(said)), Span(0, len(text)))


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
    assert tells_no_cause(candidate("apa penyebab atap sekolah ambruk", text, said, "why")) == is_doubted
    assert not tells_no_cause(candidate("apa yang terjadi di sekolah", text, said, "what"))


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
    assert is_not_so_called(candidate(question, text, said, "what")) == is_doubted
