"""Does a cited sentence bear out what is claimed of it? Told by signs that a program can check, and by a small trained head.

The weights of the signs are fitted by `training/verifier.py` on claims made true and false by code; benchmarks/verifier.py
measures them on articles that the fitting never saw. The head (`qa/reading/entailment.py`) only ever objects: what the signs
bear out and it finds unlikely to be said is not supported.
"""

import difflib
import functools
import itertools
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import numpy as np

from corpus.text import words
from index.query.lexicon import load_lexicon
from index.query.phrases import expansions, phrases
from index.retrieval.embedders import StaticEmbedder, load_embedder
from qa.entities.facts import Facts, facts_of
from qa.entities.offices import is_misplaced, is_same
from qa.reading.entailment import Entailment, bundled_entailment
from qa.types import Language

FITTED = Path(__file__).parent.parent / "models" / "verifier.json"

Label = Literal["supported", "partly", "unsupported"]
Reason = Literal["name", "number", "date", "negation", "office", "words", "elsewhere", "uncited", "link"]

# Whatever the weights say, this share of a claim's content words has to be there: they were fitted on whole sentences, and a
# claim of a few words has too few signs against it. A translation finds fewer of its words.
LEAST: Mapping[Language, float] = {"id": 0.5, "en": 0.4}
LEAST_SHORT = 0.6
_SHORT = 7  # content words
_NEAR_MEANING = 0.45  # cosine from which two single words of the embedder's vocabulary are taken for a translation
_LOOKS_ALIKE = 0.7  # difflib's ratio from which two names may be one in two spellings
_NEAR_PLACES = 5  # content words between two that belong together
_MOST = 3  # missing names or numbers that are told apart
_ASKS = re.compile(r"\?\W*\Z|^\W*(?:question|pertanyaan)\s*:", re.IGNORECASE)
_ENOUGH = 0.5  # weight of a match from which a word counts as found


@dataclass(frozen=True, slots=True)
class EntailmentFeatures:
    """0 to 1. What speaks for a claim: `coverage`, `order`, `meaning`; all others speak against it.

    `coverage`: share of its content words that the cited text has, by translation or meaning where need be; `gap`: how many
    it has not; `run`: the longest row of such words, as an invented clause is one; `names`, `name`: share and number of its
    names that are not there; `stranger`: 1 where one of these has no other translation than words spelled like it, and none
    of them is there; `number`, `date`: of numbers and dates; `added`, `dropped`: a denial that only the claim, only the cited
    text has; `office`: an office that is not there; `misplaced`: one given to somebody else; `order`: share of neighbouring
    words that are near each other in the cited text; `meaning`: the cosine of both.
    """

    coverage: float
    gap: float
    run: float
    names: float
    name: float
    stranger: float
    number: float
    date: float
    added: float
    dropped: float
    office: float
    misplaced: float
    order: float
    meaning: float


SPEAK_FOR = ("coverage", "order", "meaning")
REASONS: Mapping[str, Reason] = {
    "names": "name",
    "name": "name",
    "stranger": "name",
    "number": "number",
    "date": "date",
    "added": "negation",
    "dropped": "negation",
    "office": "office",
    "misplaced": "office",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that a claim cites, who published it and when, and the passage around it.

    An estimated day only tells the year of dates without one: it bears out no claim.
    """

    text: str
    outlet: str | None = None
    published: date | None = None
    passage: str = ""
    published_is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is the chance, 0 to 1, that the cited sentences say what is claimed; `reason` is what speaks most against it."""

    label: Label
    score: float
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one language of claims. `supported` is the score from which a claim counts as borne out, `entailed` the chance of
    being said below which it does not, whatever its score.
    """

    signs: Mapping[str, float]
    intercept: float
    supported: float
    entailed: float = 0.0


def cited_text(cited: Sequence[Cited]) -> str:
    """All that is cited, one sentence behind the other."""
    return " ".join(each.text for each in cited)


class Verifier:
    """Safe to share between threads."""

    def __init__(
        self, weights: Mapping[Language, Weights], embedder: StaticEmbedder, entailment: Entailment | None = None
    ) -> None:
        """Without `entailment` the signs alone decide."""
        self._weights = weights
        self._embedder = embedder
        self._entailment = entailment

    def verdict(self, claim: str, cited: Sequence[Cited], language: Language) -> Verdict:
        """Of `claim` (one sentence without its marks, in `language`) against all that it cites.

        "partly" is what the cited sentences do not say by themselves, but the passages around them do.
        """
        if not cited:
            return Verdict("unsupported", 0.0, "uncited")
        if claims_nothing(claim):
            return Verdict("unsupported", 0.0, "words")
        weights = self._weights[language]
        signs = self.signs(claim, cited, language)
        score = _score(signs, weights)
        if signs.coverage < (LEAST_SHORT if len(words(claim)) < _SHORT else LEAST[language]):
            return Verdict("unsupported", min(score, signs.coverage), _reason(signs, weights))
        if score >= weights.supported:
            is_said = self._is_said(claim, cited_text(cited), weights)
            return Verdict("supported", score) if is_said else Verdict("unsupported", score, "words")
        if not _leaves_names_out(claim, cited):
            wider = self.signs(claim, [replace(each, text=each.passage or each.text) for each in cited], language)
            is_near = not wider.misplaced and _score(wider, weights) >= weights.supported
            if is_near and self._is_said(claim, " ".join(each.passage or each.text for each in cited), weights):
                return Verdict("partly", score, "elsewhere")
        return Verdict("unsupported", score, _reason(signs, weights))

    def _is_said(self, claim: str, text: str, weights: Weights) -> bool:
        """Whether the head does not object."""
        if self._entailment is None or not weights.entailed:
            return True
        return self._entailment.chances(claim, text).entailed >= weights.entailed

    def signs(self, claim: str, cited: Sequence[Cited], language: Language) -> EntailmentFeatures:
        said = facts_of(claim, cited[0].published)
        held = [facts_of(each.text, each.published) for each in cited]
        there = [word.stem for facts in held for word in facts.words]
        told = {stem for each in cited for stem in words(each.outlet or "")}
        found = self._aligned(claim, said, there, told, language)
        names = [found[k][1] < _ENOUGH for k in said.names]
        missed = [said.words[k].stem for k, is_missed in zip(said.names, names, strict=True) if is_missed]
        plain = [found[k][1] for k in range(len(said.words)) if k not in set(said.names)]
        texts = [claim, cited_text(cited)]
        meaning = self._embedder.embed(texts)
        missing = sum(_is_missing(number, held, cited) for number in said.numbers)
        return EntailmentFeatures(
            coverage=sum(weight for _, weight in found) / len(found) if found else 0.0,
            gap=min(sum(weight < _ENOUGH for weight in plain), 2 * _MOST) / (2 * _MOST),
            run=min(_longest_run([weight < _ENOUGH for _, weight in found]), 2 * _MOST) / (2 * _MOST),
            names=sum(names) / len(names) if names else 0.0,
            name=min(sum(names), _MOST) / _MOST,
            stranger=float(any(_is_strange(stem, there) for stem in missed)),
            number=min(missing, _MOST) / _MOST,
            date=float(_dates_differ(said, held, cited)),
            added=float(_denies(said, held, found, language)),
            dropped=float(_denied_there(said, held, found)),
            office=float(any(not _held(office.name, held) for office in said.offices)),
            misplaced=float(any(is_misplaced(o, tuple(x for facts in held for x in facts.offices)) for o in said.offices)),
            order=_order([place for place, weight in found if weight >= _ENOUGH]),
            meaning=max(0.0, float(meaning[0] @ meaning[1])),
        )

    def _aligned(
        self, claim: str, said: Facts, there: Sequence[str], told: set[str], language: Language
    ) -> list[tuple[int, float]]:
        """For each word of the claim: its place in `there` (-1 for none) and how well it fits, 0 to 1."""
        places: dict[str, list[int]] = {}
        for k, stem in enumerate(there):
            places.setdefault(stem, []).append(k)
        options = _options(claim, said, language)
        found: list[tuple[int, float]] = []
        last = 0
        for wanted in options:
            best = max(((weight, stem) for stem, weight in wanted.items() if stem in places), default=(0.0, ""))
            if best[1]:
                last = min(places[best[1]], key=lambda place: abs(place - last))
                found.append((last, best[0]))
            else:
                found.append((-1, 1.0 if told & wanted.keys() else 0.0))
        return self._by_meaning(claim, said, there, found) if language == "en" else found

    def _by_meaning(
        self, claim: str, said: Facts, there: Sequence[str], found: list[tuple[int, float]]
    ) -> list[tuple[int, float]]:
        """The words that are still without a place, by the nearest word of the cited text; names and figures never."""
        names = set(said.names)
        open_ = [k for k, (_, weight) in enumerate(found) if not weight and k not in names and said.words[k].stem.isalpha()]
        if not open_ or not there:
            return found
        near = (
            self._embedder.embed([claim[said.words[k].start : said.words[k].end] for k in open_])
            @ self._embedder.embed(there).T
        )
        for row, k in enumerate(open_):
            place = int(np.argmax(near[row]))
            if near[row, place] >= _NEAR_MEANING:
                found[k] = (place, float(near[row, place]))
        return found


def claims_nothing(sentence: str) -> bool:
    """Whether it asks, or is a figure without a word that says of what: "11" stands in many a sentence."""
    return bool(_ASKS.search(sentence)) or not any(character.isalpha() for word in words(sentence) for character in word)


@functools.cache
def bundled_verifier(path: Path = FITTED) -> Verifier:
    """With the weights that ship with the project, over the bundled embedder, whatever the index was made with."""
    fitted = json.loads(path.read_text(encoding="utf-8"))
    embedder = load_embedder()
    if not isinstance(embedder, StaticEmbedder):
        raise TypeError("The bundled embedder is a static one.")
    languages: tuple[Language, ...] = ("id", "en")
    return Verifier({language: Weights(**fitted[language]) for language in languages}, embedder, bundled_entailment())


def _leaves_names_out(claim: str, cited: Sequence[Cited]) -> bool:
    """Whether a cited sentence names what the claim does not: another name in its stead is no help from the passage."""
    said = set(words(claim))
    held = ((each, facts_of(each.text, each.published)) for each in cited)
    return any(facts.words[k].stem not in said for _, facts in held for k in facts.names)


def _score(signs: EntailmentFeatures, weights: Weights) -> float:
    z = weights.intercept + math.fsum(weights.signs[name] * value for name, value in asdict(signs).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _reason(signs: EntailmentFeatures, weights: Weights) -> Reason:
    """The sign that takes most from the score; the words, where it is none of those with a name."""
    against = {f.name: -weights.signs[f.name] * getattr(signs, f.name) for f in fields(signs) if f.name in REASONS}
    worst = max(against, key=lambda name: against[name])
    return REASONS[worst] if against[worst] > 0 else "words"


def _options(claim: str, said: Facts, language: Language) -> list[dict[str, float]]:
    """For each word of the claim the stems that may stand for it, weighted."""
    options: list[dict[str, float]] = []
    for word in said.words:
        options.append({word.stem: 1.0, **dict.fromkeys(expansions().get(word.stem, ()), 0.7)})
    if language == "id":
        return options
    for word, stems in zip(said.words, options, strict=True):
        for other, weight in load_lexicon().translations(word.stem):
            stems[other] = max(stems.get(other, 0.0), weight)
    for k in range(len(said.words)):
        for count in (3, 2, 1):
            part = said.words[k : k + count]
            for term in phrases().get(" ".join(claim[word.start : word.end].lower() for word in part), ()):
                for stems in options[k : k + count]:
                    stems.update(dict.fromkeys(words(term), 1.0))
    return options


def _is_strange(name: str, there: Sequence[str]) -> bool:
    """Whether a name that the other language would write alike ("Rumania" for "Romania") is like nothing there."""
    known = [other for other, _ in load_lexicon().translations(name)]
    is_alike = len(difflib.get_close_matches(name, known, n=len(known) or 1, cutoff=_LOOKS_ALIKE)) == len(known)
    return is_alike and not difflib.get_close_matches(name, there, n=1, cutoff=_LOOKS_ALIKE)


def _is_missing(number: frozenset[Decimal], held: Sequence[Facts], cited: Sequence[Cited]) -> bool:
    """Whether no cited text has the number; 1 is as often an article, and years may stand in dates."""
    if number == {Decimal(1)}:
        return False
    there = {value for facts in held for other in facts.numbers for value in other}
    days = [day for facts in held for day in facts.dates] + _known_days(cited)
    there |= {Decimal(part) for day in days for part in (day.year, day.month, day.day)}
    return not number & there


def _dates_differ(said: Facts, held: Sequence[Facts], cited: Sequence[Cited]) -> bool:
    days = {day for facts in held for day in facts.dates}
    weekdays = {day for facts in held for day in facts.weekdays} | {day.weekday() for day in days}
    days |= set(_known_days(cited))
    return any(day not in days for day in said.dates) or bool(said.weekdays - weekdays - {day.weekday() for day in said.dates})


def _known_days(cited: Sequence[Cited]) -> list[date]:
    return [each.published for each in cited if each.published and not each.published_is_estimated]


def _held(office: str, held: Sequence[Facts]) -> bool:
    return any(is_same(office, other.name) for facts in held for other in facts.offices)


def _denied_places(held: Sequence[Facts]) -> set[int]:
    """The places of denied words, counted over all cited sentences one behind the other."""
    places: set[int] = set()
    before = 0
    for facts in held:
        places |= {before + k for k in facts.denied}
        before += len(facts.words)
    return places


def _denies(said: Facts, held: Sequence[Facts], found: Sequence[tuple[int, float]], language: Language) -> bool:
    """The claim denies what the cited text does not. A translation may deny another word of the same clause."""
    if said.denials > sum(facts.denials for facts in held):
        return True
    there = _denied_places(held)
    return language == "id" and bool(said.denied) and not any(k < len(found) and found[k][0] in there for k in said.denied)


def _denied_there(said: Facts, held: Sequence[Facts], found: Sequence[tuple[int, float]]) -> bool:
    """The cited text denies a word that the claim says plainly."""
    there = _denied_places(held)
    return any(
        place in there and k not in said.denied for k, (place, weight) in enumerate(found) if weight >= _ENOUGH
    ) and not (said.denied)


def _longest_run(missing: Sequence[bool]) -> int:
    return max((len(list(row)) for is_missing, row in itertools.groupby(missing) if is_missing), default=0)


def _order(places: Sequence[int]) -> float:
    held = [place for place in places if place >= 0]
    pairs = list(itertools.pairwise(held))
    return sum(abs(b - a) <= _NEAR_PLACES for a, b in pairs) / len(pairs) if pairs else 0.0
