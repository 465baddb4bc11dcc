"""An answer from a corrected article says so, and has the old value struck beside the one that holds."""

from datetime import date
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from index.errors import ArticleWithdrawn
from index.ingest.withdraw import withdraw
from qa import Assistant, Conversation
from qa.citations import verify
from qa.desk.relation_verdicts import decide
from qa.rendering.text import render_html, render_markdown, render_text
from qa.types import Answer

STORY = Article(
    "banjir", "banjir", "Banjir Rendam Ratusan Rumah di Semaka",
    "SEMAKA – Banjir di Kecamatan Semaka, Kabupaten Tanggamus, merendam 312 rumah, kata Kepala BPBD Edwar Maulidin.",
    date(2024, 12, 3), "Kabar Krui",
)  # fmt: skip
RALAT = Article(
    "ralat", "ralat", "Ralat Berita Banjir",
    "KRUI – RALAT. Redaksi Kabar Krui mengoreksi berita mengenai banjir di Kecamatan Semaka, Kabupaten Tanggamus. Dalam berita "
    "itu tertulis bahwa jumlah rumah yang terendam mencapai 312 unit. Jumlah yang benar adalah 213 rumah, kata Edwar Maulidin.",
    date(2024, 12, 5), "Kabar Krui",
)  # fmt: skip
SECOND = Article(
    "ralat-2", "ralat-2", "Ralat Berita Banjir (2)", RALAT.text.replace("213", "231"), date(2024, 12, 7), "Kabar Krui"
)
# Nothing in its words tells what it corrects.
SILENT = Article("catatan", "catatan", "Catatan Redaksi", STORY.text.replace("312", "213"), date(2024, 12, 6), "Kabar Krui")
OTHERS = [Article(f"k{n}", f"k{n}", f"Panen {n}", f"Panen kopi nomor {n} di Liwa.", date(2024, 12, 1)) for n in range(3)]
ASKED = "Berapa rumah yang terendam banjir di Kecamatan Semaka?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def asked(path: Path, *articles: Article) -> Answer:
    rebuild([*articles, *OTHERS], index=path)
    with Archive.open(path) as archive:
        answer = Assistant(archive).ask(ASKED)
        assert verify(answer.citations, archive) == []
    return answer


def test_the_corrected_value_is_given_and_the_old_one_struck(path: Path) -> None:
    answer = asked(path, STORY, RALAT)
    assert answer.short
    assert "213" in answer.short
    assert answer.corrected
    assert "312" in (answer.corrected.old or "")
    assert answer.corrected.new == answer.short
    assert "Diralat" in answer.text
    assert {"ralat"} <= {c.article_id for c in answer.citations if c.marker in answer.corrected.markers}
    assert f"<s>{answer.corrected.old}</s>" in render_html(answer)
    assert f"~~{answer.corrected.old}~~" in render_markdown(answer)
    assert "Diralat" in render_text(answer)
    assert answer.to_dict()["corrected"]["old"] == answer.corrected.old


def test_what_the_correction_does_not_take_back_is_not_struck(path: Path) -> None:
    rebuild([STORY, RALAT, *OTHERS], index=path)
    with Archive.open(path) as archive:
        answer = Assistant(archive).ask("Siapa Kepala BPBD yang bicara tentang banjir di Kecamatan Semaka?")
    assert answer.short is None or "Edwar Maulidin" in answer.short
    assert answer.corrected is None or answer.corrected.old is None


def test_of_two_corrections_the_newer_holds(path: Path) -> None:
    answer = asked(path, STORY, RALAT, SECOND)
    assert answer.short
    assert answer.corrected
    assert answer.status != "answered" or "231" in answer.short


def test_what_nobody_corrected_says_nothing_of_it(path: Path) -> None:
    answer = asked(path, STORY)
    assert answer.corrected is None
    assert "iralat" not in answer.text
    assert answer.to_dict()["corrected"] is None


def test_an_editor_s_word_makes_a_correction_and_takes_one_away(path: Path) -> None:
    assert asked(path, STORY, SILENT).corrected is None
    with Archive.open(path) as archive:
        decide(archive, "catatan", "confirmed", report="banjir")
        told = Assistant(archive).ask(ASKED)
        assert told.corrected
        assert told.status != "answered" or "213" in str(told.short)
        assert "catatan" in {citation.article_id for citation in told.citations}
        decide(archive, "catatan", "undone", report="banjir")
        assert Assistant(archive).ask(ASKED).corrected is None


def test_a_conversation_goes_on_over_an_article_that_was_withdrawn(path: Path) -> None:
    rebuild([STORY, *OTHERS], index=path)
    with Archive.open(path) as archive:
        assistant, talk = Assistant(archive), Conversation()
        talk = talk.add(assistant.ask(ASKED))
        assert talk.turns[0].article_ids[0] == STORY.id
        withdraw(STORY.id, reason="Salah alamat", index=path)
        later = assistant.ask("Siapa yang mengatakannya?", talk)
        assert "Salah alamat" in later.text
        assert [told.article_id for told in later.withdrawn] == [STORY.id]
        assert "Edwar" not in str(later.to_dict())
        with pytest.raises(ArticleWithdrawn):
            archive.article(STORY.id)
