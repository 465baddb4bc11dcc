"""A made archive with known truth: events of regencies that nobody governs, and the articles that report them.

Each event is reported by one to six outlets in words of their own; some reports are copied as wire texts, followed up,
corrected. Beside them stand near misses: other places with like names, other years, warnings, drills, statistics, figures
of speech, and a second regency named in passing. Two equal seeds give equal archives.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.aggregates.wording import OF_NATURE
from benchmarks.aggregates.wording_beside import BESIDE, CLOSINGS, CORRECTION, FILLERS, ROUNDABOUT
from benchmarks.aggregates.wording_people import OF_PEOPLE
from corpus.types import Article

WORDINGS = {**OF_NATURE, **OF_PEOPLE}
TODAY = date(2025, 11, 30)
YEARS = (2023, 2024, 2025)
REGENCIES = (
    "Way Semaka", "Semaka Barat", "Semaka Timur", "Tanjung Lesung Jaya", "Lesung Utara", "Lesung Selatan", "Muara Kelingi",
    "Bukit Rawas", "Ogan Lestari", "Pagar Kencana",
)  # fmt: skip
_FIRST = "Suka Karang Tanjung Gunung Padang Talang Sido Marga Bumi Sumber Rejo Argo Mekar Pulau Banjar Kota".split()
_LAST = "maju raya agung jaya mulyo sari rejo baru ratu tani indah harjo asri lama makmur bakti".split()
_NAMES = (
    "Wagino Sarminah Harun Tukijan Ridwan Lestari Marwan Subandi Kusnadi Yuliani Bahrudin Sopian Hartini Mulkan Zulaikha Parjo"
).split()
_SURNAMES = "Prasojo Nasirun Wibawa Hasanuddin Siregat Tarmizi Gunardi Hamidah Saputro Mangkunegoro Darmawi Lubisno".split()
_OUTLETS = (
    "Pantau Semaka",
    "Kabar Lesung",
    "Suara Rawas",
    "Warta Ogan",
    "Lensa Kencana",
    "Radar Muara",
    "Gema Pesisir",
    "Harian Bukit",
)
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_BUSY = 0.34  # of the pairs of kind and regency; they have the most events
_SOON = 0.12  # of the events: one follows on another of its kind and regency
_OTHER_FIGURES = 0.25  # of the reports, which have other figures than the rest
_INITIALS = 0.15  # that give a name by its initials
_ROUNDABOUT = 0.15  # that come to the event late
_SHORT = 0.2  # that leave out the subdistrict
_SHARES = (("later", 0.3), ("copied", 0.25), ("corrected", 0.08))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: `facts` fill the braces of the wordings."""

    id: str
    kind: str
    regency: str
    subdistrict: str
    day: date
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class World:
    """`reported` gives the event of each article's id that reports or follows up one."""

    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    reported: Mapping[str, str] = field(default_factory=dict)


def world(articles: int = 1_000, seed: int = 7) -> World:
    """Events until their reports make up two thirds of `articles`; near misses and other news are the rest."""
    drawn = random.Random(seed)
    events: list[Event] = []
    made: list[Article] = []
    reported: dict[str, str] = {}
    weights = {(kind, place): 6.0 if drawn.random() < _BUSY else 1.0 for kind in sorted(WORDINGS) for place in REGENCIES}
    while len(made) < articles * 2 // 3:
        kind, place = drawn.choices(list(weights), list(weights.values()))[0]
        event = _event(f"e{len(events):04}", kind, place, drawn)
        if events and drawn.random() < _SOON:
            event = _soon_after(events[-1], event, drawn)
        events.append(event)
        for article in _reports(event, drawn):
            made.append(replace(article, id=f"a{len(made):05}"))
            reported[made[-1].id] = event.id
    while len(made) < articles:
        made.append(replace(_no_event(drawn), id=f"a{len(made):05}"))
    return World(tuple(events), tuple(made), reported)


def _event(name: str, kind: str, regency: str, drawn: random.Random) -> Event:
    year = drawn.choice(YEARS)
    day = date(year, 1, 1) + timedelta(drawn.randrange(330))
    return Event(name, kind, regency, *_facts(kind, regency, drawn, day))


def _soon_after(before: Event, event: Event, drawn: random.Random) -> Event:
    """Another event of the same kind in the same regency, a few days later and elsewhere in it."""
    day = before.day + timedelta(drawn.randrange(1, 6))
    _, _, facts = _facts(before.kind, before.regency, drawn, day)
    if facts["desa"] == before.facts["desa"] or day.year != before.day.year:
        return event
    return Event(event.id, before.kind, before.regency, str(facts["kec"]), day, facts)


def _facts(kind: str, regency: str, drawn: random.Random, day: date) -> tuple[str, date, dict[str, object]]:
    # A regency has eight subdistricts, each with its villages; the names of one are drawn from its own.
    own = random.Random(regency)
    subdistricts = [f"{own.choice(_FIRST)}{own.choice(_LAST)}" for _ in range(8)]
    subdistrict = drawn.choice(subdistricts)
    facts: dict[str, object] = {
        "kab": regency,
        "kec": subdistrict,
        "desa": f"{drawn.choice(_FIRST)} {drawn.choice(_LAST).title()}",
        "jalan": f"Jalan {drawn.choice(('Lintas', 'Raya', 'Poros'))} {drawn.choice(_FIRST)}",
        "n": drawn.randrange(11, 480),
        "m": drawn.randrange(2, 60),
        "pejabat": f"{drawn.choice(_NAMES)} {drawn.choice(_SURNAMES)}",
        "nama": f"{drawn.choice(_NAMES)} {drawn.choice(_SURNAMES)}",
        "sebab": drawn.choice(WORDINGS[kind].causes),
        "lain": drawn.choice([place for place in REGENCIES if place != regency]),
    }
    return subdistrict, day, facts


def _reports(event: Event, drawn: random.Random) -> Iterator[Article]:
    outlets = drawn.sample(_OUTLETS, drawn.choice((1, 1, 2, 2, 3, 4, 6)))
    for outlet in outlets:
        published = event.day + timedelta(drawn.choice((0, 0, 1, 1, 2)))
        told = ROUNDABOUT[event.kind] if drawn.random() < _ROUNDABOUT else WORDINGS[event.kind].leads
        title, lead = drawn.choice(told)
        yield _article(event, title, lead, outlet, published, drawn)
    extra = {name for name, share in _SHARES if drawn.random() < share}
    if "copied" in extra:
        yield from _wire(event, drawn)
    if "later" in extra:
        title, lead = drawn.choice(WORDINGS[event.kind].later)
        yield _article(event, title, lead, drawn.choice(_OUTLETS), event.day + timedelta(drawn.randrange(4, 25)), drawn)
    if "corrected" in extra:
        yield _corrected(event, outlets[0], drawn)


def _wire(event: Event, drawn: random.Random) -> Iterator[Article]:
    """One text in two papers, each with its own dateline, the second without its last sentence."""
    title, lead = drawn.choice(WORDINGS[event.kind].leads)
    first, second = drawn.sample(_OUTLETS, 2)
    whole = _article(event, title, lead, first, event.day + timedelta(1), drawn)
    cut = whole.text.rpartition("\n")[0].replace(first.upper(), second.upper())
    yield whole
    yield replace(whole, outlet=second, text=cut)


def _corrected(event: Event, outlet: str, drawn: random.Random) -> Article:
    lead = WORDINGS[event.kind].leads[0][1]
    text = CORRECTION.replace("{lead}", lead).replace("{old}", str(drawn.randrange(481, 700)))
    return _article(event, "Ralat: {desa}", text, outlet, event.day + timedelta(3), drawn)


def _article(event: Event, title: str, lead: str, outlet: str, published: date, drawn: random.Random) -> Article:
    facts = {**event.facts, "hari": _told(event.day, published, drawn)}
    if drawn.random() < _OTHER_FIGURES:
        facts |= {"n": drawn.randrange(11, 480), "m": drawn.randrange(2, 60)}
    if drawn.random() < _INITIALS:
        facts["nama"] = "".join(part[0] for part in str(facts["nama"]).split())
    if drawn.random() < _SHORT:
        lead = lead.replace(" Kecamatan {kec},", "")
    details = drawn.sample(WORDINGS[event.kind].details, 2)
    beside = [drawn.choice(BESIDE)] if drawn.random() < 0.3 else []
    sentences = [lead, *details, *beside, drawn.choice(CLOSINGS)]
    body = "\n".join(sentence.format(**facts) for sentence in sentences).replace("pada kemarin", "kemarin")
    dateline = f"{outlet.upper()} - " if drawn.random() < 0.6 else ""
    return Article("", "", title.format(**facts), dateline + body, published, outlet)


def _told(day: date, published: date, drawn: random.Random) -> str:
    """The day as an outlet writes it, the further back the fuller."""
    weekday, part = _WEEKDAYS[day.weekday()], drawn.choice(("", " pagi", " malam", " dini hari"))
    forms = [
        f"{weekday}{part} ({day.day}/{day.month}/{day.year})",
        f"{weekday}{part} ({day.day}/{day.month})",
        f"{weekday}, {day.day} {_MONTHS[day.month - 1]} {day.year}",
    ]
    if (published - day).days == 1:
        forms += [f"kemarin{part}", f"{weekday}{part} kemarin"]
    if (published - day).days <= 2:
        forms.append(f"{weekday}{part}")
    return drawn.choice(forms)


def _no_event(drawn: random.Random) -> Article:
    kind, regency = drawn.choice(sorted(WORDINGS)), drawn.choice(REGENCIES)
    day = date(drawn.choice(YEARS), 1, 1) + timedelta(drawn.randrange(330))
    subdistrict, _, facts = _facts(kind, regency, drawn, day)
    event = Event("", kind, regency, subdistrict, day, {**facts, "hari": ""})
    title, lead = drawn.choice(WORDINGS[kind].missed if drawn.random() < 0.5 else FILLERS)
    body = "\n".join([lead, *drawn.sample(CLOSINGS, 2)]).format(**event.facts)
    return Article("", "", title.format(**event.facts), body, day, drawn.choice(_OUTLETS))
