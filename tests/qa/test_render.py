"""An answer as text, Markdown and HTML: what it says, and that nothing an article says becomes markup."""

from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.types import Passage
from qa.rendering.html import marked, safe_url
from qa.rendering.strings import PHRASES, day, moment, number
from qa.rendering.text import as_markdown, printable, render_html, render_markdown, render_text
from qa.types import Alternative, Answer, Citation, Language, Receipt

TEXT = 'Rapat dibuka pukul 09.00. Kapolres Lampung Barat, AKBP Rinaldo Aser, memimpin rapat. "Kita siap," ujarnya.'
QUOTE = "Kapolres Lampung Barat, AKBP Rinaldo Aser, memimpin rapat."
START = TEXT.index(QUOTE)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> ![x](http://evil.example/x.png) [k](javascript:alert(3)) "
    "$\\href{javascript:alert(4)}{x}$ {{7*7}} ${alert(5)} </blockquote></details> \" ' > # - `c` **b** _i_ <http://evil.example>"
)


def citation(**changes: Any) -> Citation:
    made = Citation(
        marker=1,
        article_id="a/1",
        title="Rapat di Polres",
        outlet="Pantau Lampung",
        published=date(2024, 8, 26),
        url="https://news.example/a?b=1&c=2",
        quote=QUOTE,
        start=100 + START,
        end=100 + START + len(QUOTE),
        passage=Passage("a/1:0", "a/1", 100, 100 + len(TEXT), TEXT),
        score=0.9,
    )
    return replace(made, **changes)


def receipt(**changes: Any) -> Receipt:
    made = Receipt(articles=43120, undated=812, outlets=17, generation=12, built=datetime(2024, 9, 3, 14, 5), elapsed_ms=41.6)
    return replace(made, **changes)


def an_answer(**changes: Any) -> Answer:
    made = Answer(
        question="Siapa?",
        status="answered",
        short="AKBP Rinaldo Aser",
        text="Rapat dipimpin AKBP Rinaldo Aser [1].\n\nItu pada [2].",
        language="id",
        confidence=0.874,
        citations=(citation(),),
        alternatives=(),
        as_of=date(2024, 8, 26),
        receipt=receipt(),
    )
    return replace(made, **changes)


def hostile_answer() -> Answer:
    span = citation(
        title=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(6)",
        article_id=HOSTILE,
        quote=HOSTILE,
        start=0,
        end=len(HOSTILE),
        passage=Passage("p", "a", 0, len(HOSTILE), HOSTILE),
    )
    other = Alternative(HOSTILE, (1,), None)
    filters = {"outlets": [HOSTILE]}
    return an_answer(short=HOSTILE, text=HOSTILE, citations=(span,), alternatives=(other,), receipt=receipt(filters=filters))


class Seen(HTMLParser):
    """The elements, attributes and text of a piece of HTML, and whether every element is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.balanced = not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self._open.append(f"unmatched {tag}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if "mark" in self._open:
            self.marked.append(data)


def test_the_short_answer_comes_before_the_text_and_the_sources() -> None:
    html = render_html(an_answer())
    assert html.index('class="short"') < html.index('class="text"') < html.index('class="citations"') < html.index("receipt")


def test_the_quoted_words_are_marked_in_their_passage() -> None:
    assert "".join(Seen(render_html(an_answer())).marked) == QUOTE


def test_a_marker_links_to_its_citation_and_one_without_a_citation_stays_text() -> None:
    html = render_html(an_answer(), anchor="7")
    assert '<a class="marker" href="#cite-7-1">[1]</a>' in html
    assert 'id="cite-7-1"' in html
    assert "cite-7-2" not in html
    assert "Itu pada [2]." in html


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("status", ["answered", "unsure", "not_found"])
def test_the_status_is_told_in_words_of_the_answers_language(status: Any, language: Any) -> None:
    html = render_html(an_answer(status=status, language=language))
    assert f"<strong>{PHRASES[language].statuses[status]}</strong>" in html
    assert f'class="answer answer-{status}" lang="{language}"' in html


def test_the_citations_of_a_refusal_are_called_nearest_and_are_closed() -> None:
    html = render_html(an_answer(status="not_found", short=None, as_of=None, confidence=0.1))
    assert "Bagian terdekat di arsip" in html
    assert "<details open>" not in html
    assert "Keyakinan" not in html


def test_only_a_page_that_opens_articles_gets_the_button() -> None:
    assert "<button" not in render_html(an_answer())
    shown = Seen(render_html(an_answer(), with_buttons=True))
    assert ("data-article", "a/1") in shown.attributes
    assert ("data-start", str(100 + START)) in shown.attributes


def test_the_receipt_names_what_was_searched_and_with_which_filters() -> None:
    searched = receipt(since=date(2024, 8, 1), until=date(2024, 8, 31), filters={"outlets": ["Warta Musi"]})
    html = render_html(an_answer(receipt=searched, language="en"))
    for words in (
        "Articles searched: 43,120 · outlets: 17",
        "Without a date, not searched: 812",
        "From 1 August 2024",
        "Until 31 August 2024",
        "Only Warta Musi",
        "Index generation 12, built 3 September 2024, 14:05",
        "Time: 42 milliseconds",
        "Confidence: 87%",
    ):
        assert words in html


def test_other_answers_stand_with_their_date_and_marker() -> None:
    other = Alternative("Bupati Parosil Mabsus", (1,), date(2024, 9, 3))
    html = render_html(an_answer(alternatives=(other,)))
    assert "Bupati Parosil Mabsus" in html
    assert "(3 September 2024)" in html


def test_html_of_an_article_stays_text_in_html() -> None:
    seen = Seen(render_html(hostile_answer(), with_buttons=True))
    ours = {"section", "p", "strong", "h3", "ul", "ol", "li", "details", "summary", "span", "blockquote", "mark", "button", "a"}
    assert set(seen.elements) <= ours
    assert seen.balanced
    assert "".join(seen.marked) == HOSTILE
    assert all(
        name in ("class", "lang", "id", "tabindex", "open", "href", "type") or name.startswith("data-")
        for name, _ in seen.attributes
    )
    assert [value for name, value in seen.attributes if name == "href"] == ["#cite-answer-1"]


@given(st.text(alphabet=st.sampled_from(list("<>&\"'/= ab[1]{}$`\n!")), max_size=60))
def test_any_text_reads_in_html_as_it_was_written(text: str) -> None:
    seen = Seen(render_html(an_answer(short=text, text="", citations=(), as_of=None)))
    assert text in "".join(seen.text)
    assert seen.balanced


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "/x",
        "http:x",
        "https://a b",
        "http://[::1",
        "",
        None,
    ],
)
def test_nothing_but_a_whole_web_address_becomes_a_link(url: str | None) -> None:
    assert safe_url(url) is None
    assert "<a " not in render_html(an_answer(text="", citations=(citation(url=url),)))


def test_a_link_out_tells_the_other_side_nothing() -> None:
    html = render_html(an_answer())
    assert 'href="https://news.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer"' in html


@pytest.mark.parametrize(
    ("start", "end", "quoted"), [(0, 2, "ab"), (1, 9, "bcd"), (-3, 1, "a"), (2, 2, ""), (7, 9, ""), (3, 1, "")]
)
def test_a_mark_stays_within_its_text(start: int, end: int, quoted: str) -> None:
    html = marked("abcd", start, end)
    assert html.replace("<mark>", "").replace("</mark>", "") == "abcd"
    assert "".join(Seen(html).marked) == quoted


def test_plain_text_gives_the_answer_the_quote_and_one_line_of_receipt() -> None:
    assert render_text(an_answer()) == "\n\n".join(
        [
            "AKBP Rinaldo Aser",
            "Rapat dipimpin AKBP Rinaldo Aser [1].\n\nItu pada [2].",
            "Sumber:\n[1] Rapat di Polres (Pantau Lampung · 26 Agustus 2024)\n"
            f'    "{QUOTE}"\n    https://news.example/a?b=1&c=2',
            "Artikel yang ditelusuri: 43.120 · media: 17",
        ]
    )


def test_a_quote_that_the_text_gives_is_not_given_twice() -> None:
    answer = an_answer(text=f"Menurut Pantau Lampung: “{QUOTE}” [1]")
    assert render_text(answer).count(QUOTE) == 1
    assert render_markdown(answer).count(QUOTE) == 1


@pytest.mark.parametrize(("language", "possibly"), [("id", "Mungkin:"), ("en", "Possibly:")])
def test_what_is_unsure_is_shown_behind_its_sentence_and_as_what_it_may_be(language: Language, possibly: str) -> None:
    answer = an_answer(status="unsure", language=language, text=f"Menurut Pantau Lampung: “{QUOTE}” [1]\n\nBelum pasti.")
    html, markdown, plain = render_html(answer), render_markdown(answer), render_text(answer)
    assert html.index("Menurut") < html.index(possibly) < html.index('<span class="short">') < html.index("Belum pasti.")
    assert f"\n\n{possibly} **{as_markdown(answer.short or '')}**\n\n" in markdown
    assert plain.split("\n\n")[2] == f"{possibly} {answer.short}"


def test_what_is_answered_stands_above_its_sentence() -> None:
    plain = render_text(an_answer())
    assert plain.split("\n\n")[0] == an_answer().short
    assert "Mungkin:" not in plain


def test_plain_text_says_that_it_is_unsure() -> None:
    assert render_text(an_answer(status="unsure", language="en")).startswith("(Unsure)\n\n")


def test_an_article_cannot_steer_the_terminal() -> None:
    steering = "a\x1b[2Jb\x07c\rd\u202ee\x9bf"
    assert printable(steering) == "a[2Jbcdef"
    answer = an_answer(short=steering, text=steering, citations=(citation(title=steering, quote=steering, outlet=steering),))
    assert not set(render_text(answer)) & set("\x1b\x07\r\u202e\x9b")


def markdown_elements(markdown: str) -> list[str]:
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return [token.type for block in reader.parse(markdown) for token in [block, *(block.children or [])]]


def markdown_text(markdown: str) -> str:
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return "".join(token.content for block in reader.parse(markdown) for token in block.children or [])


def test_markdown_of_an_article_stays_text_in_markdown() -> None:
    elements = markdown_elements(render_markdown(hostile_answer()))
    assert not {"image", "link_open", "html_block", "html_inline", "code_inline", "em_open", "fence", "table_open"} & set(
        elements[: elements.index("em_open")]
    )
    assert elements.count("em_open") == 1  # the receipt's
    assert elements.count("heading_open") == 2  # other answers, sources


@given(st.text(alphabet=st.sampled_from(list("<>&*_#-+=[]()!`~|$\\:/.1 a\n")), min_size=1, max_size=40))
def test_any_text_reads_in_markdown_as_it_was_written(text: str) -> None:
    shown = markdown_text(render_markdown(an_answer(short=None, text=text, citations=(), as_of=None)))
    written = "".join(" ".join(line.split()) for line in text.split("\n"))
    assert shown.startswith(written)


def test_markdown_links_only_web_addresses() -> None:
    assert "link_open" in markdown_elements(render_markdown(an_answer()))
    assert "link_open" not in markdown_elements(render_markdown(an_answer(citations=(citation(url="javascript:alert(1)"),))))


def test_dates_and_numbers_read_as_in_a_newspaper() -> None:
    assert day(date(2024, 8, 26), "id") == "26 Agustus 2024"
    assert day(date(2024, 8, 26), "en") == "26 August 2024"
    assert moment(datetime(2024, 9, 3, 8, 5), "id") == "3 September 2024, 08.05"
    assert (number(43120, "id"), number(43120, "en"), number(812, "id")) == ("43.120", "43,120", "812")


def test_what_is_not_known_is_said() -> None:
    html = render_html(an_answer(citations=(citation(outlet=None, published=None, url=None),)))
    assert "media tidak disebut · tanpa tanggal" in html


def test_what_turns_the_reading_direction_around_is_not_shown_in_html() -> None:
    shown = render_html(an_answer(short="\u202eLilis\u202c", citations=(citation(title="Bupati \u202eLilis\u202c hadir"),)))
    assert "\u202e" not in shown
    assert "Bupati Lilis hadir" in shown
