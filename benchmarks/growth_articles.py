"""Articles in any number: the real ones, and where they are used up, the same with other words, names, numbers and dates.

A round takes every real article once more, in a language of its own: words of about the same frequency have changed places
with one another, rare ones are new, each number is another with as many digits, each date lies some days earlier. So lengths,
frequencies and the growth of the vocabulary stay those of the archive, while no made article is a copy of its original: they
share the 150 commonest words and hardly four in a row. Copies among the originals stay copies in every round.

`python -m benchmarks.growth_articles FOLDER COUNT PATHS…` writes them, a file each.
"""

import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from corpus.load import load
from corpus.types import Article

KEPT = 150  # commonest words, which are left as they are: "yang", "di", "dan"
NEIGHBOURS = 60  # words by rank that change places
RARE_FROM = 20_000  # the rank from which every second word of a round is a new one
MOST_DAYS_EARLIER = 1_500

AGED = 1_700_000_000  # seconds; what the files' time stamps say

_TOKEN = re.compile(r"(\d+|[^\W\d_]+)")


def originals(paths: Sequence[Path]) -> list[Article]:
    """The articles below `paths` that can be read, each id once, in an order that has nothing to do with their places."""
    found: dict[str, Article] = {}
    for path in paths:
        for article in load(path, errors=lambda _: None):
            found.setdefault(article.id, article)
    return sorted(found.values(), key=lambda article: sha256(article.id.encode()).digest())


def articles(known: Sequence[Article], wanted: int) -> Iterator[Article]:
    """The first `wanted` of an endless archive that begins with `known`; always the same."""
    ranked: list[str] = []
    left = wanted
    for turn in count():
        if left <= 0 or not known:
            return
        ranked = ranked or (by_frequency(known) if turn else [])
        made = Tongue(ranked, turn) if turn else None
        for article in known[:left]:
            yield made.told(article) if made else article
        left -= len(known)


def by_frequency(known: Sequence[Article]) -> list[str]:
    """The words of the articles in lower case, the commonest first."""
    counted: Counter[str] = Counter()
    for article in known:
        counted.update(_TOKEN.findall(article.text.lower()))
    words = (word for word in counted if not word[0].isdigit())
    return sorted(words, key=lambda word: (-counted[word], word))


class Tongue:
    """The language of one round: what each word and number is in it."""

    def __init__(self, ranked: Sequence[str], turn: int) -> None:
        self._turn = turn
        self._drawn = random.Random(turn)
        self._told: dict[str, str] = {word: word for word in ranked[:KEPT]}
        for start in range(KEPT, len(ranked), NEIGHBOURS):
            near = list(ranked[start : start + NEIGHBOURS])
            self._told |= zip(near, self._others(near, is_rare=start >= RARE_FROM), strict=True)

    def told(self, article: Article) -> Article:
        drawn = random.Random(f"{self._turn} {article.id}")
        earlier = timedelta(days=drawn.randrange(MOST_DAYS_EARLIER))
        return replace(
            article,
            id=f"{article.id}~{self._turn}",
            title=self.text(article.title),
            text=self.text(article.text),
            published=article.published - earlier if article.published else None,
            url=f"{article.url}?round={self._turn}" if article.url else None,
        )

    def text(self, text: str) -> str:
        parts = _TOKEN.split(text)
        parts[1::2] = [self._told.get(part) or self._word(part) for part in parts[1::2]]
        return "".join(parts)

    def _word(self, token: str) -> str:
        """Made once, and kept: with the capitals that the word has."""
        if token[0].isdigit():
            found = self._number(token)
        else:
            found = self._told.get(token.lower(), token.lower())
            if token.isupper() and len(token) > 1:
                found = found.upper()
            elif token[0].isupper():
                found = found[0].upper() + found[1:]
        self._told[token] = found
        return found

    def _number(self, digits: str) -> str:
        """With as many digits. Days and months stay possible ones, and years those of an archive."""
        drawn = random.Random(f"{self._turn} {digits}")
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return str(drawn.randint(2015, 2026))
        if len(digits) <= 2:
            return str(drawn.randint(1, 12)).zfill(len(digits))
        return str(drawn.randint(1, 9)) + "".join(drawn.choice("0123456789") for _ in digits[1:])

    def _others(self, near: list[str], *, is_rare: bool) -> list[str]:
        others = list(near)
        self._drawn.shuffle(others)
        if is_rare:
            others[::2] = [
                one[: len(one) // 2 + 1] + other[len(other) // 2 :] for one, other in zip(others, near, strict=True)
            ][::2]
        return others


def write(made: Iterator[Article], folder: Path) -> int:
    """A file an article, 1,000 a folder; how many. They are given an age, so that a rebuild need not read them again."""
    number = 0
    for number, article in enumerate(made, start=1):
        file = folder / place(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_one(article, file)
        os.utime(file, (AGED, AGED))
    return number


def place(number: int) -> str:
    """Where the `number`-th article is, counted from 1."""
    return f"{number // 1000:04d}/{number:07d}.jsonl"


def write_one(article: Article, file: Path) -> None:
    file.write_text(line_of(article), encoding="utf-8")


def write_lines(made: Iterator[Article], file: Path) -> None:
    """All of them into one file, which is there once it is whole."""
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8") as lines:
        lines.writelines(map(line_of, made))
    os.utime(part, (AGED, AGED))
    part.replace(file)


def line_of(article: Article) -> str:
    kept = {"id": article.id, "title": article.title, "text": article.text, "outlet": article.outlet, "url": article.url}
    published = article.published.isoformat() if article.published else None
    return json.dumps({**kept, "date": published}, ensure_ascii=False) + "\n"


def main() -> None:
    folder, wanted, *paths = sys.argv[1:]
    known = originals([Path(path) for path in paths])
    if not known:
        sys.exit(f"There are no articles in {', '.join(paths)}.")
    write(articles(known, int(wanted)), Path(folder))


if __name__ == "__main__":
    main()
