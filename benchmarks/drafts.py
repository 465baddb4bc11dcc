"""Are changed names, offices, figures and dates of a draft told, and unchanged ones left alone? `python -m benchmarks.drafts`.

Drafts are paragraphs of the sample's articles; in each second one a single name, office, figure or date is changed for
another. The archive is the sample itself, read whole in memory: what is measured is the comparing, not the search. With
`--index DIR` the drafts are of the articles of that index, and what they are held against is found by its search.
"""

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import load
from corpus.text import sentences, words
from corpus.types import Article, Span
from index import Archive
from index.browse import article_ids
from index.locate import SAMPLE_ARTICLES
from qa.desk.draft import Checked, Claim, Retrieve, check_with, claims_in, searching
from qa.entities.offices import offices_in

_SEED = 20261130
_DRAFTS = 100
_DRAWN = 400  # articles of an index
_LONGEST = 1_000  # characters of a paragraph
_NEAREST = 4  # articles that a sentence is held against
_OFFICES = ("Bupati", "Wakil Bupati", "Kapolres", "Camat", "Kepala Dinas", "Sekretaris Daerah", "Ketua", "Gubernur")
_NAMES = ("Hendra Wicaksono", "Siti Nurlela", "Bambang Sugiarto", "Yohana Tambunan", "Ridwan Fadhillah", "Lukas Mandagi")


@dataclass(frozen=True, slots=True)
class Draft:
    """`changed` is the place of the claim that was changed, None where the draft is as it stood."""

    text: str
    changed: Span | None


@dataclass(frozen=True, slots=True)
class Score:
    """Of changed drafts: how many had the change contradicted, or at least not borne out; of unchanged: claims accused."""

    changed: int
    contradicted: int
    noticed: int
    claims: int
    accused: int


def measure(articles: Sequence[Article]) -> Score:
    return _scored(drafts(articles), _in_memory(articles))


def measure_index(path: Path) -> Score:
    """Over some articles of an index, searched as `wartanya check` does."""
    with Archive.open(path) as archive:
        ids = random.Random(_SEED).sample(sorted(article_ids(archive)), _DRAWN)
        return _scored(drafts([archive.article(id_) for id_ in ids]), searching(archive))


def _in_memory(articles: Sequence[Article]) -> Retrieve:
    held = [(article, tuple(sentences(article.text))) for article in articles]
    stems = [frozenset(words(f"{article.title} {article.text}")) for article, _ in held]

    def retrieve(sentence: str) -> list[tuple[Article, Sequence[Span]]]:
        asked = frozenset(words(sentence))
        best = sorted(range(len(held)), key=lambda k: (-len(asked & stems[k]), held[k][0].id))
        return [held[k] for k in best[:_NEAREST]]

    return retrieve


def _scored(made: Sequence[Draft], retrieve: Retrieve) -> Score:
    changed = contradicted = noticed = claims = accused = 0
    for draft in made:
        found = check_with(draft.text, retrieve)
        if draft.changed is None:
            claims += len(found)
            accused += sum(each.finding == "contradicted" for each in found)
            continue
        there = [each for each in found if _meets(each, draft.changed)]
        changed += 1
        contradicted += any(each.finding == "contradicted" for each in there)
        noticed += any(each.finding != "borne_out" for each in there)
    return Score(changed, contradicted, noticed, claims, accused)


def drafts(articles: Sequence[Article]) -> list[Draft]:
    chance = random.Random(_SEED)
    made: list[Draft] = []
    paragraphs = [
        part
        for each in sorted(articles, key=lambda each: each.id)
        for line in each.text.split("\n")
        for part in _short(line)
        if any(claims_in(part))
    ]
    for text in chance.sample(paragraphs, len(paragraphs)):
        draft = _changed(text, chance) if len(made) % 2 else Draft(text, None)
        if draft and len(made) < _DRAFTS:
            made.append(draft)
    return made


def _short(line: str) -> list[str]:
    """The line itself, or where a page lost its paragraphs some sentences at a time."""
    if len(line) <= _LONGEST:
        return [line]
    spans = sentences(line)
    return [line[spans[k].start : spans[min(k + 2, len(spans) - 1)].end] for k in range(0, len(spans), 3)]


def _changed(text: str, chance: random.Random) -> Draft | None:
    claims = [claim for claim in claims_in(text) if _other(claim, chance)]
    if not claims:
        return None
    claim = chance.choice(claims)
    other = _other(claim, chance)
    return Draft(text[: claim.start] + other + text[claim.end :], Span(claim.start, claim.start + len(other)))


def _other(claim: Claim, chance: random.Random) -> str:
    """Something of the kind in its place; "" where nothing can be put there."""
    if claim.kind == "name":
        return chance.choice(_NAMES) if len(claim.key) > 1 else ""
    if claim.kind == "office":
        written = next(iter(offices_in(claim.text)), None)
        others = [office for office in _OFFICES if written and offices_in(office)[0].name != written.name]
        return f"{chance.choice(others)}{claim.text[written.end :]}" if written and not written.start else ""
    return re.sub(r"\d+", lambda found: str(int(found.group()) % 27 + 2), claim.text, count=1)


def _meets(checked: Checked, span: Span) -> bool:
    return checked.claim.start < span.end and span.start < checked.claim.end


def main() -> None:
    parser = argparse.ArgumentParser(description="Hold changed and unchanged drafts against an archive.")
    parser.add_argument(
        "--index", type=Path, help="an index whose articles are drafts and archive (default: the sample's articles)"
    )
    given = parser.parse_args()
    score = measure_index(given.index) if given.index else measure(list(load(SAMPLE_ARTICLES)))
    print(f"changed: {score.contradicted} contradicted, {score.noticed} not borne out, of {score.changed}")
    print(f"unchanged: {score.accused} contradicted of {score.claims} claims")


if __name__ == "__main__":
    main()
