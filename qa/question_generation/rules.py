"""Questions that the sentences of an article answer in so many words, in both languages: rules, no model.

A rule asks only where the sentence shows both ends of the answer, and asks with the sentence's own words, uncut. What it
cannot be sure of it leaves: an archive has sentences enough.
"""

import re
from collections.abc import Callable, Iterator

from corpus.datelines import read_dateline
from corpus.types import Article, Span
from qa.question_generation.counts import counts, participants, sums, totals
from qa.question_generation.drafts import Draft
from qa.question_generation.event_questions import days, events
from qa.question_generation.events import PROPER, WEEKDAY_NAME
from qa.question_generation.office_holders import is_person
from qa.question_generation.people import ages, appointments, chairs, leaders, offices

MOST_CHARS = 320
_ABBREVIATED = re.compile(rf"(?P<full>{PROPER}) \((?P<short>[A-Z]{{3,8}})\)")
_ABOUT_PEOPLE = re.compile(
    r"\b(?:ber)?inisial|\b(?:bocah|korban|pelaku|tersangka|terdakwa|saksi|anak|siswi?|perempuan|wanita|pria|bernama)\b"
)
_WORD = rf"(?!{WEEKDAY_NAME}|Provinsi|Propinsi|Kabupaten|Kota|Kecamatan|Desa)[A-Z][a-z]+"
_PLACE_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}(?! {_WORD})"
_LIES = re.compile(
    rf"\b(?P<kind>Desa|Kelurahan|Pekon|Nagari) (?P<name>{_PLACE_NAME}), (?P<in>Kecamatan {_PLACE_NAME}), "
    rf"(?P<of>(?:Kabupaten|Kota) (?!Jawa|Sumatera|Sulawesi|Kalimantan|Bali|Papua|Lampung\b(?! [A-Z])|Banten){_PLACE_NAME})"
)


def drafts_of(article: Article, sentences: tuple[Span, ...]) -> list[Draft]:
    """All that the rules can ask of the article, in the order of its sentences."""
    made: list[Draft] = []
    for span in sentences:
        begin = span.start + (dateline.length if span.start == 0 and (dateline := read_dateline(article.text[:200])) else 0)
        said = article.text[begin : span.end]
        if 30 <= len(said) <= MOST_CHARS and "\n" not in said:
            made += [draft for rule in _RULES for draft in rule(article, Span(begin, span.end), said)]
    return [
        draft for draft in made if all(answer in draft.sentence and answer not in draft.question for answer in draft.answers)
    ]


def _abbreviations(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    for match in _ABBREVIATED.finditer(said):
        full = _spelled_out(match["full"], match["short"])
        # Of a person who is left with initials the paper had its reasons.
        if full and not (is_person(full) and _ABOUT_PEOPLE.search(said[: match.start()])):
            yield Draft("abbreviation", "what", "id", f"Apa kepanjangan {match['short']}?", (full,), said, None)
            yield Draft("abbreviation", "what", "en", f"What does {match['short']} stand for?", (full,), said, None)


def _places(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    for match in _LIES.finditer(said):
        village = f"{match['kind']} {match['name']}, {match['of']}"
        answers = (match["in"], match["in"].removeprefix("Kecamatan "))
        yield Draft("lies", "where", "id", f"Di kecamatan mana letak {village}?", answers, said, match["name"])
        yield Draft("lies", "where", "en", f"In which subdistrict is {village}?", answers, said, match["name"])


_RULES: tuple[Callable[[Article, Span, str], Iterator[Draft]], ...] = (
    *(offices, chairs, ages, leaders, appointments),
    *(events, days, totals, counts, participants, sums),
    *(_abbreviations, _places),
)


def _spelled_out(full: str, short: str) -> str | None:
    """The end of `full` whose initials are `short`: "Ketua Komisi Pemilihan Umum" for KPU is Komisi Pemilihan Umum."""
    tokens = full.split()
    for begin in range(len(tokens) - 1):
        initials = "".join(token[0] for token in tokens[begin:] if token not in ("dan", "of", "the", "and", "&"))
        if initials == short and tokens[begin][0].isupper():
            return " ".join(tokens[begin:])
    return None
