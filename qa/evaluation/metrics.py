"""How good answers and rankings are: pure functions, one published measure each. All values lie between 0 and 1."""

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence


def normalised(answer: str) -> tuple[str, ...]:
    """The words of a short answer as they are compared: lower case, Unicode NFKC, punctuation off.

    After SQuAD (Rajpurkar et al., EMNLP 2016), less its removal of "a", "an", "the": the answers are Indonesian, where
    "a" is a middle initial. Punctuation between digits stays, so that "2,5" is not "25"; elsewhere it separates words.
    """
    text = unicodedata.normalize("NFKC", answer).lower()
    kept = (c if c.isalnum() or unicodedata.combining(c) or _joins_digits(text, at) else " " for at, c in enumerate(text))
    return tuple("".join(kept).split())


def exact_match(answer: str | None, expected: Iterable[str]) -> float:
    """1 if `answer` has the words of one of `expected` in their order, else 0. No answer matches only no words."""
    given = normalised(answer or "")
    return float(any(given == normalised(each) for each in expected))


def token_f1(answer: str | None, expected: Iterable[str]) -> float:
    """The harmonic mean of precision and recall over words, for the one of `expected` that fits best."""
    given = Counter(normalised(answer or ""))
    return max((_f1(given, Counter(normalised(each))) for each in expected), default=0.0)


def hit_at_k(rank: int | None, k: int) -> float:
    """1 if the right one stands among the first `k`. `rank` counts from 1; None is not found."""
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None) -> float:
    """1 / rank; 0 for not found. The mean of it over questions is the MRR."""
    return 1.0 / rank if rank else 0.0


def risk_coverage(points: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """(coverage, risk) for each threshold that confidence can be cut at, from the strictest on.

    `points` are (confidence, how right: 0 to 1). Coverage is the share answered at or above the threshold, risk the mean
    wrongness among them (El-Yaniv and Wiener, JMLR 2010). Equal confidences cannot be told apart and enter together.
    """
    ordered = sorted(points, key=lambda point: -point[0])
    curve: list[tuple[float, float]] = []
    wrong = 0.0
    for number, (confidence, right) in enumerate(ordered, start=1):
        wrong += 1 - right
        if number == len(ordered) or ordered[number][0] < confidence:
            curve.append((number / len(ordered), wrong / number))
    return tuple(curve)


def reliability(points: Iterable[tuple[float, float]], bins: int = 5) -> tuple[tuple[float, float, int], ...]:
    """(mean confidence, mean rightness, number) of each of `bins` groups of about equal size, the least sure first.

    `points` are (confidence, how right: 0 to 1). A calibrated confidence has both means alike (Guo et al., ICML 2017; the
    groups of equal size are those of Nguyen and O'Connor, EMNLP 2015). Fewer groups where there are fewer points.
    """
    ordered = sorted(points)
    groups = [ordered[len(ordered) * k // bins : len(ordered) * (k + 1) // bins] for k in range(bins)]
    return tuple(
        (sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group)) for group in groups if group
    )


def bootstrap_interval(values: Sequence[float], seed: int = 0, resamples: int = 1000) -> tuple[float, float]:
    """The 95 % interval of the mean of `values` by the percentile bootstrap (Efron, 1979): 2.5 % lie below, 2.5 % above.

    The same values and seed give the same interval. Raises `ValueError` for no values.
    """
    if not values:
        raise ValueError("An interval needs at least one value.")
    drawn = random.Random(seed)
    means = sorted(sum(drawn.choices(values, k=len(values))) / len(values) for _ in range(resamples))
    return percentile(means, 2.5), percentile(means, 97.5)


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The value at `percent` (0 to 100) of ascending `ordered`, between neighbours in proportion, as numpy's default."""
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _joins_digits(text: str, at: int) -> bool:
    return text[at] in ".,:/-" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _f1(given: Counter[str], expected: Counter[str]) -> float:
    if not given or not expected:
        return float(given == expected)
    common = (given & expected).total()
    return 2 * common / (given.total() + expected.total())
