"""Answer -> HTML. Whatever comes from an article or a question is escaped here, and nowhere trusted."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from index.display import escaped as escape
from qa.rendering.markers import own_markers
from qa.rendering.plot import plot_html
from qa.rendering.rows import rows_html
from qa.rendering.strings import (
    COPIES_LISTED,
    PHRASES,
    copies_line,
    day,
    day_told,
    is_modest,
    receipt_lines,
    source_line,
    sources_heading,
)
from qa.types import Alternative, Answer, Citation, Language

_UNSAFE_IN_URL = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")


def render_html(answer: Answer, *, anchor: str = "answer", with_buttons: bool = False, nearest: Sequence[Citation] = ()) -> str:
    """`answer` as one `<section>`, in its own language.

    `anchor` keeps the ids of several answers on one page apart: citation 1 is `#cite-{anchor}-1`. `with_buttons` adds to
    each citation the button that a page with an article view listens to. `nearest` are passages that came near and that the
    answer does not rest on; their markers follow on.
    """
    language = answer.language
    if answer.kind == "talk":
        return f'<section class="answer answer-talk" lang="{language}"><p class="text">{escape(answer.text)}</p></section>'
    heading = sources_heading(answer.status, answer.citations, language)
    parts = [
        f'<section class="answer answer-{answer.status}" lang="{language}">',
        _status(answer),
        *_told(answer, anchor),
        plot_html(answer, lambda marker: f"#cite-{anchor}-{marker}"),
        rows_html(answer, lambda marker: _marker(marker, anchor), with_buttons=with_buttons),
        _alternatives(answer, anchor),
        f"<h3>{escape(heading)}</h3>" if heading else "",
        _citations(answer.citations, answer, anchor, with_buttons=with_buttons),
        f"<h3>{escape(PHRASES[language].nearest)}</h3>" if nearest else "",
        _citations(nearest, answer, anchor, with_buttons=with_buttons),
        _receipt(answer),
        "</section>",
    ]
    return "".join(parts)


def marked(text: str, start: int, end: int) -> str:
    """`text` escaped, with `text[start:end]` in `<mark>`; an empty range, or one outside `text`, marks nothing."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return escape(text)
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"


def safe_url(url: str | None) -> str | None:
    """`url` where it is a whole http or https address, else None: no other scheme becomes a link."""
    if not url or _UNSAFE_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def link(url: str | None, words: str) -> str:
    """`words` as a link to `url` that tells the other side nothing of this page, or nothing where `url` is no web address."""
    address = safe_url(url)
    if address is None:
        return ""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'


def _status(answer: Answer) -> str:
    phrases = PHRASES[answer.language]
    if answer.so_far:
        return f'<p class="status"><strong>{escape(phrases.reading)}</strong></p>'
    frame = phrases.as_of_around if answer.as_of_is_estimated else phrases.as_of
    as_of = frame.format(day=day(answer.as_of, answer.language)) if answer.as_of and answer.short else ""
    told = f' <span class="as-of">{escape(as_of)}</span>' if as_of else ""
    return f'<p class="status"><strong>{escape(phrases.statuses[answer.status])}</strong>{told}</p>'


def _told(answer: Answer, anchor: str) -> list[str]:
    """The short answer above the text; where it is unsure below the sentence, and no larger than that."""
    paragraphs = list(_paragraphs(answer, anchor))
    if answer.corrected and answer.corrected.old:
        paragraphs.insert(0, f'<p class="struck"><s>{escape(answer.corrected.old)}</s></p>')
    if not answer.short:
        return paragraphs
    if not is_modest(answer):
        return [f'<p class="short">{escape(answer.short)}</p>', *paragraphs]
    possibly = escape(PHRASES[answer.language].possibly)
    return [
        *paragraphs[:1],
        f'<p class="possibly">{possibly} <span class="short">{escape(answer.short)}</span></p>',
        *paragraphs[1:],
    ]


def _paragraphs(answer: Answer, anchor: str) -> Iterable[str]:
    for paragraph in answer.text.split("\n\n"):
        if paragraph.strip():
            yield f'<p class="text">{_linked(paragraph.strip(), answer.citations, anchor)}</p>'


def _linked(text: str, citations: Sequence[Citation], anchor: str) -> str:
    """`text` escaped, its markers of `citations` as links to them."""
    pieces: list[str] = []
    at = 0
    for marker in own_markers(text, citations):
        pieces += [escape(text[at : marker.start]), _marker(marker.number, anchor)]
        at = marker.end
    return "".join([*pieces, escape(text[at:])])


def _marker(marker: int, anchor: str) -> str:
    return f'<a class="marker" href="#cite-{escape(anchor)}-{marker}">[{marker}]</a>'


def _alternatives(answer: Answer, anchor: str) -> str:
    if not answer.alternatives:
        return ""
    items = "".join(_alternative(each, answer.language, anchor) for each in answer.alternatives)
    return f'<h3>{escape(PHRASES[answer.language].others)}</h3><ul class="alternatives">{items}</ul>'


def _alternative(alternative: Alternative, language: Language, anchor: str) -> str:
    markers = "".join(_marker(marker, anchor) for marker in alternative.markers)
    return f"<li>{escape(alternative.short)} {markers}{_when(alternative, language)}</li>"


def _when(alternative: Alternative, language: Language) -> str:
    if alternative.as_of is None:
        return ""
    told = day_told(alternative.as_of, language, is_estimated=alternative.as_of_is_estimated)
    return f' <span class="as-of">({escape(told)})</span>'


def _citations(citations: Sequence[Citation], answer: Answer, anchor: str, *, with_buttons: bool) -> str:
    if not citations:
        return ""
    cards = []
    for citation in citations:
        opened = " open" if citation.marker == 1 and answer.status != "not_found" else ""
        cards.append(
            f'<li class="citation" id="cite-{escape(anchor)}-{citation.marker}" tabindex="-1"><details{opened}>'
            f"{_citation(citation, answer.language, with_buttons=with_buttons)}</details></li>"
        )
    return f'<ol class="citations">{"".join(cards)}</ol>'


def _citation(citation: Citation, language: Language, *, with_buttons: bool) -> str:
    phrases, passage = PHRASES[language], citation.passage
    quoted = marked(passage.text, citation.start - passage.start, citation.end - passage.start)
    button = _button(citation.article_id, citation.start, citation.end, phrases.open_article) if with_buttons else ""
    actions = button + link(citation.url, phrases.original)
    same = copies_line(citation.copies, language)
    if with_buttons:
        listed = citation.copies[:COPIES_LISTED]
        actions += "".join(_button(c.article_id, 0, 0, source_line(c, language)) for c in listed)
    return (
        f'<summary><span class="number">[{citation.marker}]</span> <span class="title">{escape(citation.title)}</span> '
        f'<span class="source">{escape(source_line(citation, language))}</span></summary>'
        f'<blockquote lang="id">{quoted}</blockquote>'
        + (f'<p class="copies">{escape(same)}</p>' if same else "")
        + (f'<p class="actions">{actions}</p>' if actions else "")
    )


def _button(article_id: str, start: int, end: int, words: str) -> str:
    """What a page with an article view listens to; an empty range opens the article without marking anything."""
    place = f'data-article="{escape(article_id)}" data-start="{start}" data-end="{end}"'
    return f'<button type="button" {place}>{escape(words)}</button>'


def _receipt(answer: Answer) -> str:
    first, *rest = receipt_lines(answer.receipt, answer.language)
    if answer.status != "not_found":
        rest.append(PHRASES[answer.language].confidence.format(percent=round(answer.confidence * 100)))
    items = "".join(f"<li>{escape(line)}</li>" for line in rest)
    return f'<details class="receipt"><summary>{escape(first)}</summary><ul>{items}</ul></details>'
