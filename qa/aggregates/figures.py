"""The figure of an event, out of those that its reports have: what most tell, unless a correction says otherwise."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from index.snapshot import Snapshot
from qa.aggregates.joining import Event
from qa.aggregates.located import places_in
from qa.aggregates.measured import Measure, Told, figures_told, withdrawn_in
from qa.aggregates.place_asked import Place
from qa.aggregates.rows import NO_FIGURES, Figures


def figures_of(snapshot: Snapshot, event: Event, measure: Measure, place: Place | None, families: Mapping[str, str]) -> Figures:
    """What counts, what other reports have instead, and what was taken back; of each text and each value one.

    `families` gives the first article of each text, by the ids of its copies: they are one report.
    """
    told: dict[str, Told] = {}
    corrections: list[Told] = []
    for report in event.reports:
        family = families.get(report.article.id, report.article.id)
        first = _first(figures_told(report.article, snapshot.sentences(report.article.id), measure), place)
        if first is not None and family not in told:
            told[family] = first
            if report.corrects:
                corrections.append(first)
    if not told:
        return NO_FIGURES
    right = max(corrections, key=_newest) if corrections else _most_told(list(told.values()))
    rest = _once([each for each in told.values() if each.value != right.value])
    gone = [each for each in rest if right in corrections and _is_replaced(each, right)]
    return Figures(right, tuple(each for each in rest if each not in gone), tuple(gone))


def _first(told: Sequence[Told], place: Place | None) -> Told | None:
    """The first figure of the article, unless its sentence has it of another regency."""
    for each in told:
        regencies = places_in(each.article.text[each.sentence.start : each.sentence.end]).get("regency", frozenset())
        if place is None or not regencies or any(place.pattern.search(name) for name in regencies) or place.is_province:
            return each
    return None


def _most_told(told: Sequence[Told]) -> Told:
    """The value of most reports, the newest among equals."""
    counts = Counter(each.value for each in told)
    return max(told, key=lambda each: (counts[each.value], _newest(each)))


def _is_replaced(old: Told, correction: Told) -> bool:
    """Whether the correction takes it back by its figure, or is of the outlet that had it."""
    return withdrawn_in(correction.article, old.value) or old.article.outlet == correction.article.outlet


def _once(told: Sequence[Told]) -> list[Told]:
    newest: dict[Decimal, Told] = {}
    for each in sorted(told, key=_newest):
        newest[each.value] = each
    return sorted(newest.values(), key=_newest)


def _newest(told: Told) -> tuple[str, str]:
    published = told.article.published
    return published.isoformat() if published else "", told.article.id
