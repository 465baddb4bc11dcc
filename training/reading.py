"""What the reader learns from: questions, windows of passages, and where in them the answer stands, if it does."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from training.data import Row, articles, news_questions, rows

WINDOW_TOKENS = 128  # what is read at once, question and title included; the same when answering
QUESTION_TOKENS = 40
TITLE_TOKENS = 24


@dataclass(frozen=True, slots=True)
class Example:
    """`answer` is (start, end) in code points of `context`, or None where the passage does not answer."""

    question: str
    title: str
    context: str
    answer: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Features:
    """Token ids `[CLS] question [SEP] title [SEP] passage [SEP]`; `passage` is where its tokens begin.

    `first`, `last` are the answer's token positions in the sequence, both 0 (the [CLS]) where there is none.
    `offsets` are the passage tokens' code points in the context.
    """

    ids: list[int]
    passage: int
    first: int
    last: int
    offsets: list[tuple[int, int]]


def features(tokenizer: Tokenizer, example: Example, shuffle: random.Random) -> Features | None:
    """One window of at most WINDOW_TOKENS around the answer, at a random offset; None if the answer does not fit."""
    head, text, sep = _encoded(tokenizer, example)
    room = WINDOW_TOKENS - len(head) - 1
    inside = _tokens_inside(text.offsets, example.answer)
    if example.answer and (not inside or inside[-1] - inside[0] >= room):
        return None
    begin = _window_start(len(text.ids), room, inside, shuffle)
    first, last = (inside[0] - begin + len(head), inside[-1] - begin + len(head)) if inside else (0, 0)
    ids = [*head, *text.ids[begin : begin + room], sep]
    return Features(ids, len(head), first, last, text.offsets[begin : begin + room])


def sliding(tokenizer: Tokenizer, example: Example) -> list[Features]:
    """Windows over the whole passage, each beginning in the middle of the one before; none knows the answer."""
    head, text, sep = _encoded(tokenizer, example)
    room = WINDOW_TOKENS - len(head) - 1
    starts = range(0, max(1, len(text.ids) - room // 2), max(1, room // 2))
    return [Features([*head, *text.ids[b : b + room], sep], len(head), 0, 0, text.offsets[b : b + room]) for b in starts]


def _encoded(tokenizer: Tokenizer, example: Example) -> tuple[list[int], Any, int]:
    """(ids of question and title with their marks, the passage encoded, the id of [SEP])."""
    vocabulary = tokenizer.get_vocab()
    cls, sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
    question = tokenizer.encode(example.question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    title = tokenizer.encode(example.title, add_special_tokens=False).ids[:TITLE_TOKENS] if example.title else []
    return [cls, *question, sep, *title, sep], tokenizer.encode(example.context, add_special_tokens=False), sep


def _tokens_inside(offsets: list[tuple[int, int]], answer: tuple[int, int] | None) -> list[int]:
    if answer is None:
        return []
    return [k for k, (start, end) in enumerate(offsets) if end > answer[0] and start < answer[1]]


def _window_start(length: int, room: int, inside: list[int], shuffle: random.Random) -> int:
    if length <= room:
        return 0
    if not inside:
        return shuffle.randrange(0, length - room + 1)
    earliest, latest = max(0, inside[-1] - room + 1), min(inside[0], length - room)
    return shuffle.randint(earliest, latest) if earliest <= latest else earliest


def from_rows(chosen: list[Row], titles: dict[str, str] | None = None) -> list[Example]:
    """Examples of question-answering records; news passages bring their article's title."""
    made = []
    for row in chosen:
        answer = row["answers"][0] if row["answerable"] and row["answers"] else None
        span = (answer["start"], answer["start"] + len(answer["text"])) if answer else None
        made.append(Example(row["question"], (titles or {}).get(row.get("article_id", ""), ""), row["context"], span))
    return made


def read(data: Path, name: str, most: int | None, shuffle: random.Random, prefix: str = "") -> list[Row]:
    chosen = [row for row in rows(data / f"qa/{name}.jsonl.gz") if row["id"].startswith(prefix)]
    return chosen if most is None or most >= len(chosen) else shuffle.sample(chosen, most)


def near_passages(data: Path, embedder: Path, asked: list[Row], each: int) -> Iterator[Example]:
    """For each news question, passages of other articles that look nearest to it: they do not answer it."""
    from index.embedding import StaticEmbedder

    model = StaticEmbedder.load(embedder)
    pool = [row for row in articles(data) if len(row["text"]) > 200]
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


def mixture(data: Path, embedder: Path, seed: int) -> tuple[list[Example], list[Example]]:
    """(everything, what the last quarter of training repeats: native Indonesian and the news)."""
    shuffle = random.Random(seed)
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    news_rows = news_questions(data, held_back=False)
    news = from_rows(news_rows, titles)
    refused = elsewhere(data, news_rows, shuffle) + list(near_passages(data, embedder, news_rows, each=2))
    native = from_rows(read(data, "idk_mrc.train", None, shuffle) + read(data, "facqa.train", None, shuffle))
    everything = (
        from_rows(read(data, "squad_en_v1.train", 16_000, shuffle))
        + from_rows(read(data, "squad_en_v2.train", 3_000, shuffle))
        + from_rows(read(data, "squad_id_muis.train", None, shuffle))
        + from_rows(read(data, "xsquad_en_question_id_context.train", None, shuffle, "muis"))
        + from_rows(read(data, "tydiqa_id.train", 3_000, shuffle))
        + native
        + 2 * news
        + refused[: len(refused) // 2]
    )
    return everything, shuffle.sample(native, len(native) // 2) + 2 * news + refused[len(refused) // 2 :]
