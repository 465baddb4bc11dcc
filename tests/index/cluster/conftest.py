"""Ray on this machine with two nodes, for the tests that have other machines take part."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.crash.nodes import Nodes


@pytest.fixture(scope="module")
def two_nodes() -> "Iterator[Nodes]":
    from tests.crash.nodes import nodes

    with ExitStack() as opened:
        try:
            both = opened.enter_context(nodes("kota-a", "kota-b"))
        except (RuntimeError, OSError, TimeoutError) as error:  # ports, shared memory or processes that this machine denies
            pytest.skip(f"Ray does not start here: {error}")
        yield both
