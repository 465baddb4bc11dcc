"""Which articles of an archive are one text: families, kept in the manifest and settled at the end of a rebuild.

A row a long enough article: the keys under which it meets its copies, and its family, named by the lowest number in it. A
new article, and those whose family has lost a member, are not `settled`: only they are compared, with whom they meet.
Families are the connected parts of "is a copy of", so they depend on the articles alone, not on the order they came in.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus.near_duplicates import KEYS, TextProfile, is_copy, keys, wording
from index.storage.manifest import COPIES_SCHEMA, Manifest, conditions
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
        manifest.write("INSERT INTO copies VALUES (?, ?, ?, 0)", (number, held, number))


def bring_up(manifest: Manifest) -> None:
    """Makes an index of the format before this one, which knew no copies, into one of today's."""
    if manifest.has_copies():
        return
    for statement in COPIES_SCHEMA.split(";"):
        manifest.write(statement)
    last = -1
    while rows := manifest.rows("SELECT number, text FROM articles WHERE number > ? ORDER BY number LIMIT ?", (last, AT_ONCE)):
        for number, text in rows:
            record(manifest, number, keys(text))
        last = rows[-1][0]


def settle(manifest: Manifest) -> None:
    """Finds the family of every article that is new or whose family has lost a member."""
    rows = manifest.rows("SELECT article, keys, family, settled FROM copies ORDER BY article")
    new = np.array([not settled for _, _, _, settled in rows], dtype=bool)
    if not new.any():
        return
    numbers = [number for number, _, _, _ in rows]
    held = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.uint32).reshape(-1, KEYS)
    families = Families()
    for number, _, family, settled in rows:
        if settled:
            families.join(number, family)
    for met in _meetings(held, new):
        _join_copies(manifest, [numbers[k] for k in met], held[met], new[met], families)
    changed = [(families.of(number), number) for number, _, family, _ in rows if families.of(number) != family]
    manifest.write_many("UPDATE copies SET family = ? WHERE article = ?", changed)
    manifest.write("UPDATE copies SET settled = 1 WHERE settled = 0")


def families_of(manifest: Manifest, numbers: Sequence[int]) -> dict[int, int]:
    """The family of each article that has one of its own or shares it; none in an index of the format before."""
    if not manifest.has_copies():
        return {}
    among = "SELECT value FROM json_each(?)"
    return dict(manifest.rows(f"SELECT article, family FROM copies WHERE article IN ({among})", (json.dumps(list(numbers)),)))


def copies_of(manifest: Manifest, article_ids: Iterable[str], wanted: Filter = EVERYTHING) -> dict[str, tuple[Copy, ...]]:
    """For each of the articles that has copies, those that pass the filter: oldest first, undated last."""
    if not manifest.has_copies():
        return {}
    asked = manifest.rows(
        "SELECT id, number, family FROM articles JOIN copies ON article = number WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    tests, values = conditions(wanted)
    among = ["family IN (SELECT value FROM json_each(?))", *tests]
    members: dict[int, list[tuple[int, Copy]]] = defaultdict(list)
    for family, number, id_, title, outlet, published, estimated in manifest.rows(
        f"SELECT family, number, id, title, outlet, published, {manifest.estimated_column} "
        "FROM copies JOIN articles ON number = article "
        f"WHERE {' AND '.join(among)} ORDER BY published IS NULL, published, id",
        (json.dumps([family for _, _, family in asked]), *values),
    ):
        day = date.fromisoformat(published) if published else None
        members[family].append((number, Copy(id_, title, outlet or None, day, bool(estimated))))
    others = {id_: tuple(copy for n, copy in members[family] if n != number) for id_, number, family in asked}
    return {id_: copies for id_, copies in others.items() if copies}


def _meetings(held: NDArray[np.uint32], new: NDArray[np.bool_]) -> Iterator[list[int]]:
    """Rows of `held`, shape (A, KEYS), linked by equal keys in one column, new ones among them; ascending."""
    linked = Families()
    for column in held.T:
        order = np.argsort(column, kind="stable")
        same = np.flatnonzero(np.diff(column[order]) == 0)
        for before, after in zip(order[same].tolist(), order[same + 1].tolist(), strict=True):
            linked.join(before, after)
    met: dict[int, list[int]] = defaultdict(list)
    for row in range(len(held)):
        met[linked.of(row)].append(row)
    return (rows for rows in met.values() if len(rows) > 1 and new[rows].any())


def _join_copies(
    manifest: Manifest, numbers: Sequence[int], held: NDArray[np.uint32], new: NDArray[np.bool_], families: Families
) -> None:
    """Compares all pairs that share a key and of which one is new, unless they are known to be of one family."""
    wordings: dict[int, TextProfile] = {}

    def read(number: int) -> TextProfile:
        if number not in wordings:
            wordings[number] = wording(manifest.rows("SELECT text FROM articles WHERE number = ?", (number,))[0][0])
        return wordings[number]

    for k, one in enumerate(numbers[:-1]):
        share = (held[k + 1 :] == held[k]).any(axis=1) & (new[k + 1 :] | new[k])
        for other in (numbers[k + 1 + place] for place in np.flatnonzero(share).tolist()):
            if families.of(one) != families.of(other) and is_copy(read(one), read(other)):
                families.join(one, other)
