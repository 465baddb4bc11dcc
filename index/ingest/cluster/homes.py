"""Which shard an article lies in.

Texts that share a key of `corpus.near_duplicates` may be copies, so they lie in one shard, whatever came between them: then
each shard finds all families by itself, as one index would. A new article may link texts of several shards; the fewer move.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from corpus.near_duplicates import KEYS
from index.near_duplicates import meeting


@dataclass(frozen=True, slots=True)
class Resident:
    """An article: the keys of its text, none where it is too short to have copies, and the shard it lies in, None if new."""

    id: str
    keys: bytes
    shard: int | None


def homes(residents: Sequence[Resident], shards: int) -> dict[str, int]:
    """The shard of each article. Who has no reason to move stays; who is new goes where its id says."""
    found = {each.id: _home([each], shards) for each in residents if not each.keys}
    with_keys = [each for each in residents if each.keys]
    held = np.frombuffer(b"".join(each.keys for each in with_keys), dtype=np.uint32).reshape(-1, KEYS)
    for rows in meeting(held):
        together = [with_keys[row] for row in rows]
        found |= dict.fromkeys((each.id for each in together), _home(together, shards))
    return found


def _home(together: Sequence[Resident], shards: int) -> int:
    """Where most of them lie, the first such shard; else by the lowest of their ids."""
    lying = Counter(each.shard for each in together if each.shard is not None)
    if lying:
        return min(lying, key=lambda shard: (-lying[shard], shard))
    return int.from_bytes(sha256(min(each.id for each in together).encode()).digest()[:8]) % shards
