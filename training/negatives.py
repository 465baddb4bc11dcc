"""Passages that do not answer: what teaches the reader to say so."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.data import HELD_BACK, Row, articles, fold
from training.reading import Example

LEAST = 150  # characters of a passage worth reading


def near_passages(data: Path, embedder: Path, asked: list[Row], each: int) -> Iterator[Example]:
    """For each news question, passages of other articles that look nearest to it: they do not answer it."""
    from index.retrieval.embedders import StaticEmbedder

    model = StaticEmbedder.load(embedder)
    pool = [row for row in articles(data) if len(row["text"]) > 200 and fold(row["id"]) != HELD_BACK]
    texts = [(row["title"] or "") + "\n" + row["text"][:600] for row in pool]
    matrix = np.concatenate([model.embed(texts[i : i + 2000]) for i in range(0, len(texts), 2000)])
    for row, vector in zip(asked, model.embed([row["question"] for row in asked]), strict=True):
        order = np.argsort(-(matrix @ vector), kind="stable")[: each + 3]
        said = [answer["text"].lower() for answer in row["answers"]]
        others = [pool[i] for i in order if pool[i]["id"] != row["article_id"]]
        kept = [other for other in others if not any(text in other["text"].lower() for text in said)]
        for other in kept[:each]:
            yield Example(row["question"], other["title"] or "", other["text"][:1500], None)


def elsewhere(data: Path, asked: list[Row], shuffle: random.Random) -> list[Example]:
    """Another part of the right article, where the answer's words do not stand: right story, no answer."""
    texts = {row["id"]: (row["title"] or "", row["text"]) for row in articles(data)}
    made = []
    for row in asked:
        title, text = texts.get(row["article_id"], ("", ""))
        paragraphs = [p for p in text.split("\n") if len(p) > 80 and not any(a["text"] in p for a in row["answers"])]
        if row["answerable"] and len(paragraphs) > 1:
            start = shuffle.randrange(0, len(paragraphs))
            chosen = "\n".join(paragraphs[start : start + 4])[:900]
            made.append(Example(row["question"], title, chosen, None))
    return made


def cut_away(example: Example, shuffle: random.Random) -> Example | None:
    """The passage without the sentence that answers and all on one side of it; None where little is left."""
    if example.answer is None:
        return None
    said = example.context[slice(*example.answer)]
    long = [part for part in _around(example.context, *example.answer) if len(part) >= LEAST and said not in part]
    return replace(example, context=shuffle.choice(long), answer=None) if long else None


def cut_out(example: Example) -> Example | None:
    """The passage without the sentence that answers: the story is there, what is asked is not told.

    None where little is left, or something of the answer: a surname, a figure.
    """
    if example.answer is None:
        return None
    rest = " ".join(filter(None, map(str.strip, _around(example.context, *example.answer))))
    said = re.findall(r"\d+|\w{3,}", example.context[slice(*example.answer)].lower())
    left = frozenset(re.findall(r"\w+", rest.lower()))
    return replace(example, context=rest, answer=None) if len(rest) >= LEAST and said and not left.intersection(said) else None


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before the sentence of these words, and after it."""
    before = max((m.end() for m in re.finditer(r"[.!?]\s", text[:start])), default=0)
    behind = re.search(r"[.!?]\s", text[end:])
    return text[:before], text[end + behind.end() :] if behind else ""
