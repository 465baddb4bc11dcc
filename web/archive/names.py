"""The names in the archive tab: who and what is named most often, and a page for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from index.names.types import NameKind, NameList, NamePage, NameQuote, OfficeHeld
from qa.rendering.strings import PHRASES, day, day_of, number, source_line
from qa.types import Language
from web.rendering import render
from web.strings.errors import message_for
from web.strings.names import NAME_WORDS
from web.theme import asset

if TYPE_CHECKING:
    from index.archive import Archive

_LISTED = 40
_SECONDS = 3.0  # that one visit reads on for; what was read is kept
_LONGEST = 300  # characters of a name, an office or a title; a list is no place for more
_LONGEST_QUOTE = 600
_MOST_WORDS = 200  # characters of what a visitor types
_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation as the page shows it; the button opens its article with the sentence marked."""

    id: str
    start: int
    end: int
    title: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Office:
    office: str
    count: str
    since: str
    until: str
    first: _Quote
    last: _Quote | None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    office: str
    count: str


def names_shown(archive: "Archive", asked: str, kind: str | None, language: Language) -> str:
    """The page of the name that is asked for; where none is, the list of a kind; where none has it, of articles about it."""
    try:
        written = asked.strip()[:_MOST_WORDS]
        page = archive.name(written) if written else None
        if page is not None:
            return name_html(page, language)
        chosen: NameKind = next((each for each in NAME_WORDS[language].kinds if each == kind), "person")
        return names_html(archive.names(chosen, written, limit=_LISTED, seconds=_SECONDS), language)
    except WartanyaError as problem:
        return render("sentence.html", role="status", sentence=message_for(problem, language))


def names_html(found: NameList, language: Language) -> str:
    words = NAME_WORDS[language]
    read, fitting = number(found.read, language), number(found.fitting, language)
    entries = [
        _Entry(each.name[:_LONGEST], (each.office or "")[:_LONGEST], words.count.format(n=number(each.articles, language)))
        for each in found.names
    ]
    told = words.listed.format(read=read)
    cut = words.cut.format(read=read, fitting=fitting) if found.is_cut else ""
    return render("archive/names.html", words=words, names=entries, told=told, cut=cut)


def name_html(page: NamePage, language: Language) -> str:
    words = NAME_WORDS[language]
    told = words.count.format(n=number(page.articles, language))
    if page.first and page.last:
        told = words.between.format(
            n=number(page.articles, language), first=day(page.first, language), last=day(page.last, language)
        )
    cut = ""
    if page.read < page.fitting:
        cut = words.cut.format(read=number(page.read, language), fitting=number(page.fitting, language))
    return render(
        "archive/name.html",
        words=words,
        page=page,
        told=told,
        cut=cut,
        offices=[_office(each, language) for each in page.offices],
        beside=_counted(page.beside, language),
        others=_counted(page.others, language),
        quotes=[_quote(each, language) for each in page.quotes],
    )


def _office(held: OfficeHeld, language: Language) -> _Office:
    words = NAME_WORDS[language]
    last = _quote(held.last, language) if held.last != held.first else None
    return _Office(
        held.office[:_LONGEST],
        words.count.format(n=number(held.articles, language)),
        words.since.format(day=_day(held.first, language)),
        words.until.format(day=_day(held.last, language)),
        _quote(held.first, language),
        last,
    )


def _day(quote: NameQuote, language: Language) -> str:
    return day_of(quote, language) or PHRASES[language].no_date


def _quote(quote: NameQuote, language: Language) -> _Quote:
    source = source_line(quote, language)[:_LONGEST]
    return _Quote(quote.article_id, quote.start, quote.end, quote.title[:_LONGEST], source, quote.quote[:_LONGEST_QUOTE])


def _counted(names: Mapping[str, int], language: Language) -> list[tuple[str, str]]:
    return [(name[:_LONGEST], number(count, language)) for name, count in names.items()]


def add_names(archive: "Archive", language: Any, tab: Any, tabs: Any, article: Any, desk: Any) -> None:
    """Lays the names out inside the tab being built. A quotation opens its article, marked, beside the chat."""
    import gradio as gr

    words = NAME_WORDS["id"]
    with gr.Accordion(words.names, open=False, elem_id="names") as panel:
        with gr.Row():
            asked = gr.Textbox(label=words.asked, max_length=_MOST_WORDS, max_lines=1, scale=2, min_width=200)
            kind = gr.Dropdown(
                [(name, kind) for kind, name in words.kinds.items()], value="person", label=words.which, min_width=140
            )
        show = gr.Button(words.show, elem_id="show-names")
        shown = gr.HTML("", elem_id="named", js_on_load=asset("archive.js"), apply_default_css=False)

    def labels(language: Language) -> list[Any]:
        words = NAME_WORDS[language]
        kinds = [(name, kind) for kind, name in words.kinds.items()]
        return [
            gr.Accordion(label=words.names),
            gr.Textbox(label=words.asked),
            gr.Dropdown(kinds, label=words.which),
            gr.Button(words.show),
        ]

    def look(asked: str, kind: str | None, language: Language) -> str:
        return names_shown(archive, asked, kind, language)

    def turn_to(kind: str | None, language: Language, clicked: gr.EventData) -> tuple[str, str]:
        name = str(clicked.name)[:_MOST_WORDS]
        return name, names_shown(archive, name, kind, language)

    def open_quote(language: Language, clicked: gr.EventData) -> tuple[Any, str]:
        start, end = (value if isinstance(value, int) else 0 for value in (clicked.start, clicked.end))
        return gr.Tabs(selected="asking"), desk.article(str(clicked.article), start, end, "", language)

    gr.on([tab.select, language.input], labels, language, [panel, asked, kind, show], **_QUIETLY)
    gr.on([show.click, asked.submit], look, [asked, kind, language], shown, **_QUIETLY)
    shown.name(turn_to, [kind, language], [asked, shown], **_QUIETLY)
    shown.open(open_quote, language, [tabs, article], **_QUIETLY)
