"""Short trainings that leave a source out: as many steps each, the others in their proportions."""

import random

import pytest

from training.ablation import drawn
from training.mixtures import SHARES, SOURCES
from training.reading import Example


def pools() -> dict[str, list[Example]]:
    return {name: [Example(name, "", "x", None)] * (100 * (1 + k)) for k, name in enumerate(SOURCES)}


@pytest.mark.parametrize("without", ["", *SOURCES])
def test_as_many_are_drawn_whatever_is_left_out(without: str) -> None:
    found = [example.question for example in drawn(pools(), without, 3_000, random.Random(0))]
    assert len(found) == pytest.approx(3_000, abs=len(SOURCES))
    assert set(found) == set(SOURCES) - {without}


def test_each_source_is_drawn_as_often_as_a_pass_reads_it() -> None:
    found = [example.question for example in drawn(pools(), "", 2_000, random.Random(0))]
    sizes = {name: len(pool) * SHARES.get(name, 1) for name, pool in pools().items()}
    for name in SOURCES:
        assert found.count(name) / len(found) == pytest.approx(sizes[name] / sum(sizes.values()), abs=0.01)
