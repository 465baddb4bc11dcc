"""Marks in brackets that an article has in its own words are shown as words, beside the program's own ones."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from markdown_it import MarkdownIt

from index.types import Passage
from qa.rendering.html import render_html
from qa.rendering.markers import own_markers
from qa.rendering.text import render_markdown
from qa.types import Alternative, Answer, Citation, Item, Receipt

QUOTE = "Menurut catatan [1] dan [2], harga beras naik [3]."


def citation(marker: int, quote: str = QUOTE, outlet: str = "Kabar Randu") -> Citation:
    passage = Passage(f"a{marker}/0", f"a{marker}", 0, len(quote), quote)
    return Citation(marker, f"a{marker}", "Harga Beras", outlet, date(2025, 2, 5), None, quote, 0, len(quote), passage, 0.9)


def answer(text: str, *citations: Citation) -> Answer:
    receipt = Receipt(1, 0, 1, 1, datetime(2026, 1, 1), 1.0)
    return Answer("?", "answered", "beras", text, "id", 0.9, citations, (), None, receipt)


TOLD = answer(f"Menurut Kabar Randu: “{QUOTE}” [1]\n\nDisebut juga di [2].", citation(1), citation(2, "Beras naik."))


def strong_in(markdown: str) -> list[str]:
    """The texts that Markdown shows in bold."""
    found, parts = [], [child for block in MarkdownIt().parse(markdown) for child in block.children or ()]
    for place, part in enumerate(parts):
        if part.type == "strong_open":
            end = next(k for k in range(place, len(parts)) if parts[k].type == "strong_close")
            found.append("".join(each.content for each in parts[place:end]))
    return found


def test_only_the_marks_outside_of_quotations_are_the_programs_own() -> None:
    found = [
        (marker.number, TOLD.text[: marker.start].endswith(("” ", "di "))) for marker in own_markers(TOLD.text, TOLD.citations)
    ]
    assert found == [(1, True), (2, True)]


def test_in_the_chat_a_mark_of_the_article_is_no_link() -> None:
    html = render_html(TOLD)
    assert html.count('class="marker"') == 2
    assert f"“{QUOTE}” <a" in html


def test_in_markdown_the_programs_marks_are_bold_and_the_articles_are_not() -> None:
    marked = [each for each in strong_in(render_markdown(TOLD)) if each.startswith("[")]
    assert marked == ["[1]", "[2]", "[1]", "[2]"]  # in the text, then in the list of sources


def test_marks_side_by_side_are_bold_together() -> None:
    other = Alternative("90 rumah", (1, 2), None)
    marked = strong_in(render_markdown(replace(TOLD, text="Naik [1][2].", alternatives=(other,))))
    assert marked[1:3] == ["[1][2]", "[1][2]"]


def test_a_row_of_a_count_has_its_own_marks_in_bold() -> None:
    row = Item(date(2025, 2, 5), "Randu", QUOTE, (1,), 1, 1)
    assert "naik \\[3\\]. **\\[1\\]** |" in render_markdown(replace(TOLD, items=(row,)))


@pytest.mark.parametrize("outlet", ["Koran [1]", "[2] Pagi"])
def test_a_mark_in_the_name_of_an_outlet_is_none(outlet: str) -> None:
    text = f"Menurut {outlet}: “Beras naik.” [1]"
    (marker,) = own_markers(text, (citation(1, "Beras naik.", outlet), citation(2)))
    assert (marker.number, marker.end) == (1, len(text))


def test_a_quotation_that_closes_its_own_quotation_mark_does_not_get_a_link() -> None:
    quote = "Ia berkata “naik” [1] lalu “turun” [2]"
    told = answer(f"Menurut Kabar Randu: “{quote}” [1]", citation(1, quote), citation(2))
    assert [marker.end for marker in own_markers(told.text, told.citations)] == [len(told.text)]
