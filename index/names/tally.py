"""The names that articles have most often: read by and by, newest articles first, and kept as long as a generation is open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from corpus.text import words
from index.names.of_article import names_of, office_text
from index.names.types import Named, NameKind, NameList
from index.names.vocabulary import PLACE_HEADS
from index.snapshot import ARTICLES_AT_ONCE, Snapshot
from index.types import EVERYTHING

_MOST_KEPT = 8  # lists of other words that one generation keeps


@dataclass(slots=True)
class _Of:
    """What was seen of one name."""

    names: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    first: date | None = None
    last: date | None = None


class Tally:
    """The names of the articles that hold all words of `about`, as far as they have been read."""

    def __init__(self, snapshot: Snapshot, about: str) -> None:
        groups = [frozenset([stem]) for stem in dict.fromkeys(words(about))]
        fitting = snapshot.holding(groups, EVERYTHING) if groups else snapshot.numbers_by_day()
        dated = [number for number, day in reversed(fitting) if day]
        self._numbers = [*dated, *(number for number, day in fitting if not day)]
        self._read, self._found, self._lock = 0, dict[tuple[NameKind, str], _Of](), Lock()

    def read(self, snapshot: Snapshot, seconds: float) -> None:
        """Reads on for about `seconds`, or to the end."""
        deadline = monotonic() + seconds
        with self._lock:
            while self._read < len(self._numbers) and monotonic() < deadline:
                batch = self._numbers[self._read : self._read + ARTICLES_AT_ONCE]
                self._take(snapshot, batch)
                self._read += len(batch)

    def listed(self, kind: NameKind | None, limit: int) -> NameList:
        """The most often named first, equals by name."""
        with self._lock:
            joined = _joined(self._found)
            named = [_named(kind_, of) for (kind_, _), of in joined.items() if kind in (None, kind_)]
            named.sort(key=lambda each: (-each.articles, each.name.casefold(), each.kind))
            return NameList(tuple(named[:limit]), self._read, len(self._numbers))

    def _take(self, snapshot: Snapshot, numbers: Sequence[int]) -> None:
        articles = list(snapshot.numbered(numbers))
        copies = snapshot.copies_of([article.id for article in articles])
        for article in articles:
            if any(copy.article_id < article.id for copy in copies.get(article.id, ())):
                continue  # its text is counted under the first of its family
            for name in names_of(article):
                of = self._found.setdefault((name.kind, name.key), _Of())
                of.articles += 1
                of.names[name.name] += 1
                of.offices.update({office_text(article, span) for span in name.offices} - {""})
                if article.published:
                    of.first = min(filter(None, (of.first, article.published)))
                    of.last = max(filter(None, (of.last, article.published)))


_kept: "WeakKeyDictionary[Snapshot, dict[str, Tally]]" = WeakKeyDictionary()
_keeping = Lock()


def tally_of(snapshot: Snapshot, about: str) -> Tally:
    """The one that is kept for this generation and these words, or a new one. A rebuild makes another generation."""
    key = " ".join(words(about))
    with _keeping:
        kept = _kept.setdefault(snapshot, {})
        if key not in kept:
            while len(kept) >= _MOST_KEPT:
                kept.pop(next((each for each in kept if each), ""))
            kept[key] = Tally(snapshot, about)
        return kept[key]


def _joined(found: dict[tuple[NameKind, str], _Of]) -> dict[tuple[NameKind, str], _Of]:
    """A name of one word, with the office of the one person who has that word in a longer name, is that person's."""
    by_word: dict[str, list[str]] = {}
    for kind, key in found:
        if kind == "person" and " " in key:
            for word in key.split():
                by_word.setdefault(word, []).append(key)
    heads = sorted(PLACE_HEADS - {"jalan", "jl"})
    joined: dict[tuple[NameKind, str], _Of] = {}
    for (kind, key), of in found.items():
        if kind == "person" and any(("place", f"{head} {key}") in found for head in heads):
            kind = "place"
        whole = [k for k in by_word.get(key, ()) if _share_office(of, found["person", k])] if kind == "person" else []
        target = (kind, whole[0] if len(whole) == 1 else key)
        joined[target] = _together(joined[target], of) if target in joined else _together(_Of(), of)
    return joined


def _share_office(one: _Of, other: _Of) -> bool:
    heads = [{office.split()[0].casefold() for office in of.offices if office} for of in (one, other)]
    return bool(heads[0] & heads[1])


def _together(one: _Of, other: _Of) -> _Of:
    days = [day for day in (one.first, one.last, other.first, other.last) if day]
    return _Of(
        one.names + other.names,
        one.offices + other.offices,
        one.articles + other.articles,
        min(days, default=None),
        max(days, default=None),
    )


def _named(kind: NameKind, of: _Of) -> Named:
    name = max(of.names, key=lambda each: (len(each.split()) > 1, of.names[each], each))
    office = of.offices.most_common(1)[0][0] if of.offices and kind == "person" else None
    return Named(kind, name, of.articles, of.first, of.last, office)
