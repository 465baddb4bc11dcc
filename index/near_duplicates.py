"""Which articles of an archive are one text: families, kept in the manifest and settled at the end of a rebuild.

A row a long enough article: the keys under which it meets its copies, and its family, named by the lowest number in it. A
new article, and those whose family has lost a member, are not `settled`: only they are compared, with whom they meet.
Families are the connected parts of "is a copy of", so they depend on the articles alone, not on the order they came in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.near_duplicates import KEYS, TextProfile, is_copy, keys, wording
from index.storage.manifest import Manifest
from index.types import EVERYTHING, Copy, Filter

AT_ONCE = 1_000  # articles, where an older index is brought up to date


class Families:
    """Numbers, each first alone, then with those that it is joined to. Named by their lowest."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, number: int) -> int:
        while (above := self._above.get(number, number)) != number:
            self._above[number] = self._above.get(above, above)
            number = above
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low


def record(manifest: Manifest, number: int, held: bytes) -> None:
    """Takes in the article with this number and the `keys` of its text; it is compared when the rebuild ends."""
    if held:
        manifest.clusters.add(number, held)


def bring_up(manifest: Manifest) -> None:
    """Makes an index of the first format, which knew no copies, into one of today's."""
    if not manifest.bring_up_clusters():
        return
    last = -1
    while rows := manifest.articles.texts_after(last, AT_ONCE):
        for number, text in rows:
            record(manifest, number, keys(text))
        last = rows[-1][0]


def settle(manifest: Manifest) -> None:
    """Finds the family of every article that is new or whose family has lost a member."""
    rows = manifest.clusters.rows()
    new = np.array([not row.is_settled for row in rows], dtype=bool)
    if not new.any():
        return
    numbers = [row.article for row in rows]
    held = np.frombuffer(b"".join(row.keys for row in rows), dtype=np.uint32).reshape(-1, KEYS)
    families = Families()
    for row in rows:
        if row.is_settled:
            families.join(row.article, row.cluster)
    for met in _meetings(held, new):
        _join_copies(manifest, [numbers[k] for k in met], held[met], new[met], families)
    found = ((row, families.of(row.article)) for row in rows)
    manifest.clusters.settle([(row.article, family) for row, family in found if family != row.cluster])


def copies_of(manifest: Manifest, article_ids: Iterable[str], wanted: Filter = EVERYTHING) -> dict[str, tuple[Copy, ...]]:
    """For each of the articles that has copies, those that pass the filter: oldest first, undated last."""
    asked = manifest.clusters.of_ids(article_ids)
    members: dict[int, list[tuple[int, Copy]]] = defaultdict(list)
    for each in manifest.clusters.members([cluster for _, _, cluster in asked], wanted) if asked else ():
        copy = Copy(each.id, each.title, each.outlet, each.published, each.published_is_estimated)
        members[each.cluster].append((each.number, copy))
    others = {id_: tuple(copy for n, copy in members[cluster] if n != number) for id_, number, cluster in asked}
    return {id_: copies for id_, copies in others.items() if copies}


def _meetings(held: NDArray[np.uint32], new: NDArray[np.bool_]) -> Iterator[list[int]]:
    """Rows of `held`, shape (A, KEYS), linked by equal keys in one column, new ones among them; ascending."""
    return (rows for rows in meeting(held) if len(rows) > 1 and new[rows].any())


def meeting(held: NDArray[np.uint32]) -> list[list[int]]:
    """Rows of `held`, shape (A, KEYS), that are linked by equal keys in one column, each row once, ascending."""
    linked = Families()
    for column in held.T:
        order = np.argsort(column, kind="stable")
        same = np.flatnonzero(np.diff(column[order]) == 0)
        for before, after in zip(order[same].tolist(), order[same + 1].tolist(), strict=True):
            linked.join(before, after)
    met: dict[int, list[int]] = defaultdict(list)
    for row in range(len(held)):
        met[linked.of(row)].append(row)
    return list(met.values())


def _join_copies(
    manifest: Manifest, numbers: Sequence[int], held: NDArray[np.uint32], new: NDArray[np.bool_], families: Families
) -> None:
    """Compares all pairs that share a key and of which one is new, unless they are known to be of one family."""
    wordings: dict[int, TextProfile] = {}

    def read(number: int) -> TextProfile:
        if number not in wordings:
            wordings[number] = wording(manifest.articles.text(number))
        return wordings[number]

    for k, one in enumerate(numbers[:-1]):
        share = (held[k + 1 :] == held[k]).any(axis=1) & (new[k + 1 :] | new[k])
        for other in (numbers[k + 1 + place] for place in np.flatnonzero(share).tolist()):
            if families.of(one) != families.of(other) and is_copy(read(one), read(other)):
                families.join(one, other)
