"""A draft held against the archive: each name with its office, figure, date and name, borne out, contradicted or not found.

For each sentence of the draft the sentence of the archive that says most nearly the same is looked for. What the draft claims
is *borne out* where the article of such a sentence has it; *contradicted* where none has it and one of the nearest sentences,
which must share most of the draft's other words, and its article one of the draft's other claims, has something else of the
same kind in its place; else *not found*. "Not found"
accuses nobody: an archive does not hold everything.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from corpus.dates import find_dates
from corpus.text import sentences as split_sentences
from corpus.text import stem, words
from corpus.types import Article, Span, publication_dict
from index.archive import Archive
from index.arguments import text_of
from index.query.lexicon import language_of
from index.sample import serving_index
from qa.desk.figures import figures_in, is_same_unit
from qa.desk.standing import NEAR, is_same_standing, said_of_office, standing_of
from qa.entities.facts import common_words
from qa.entities.offices import Office, is_same, offices_in
from qa.entities.people import Person, is_named_like, people_in
from qa.types import Language

ClaimKind = Literal["office", "name", "figure", "date"]
Finding = Literal["borne_out", "contradicted", "not_found"]

_LEAST_SAME = 0.5  # of the draft sentence's other words, in the sentence that contradicts it
_FEWEST_SAME = 3  # as many of them, too: "rapat dipimpin" is said of every meeting
_CLOSEST = 3  # sentences that may contradict
_LEAST_NEAR = 0.3  # and in one whose article may bear it out
_PASSAGES = 12  # searched for each sentence of a draft
_REACH = 40  # characters between an office and the name that it goes with
_MOST_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class Claim:
    """What the draft says at [start, end). `key` is what is compared: the words of a name, values or a day."""

    kind: ClaimKind
    start: int
    end: int
    text: str
    key: frozenset[Any]
    beside: str = ""  # of an office its name; of a figure its unit
    standing: frozenset[str] = frozenset()  # to the office: empty for who holds it


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, what was found of it, and the sentence that says so: `article.text[start:end] == quote`; "" where none does."""

    claim: Claim
    finding: Finding
    article_id: str | None = None
    title: str = ""
    outlet: str | None = None
    published: date | None = None
    quote: str = ""
    start: int = 0
    end: int = 0
    published_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        claim = {"kind": self.claim.kind, "text": self.claim.text, "start": self.claim.start, "end": self.claim.end}
        return {
            **claim,
            "finding": self.finding,
            "article_id": self.article_id,
            "title": self.title,
            **publication_dict(self),
            "quote": self.quote,
            "quote_start": self.start,
            "quote_end": self.end,
        }


@dataclass(frozen=True)
class Evidence:
    """A sentence of an article, and what it claims."""

    article: Article
    span: Span

    @cached_property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words(self.text))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claims_in(self.text, self.article.published, "en" if self.article.language == "en" else "id"))


Retrieve = Callable[[str], Sequence[tuple[Article, Sequence[Span]]]]


def check(text: str, *, index: str | Path | Archive | None = None) -> list[Checked]:
    """Every claim of a draft in its order. Raises InvalidType for what is no text, and as `Archive.open` does."""
    draft = text_of("text", text)[:_MOST_CHARS]
    if isinstance(index, Archive):
        return check_with(draft, searching(index))
    with Archive.open(serving_index(index)[0]) as archive:
        return check_with(draft, searching(archive))


def check_with(draft: str, retrieve: Retrieve) -> list[Checked]:
    """`retrieve` gives for a sentence the articles that may tell the same, each with the spans of its sentences."""
    checked: list[Checked] = []
    language: Language = "en" if language_of(draft) == "en" else "id"
    for span in split_sentences(draft):
        sentence = draft[span.start : span.end]
        claims = list(claims_in(sentence, None, language))
        if not claims:
            continue
        articles = [[Evidence(article, each) for each in spans] for article, spans in retrieve(sentence)]
        checked += [_moved(each, span.start) for each in _checked(sentence, claims, articles)]
    return checked


def claims_in(sentence: str, near: date | None = None, language: Language = "id") -> Iterator[Claim]:
    """The claims of one sentence, by their places; a date without its year is read by the day `near`."""
    dates = [found for found in find_dates(sentence, near) if found.value]
    days = [found.span for found in dates]
    made = [Claim("date", d.span.start, d.span.end, sentence[d.span.start : d.span.end], frozenset([d.value])) for d in dates]
    for person in people_in(sentence):
        if not _overlaps(person.span, days) and not _only_begins(person, sentence):
            made += _of_person(person, sentence)
    for figure in figures_in(sentence, language):
        if not _overlaps(Span(figure.start, figure.end), days):
            said = sentence[figure.start : figure.end]
            made.append(Claim("figure", figure.start, figure.end, said, frozenset([figure.values]), figure.unit))
    yield from sorted(made, key=lambda claim: (claim.start, claim.end, claim.kind))


def _of_person(person: Person, sentence: str) -> Iterator[Claim]:
    """The name, less the office that stands in front of it; and the office with the name, where there is one."""
    offices = offices_in(sentence)
    name = _name_of(person, sentence, offices)
    if name is None:
        return
    named = person.words & _words_in(sentence[name.start : name.end])
    if not named:
        return
    yield Claim("name", name.start, name.end, sentence[name.start : name.end], named)
    office = _office_of(person.span, offices)
    if office:
        standing = standing_of(sentence, office, offices, name)
        start, end = min(standing.start, person.span.start), max(office.end, person.span.end)
        yield Claim("office", start, end, sentence[start:end], named, office.name, standing.kinds)


def _checked(sentence: str, claims: Sequence[Claim], articles: Sequence[Sequence[Evidence]]) -> Iterator[Checked]:
    plain = _plain_words(sentence, claims)
    near = [(_likeness(plain, each), place, each) for place, held in enumerate(articles) for each in held]
    near.sort(key=lambda found: (-found[0], found[1], found[2].span.start))
    told = {place for likeness, place, _ in near if likeness >= _LEAST_NEAR}
    bearing = [each for _, place, each in near if place in told]
    same = [
        (each, articles[place])
        for likeness, place, each in near
        if likeness >= _LEAST_SAME and len(plain & each.words) >= _FEWEST_SAME
    ]
    for claim in claims:
        found = next((each for each in bearing if any(_bears_out(claim, other) for other in each.claims)), None)
        if found:
            yield _with(claim, "borne_out", found)
            continue
        others = [each for each in claims if each.kind != "office" and each != claim and not each.key & claim.key]
        alike = [each for each, held in same[:_CLOSEST] if not others or any(_is_borne_out(other, held) for other in others)]
        against = next((each for each in alike if any(_replaces(claim, other, claims) for other in each.claims)), None)
        yield _with(claim, "contradicted", against) if against else Checked(claim, "not_found")


def _is_borne_out(claim: Claim, held: Sequence[Evidence]) -> bool:
    return any(_bears_out(claim, other) for each in held for other in each.claims)


def _bears_out(claim: Claim, other: Claim) -> bool:
    if claim.kind != other.kind:
        return False
    if claim.kind == "office":
        return _is_same_office(claim, other) and is_named_like(claim.key, other.key)
    if claim.kind == "name":
        return claim.key <= other.key or (len(claim.key & other.key) >= 2 and is_named_like(claim.key, other.key))
    return bool(claim.key & other.key) and (claim.kind == "date" or is_same_unit(claim.beside, other.beside))


def _is_same_office(claim: Claim, other: Claim) -> bool:
    return is_same(claim.beside, other.beside) and is_same_standing(claim.standing, other.standing)


def _replaces(claim: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Whether `other` stands where the draft has the claim: of its kind, and said by the draft nowhere else."""
    if claim.kind != other.kind or any(_bears_out(other, each) or _bears_out(each, other) for each in claims):
        return False
    if claim.kind == "office":
        # "Istri Bupati Wiryo" may be told of her or of him: it denies neither.
        is_clear = NEAR not in claim.standing | other.standing
        return is_clear and is_named_like(claim.key, other.key) != _is_same_office(claim, other)
    return claim.kind != "figure" or claim.beside == other.beside


def _plain_words(sentence: str, claims: Sequence[Claim]) -> frozenset[str]:
    """The words of a sentence outside what it claims: by them the same statement is told."""
    kept = list(sentence)
    for claim in claims:
        kept[claim.start : claim.end] = " " * (claim.end - claim.start)
    return frozenset(words("".join(kept))) or frozenset(words(sentence))


def _likeness(plain: frozenset[str], evidence: Evidence) -> float:
    return len(plain & evidence.words) / len(plain) if plain else 0.0


def _office_of(person: Span, offices: Sequence[Office]) -> Office | None:
    """The office that stands before or within the name, nearest to it."""
    near = [
        office
        for office in offices
        if office.start <= person.end and 0 <= person.end - office.end <= _REACH + person.end - person.start
    ]
    return near[-1] if near else None


def _name_of(person: Person, sentence: str, offices: Sequence[Office]) -> Span | None:
    """The words of a name without its office and how it stands to it: "Calon Wakil Bupati Liwa" is named Liwa."""
    kept = list(sentence[person.span.start : person.span.end])
    for said in (said_of_office(sentence, office) for office in offices):
        for place in range(max(said.start, person.span.start), min(said.end, person.span.end)):
            kept[place - person.span.start] = " "
    left = "".join(kept).rstrip(" ,")
    start = len(left) - len(left.lstrip(" .,()"))
    return Span(person.span.start + start, person.span.start + len(left)) if left.strip() else None


def _words_in(said: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’-]+", said.lower()))


def _only_begins(person: Person, sentence: str) -> bool:
    """Whether it is a common word that has its capital from the beginning of the sentence."""
    is_first = not re.search(r"\w", sentence[: person.span.start])
    return is_first and all(stem(word) in common_words() for word in person.words)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _moved(checked: Checked, offset: int) -> Checked:
    claim = replace(checked.claim, start=checked.claim.start + offset, end=checked.claim.end + offset)
    return replace(checked, claim=claim)


def _with(claim: Claim, finding: Finding, evidence: Evidence) -> Checked:
    article, span = evidence.article, evidence.span
    source = (article.id, article.title, article.outlet, article.published)
    return Checked(claim, finding, *source, evidence.text, span.start, span.end, article.published_is_estimated)


def searching(archive: Archive) -> Retrieve:
    """What the archive's search finds for a sentence."""

    def retrieve(sentence: str) -> list[tuple[Article, Sequence[Span]]]:
        hits = archive.search(sentence, limit=_PASSAGES)
        articles = {hit.article.id: hit.article for hit in hits}
        return [(article, archive.sentences(id_)) for id_, article in articles.items()]

    return retrieve
