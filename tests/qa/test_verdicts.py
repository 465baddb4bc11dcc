"""Yes or no from a sentence that says so."""

import pytest

from corpus.text import sentences
from corpus.types import Article
from index.passages import passage_at
from index.query.lexicon import load_lexicon
from index.types import Hit
from qa.non_extractive.proposition import whether
from qa.non_extractive.verdicts import Verdict, verdict_on
from qa.question.parse import understand
from qa.reading.reader import Evidence, Sentence

FLOOD = """WANTORO – Hujan deras membuat Kali Wantoro meluap dan merendam dua desa di Kecamatan Suwita, Selasa (3/12/2024).
Tidak ada korban jiwa dalam kejadian ini. Dua warga mengalami luka ringan.
Jembatan di Desa Randu belum diperbaiki. Listrik sudah menyala sejak pagi, tetapi air bersih belum mengalir."""
FIRE = """SUWITA – Kebakaran melanda pasar di Kecamatan Suwita, Kabupaten Wantoro, Rabu (30/10/2024).
Api dinyatakan padam pada Kamis pagi. Tidak ada korban meninggal, tetapi seorang satpam mengalami luka bakar.
Bupati diharapkan meninjau pasar. Polisi belum menangkap pelaku pembakaran.
Istri bupati mengunjungi pedagang. Camat mengunjungi pedagang."""


def evidence_of(*texts: str) -> list[Evidence]:
    articles = [Article(f"a{n}", f"a{n}.txt", text.split(". ")[0], text, None, None) for n, text in enumerate(texts)]
    return [
        Evidence(
            Hit(passage_at(article, 0, 0, len(article.text)), article, 0.9),
            tuple(Sentence(span, 0.5) for span in sentences(article.text)),
        )
        for article in articles
    ]


def decided(question: str, *texts: str, favoured: tuple[str, ...] = ()) -> Verdict | None:
    asked = whether(question, understand(question).language, load_lexicon())
    return verdict_on(asked, evidence_of(*texts), favoured) if asked else None


@pytest.mark.parametrize(
    ("question", "text", "says", "clause"),
    [
        ("apakah ada korban jiwa dalam banjir kali wantoro?", FLOOD, False, "Tidak ada korban jiwa dalam kejadian ini"),
        ("did anyone die in the Wantoro flood?", FLOOD, False, "Tidak ada korban jiwa dalam kejadian ini"),
        ("apakah ada yang tewas dalam banjir wantoro?", FLOOD, False, "Tidak ada korban jiwa dalam kejadian ini"),
        ("was anybody killed in the Suwita market fire?", FIRE, False, "Tidak ada korban meninggal"),
        ("was anyone injured in the Suwita market fire?", FIRE, True, "seorang satpam mengalami luka bakar"),
        ("apakah api di suwita sudah padam?", FIRE, True, "Api dinyatakan padam pada Kamis pagi"),
        ("Is the Suwita fire out?", FIRE, True, "Api dinyatakan padam pada Kamis pagi"),
        ("apakah polisi sudah menangkap pelaku pembakaran di suwita?", FIRE, False, "Polisi belum menangkap pelaku pembakaran"),
        ("apakah listrik sudah menyala di wantoro?", FLOOD, True, "Listrik sudah menyala sejak pagi"),
        ("apakah air bersih sudah mengalir di wantoro?", FLOOD, False, "air bersih belum mengalir"),
    ],
)
def test_a_clause_that_says_so_decides(question: str, text: str, says: bool, clause: str) -> None:
    verdict = decided(question, text)
    assert verdict is not None
    assert verdict.is_yes == says
    assert verdict.evidence.text[verdict.clause.start : verdict.clause.end] == clause
    assert verdict.sentence.start <= verdict.clause.start < verdict.clause.end <= verdict.sentence.end


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("apakah ada korban dalam banjir kali wantoro?", FLOOD),  # no dead does not say no injured
        ("apakah ada korban jiwa dalam banjir kali mundu?", FLOOD),  # of another river
        ("apakah ada korban jiwa dalam gempa wantoro?", FLOOD),  # of another happening
        ("apakah bupati meninjau pasar suwita?", FIRE),  # hoped for only
        ("apakah bupati mengunjungi pedagang?", FIRE),  # his wife did
        ("apakah polisi ditangkap pelaku pembakaran?", FIRE),  # the other way round
        ("apakah semua warga selamat dalam banjir wantoro?", FLOOD),
        ("apakah lebih dari dua desa terendam banjir wantoro?", FLOOD),
        ("apakah tidak ada korban jiwa dalam banjir wantoro?", FLOOD),
        ("Is the regent the owner of the market?", FIRE),
        ("Did the regent resign over the flood?", FLOOD),
    ],
)
def test_where_no_clause_says_so_there_is_no_verdict(question: str, text: str) -> None:
    assert decided(question, text) is None


def test_a_question_that_names_nothing_is_decided_by_the_articles_it_follows_alone() -> None:
    assert decided("apakah ada korban jiwa?", FLOOD) is None
    verdict = decided("apakah ada korban jiwa?", FIRE, FLOOD, favoured=("a1",))
    assert verdict is not None
    assert (verdict.is_yes, verdict.evidence.hit.article.id) == (False, "a1")


def test_articles_that_disagree_decide_nothing() -> None:
    later = FLOOD.replace("Tidak ada korban jiwa dalam kejadian ini.", "Sebanyak 2 korban jiwa ditemukan kemarin.")
    assert decided("apakah ada korban jiwa dalam banjir kali wantoro?", FLOOD, later) is None
