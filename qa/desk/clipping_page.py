"""A clipping as a document: a front page with the figures, then the events; and as a short message."""

from collections.abc import Iterator, Sequence

from index.display import printable
from qa.desk.clipping import Clipping, Event, Piece, Source
from qa.desk.clipping_plot import columns_of
from qa.desk.document import Bars, Block, Document, Heading, PageBreak, Paragraph, Text, paragraph
from qa.desk.strings import CLIPPING_WORDS, ClippingWords
from qa.rendering.strings import PHRASES, day, days, number, source_line
from qa.types import Language

MOST_TOLD = 100  # events that are told with their lead; the others are listed by their headlines
MESSAGE_CHARS = 1_500  # a message is shorter than this
_MOST_PREVIEWED = 10
_MOST_PIECES = 12  # of one event, beside the first
_MOST_BARS = 12
_MOST_PEOPLE = 10  # of the front page
_TITLE_CHARS = 140  # of a headline in a message
# What messengers read as bold, italic, struck out and code, in the title of an article: signs that look alike and do nothing.
_NO_MARKUP = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ʼ"})


def clipping_document(made: Clipping) -> Document:
    title = f"{CLIPPING_WORDS[made.language].title}: {period_of(made)}"
    return Document(title, made.language, (*_front(made, title), *_told(made), *_listed(made)))


def clipping_preview(made: Clipping) -> Document:
    """Its front page and first events, for a page that offers the whole as a file."""
    words, title = CLIPPING_WORDS[made.language], f"{CLIPPING_WORDS[made.language].title}: {period_of(made)}"
    left = len(made.events) - _MOST_PREVIEWED
    rest = (paragraph(words.preview_rest.format(count=number(left, made.language)), "note"),) if left > 0 else ()
    return Document(title, made.language, (*_front(made, title), *_told(made, _MOST_PREVIEWED), *rest))


def clipping_message(made: Clipping) -> str:
    """Shorter than `MESSAGE_CHARS` characters: headlines of the most reported events, as many as there is room for."""
    words, language = CLIPPING_WORDS[made.language], made.language
    head = f"{words.title}: {period_of(made)}\n{_figures(made, words.short_figures) if made.events else _empty(made)}"
    lines = [_message_line(place, event, made) for place, event in enumerate(made.events, start=1)]
    room = MESSAGE_CHARS - 1 - len(words.short_rest.format(count=number(len(lines), language))) - 1
    shown, length = [], len(head) + 1
    for line in lines:
        if length + len(line) + 1 > room:
            break
        shown.append(line)
        length += len(line) + 1
    left = len(lines) - len(shown)
    rest = [words.short_rest.format(count=number(left, language))] if left else []
    return "\n".join([head[: room // 2], *(["", *shown] if shown else []), *rest]) + "\n"


def period_of(made: Clipping) -> str:
    """The days of a clipping in words."""
    words = CLIPPING_WORDS[made.language]
    if made.since and made.until:
        return days(made.since, made.until, made.language)
    if made.since:
        return words.from_day.format(day=day(made.since, made.language))
    return words.until_day.format(day=day(made.until, made.language)) if made.until else words.all_days


def _front(made: Clipping, title: str) -> Iterator[Block]:
    words, language = CLIPPING_WORDS[made.language], made.language
    yield Heading(title, 1)
    yield Paragraph((Text(_figures(made, words.figures) if made.events else _empty(made), strong=True),))
    if made.wanted_outlets:
        yield paragraph(words.only_outlets.format(names=", ".join(made.wanted_outlets)), "note")
    if made.about:
        yield paragraph(words.only_about.format(about=made.about), "note")
    if made.undated:
        yield paragraph(words.undated.format(count=number(made.undated, language)), "note")
    for name, others in made.spelt:
        yield paragraph(words.spelt.format(name=name, others=", ".join(others)), "note")
    if made.events:
        yield paragraph(words.quoted, "note")
        yield from _bars(made, words)
        yield PageBreak()


def _bars(made: Clipping, words: ClippingWords) -> Iterator[Block]:
    language, unnamed = made.language, PHRASES[made.language].no_outlet
    yield from columns_of(made)
    outlets = [(outlet or unnamed, count) for outlet, count in made.by_outlet]
    left = outlets[_MOST_BARS:]
    more = [(words.more_outlets.format(count=number(len(left), language)), sum(count for _, count in left))] if left else []
    yield Bars(words.by_outlet, (*outlets[:_MOST_BARS], *more))
    yield Bars(words.by_topic, tuple((words.topics[topic], count) for topic, count in made.by_topic))
    if made.people:
        named = ", ".join(f"{name} ({number(count, language)})" for name, count in made.people[:_MOST_PEOPLE])
        yield Paragraph((Text(f"{words.by_people}: ", strong=True), Text(named)))


def _told(made: Clipping, most: int = MOST_TOLD) -> Iterator[Block]:
    words = CLIPPING_WORDS[made.language]
    if made.events:
        yield Heading(words.events)
    for place, event in enumerate(made.events[:most], start=1):
        yield Heading(f"{place}. {event.pieces[0].source.title}", 3)
        if event.quote:
            yield paragraph(f"“{event.quote}”", "quote")
        yield Paragraph(_written(event.pieces[0], made.language, with_title=False))
        if event.people:
            yield paragraph(words.people.format(names=", ".join(event.people)), "note")
        yield from _others(event, made.language)


def _others(event: Event, language: Language) -> Iterator[Block]:
    words, others = CLIPPING_WORDS[language], event.pieces[1:]
    if others:
        yield paragraph(f"{words.others}:")
    for piece in others[:_MOST_PIECES]:
        yield Paragraph(_written(piece, language, with_title=True), "item")
    if len(others) > _MOST_PIECES:
        yield paragraph(words.more.format(count=number(len(others) - _MOST_PIECES, language)), "item")


def _listed(made: Clipping) -> Iterator[Block]:
    """The events beyond those that are told, a line each."""
    words, language = CLIPPING_WORDS[made.language], made.language
    left = made.events[MOST_TOLD:]
    if left:
        yield Heading(words.rest)
        told = {"all": number(len(made.events), language), "told": number(MOST_TOLD, language)}
        yield paragraph(words.rest_told.format(**told), "note")
    for event in left:
        yield Paragraph(_written(event.pieces[0], language, with_title=True), "item")


def _written(piece: Piece, language: Language, *, with_title: bool) -> tuple[Text, ...]:
    """Where and when it stood, and where the same text stood: each with its link."""
    source = piece.source
    line = source_line(source, language)
    parts = [Text(source.title, source.url), Text(f", {line}")] if with_title else [Text(line, source.url)]
    if not piece.copies:
        return tuple(parts)
    outlets = {copy.outlet for copy in piece.copies}
    before, after = CLIPPING_WORDS[language].copies.format(count=number(len(outlets), language), names="\0").split("\0")
    return (*parts, Text(f" ({before}"), *_joined(piece.copies, language), Text(f"{after})"))


def _joined(copies: Sequence[Source], language: Language) -> Iterator[Text]:
    for place, copy in enumerate(copies):
        if place:
            yield Text("; ")
        yield Text(source_line(copy, language), copy.url)


def _message_line(place: int, event: Event, made: Clipping) -> str:
    words, source = CLIPPING_WORDS[made.language], event.pieces[0].source
    title, outlet = _plain(source.title), _plain(source.outlet or PHRASES[made.language].no_outlet)
    others = len(event.outlets) - 1
    also = f", {words.short_also.format(count=number(others, made.language))}" if others > 0 else ""
    return f"{place}. {title} ({outlet}{also})"


def _plain(text: str) -> str:
    """One line that no messenger reads as markup, cut where it is long."""
    line = " ".join(printable(text).split()).translate(_NO_MARKUP)
    return line if len(line) <= _TITLE_CHARS else f"{line[: _TITLE_CHARS - 1]}…"


def _figures(made: Clipping, sentence: str) -> str:
    counts = {
        "articles": made.articles,
        "outlets": sum(outlet is not None for outlet, _ in made.by_outlet),
        "events": len(made.events),
    }
    return sentence.format(**{name: number(count, made.language) for name, count in counts.items()})


def _empty(made: Clipping) -> str:
    words, period = CLIPPING_WORDS[made.language], period_of(made)
    if not (made.since or made.until):
        return words.no_days
    is_whole = made.since and made.until  # else it begins with "sejak" or "sampai"
    when = words.on_days.format(days=period) if is_whole else f"{period[:1].lower()}{period[1:]}"
    return words.empty.format(days=when)
