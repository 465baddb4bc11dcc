"""Answer -> the Markdown of a chat message, and where in it each citation is linked.

Clients that know nothing of citations show links and quotations; those that do get their places, in code points.
"""

from dataclasses import dataclass, field
from typing import Any

from qa.rendering.markers import own_markers
from qa.rendering.rows import row_heading
from qa.rendering.strings import PHRASES, copies_line, day_told, source_line, sources_heading
from qa.rendering.text import as_markdown
from qa.types import Alternative, Answer, Citation, Language
from web.doors.links import Links


@dataclass(frozen=True, slots=True)
class Annotation:
    """`text[start:end]` is the link of a marker, which leads to `url`."""

    start: int
    end: int
    url: str
    title: str

    def to_dict(self) -> dict[str, Any]:
        """As OpenAI's protocol has it."""
        cited = {"start_index": self.start, "end_index": self.end, "url": self.url, "title": self.title}
        return {"type": "url_citation", "url_citation": cited}


@dataclass(slots=True)
class _Message:
    """A text as it is written, piece by piece, with the places of its links."""

    citations: dict[int, Citation]
    links: Links
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    annotations: list[Annotation] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def add_marked(self, text: str) -> None:
        """`text` as Markdown of these very characters, its markers of citations as links."""
        at = 0
        for marker in own_markers(text, tuple(self.citations.values())):
            self.add(_escaped(text[at : marker.start]))
            self.add_link(self.citations[marker.number])
            at = marker.end
        self.add(_escaped(text[at:]))

    def add_link(self, citation: Citation) -> None:
        url = self.links.to(citation.article_id, citation.start, citation.end, citation.quote)
        start = self.length
        self.add(f"[[{citation.marker}]]({url})")
        self.annotations.append(Annotation(start, self.length, url, citation.title))


def cited_text(answer: Answer, links: Links) -> tuple[str, tuple[Annotation, ...]]:
    """The message and its annotations, first those of the list of quotations in the order of their markers.

    Clients that number sources by the order in which they come then agree with the markers.
    """
    message = _Message({each.marker: each for each in answer.citations}, links)
    if answer.status != "answered" and answer.kind != "talk":
        message.add(f"({PHRASES[answer.language].statuses[answer.status]})\n\n")
    if answer.short:
        message.add(f"**{as_markdown(answer.short)}**\n\n")
    for number, paragraph in enumerate(answer.text.split("\n\n")):
        message.add("\n\n" if number else "")
        message.add_marked(paragraph)
    _add_rows(message, answer)
    for alternative in answer.alternatives:
        _add_alternative(message, alternative, answer)
    in_text = tuple(message.annotations)
    message.annotations.clear()
    _add_quotations(message, answer)
    return "".join(message.pieces), (*message.annotations, *in_text)


def _add_rows(message: _Message, answer: Answer) -> None:
    """A numbered line a row of an aggregate, with the links of its citations."""
    for number, item in enumerate(answer.items, start=1):
        told = as_markdown(row_heading(item, answer.language))
        message.add(f"{'' if number > 1 else chr(10)}\n{number}. {told}: “{as_markdown(item.text)}” ")
        for marker in item.markers:
            message.add_link(message.citations[marker])


def _add_alternative(message: _Message, alternative: Alternative, answer: Answer) -> None:
    if alternative is answer.alternatives[0]:
        message.add(f"\n\n{PHRASES[answer.language].others}:\n")
    message.add(f"\n- {as_markdown(alternative.short)}{_as_of(alternative, answer.language)} ")
    for marker in alternative.markers:
        if marker in message.citations:
            message.add_link(message.citations[marker])


def _as_of(alternative: Alternative, language: Language) -> str:
    if alternative.as_of is None:
        return ""
    return f" ({day_told(alternative.as_of, language, is_estimated=alternative.as_of_is_estimated)})"


def _add_quotations(message: _Message, answer: Answer) -> None:
    heading = sources_heading(answer.status, answer.citations, answer.language)
    if not heading:
        return
    message.add(f"\n\n{heading}:\n")
    for citation in answer.citations:
        message.add("\n- ")
        message.add_link(citation)
        source = source_line(citation, answer.language)
        message.add(f" “{as_markdown(citation.quote)}” — {as_markdown(source)}, *{as_markdown(citation.title)}*")
        if same := copies_line(citation.copies, answer.language):
            message.add(f". {as_markdown(same)}")


def _escaped(text: str) -> str:
    """Spaces at the ends of a piece stay: it goes on before or behind a link."""
    if not text.strip():
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + "  \n".join(as_markdown(line) for line in text.strip().split("\n") if line.strip()) + after
