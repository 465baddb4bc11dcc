"""The rows of an aggregate as text, Markdown, HTML and CSV. Words of articles are data in each of them, as elsewhere."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.display import escaped as escape
from index.display import one_line, printable
from qa.rendering.aggregate_strings import FRAMES, counted
from qa.rendering.figure_strings import FRAMES as FIGURES
from qa.rendering.markers import markers_markdown, markers_text
from qa.rendering.strings import day
from qa.types import Answer, Item, Language, Value

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OF_CITATION = ("article_id", "outlet", "published", "published_is_estimated", "url", "quote")
CSV_FIELDS = (
    *("date", "place", "text", "reports", "outlets", *_OF_CITATION),
    *("side", "value", "amount", "unit", "others", "replaced"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; `cell` is its words, `order` what it is sorted by, `markup` its HTML if it is more."""

    name: str
    cell: Callable[[Item], str]
    order: Callable[[Item], str]
    markup: Callable[[Item], str] | None = None
    is_quoted: bool = False


def rows_text(answer: Answer) -> str:
    """One numbered line a row with what it says below it; empty where there are no rows."""
    return "\n".join(
        f"{number}. {row_heading(item, answer.language)} {markers_text(item.markers)}\n   “{one_line(item.text)}”"
        for number, item in enumerate(answer.items, start=1)
    )


def row_heading(item: Item, language: Language) -> str:
    """When and where, how much, and who told of it: "26 Agustus 2024 · Krui · 2 laporan, 3 media"."""
    parts = (
        item.side or "",
        _day(item, language),
        one_line(item.place or ""),
        _told(item, language),
        _reports(item, language),
    )
    return " · ".join(part for part in parts if part)


def rows_markdown(answer: Answer, escaped: Callable[[str], str]) -> str:
    """A table; `escaped` makes a text one line that Markdown reads as these very characters."""
    if not answer.items:
        return ""
    columns = _columns(answer)
    head = [escaped(column.name) for column in columns]
    rows = [[_markdown_cell(column, item, escaped) for column in columns] for item in answer.items]
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(columns) + "|", *lines[1:]])


def _markdown_cell(column: Column, item: Item, escaped: Callable[[str], str]) -> str:
    said = escaped(column.cell(item))
    return f"{said} {markers_markdown(item.markers)}" if column.is_quoted else said


def rows_html(answer: Answer, marker: Callable[[int], str], *, with_buttons: bool = False) -> str:
    """A table, each row with the links that `marker` makes of its citations' numbers; empty where there are no rows.

    `with_buttons` makes its headings buttons that a page with the script for it sorts by.
    """
    if not answer.items:
        return ""
    columns = _columns(answer, marker)
    frame = FIGURES[answer.language].sort
    head = "".join(_head(column, frame, with_buttons=with_buttons) for column in columns)
    body = "".join(f"<tr>{''.join(_cell_html(column, item) for column in columns)}</tr>" for item in answer.items)
    return f'<div class="rows"><table class="items"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _head(column: Column, frame: str, *, with_buttons: bool) -> str:
    name = escape(column.name)
    if not with_buttons:
        return f'<th scope="col">{name}</th>'
    label = escape(frame.format(name=column.name))
    return f'<th scope="col" aria-sort="none"><button type="button" class="sort" aria-label="{label}">{name}</button></th>'


def _cell_html(column: Column, item: Item) -> str:
    said = column.markup(item) if column.markup else escape(column.cell(item))
    tag = 'td lang="id"' if column.is_quoted else "td"
    return f'<{tag} data-order="{escape(column.order(item))}">{said}</td>'


def _columns(answer: Answer, marker: Callable[[int], str] | None = None) -> list[Column]:
    """Side, place and figure have a column only where some row has one."""
    language, frames = answer.language, FIGURES[answer.language]
    when, where, quotation, reports = FRAMES[language].headings

    def quoted(item: Item) -> str:
        return f"{escape(item.text)} {''.join(marker(number) for number in item.markers) if marker else ''}"

    def dated(item: Item) -> str:
        said = escape(_day(item, language))
        return f'<time datetime="{item.date.isoformat()}">{said}</time>' if item.date else said

    columns = [
        Column(when, lambda item: _day(item, language), lambda item: item.date.isoformat() if item.date else "9999", dated),
        Column(quotation, lambda item: item.text, lambda item: item.text.casefold(), quoted, is_quoted=True),
        Column(reports, lambda item: _reports(item, language), lambda item: f"{item.reports:09d}"),
    ]
    if any(item.place for item in answer.items):
        columns.insert(1, Column(where, lambda item: item.place or "", lambda item: (item.place or "").casefold()))
    if any(item.value for item in answer.items):
        columns.insert(-2, Column(frames.value, lambda item: _told(item, language), _order_of_value))
    if any(item.side for item in answer.items):
        columns.insert(0, Column(frames.of_side, lambda item: item.side or "", lambda item: (item.side or "").casefold()))
    return columns


def _order_of_value(item: Item) -> str:
    return f"{item.value.amount:024.4f}" if item.value else ""


def _told(item: Item, language: Language) -> str:
    """The figure as it is printed, with those that other reports have, and those that it has replaced."""
    if item.value is None:
        return ""
    frames = FIGURES[language]
    notes = [
        frame.format(values="; ".join(_dated(value, language) for value in values))
        for frame, values in ((frames.others, item.others), (frames.was, item.replaced))
        if values
    ]
    return " · ".join([one_line(item.value.printed), *notes])


def _dated(value: Value, language: Language) -> str:
    when = f" ({day(value.published, language)})" if value.published else ""
    return f"{one_line(value.printed)}{when}"


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
        table.writerow([_cell(value) for value in (*told, *source, *_figures(item))])
    return written.getvalue()


def _figures(item: Item) -> tuple[object, ...]:
    """Of a spreadsheet's columns those that only totals and comparisons fill."""
    value = item.value
    rest = ("; ".join(one_line(each.printed) for each in values) for values in (item.others, item.replaced))
    return item.side, value and value.printed, value and format(value.amount, "f"), value and value.unit, *rest


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
