"""Which sentences of the passages found promise to hold the answer, told by what costs next to nothing.

Far more is found than the reader can read. A listwise model over cheap features says of every sentence how likely it is the
one; what is read are the windows that hold the most of that (`qa/reading/windows.py`). Fitted by `training/promise.py`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.question.answer_type import classify_answer_type
from qa.reading.reader import Evidence
from qa.types import AnswerType

FITTED = Path(__file__).parent.parent / "models" / "promise.json"
NAMES = (
    "search",  # the score of the passage
    "first_articles",  # 1 for the article found first, a half for the second, a third for the third
    "passage",  # how many passages of its article are better
    "own",  # the score of the sentence
    "before",  # that of the sentence before it in the passage
    "behind",
    "near",  # the best of these three
    "with_title",  # the share of the question that it holds together with the title
    "name",  # what is asked for stands in it, by the looks of it
    "place",
    "day",
    "number",
    "amount",
    "cause",
    "new_names",  # words in capitals that the question does not have, up to MOST_NEW
    "lead",  # it begins the article
)
MOST_NEW = 5
_SIGHTS: Mapping[str, tuple[AnswerType, re.Pattern[str]]] = {
    "name": ("who", re.compile(r"\b[A-Z][\w.'’]+(?:,? [A-Z][\w.'’]+)+")),
    "place": (
        "where",
        re.compile(
            r"\b(?:di|ke|dari|in|at)\s+(?:[a-z]+\s+){0,2}[A-Z]\w|\b(?:[Jj]alan|Jl|[Dd]esa|[Kk]elurahan|[Kk]ecamatan|[Kk]abupaten"
            r"|[Kk]ota|[Gg]edung|Hotel|[Aa]ula|Kampung|Dusun|Provinsi|[Ll]apangan|Masjid|Pantai|Kantor)\b"
        ),
    ),
    "day": (
        "when",
        re.compile(
            r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
            r"|senin|selasa|rabu|kamis|jumat|sabtu|minggu|pukul|tahun|jam)\b|\(\d+/\d",
            re.IGNORECASE,
        ),
    ),
    "number": (
        "howmany",
        re.compile(
            r"\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|puluh|ratus|ribu|juta|miliar|triliun)\b",
            re.IGNORECASE,
        ),
    ),
    "amount": (
        "howmany",
        re.compile(
            r"\b\d[\d.,]*\s*(?:persen|%|orang|unit|rumah|meter|km|kilo\w*|kg|hektare?|ton|juta|miliar|ribu|triliun|jiwa|warga|ekor"
            r"|buah|desa|kali|tahun|bulan|hari|jam|menit|liter)|\bRp",
            re.IGNORECASE,
        ),
    ),
    "cause": (
        "why",
        re.compile(
            r"\b(?:karena|sebab|akibat|lantaran|dipicu|diduga|gara-gara|alasan|agar|supaya|untuk|guna|sehingga|disebabkan"
            r"|menyebabkan|demi)\b",
            re.IGNORECASE,
        ),
    ),
}
_CAPITAL = re.compile(r"(?<![.?!\"“] )(?<!^)\b[A-Z][a-z]+")
_IN_QUESTION = re.compile(r"[A-Z]\w+")


def features(question: str, evidence: Sequence[Evidence]) -> NDArray[np.float64]:
    """What is known of each sentence, passage by passage: shape (sentences, len(NAMES))."""
    kind, asked = classify_answer_type(question), frozenset(_IN_QUESTION.findall(question))
    sights = [(name, pattern) for name, (of, pattern) in _SIGHTS.items() if of == kind]
    articles, better = _standing(evidence)
    rows = []
    for place, passage in zip(evidence, better, strict=True):
        scores = [0.0, *(sentence.score for sentence in place.sentences), 0.0]
        first = 1 / (1 + articles[place.hit.article.id])
        for number, sentence in enumerate(place.sentences):
            text = place.text[sentence.span.start : sentence.span.end]
            before, own, behind = scores[number : number + 3]
            seen = {name: float(pattern.search(text) is not None) for name, pattern in sights}
            new = sum(word not in asked for word in _CAPITAL.findall(text))
            near, lead = max(before, own, behind), float(sentence.span.start == 0)
            told = (place.hit.score, first, passage, own, before, behind, near, sentence.with_title)
            rows.append([*told, *(seen.get(name, 0.0) for name in _SIGHTS), min(new, MOST_NEW) / MOST_NEW, lead])
    return np.array(rows, dtype=np.float64).reshape(-1, len(NAMES))


def _standing(evidence: Sequence[Evidence]) -> tuple[dict[str, int], list[int]]:
    """The articles by their best passage, counted from 0; and how many passages of its article are better than each."""
    articles: dict[str, int] = {}
    seen: dict[str, int] = {}
    better = [0] * len(evidence)
    for number in sorted(range(len(evidence)), key=lambda k: -evidence[k].hit.score):
        article = evidence[number].hit.article.id
        articles.setdefault(article, len(articles))
        better[number] = seen.get(article, 0)
        seen[article] = better[number] + 1
    return articles, better


def promised(question: str, evidence: Sequence[Evidence]) -> list[list[float]]:
    """The chance of each sentence of each passage that it holds the answer, if one of them does: together 1."""
    if not any(place.sentences for place in evidence):
        return [[] for _ in evidence]
    ranks = features(question, evidence) @ _weights()
    shares = np.exp(ranks - ranks.max())
    chances = iter((shares / shares.sum()).tolist())
    return [[next(chances) for _ in place.sentences] for place in evidence]


@cache
def _weights() -> NDArray[np.float64]:
    fitted: dict[str, float] = json.loads(FITTED.read_text(encoding="utf-8"))
    return np.array([fitted[name] for name in NAMES])
