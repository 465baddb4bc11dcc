"""An archive of two invented articles for each test, and its saved questions."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, rebuild
from qa import Assistant
from qa.alerts.saved import Alerts
from tests.builds import built_once
from tests.qa.alerts.papers import FLOOD, MATCH


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory, "alerts", lambda path: rebuild([FLOOD, MATCH], index=path, workers=1))


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copytree(built, tmp_path / "index")
    with Archive.open(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def alerts(archive: Archive) -> Alerts:
    return Alerts(archive, Assistant(archive))
