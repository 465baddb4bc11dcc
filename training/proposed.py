"""Questions that `wartanya eval --make` would propose of the training articles, as examples for the reader.

Rules over sentences name who holds an office, who chaired or opened what, where, when, how many, how old, what an
abbreviation stands for; nine in ten are questions an editor would ask as they are (docs/evaluation.md). Articles of the
held-back fold are left out.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus.text import sentences
from corpus.types import Article
from qa.proposals_drafts import Draft
from qa.proposals_rules import drafts_of
from training.data import HELD_BACK, articles, fold
from training.reading import Example

AROUND = 500  # characters of the article on each side of the sentence


def proposed(data: Path, most: int, shuffle: random.Random) -> list[Example]:
    """At most `most`, two of an article, the kinds as even as the articles give them."""
    by_kind: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for article in training_articles(data, shuffle):
        drafts = drafts_of(article, tuple(sentences(article.text)))
        for draft in shuffle.sample(drafts, min(2, len(drafts))):
            example = example_of(article, draft)
            if example:
                by_kind[draft.kind, draft.language].append(example)
        if all(len(made) >= most // 8 for made in by_kind.values()) and sum(map(len, by_kind.values())) >= 2 * most:
            break
    share = max(1, most // max(1, len(by_kind)))
    kept = [example for made in by_kind.values() for example in made[:share]]
    rest = [example for made in by_kind.values() for example in made[share:]]
    return kept + shuffle.sample(rest, min(len(rest), max(0, most - len(kept))))


def training_articles(data: Path, shuffle: random.Random) -> Iterator[Article]:
    chosen = [row for row in articles(data) if fold(row["id"]) != HELD_BACK and len(row["text"]) > 300]
    shuffle.shuffle(chosen)
    for row in chosen:
        yield Article(row["id"], row["source"] or "", row["title"] or "", row["text"])


def example_of(article: Article, draft: Draft) -> Example | None:
    """The article around the sentence, with the first of the answers that stands in it."""
    begins = article.text.find(draft.sentence)
    if begins < 0:
        return None
    start = max(0, begins - AROUND)
    context = article.text[start : begins + len(draft.sentence) + AROUND]
    for answer in draft.answers:
        place = context.find(answer, begins - start)
        if place >= 0:
            return Example(draft.question, article.title, context, (place, place + len(answer)))
    return None
