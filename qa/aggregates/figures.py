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
        sentences = snapshot.sentences(report.article.id)
        whole = _whole(figures_told(report.article, sentences, measure, event.day), place)
        if whole is not None and family not in told:
            told[family] = whole
            if report.corrects:
                corrections.append(whole)
    if not told:
        return NO_FIGURES
    right = max(corrections, key=_newest) if corrections else _most_told(list(told.values()))
    rest = _once([each for each in told.values() if each.value != right.value])
    gone = [each for each in rest if right in corrections and _is_replaced(each, right)]
    return Figures(right, tuple(each for each in rest if each not in gone), tuple(gone))


def _whole(told: Sequence[Told], place: Place | None) -> Told | None:
    """The figure of the whole: the largest of the article, since the others are its parts; none of another regency.

    Where it says first that there was none, what comes after is of something else.
    """
    here = [each for each in told if _is_here(each, place)]
    return here[0] if here and not here[0].value else max(here, key=lambda each: each.value, default=None)


def _is_here(told: Told, place: Place | None) -> bool:
    regencies = places_in(told.article.text[told.sentence.start : told.sentence.end]).get("regency", frozenset())
    return place is None or not regencies or any(place.pattern.search(name) for name in regencies) or place.is_province


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
