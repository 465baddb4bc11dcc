"""What the sample's questions came to, each asked once for all tests, and the floors that ship."""

import pytest

from benchmarks.floors import Floor
from benchmarks.gate import floors_of


@pytest.fixture(scope="session")
def sample_floors() -> dict[str, Floor]:
    return floors_of("sample")
