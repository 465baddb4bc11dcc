"""Texts that share a key lie in one shard, whatever comes between them; nothing else moves an article."""

import numpy as np

from corpus.near_duplicates import KEYS
from index.ingest.cluster.homes import Resident, homes


def keys(*first: int, beside: int) -> bytes:
    """The first keys as given, the others its own."""
    own = np.arange(KEYS, dtype=np.uint32) + beside * 1_000
    own[: len(first)] = first
    return own.tobytes()


def test_who_shares_a_key_lies_together_and_who_shares_none_stays() -> None:
    known = [Resident("a", keys(7, beside=1), 0), Resident("b", keys(7, beside=2), None), Resident("c", keys(8, beside=3), 1)]
    assert homes(known, 3) == {"a": 0, "b": 0, "c": 1}


def test_a_text_that_links_two_shards_moves_the_fewer() -> None:
    lying = [Resident(f"a{k}", keys(7, 100 + k, beside=10 + k), 2) for k in range(3)]
    alone = Resident("z", keys(50, 8, beside=20), 0)
    bridge = Resident("new", keys(7, 8, beside=30), None)
    assert set(homes([*lying, alone], 3).values()) == {0, 2}
    assert homes([*lying, alone, bridge], 3) == dict.fromkeys(["a0", "a1", "a2", "z", "new"], 2)


def test_who_is_new_goes_where_the_id_says_and_stays_there_when_shards_are_added() -> None:
    new = [Resident(f"n{k}", b"" if k % 2 else keys(beside=k + 1), None) for k in range(200)]
    first = homes(new, 4)
    assert sorted(set(first.values())) == [0, 1, 2, 3]
    assert min(list(first.values()).count(shard) for shard in range(4)) > 25
    lying = [Resident(each.id, each.keys, first[each.id]) for each in new]
    assert homes(lying, 5) == first
