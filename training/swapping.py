"""Questions about somebody or somewhere else: one name, year or office exchanged, so that the passage does not answer.

The likeliest wrong answer of all is one to a question whose story is there and whose name is not: the regent of the next
regency, the budget of another city's commission, the deputy's chief.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from training.data import rows
from training.reading import Example

TRIED = 8  # other names, until one is not in the passage
# The first word of a question is capital anyway.
_RUN = re.compile(r"(?<=[a-z0-9,'\")] )[A-Z][\w-]*(?: [A-Z][\w-]*)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPASS = ("Barat Timur Selatan Utara Tengah".split(), "West East South North Central".split())
# Written as they stand in questions, the longer ones first.
_OFFICES = tuple(
    (re.compile(rf"\b{asked}\b", re.IGNORECASE), others)
    for asked, others in (
        (r"wakil (?=bupati|wali ?kota|gubernur|ketua|rektor|direktur|kepala|menteri)", ("",)),
        (r"(?:deputy|vice) (?=regent|mayor|governor|chair|minister|director|head|police|rector)", ("",)),
        (r"bupati", ("wakil bupati", "sekda", "ketua DPRD")),
        (r"wali ?kota", ("wakil wali kota", "sekda", "ketua DPRD")),
        (r"gubernur", ("wakil gubernur", "sekda", "kapolda")),
        (r"kapolres(?:ta(?:bes)?)?", ("wakapolres", "dandim", "kajari")),
        (r"kapolda", ("wakapolda", "pangdam", "kajati")),
        (r"kapolsek", ("camat", "danramil")),
        (r"camat", ("kapolsek", "danramil")),
        (r"kepala (?=dinas|badan)", ("sekretaris ",)),
        (r"ketua", ("wakil ketua", "sekretaris", "bendahara")),
        (r"rektor", ("wakil rektor", "dekan")),
        (r"direktur", ("wakil direktur", "komisaris")),
        (r"sekretaris", ("ketua", "bendahara")),
        (r"regent", ("deputy regent", "regional secretary", "council speaker")),
        (r"mayor", ("deputy mayor", "regional secretary", "council speaker")),
        (r"governor", ("deputy governor", "regional secretary", "provincial police chief")),
        (r"police chief|chief of police", ("deputy police chief", "military commander", "chief prosecutor")),
        (r"chair(?:man|woman|person)?", ("secretary", "treasurer", "deputy chair")),
        (r"head(?= of)", ("secretary", "spokesperson")),
        (r"rector", ("deputy rector", "dean")),
        (r"director", ("deputy director", "commissioner")),
    )
)


class Names:
    """What a name in a question may be exchanged for: a place for a place, else a name of as many words."""

    def __init__(self, data: Path, questions: Iterable[str]) -> None:
        places = [row["name"] for name in ("regencies", "provinces") for row in rows(data / f"lists/gazetteer_{name}.jsonl.gz")]
        self.places = sorted({re.sub(r"^(?:KABUPATEN|KOTA) ", "", place).title() for place in places})
        self._are_places = frozenset(self.places)
        self._others: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for name in sorted({run for question in questions for run in _RUN.findall(question)}):
            self._others[_shape(name)].append(name)

    def instead_of(self, name: str, said: str, shuffle: random.Random) -> str | None:
        """Of "DPRD Pangandaran" the place alone is exchanged, of "Lampung Timur" half the time its side; for none in `said`."""
        parts = name.split()
        whole = next((k for k in range(1, len(parts)) if " ".join(parts[k:]) in self._are_places), None)
        turned = [(k, side) for side in _COMPASS for k, part in enumerate(parts) if part in side]
        made: Iterable[str]
        if whole:
            made = (" ".join([*parts[:whole], place]) for place in self._drawn(self.places, shuffle))
        elif turned and len(parts) > 1 and shuffle.random() < 0.5:
            place, side = turned[0]
            made = (" ".join([*parts[:place], other, *parts[place + 1 :]]) for other in self._drawn(side, shuffle))
        else:
            made = self._drawn(self.places if name in self._are_places else self._others.get(_shape(name), []), shuffle)
        return next((new for new in made if new.lower() not in said), None)

    @staticmethod
    def _drawn(pool: Sequence[str], shuffle: random.Random) -> list[str]:
        return shuffle.sample(pool, min(len(pool), TRIED))


def _shape(name: str) -> tuple[int, bool]:
    return len(name.split()), name.isupper()


def swapped(example: Example, names: Names, shuffle: random.Random) -> Example | None:
    """The question about something else, over the same passage; None where nothing can be exchanged."""
    if example.answer is None:
        return None
    said = f"{example.title} {example.context}".lower()
    changes = [*_names_changed(example.question, said, names, shuffle), *_offices_changed(example.question, said, shuffle)]
    return replace(example, question=shuffle.choice(changes), answer=None) if changes else None


def _names_changed(question: str, said: str, names: Names, shuffle: random.Random) -> list[str]:
    """With another name or year in place of each that the passage holds; the passage holds none of the new ones."""
    made = []
    for pattern in (_RUN, _YEAR):
        for match in pattern.finditer(question):
            if match.group().lower() not in said:
                continue
            year = str(int(match.group()) + shuffle.choice((-2, -1, 1, 2))) if pattern is _YEAR else None
            new = year or names.instead_of(match.group(), said, shuffle)
            if new and new.lower() not in said:
                made.append(question[: match.start()] + new + question[match.end() :])
    return made


def _offices_changed(question: str, said: str, shuffle: random.Random) -> list[str]:
    for pattern, others in _OFFICES:
        match = pattern.search(question)
        if match:
            new = shuffle.choice(others)
            held = (new or match.group() + question[match.end() :].split(" ")[0]).strip().lower()
            # A deputy's chief may be named beside the deputy, as may any office: then it is no question without an answer.
            is_there = new != "" and held in said
            return [] if is_there else [question[: match.start()] + new + question[match.end() :]]
    return []


def swaps(examples: Sequence[Example], share: float, names: Names, shuffle: random.Random) -> list[Example]:
    """`share` times as many as the examples, less those in which nothing can be exchanged."""
    whole, part = divmod(share, 1)
    chosen = int(whole) * list(examples) + shuffle.sample(examples, round(part * len(examples)))
    return [made for example in chosen if (made := swapped(example, names, shuffle))]
