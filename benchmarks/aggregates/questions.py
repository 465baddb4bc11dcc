"""Questions about a made archive, with the events that answer each: in two languages, written as people type them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from benchmarks.aggregates.world import TODAY, Event, World

Asked = Literal["count", "list", "latest", "first"]

# Of each kind: as an Indonesian question names it, with a verb; in English in the plural, and as a verb phrase.
_NAMES = {
    "flood": ("banjir", "banjir melanda", "floods", "flood hit"),
    "fire": ("kebakaran", "terjadi kebakaran di", "fires", "fire break out in"),
    "accident": ("kecelakaan", "terjadi kecelakaan di", "traffic accidents", "traffic accident happen in"),
    "landslide": ("tanah longsor", "longsor menimpa", "landslides", "landslide occur in"),
    "arrest": (
        "penangkapan pengedar sabu",
        "polisi menangkap pengedar narkoba di",
        "arrests of drug dealers",
        "arrest of a drug dealer take place in",
    ),
    "inauguration": ("pelantikan", "pelantikan digelar di", "inaugurations", "inauguration take place in"),
    "wind": ("puting beliung", "puting beliung menerjang", "whirlwinds", "whirlwind strike"),
}
_COUNTS = (
    "Berapa kali {verb} {kab} {id}?",
    "Ada berapa {noun} di Kabupaten {kab} {id}?",
    "berapa kali {verb} {kab} {id}",
    "How many {plural} were there in {kab} {en}?",
)
_LISTS = (
    "Sebutkan semua {noun} di {kab} {id}.",
    "{Noun} apa saja yang terjadi di {kab} {id}?",
    "List all {plural} in {kab} {en}.",
    "Daftar {noun} di Kabupaten {kab} {id}",
)
_LATEST = (
    "Kapan terakhir kali {verb} {kab}?",
    "Kapan {noun} terakhir di {kab}?",
    "When did the last {does} {kab}?",
    "kapan terakhir {noun} di {kab}",
)
_FIRST = ("Kapan pertama kali {verb} {kab} {id}?", "When did the first {does} {kab} {en}?")


@dataclass(frozen=True, slots=True)
class Question:
    """`right` are the ids of the events that answer it; of "latest" and "first" the one event."""

    text: str
    asked: Asked
    right: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class _Period:
    id: str
    en: str
    holds: Callable[[date], bool]


def questions(world: World, count: int = 200, seed: int = 11) -> list[Question]:
    """`count` questions, each of them with at least one event that answers it."""
    drawn = random.Random(seed)
    made: dict[str, Question] = {}
    cells = sorted({(event.kind, event.regency) for event in world.events})
    while len(made) < count:
        kind, regency = drawn.choice(cells)
        of_cell = [event for event in world.events if (event.kind, event.regency) == (kind, regency)]
        for question in _asked(kind, regency, of_cell, drawn):
            made.setdefault(question.text, question)
    return list(made.values())[:count]


def _asked(kind: str, regency: str, events: Sequence[Event], drawn: random.Random) -> Iterator[Question]:
    period = drawn.choice(_periods(drawn.choice(events).day))
    fitting = frozenset(event.id for event in events if period.holds(event.day))
    if fitting:
        yield Question(_text(drawn.choice(_COUNTS), kind, regency, period), "count", fitting, None)
        yield Question(_text(drawn.choice(_LISTS), kind, regency, period), "list", fitting, None)
        first = min((event for event in events if event.id in fitting), key=lambda event: event.day)
        yield Question(_text(drawn.choice(_FIRST), kind, regency, period), "first", frozenset({first.id}), first.day)
    last = max(events, key=lambda event: event.day)
    yield Question(_text(drawn.choice(_LATEST), kind, regency, period), "latest", frozenset({last.id}), last.day)


def _text(frame: str, kind: str, regency: str, period: _Period) -> str:
    noun, verb, plural, does = _NAMES[kind]
    filled = frame.format(
        noun=noun, Noun=noun.capitalize(), verb=verb, plural=plural, does=does, kab=regency, id=period.id, en=period.en
    )
    return " ".join(filled.replace(" ?", "?").replace(" .", ".").split())


def _periods(day: date) -> list[_Period]:
    """Those that hold `day`: its year in three ways, its month, all time."""
    year = day.year
    relative = {TODAY.year: ("tahun ini", "this year"), TODAY.year - 1: ("tahun lalu", "last year")}.get(
        year, (f"tahun {year}", f"in {year}")
    )
    month = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()[day.month - 1]
    of_year = lambda each: each.year == year  # noqa: E731
    return [
        _Period(f"pada {year}", f"in {year}", of_year),
        _Period(*relative, of_year),
        _Period(f"sepanjang {year}", f"during {year}", of_year),
        _Period(f"selama {month} {year}", f"in {day:%B} {year}", lambda each: (each.year, each.month) == (year, day.month)),
        _Period(f"sejak {year}", f"since {year}", lambda each: each.year >= year),
        _Period("", "", lambda _each: True),
    ]
