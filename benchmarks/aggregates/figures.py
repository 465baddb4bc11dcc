"""Totals and comparisons over a made archive: which are asked, what is right, and how an answer is held against it."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.aggregates.world import YEARS, Event, World
from qa.rendering.figure_strings import FRAMES
from qa.types import Answer, Item

_HOUSES = re.compile(r"\b(?P<n>\d{1,3}) rumah\b(?! lain| tangga)")
_TAKEN_BACK = re.compile(r"[^.\n]*\btertulis\b[^.\n]*")
_TOTALS = {
    "flood": (
        "Berapa total rumah terendam banjir di {kab} pada {year}?",
        "berapa total rumah yang rusak akibat banjir di {kab} tahun {year}",
        "How many houses were flooded in {kab} in {year} in total?",
    ),
    "wind": ("Berapa total rumah rusak akibat puting beliung di {kab} pada {year}?",),
}
_BY_PLACE = (
    "Lebih banyak mana {noun} di {kab} atau {other} pada {year}?",
    "lebih banyak mana {noun} di {kab} atau {other} tahun {year}",
    "Which had more {plural} in {year}, {kab} or {other}?",
)
_BY_YEAR = (
    "Bandingkan jumlah {noun} di {kab} tahun {last} dan {year}",
    "Lebih banyak mana {noun} di {kab} pada {last} atau {year}?",
    "Compare {plural} in {kab} in {last} and {year}",
)
_NAMES = {
    "flood": ("banjir", "floods"),
    "fire": ("kebakaran", "fires"),
    "landslide": ("tanah longsor", "landslides"),
    "accident": ("kecelakaan", "traffic accidents"),
    "wind": ("puting beliung", "whirlwinds"),
}


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """`right` are the ids of the events of each side, of a total all under ""; `ends` what each event's houses may be."""

    text: str
    asked: Literal["total", "comparison"]
    right: Mapping[str, frozenset[str]]
    ends: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FigureOutcome:
    """`found` is the event of each row; `is_right` has all rows on their sides, and of a total each figure."""

    question: FigureQuestion
    answer: Answer
    found: tuple[str | None, ...]

    @property
    def is_taken(self) -> bool:
        return self.answer.kind == self.question.asked

    @property
    def rows_are_right(self) -> bool:
        sides: dict[str, set[str | None]] = {side: set() for side in self.question.right}
        for item, event in zip(self.answer.items, self.found, strict=True):
            sides.setdefault(item.side or "", set()).add(event)
        return self.is_taken and all(sides[side] == set(right) for side, right in self.question.right.items())

    @property
    def figures_are_right(self) -> bool:
        return self.rows_are_right and all(
            _ends(item) == self.question.ends.get(event or "")
            for item, event in zip(self.answer.items, self.found, strict=True)
        )

    @property
    def is_right(self) -> bool:
        if self.question.asked == "total":
            return self.figures_are_right
        return self.rows_are_right and (self.verdict is None or self.verdict_is_right)

    @property
    def wrong_figures(self) -> tuple[int, int]:
        """How many of the figures of right rows are none of their event's, of how many."""
        told = [
            _ends(item) == self.question.ends.get(event)
            for item, event in zip(self.answer.items, self.found, strict=True)
            if event and item.value
        ]
        return told.count(False), len(told)

    @property
    def verdict(self) -> str | None:
        """The side that is said to have more; "" where it is said that both have as many, None where nothing is said."""
        frames = FRAMES[self.answer.language]
        if frames.as_many in self.answer.text:
            return ""
        told = (frames.more, frames.more_reported)
        return next((s for s in self.question.right if any(f.format(label=s) in self.answer.text for f in told)), None)

    @property
    def verdict_is_right(self) -> bool:
        counts = {side: len(events) for side, events in self.question.right.items()}
        most = [side for side, count in counts.items() if count == max(counts.values())]
        return self.verdict == (most[0] if len(most) == 1 else "")


def figure_questions(world: World, count: int = 80, seed: int = 5) -> list[FigureQuestion]:
    """Half totals, half comparisons, each with something on every side."""
    drawn = random.Random(seed)
    made: dict[str, FigureQuestion] = {}
    cells = sorted({(event.kind, event.regency) for event in world.events if event.kind in _NAMES})
    houses = houses_of(world)
    while len(made) < count:
        kind, regency = drawn.choice(cells)
        asked = _total(world, kind, regency, houses, drawn) if len(made) % 2 else _comparison(world, kind, regency, drawn)
        for question in asked:
            made.setdefault(question.text, question)
    return list(made.values())


def _events(world: World, kind: str, regency: str, year: int) -> list[Event]:
    return [e for e in world.events if (e.kind, e.regency, e.day.year) == (kind, regency, year)]


def _total(
    world: World, kind: str, regency: str, houses: Mapping[str, tuple[int, int]], drawn: random.Random
) -> Iterator[FigureQuestion]:
    year = drawn.choice(YEARS)
    events = _events(world, kind, regency, year)
    if kind in _TOTALS and len(events) > 1:
        ids = frozenset(event.id for event in events)
        text = drawn.choice(_TOTALS[kind]).format(kab=regency, year=year)
        yield FigureQuestion(text, "total", {"": ids}, {id_: houses[id_] for id_ in ids if id_ in houses})


def _comparison(world: World, kind: str, regency: str, drawn: random.Random) -> Iterator[FigureQuestion]:
    noun, plural = _NAMES[kind]
    year = drawn.choice(YEARS[1:])
    other = drawn.choice(sorted({event.regency for event in world.events} - {regency}))
    by_place = drawn.random() < 0.5
    sides = {regency: (regency, year), other: (other, year)} if by_place else {
        str(each): (regency, each) for each in (year - 1, year)
    }  # fmt: skip
    frame = drawn.choice(_BY_PLACE if by_place else _BY_YEAR)
    text = frame.format(noun=noun, plural=plural, kab=regency, other=other, year=year, last=year - 1)
    right = {side: frozenset(event.id for event in _events(world, kind, *of)) for side, of in sides.items()}
    if sum(map(len, right.values())) > 1:
        yield FigureQuestion(text, "comparison", right, {})


def houses_of(world: World) -> dict[str, tuple[int, int]]:
    """The lowest and the highest number of houses that the reports of each event print, as far as no correction replaces it."""
    printed: dict[str, list[tuple[str | None, bool, int]]] = {}
    for article in world.articles:
        event = world.reported.get(article.id)
        found = _HOUSES.search(_TAKEN_BACK.sub("", article.text))
        if event and found:
            corrects = article.title.startswith("Ralat")
            printed.setdefault(event, []).append((article.outlet, corrects, int(found["n"])))
    ends = {}
    for event, told in printed.items():
        corrected = {outlet: value for outlet, corrects, value in told if corrects}
        values = [value for outlet, corrects, value in told if corrects or outlet not in corrected]
        ends[event] = (min(values), max(values))
    return ends


def _ends(item: Item) -> tuple[int, int] | None:
    values = [each.amount for each in (item.value, *item.others) if each]
    return (int(min(values)), int(max(values))) if values else None


def figures_of_figures(outcomes: Sequence[FigureOutcome]) -> dict[str, float | int | None]:
    """What the totals and comparisons came to, as shares."""
    totals = [each for each in outcomes if each.question.asked == "total"]
    compared = [each for each in outcomes if each.question.asked == "comparison"]
    wrong = [each.wrong_figures for each in totals]
    told = [each for each in compared if each.is_taken and each.verdict is not None]
    return {
        "totals": len(totals),
        "totals taken": _share([each.is_taken for each in totals]),
        "totals with the right rows": _share([each.rows_are_right for each in totals]),
        "totals exactly right": _share([each.figures_are_right for each in totals]),
        "figures of rows that are wrong": _share([True] * sum(w for w, _ in wrong) + [False] * sum(n - w for w, n in wrong)),
        "comparisons": len(compared),
        "comparisons taken": _share([each.is_taken for each in compared]),
        "comparisons with the right rows": _share([each.rows_are_right for each in compared]),
        "comparisons that say which is more": _share([each in told for each in compared]),
        "of these right": _share([each.verdict_is_right for each in told]),
    }


def _share(held: Sequence[bool]) -> float | None:
    return round(sum(held) / len(held), 4) if held else None
