"""The rows of an aggregate as text, Markdown, HTML and CSV. Words of articles are data in each of them, as elsewhere."""

import csv
import io
from collections.abc import Callable, Iterator

from index.display import escaped as escape
from index.display import one_line, printable
from qa.rendering.aggregate_strings import FRAMES, counted
from qa.rendering.markers import markers_markdown, markers_text
from qa.rendering.strings import day
from qa.types import Answer, Item, Language

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OF_CITATION = ("article_id", "outlet", "published", "published_is_estimated", "url", "quote")
CSV_FIELDS = ("date", "place", "text", "reports", "outlets", *_OF_CITATION)


def rows_text(answer: Answer) -> str:
    """One numbered line a row with what it says below it; empty where there are no rows."""
    return "\n".join(
        f"{number}. {row_heading(item, answer.language)} {markers_text(item.markers)}\n   “{one_line(item.text)}”"
        for number, item in enumerate(answer.items, start=1)
    )


def row_heading(item: Item, language: Language) -> str:
    """When and where, and who told of it: "26 Agustus 2024 · Krui · 2 laporan, 3 media"."""
    parts = (_day(item, language), one_line(item.place or ""), _reports(item, language))
    return " · ".join(part for part in parts if part)


def rows_markdown(answer: Answer, escaped: Callable[[str], str]) -> str:
    """A table; `escaped` makes a text one line that Markdown reads as these very characters."""
    if not answer.items:
        return ""
    language = answer.language
    head = [escaped(name) for name in FRAMES[language].headings]
    lines = ["| " + " | ".join(row) + " |" for row in (head, *(_cells(item, language, escaped) for item in answer.items))]
    return "\n".join([lines[0], "|---" * len(FRAMES[language].headings) + "|", *lines[1:]])


def _cells(item: Item, language: Language, escaped: Callable[[str], str]) -> list[str]:
    when, place, reports = _day(item, language), item.place or "", _reports(item, language)
    return [escaped(when), escaped(place), f"{escaped(item.text)} {markers_markdown(item.markers)}", escaped(reports)]


def rows_html(answer: Answer, marker: Callable[[int], str]) -> str:
    """A table, each row with the links that `marker` makes of its citations' numbers; empty where there are no rows."""
    if not answer.items:
        return ""
    language = answer.language
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in FRAMES[language].headings)
    body = "".join(_row_html(item, language, marker) for item in answer.items)
    return f'<div class="rows"><table class="items"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def rows_csv(answer: Answer) -> str:
    """A line a row, with its first citation; dates in ISO 8601. An apostrophe keeps spreadsheets from calculating."""
    cited = {citation.marker: citation for citation in answer.citations}
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(CSV_FIELDS)
    for item in answer.items:
        first = cited[item.markers[0]]
        is_estimated = "true" if first.published_is_estimated else ""
        told = (item.date, item.place, item.text, item.reports, item.outlets)
        source = (first.article_id, first.outlet, first.published, is_estimated, first.url, first.quote)
        table.writerow([_cell(value) for value in (*told, *source)])
    return written.getvalue()


def _row_html(item: Item, language: Language, marker: Callable[[int], str]) -> str:
    markers = "".join(marker(number) for number in item.markers)
    moment = (
        f'<time datetime="{item.date.isoformat()}">{escape(_day(item, language))}</time>' if item.date else _day(item, language)
    )
    return (
        f'<tr><td>{moment}</td><td>{escape(item.place or "")}</td><td lang="id">{escape(item.text)} {markers}</td>'
        f"<td>{escape(_reports(item, language))}</td></tr>"
    )


def _day(item: Item, language: Language) -> str:
    return day(item.date, language) if item.date else FRAMES[language].undated_cell


def _reports(item: Item, language: Language) -> str:
    frames = FRAMES[language]
    return ", ".join(_counts(((frames.report, item.reports), (frames.outlet, item.outlets)), language))


def _counts(pairs: tuple[tuple[tuple[str, str], int], ...], language: Language) -> Iterator[str]:
    return (counted(forms, count, language) for forms, count in pairs if count)


def _cell(value: object) -> str:
    text = "" if value is None else one_line(printable(str(value)))
    return f"'{text}" if text.startswith(_FORMULA) else text
