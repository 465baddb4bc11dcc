"""What an editor sees of a wire story that many papers print, of its corrections, and of an edited article."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, Span
from index import Archive, rebuild
from qa import Assistant, Conversation
from qa.question.parse import Question, understand
from qa.reading.reader import Evidence, Reading
from qa.rendering.text import render_html, render_markdown, render_text
from qa.types import Answer

WIRE = (
    "Gubernur Lampung, Wahyu Pranoto, meresmikan Jembatan Way Tirta di Pekon Sukamarga, Selasa (10/9/2024). Jembatan sepanjang "
    "120 meter itu menghubungkan dua pekon yang selama ini dipisahkan sungai. Biaya pembangunannya Rp18 miliar dari anggaran "
    "provinsi. Warga tidak perlu lagi menyeberang dengan rakit ketika membawa hasil kebun ke pasar. Anak sekolah pun dapat "
    "berangkat lebih siang karena jarak tempuh menjadi pendek. Petugas meminta pengemudi truk mematuhi batas muatan supaya "
    "lantai jembatan tahan lama."
)
OTHERS = (
    "Pasar Liwa ramai menjelang akhir pekan. Pedagang sayur dari Belalau menurunkan dagangan sejak subuh.",
    "Tim bola voli putri Krui menang atas tamunya dalam laga persahabatan di gelanggang olahraga.",
)
OUTLETS = ("Kabar Krui", "Lensa Liwa", "Suara Semaka", "Warta Gisting", "Radar Belalau")
WHO = "Siapa yang meresmikan Jembatan Way Tirta?"
COST = "Berapa biaya pembangunan Jembatan Way Tirta?"


def wire(number: int, text: str = WIRE) -> Article:
    return Article(
        f"w{number}", f"koran/w{number}", "Gubernur Resmikan Jembatan Way Tirta", text, date(2024, 9, 11), OUTLETS[number % 5]
    )


def others() -> list[Article]:
    return [Article(f"o{n}", f"koran/o{n}", text[:20], text, date(2024, 9, 12), "Harian Liwa") for n, text in enumerate(OTHERS)]


@contextmanager
def asking(path: Path, articles: list[Article]) -> Iterator[Assistant]:
    rebuild(articles, index=path)
    with Archive.open(path) as archive:
        yield Assistant(archive, "rules")


class CostReader:
    """Answers "Rp18 miliar" wherever a sentence says so."""

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        said = (
            (place, s.span, place.text.find("Rp18 miliar", s.span.start, s.span.end))
            for place in evidence
            for s in place.sentences
        )
        return [Reading(place, Span(at, at + len("Rp18 miliar")), span, 0.9) for place, span, at in said if at >= 0]


def shown(answer: Answer) -> str:
    return "\n".join((str(answer.to_dict()), render_text(answer), render_markdown(answer), render_html(answer)))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Five papers print one text. No test changes it."""
    with asking(tmp_path_factory.mktemp("five") / "index", [*(wire(number) for number in range(5)), *others()]) as assistant:
        yield assistant


def test_one_answers_and_the_others_are_listed(five: Assistant) -> None:
    answer = five.ask(WHO)
    first = answer.citations[0]
    assert {first.article_id, *(copy.article_id for copy in first.copies)} == {f"w{number}" for number in range(5)}
    assert {copy.outlet for copy in first.copies} == {*OUTLETS} - {first.outlet}
    assert not {citation.article_id for citation in answer.citations[1:]} & {copy.article_id for copy in first.copies}


def test_copies_are_neither_alternatives_nor_independent_reports(five: Assistant) -> None:
    answer = five.ask(WHO)
    assert answer.alternatives == ()
    assert "5 artikel, 1 laporan independen." in answer.text
    assert "5 articles, 1 independent report." in five.ask("Who inaugurated the Way Tirta bridge?").text


def test_a_report_of_its_own_is_counted(tmp_path: Path) -> None:
    text = "Jembatan Way Tirta dibuka untuk umum. Biaya pembangunan Jembatan Way Tirta itu Rp18 miliar."
    own = Article("own", "koran/own", "Jembatan Way Tirta Dibuka", text, date(2024, 9, 11), "Pos Liwa")
    rebuild([wire(0), wire(1), own, *others()], index=tmp_path)
    with Archive.open(tmp_path) as archive:
        answer = Assistant(archive, CostReader()).ask(COST)
    assert {citation.article_id for citation in answer.citations[:2]} in ({"own", "w0"}, {"own", "w1"})
    assert "3 artikel, 2 laporan independen" in answer.text


def test_the_json_has_no_new_key(tmp_path: Path, five: Assistant) -> None:
    with asking(tmp_path / "alone", [wire(0), *others()]) as assistant:
        alone = assistant.ask(WHO).to_dict()
    answer = five.ask(WHO).to_dict()
    assert answer.keys() == alone.keys()
    assert answer["citations"][0].keys() == alone["citations"][0].keys()


@pytest.mark.parametrize("render", [render_text, render_markdown, render_html])
def test_every_surface_lists_them_below_the_citation(five: Assistant, render: Callable[[Answer], str]) -> None:
    answer = five.ask(WHO)
    page = render(answer)
    assert "Teks yang sama juga di:" in page
    assert all(f"{copy.outlet} · 11 September 2024" in page for copy in answer.citations[0].copies)


def test_names_of_outlets_are_no_markup(tmp_path: Path) -> None:
    hostile = Article("h", "koran/h", "Jembatan", WIRE, date(2024, 9, 10), "<b>Koran</b> [x](http://jahat.example) ")
    with asking(tmp_path, [wire(0), hostile, *others()]) as assistant:
        answer = assistant.ask(WHO)
    assert "<b>" not in render_html(answer)
    assert "[x](" not in render_markdown(answer)


def test_ten_copies_leave_room_for_other_articles(tmp_path: Path) -> None:
    rebuild([*(wire(number) for number in range(12)), *others()], index=tmp_path)
    with Archive.open(tmp_path) as archive, archive.snapshot() as snapshot:
        found = Assistant(archive, "rules").find(snapshot, understand(WHO))
    assert {hit.article.id for hit in found.hits} == {found.hits[0].article.id, "o0", "o1"}
    assert {reading.evidence.hit.article.id for reading in found.readings} == {hit.article.id for hit in found.hits}
    assert len(found.copies[found.hits[0].article.id]) == 11


def test_a_filter_shuts_out_copies_too(tmp_path: Path) -> None:
    with asking(tmp_path, [*(wire(number) for number in range(5)), *others()]) as assistant:
        answer = assistant.ask(WHO, outlets=["Kabar Krui", "Lensa Liwa"])
    first = answer.citations[0]
    assert {first.outlet, *(copy.outlet for copy in first.copies)} == {"Kabar Krui", "Lensa Liwa"}


def test_a_follow_up_stays_with_the_text_whichever_copy_comes_first(five: Assistant) -> None:
    talk = Conversation().add(five.ask(WHO))
    follow_up = five.ask("Berapa biayanya?", talk)
    assert follow_up.citations[0].article_id.startswith("w")


def test_a_corrected_wire_story_is_shown_beside_the_old_one(tmp_path: Path) -> None:
    corrected = wire(4, WIRE.replace("Rp18 miliar", "Rp21 miliar"))
    with asking(tmp_path, [wire(0), wire(1), corrected, *others()]) as assistant:
        answer = assistant.ask(COST)
    told = shown(answer)
    assert "Rp18 miliar" in told
    assert "Rp21 miliar" in told
    assert "w4" not in {copy.article_id for citation in answer.citations for copy in citation.copies}


def test_an_edited_article_says_the_new_thing_everywhere(tmp_path: Path) -> None:
    rebuild([*(wire(number) for number in range(3)), *others()], index=tmp_path)
    edited = [wire(number, WIRE.replace("Wahyu Pranoto", "Lestari Handoko")) for number in range(3)]
    rebuild(edited, index=tmp_path)
    with Archive.open(tmp_path) as archive, archive.snapshot() as snapshot:
        answer = Assistant(archive, "rules").ask(WHO)
        texts = [hit.passage.text for hit in archive.search("Wahyu Pranoto meresmikan jembatan", limit=50)]
        words = snapshot.weighed([(("wahyu", 1.0), ("pranoto", 1.0))])
        unknown = snapshot.weighed([(("takadakatainidimanapun", 1.0),)])
        assert words[0][1] == unknown[0][1]
    assert not any("Pranoto" in text for text in (*texts, shown(answer)))
    assert "Lestari Handoko" in shown(answer)
    assert len(answer.citations[0].copies) == 2


def test_one_edited_copy_is_no_copy_any_more(tmp_path: Path) -> None:
    rebuild([*(wire(number) for number in range(3)), *others()], index=tmp_path)
    rebuild([wire(2, WIRE.replace("Wahyu Pranoto", "Lestari Handoko"))], index=tmp_path)
    with Archive.open(tmp_path) as archive:
        assert {copy.article_id for copy in archive.copies("w0")} == {"w1"}
        assert archive.copies("w2") == ()
        answer = Assistant(archive, "rules").ask(WHO)
    assert all(name in shown(answer) for name in ("Wahyu Pranoto", "Lestari Handoko"))
