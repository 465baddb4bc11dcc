"""What the reader learns from: questions, windows of passages, and where in them the answer stands, if it does."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tokenizers import Tokenizer

from corpus.text.segmentation import sentences

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
    return Features(ids, len(head), first, last, _words(text.offsets[begin : begin + room], example.context))


def sliding(tokenizer: Tokenizer, example: Example) -> list[Features]:
    """Windows over the whole passage, each beginning in the middle of the one before; none knows the answer."""
    head, text, sep = _encoded(tokenizer, example)
    room = WINDOW_TOKENS - len(head) - 1
    starts = range(0, max(1, len(text.ids) - room // 2), max(1, room // 2))
    offsets = _words(text.offsets, example.context)
    return [Features([*head, *text.ids[b : b + room], sep], len(head), 0, 0, offsets[b : b + room]) for b in starts]


def _words(offsets: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The offsets without the space before a word, which SentencePiece counts as its piece's."""
    return [(end - len(text[start:end].lstrip()), end) for start, end in offsets]


def _encoded(tokenizer: Tokenizer, example: Example) -> tuple[list[int], Any, int]:
    """(ids of question and title with their marks, the passage encoded, the id of [SEP])."""
    cls, sep = int(tokenizer.token_to_id("[CLS]") or 0), int(tokenizer.token_to_id("[SEP]") or 0)
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


def window_of(example: Example, tokenizer: Tokenizer, shuffle: random.Random) -> Example:
    """Whole sentences of the passage, as many as fit beside the question; those with the answer, or any others."""
    spans = sentences(example.context)
    head, _, _ = _encoded(tokenizer, replace(example, context=""))
    room = WINDOW_TOKENS - 1 - len(head)
    lengths = [len(tokenizer.encode(example.context[s.start : s.end], add_special_tokens=False).ids) for s in spans]
    reach = [_reach(lengths, begin, room) for begin in range(len(spans))]
    if example.answer:
        start, end = example.answer
        fits = [b for b, last in enumerate(reach) if spans[b].start <= start and end <= spans[last].end]
    else:
        fits = list(range(len(spans)))
    if not fits:
        return example
    begin = shuffle.choice(fits)
    first = spans[begin].start
    answer = (example.answer[0] - first, example.answer[1] - first) if example.answer else None
    return replace(example, context=example.context[first : spans[reach[begin]].end], answer=answer)


def _reach(lengths: Sequence[int], begin: int, room: int) -> int:
    """The last sentence that still fits where the first is `begin`."""
    last, used = begin, lengths[begin]
    while last + 1 < len(lengths) and used + lengths[last + 1] <= room:
        last, used = last + 1, used + lengths[last + 1]
    return last
