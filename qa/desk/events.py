"""Which articles of some days tell of one event: copies are one report, and reports that share rare words are one event.

Reports are taken by day and id, each joined to the event whose articles it is most like, where that is like enough, and
none of it older than a few days; else it begins one of its own. The same articles in any order give the same events.

Likeness is the cosine of tf-idf vectors over the stems of headline (counted `TITLE_WEIGHT` times) and beginning, against the
sum of the event's normalised vectors (leader clustering; Manning, Raghavan & Schütze, "Introduction to Information
Retrieval", 2008, sections 6.2 and 16.4).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus.text import words
from index.holdings import Holding

TITLE_WEIGHT = 3
LEAD_CHARS = 900
# Chosen by eye on three days of 2019 of a real archive (2,400 articles each), 2026-11: lower, events of one kind on one day
# (two accidents, two matches) run together; higher, a follow-up of the same day stands apart.
LEAST_LIKE = 0.34
MOST_DAYS = 3
_MOST_COMMON = 0.12  # of the reports: a word that more of them have tells no event from another

Floats = NDArray[np.float64]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """One text and the articles that have it, the first to publish it first."""

    holdings: tuple[Holding, ...]

    @property
    def first(self) -> Holding:
        return self.holdings[0]


def reports_of(held: Sequence[Holding]) -> list[Report]:
    """The holdings by family, in the order of the first of each."""
    families: dict[str, list[Holding]] = defaultdict(list)
    for holding in sorted(held, key=_by_day):
        families[holding.family].append(holding)
    return [Report(tuple(members)) for members in families.values()]


def events_of(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """The reports of each event, the most typical one first; the events in the order of their earliest reports."""
    ordered = sorted(reports, key=lambda report: _by_day(report.first))
    likeness = _Likeness(_vectors([_counts(report.first) for report in ordered]))
    days = [report.first.article.published for report in ordered]
    event_of = _clustered(likeness, np.array([day.toordinal() if day else 0 for day in days], dtype=np.int64))
    members: dict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(event_of.tolist()):
        members[event].append(place)
    return [tuple(ordered[place] for place in _typical_first(places, likeness)) for _, places in sorted(members.items())]


class _Likeness:
    """Cosines of one report and all: a column a word, with the places of the reports that have it and its weights there."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.vectors = vectors
        columns: dict[str, tuple[list[int], list[float]]] = {}
        for place, vector in enumerate(vectors):
            for word, weight in vector.items():
                places, weights = columns.setdefault(word, ([], []))
                places.append(place)
                weights.append(weight)
        self._columns = {word: (np.array(p, dtype=np.int64), np.array(w)) for word, (p, w) in columns.items() if len(p) > 1}

    def of(self, place: int) -> Floats:
        """Shape (R,), 0 for the report itself."""
        found = np.zeros(len(self.vectors))
        for word, weight in self.vectors[place].items():
            if word in self._columns:
                places, weights = self._columns[word]
                found[places] += weight * weights
        found[place] = 0.0
        return found


def _clustered(likeness: _Likeness, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of the event of each report, shape (R,); `days` are ordinals, 0 for undated reports."""
    count = len(days)
    event_of = np.full(count, -1, dtype=np.int64)
    squares, last = np.zeros(count), np.zeros(count, dtype=np.int64)  # of each event: |sum|², its latest day
    events = 0
    for place in range(count):
        # The product with a sum of vectors is the sum of the products.
        products = np.bincount(event_of[:place], weights=likeness.of(place)[:place], minlength=events)[:events]
        near = (days[place] - last[:events] <= MOST_DAYS) & ((last[:events] == 0) == (days[place] == 0))
        scores = np.where(near, products / np.sqrt(np.maximum(squares[:events], 1.0)), 0.0)
        best = int(np.argmax(scores)) if events else 0
        if not events or scores[best] < LEAST_LIKE:
            best, events = events, events + 1
            squares[best] = 1.0
        else:
            squares[best] += 2 * products[best] + 1.0
        event_of[place], last[best] = best, days[place]
    return event_of


def _typical_first(places: Sequence[int], likeness: _Likeness) -> list[int]:
    """The one that is most like the others first, then as they came."""
    if len(places) < 3:
        return list(places)
    among = np.array(places)
    central = {place: float(likeness.of(place)[among].sum()) for place in places}
    best = max(places, key=lambda place: (round(central[place], 9), -place))
    return [best, *(place for place in places if place != best)]


def _counts(holding: Holding) -> Counter[str]:
    counts = Counter(words(holding.article.text[:LEAD_CHARS]))
    for word in words(holding.article.title):
        counts[word] += TITLE_WEIGHT
    return counts


def _vectors(counted: Sequence[Counter[str]]) -> list[Vector]:
    """Unit vectors, tf (1 + ln tf) times idf ln(1 + N / df), without the words that everybody has."""
    frequency = Counter(word for counts in counted for word in counts)
    most = max(3.0, _MOST_COMMON * len(counted))
    made: list[Vector] = []
    for counts in counted:
        vector = {
            word: (1 + math.log(count)) * math.log(1 + len(counted) / frequency[word])
            for word, count in sorted(counts.items())
            if frequency[word] <= most and len(word) > 1
        }
        norm = math.sqrt(math.fsum(weight * weight for weight in vector.values())) or 1.0
        made.append({word: weight / norm for word, weight in vector.items()})
    return made


def _by_day(holding: Holding) -> tuple[bool, date, str]:
    published = holding.article.published
    return (published is None, published or date.min, holding.article.id)
