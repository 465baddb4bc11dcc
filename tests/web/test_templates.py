"""Every template, filled with text that means harm: what comes out has the same elements as with harmless text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import web
from corpus.types import Article, Span
from index.browse import Heading
from index.holdings import Holding
from index.names.types import Named, NameList, NamePage, NameQuote, OfficeHeld
from index.types import ArchiveStatus, Failure, Filter, Hit, Passage
from qa.alerts.saved import NewArticle, News, Saved
from qa.desk.clipping import Clipping, clipping_of
from qa.desk.draft import Checked, Claim
from qa.desk.outlets import spellings
from qa.types import Answer, Citation, Language, Receipt, Turn
from tests.web.payloads import PAYLOADS
from web import rendering
from web.alerts.controller import alerts_html
from web.archive.files import files_html
from web.archive.names import name_html, names_html
from web.archive.view import headings_html, hits_html, overview_html, run_html, sentence_html, uploads_html
from web.ask.article import article_html, gone_html
from web.ask.browser_storage import Kept, kept_html
from web.ask.export import file_html
from web.ask.feedback import forms_html
from web.ask.thread import Exchange, Thread, masthead_html, notice_html, thread_html, welcome_html
from web.clipping.controller import clipping_html
from web.doors.api_page import page_html as api_html
from web.draft.controller import draft_html
from web.editing.kept_files import KeptFile
from web.editing.rebuild_job import Run
from web.editing.uploads import Upload
from web.filters import chips_html
from web.strings.login import LOGIN_WORDS
from web.theme import choice_html, page_html

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
TEMPLATES = Path(web.__file__).parent / "templates"
QUOTE = "Kapolres memimpin rapat."
STEERING = "\u202e\u2066\x1b"


class Elements(HTMLParser):
    """The tags of a page with the names of their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", ()))


def an_article(said: str) -> Article:
    return Article(f"a {said}", "x", f"Judul {said}", f"Satu {said} dua.", date(2025, 9, 9), f"Koran {said}", (said,))


def answered(said: str) -> Exchange:
    passage = Passage("p", "a1", 0, len(QUOTE), QUOTE)
    citation = Citation(1, f"a {said}", said, said, None, None, QUOTE, 0, len(QUOTE), passage, 1.0)
    inferred = {"since": "2024-08-01", "until": "2024-08-31", "words": said}
    receipt = Receipt(1, 0, 1, 1, NOW, 1.0, date(2024, 8, 1), date(2024, 8, 31), {"inferred": inferred})
    answer = Answer(said, "answered", said, f"{QUOTE} [1]", "id", 1.0, (citation,), (), None, receipt)
    return Exchange(said, Filter(outlets=(said,)), answer=answer)


def a_status(said: str) -> ArchiveStatus:
    failed = (Failure(f"{said}.txt", said), Failure("b.txt", "b.txt is empty."))
    return ArchiveStatus(
        "x", 1, NOW, 1, 0, 1, {said: 1}, None, date(2024, 1, 1), {}, 1, failed=failed, passed_over={said: 2}, is_sample=True
    )


def a_name(said: str) -> NamePage:
    quote = NameQuote(f"a {said}", said, said, None, False, None, said, 0, len(said))
    later = replace(quote, published=date(2025, 9, 9), published_is_estimated=True)
    office = OfficeHeld(said, 2, quote, later)
    return NamePage("person", said, 2, (said,), (office,), (quote,), {said: 1}, {said: 1}, None, None, 1, 2)


def a_document(said: str) -> dict[str, Any]:
    schema = {"description": said, "properties": {"a": {"type": said, "examples": [said]}}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S"}}}}
    operation = {"summary": said, "requestBody": body, "responses": {"200": body}}
    about = {"title": said, "version": said, "description": said}
    return {"info": about, "paths": {f"/{said}": {"post": operation}}, "components": {"schemas": {"S": schema}}}


def a_clipping(said: str) -> Clipping:
    article = Article("a", "x", f"Judul {said}", f"Satu dua tiga {said} empat lima enam.", date(2025, 9, 9), f"Koran {said}")
    days = Filter(date(2025, 9, 9), date(2025, 9, 9))
    return clipping_of([Holding(article, (Span(0, len(article.text)),), "a")], spellings({}), days, "", "id")


def some_news(said: str) -> News:
    saved = Saved("nama", said, True, "id", (said,), NOW)
    return News(saved, (NewArticle(an_article(said), NOW, 1),), 1, NOW, 1)


def some_claims(said: str) -> list[Checked]:
    claim = Claim("name", 0, len(said), said, frozenset())
    return [Checked(claim, "contradicted", f"a {said}", said, said, None, said, 0, 1), Checked(claim, "not_found")]


def a_login(said: str, language: Language) -> str:
    given = {"words": LOGIN_WORDS[language], "query": said, "name": said, "problem": said}
    return page_html("login.html", "n", language=language, style="login.css", **given)


def pages(said: str, language: Language = "id") -> Iterator[str]:
    """Everything that is made of templates, with `said` wherever text of others comes in."""
    asked = Thread((Exchange(said, turn=Turn(said, said, ())),), f"k {said}")
    heading = Heading(f"a {said}", said, said, date(2024, 1, 1))
    run, failing = Run(said, NOW), Exchange(said, failure=said, retryable=True)
    hits = [Hit(Passage("p", "a", 0, 1, said), an_article(said), 0.5)]
    yield page_html("chat.html", "n", language=language)
    yield a_login(said, language)
    yield api_html(a_document(said))
    yield article_html(an_article(said), 0, 4, language, note=said)
    yield gone_html(language)
    yield thread_html(Thread((answered(said), failing, Exchange(said)), said), language, busy=True)
    yield welcome_html([said], [an_article(said)], language)
    yield masthead_html(a_status(said), language)
    yield notice_html(said)
    yield kept_html(Kept((asked,), asked.key), language)
    yield file_html(said, "md", NOW)
    yield forms_html(30)
    yield chips_html(said, said, [said], language)
    yield choice_html(language)
    yield overview_html(a_status(said), [("2024-01-01", 1)], (), language, [said])
    yield headings_html([heading], 50, 20, 20, language)
    yield hits_html(hits, said, language)
    yield names_html(NameList((Named("person", said, 2, None, None, said),), 1, 2), language)
    yield name_html(a_name(said), language)
    yield run_html(run, (), language)
    failed = replace(run, problem=said, code="address_unusable", fields={"host": said, "port": 1, "detail": said})
    yield run_html(failed, (), language)
    yield uploads_html([Upload(said, 1), Upload(said, 0, Failure(said, said))], language)
    yield sentence_html(said)
    yield clipping_html(a_clipping(said), [("PDF", f"kliping?about={quote(said)}")], language)
    yield alerts_html([some_news(said)], language, is_editor=True)
    yield draft_html(some_claims(said), language)
    yield files_html([KeptFile(said, 1, NOW)], [KeptFile(said, 1, NOW)], language, said)


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_text_makes_no_element_and_no_attribute_in_any_template(language: Language) -> None:
    harmless = [Elements(page).found for page in pages("biasa", language)]
    for payload in PAYLOADS:
        said = " ".join(payload.split())  # an empty line would begin a paragraph of the article
        assert [Elements(page).found for page in pages(said, language)] == harmless, payload


def test_nothing_that_is_filled_in_steers_a_terminal_or_turns_the_reading_direction_around() -> None:
    shown = "".join(pages(f"a{STEERING}b")).replace(f'data-value="a{STEERING}b"', "")  # by which an outlet is known again
    assert [char for char in STEERING if char in shown] == []


def test_every_template_was_filled_in() -> None:
    assert len(list(pages("biasa"))) > 1
    loaded = {name for _, name in rendering._environment().cache or ()}
    assert sorted(loaded) == sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def test_a_value_that_was_forgotten_is_an_error() -> None:
    from jinja2 import UndefinedError

    given: Mapping[str, object] = {"role": "status"}
    with pytest.raises(UndefinedError):
        rendering.render("sentence.html", **given)
