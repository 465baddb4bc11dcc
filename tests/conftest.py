"""For every test: no network but this machine's own, no index but the test's own."""

import os
import signal
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.builds import built_once
from tests.lanes import (  # noqa: F401 (pytest looks for its hooks here)
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_ignore_collect,
    pytest_terminal_summary,
)
from tests.scheduling import pytest_xdist_make_scheduler  # noqa: F401

if TYPE_CHECKING:
    from corpus import Article
    from index import Archive
    from qa.evaluation.report import EvaluationReport

# Read by the libraries when they are imported, here and in the processes that tests start.
os.environ.update(
    ANONYMIZED_TELEMETRY="False",
    GRADIO_ANALYTICS_ENABLED="False",
    HF_HUB_OFFLINE="1",
    TOKENIZERS_PARALLELISM="false",
    TRANSFORMERS_OFFLINE="1",
)
os.environ.pop("WARTANYA_INDEX", None)

# What a shell starts in the background is deaf to Ctrl-C, and so are the programs that these tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are not spelt out in a test's name: those of a packed file hold the second in which it was packed, and two workers
    that come to it in different seconds would not have the same tests."""
    return "bytes" if isinstance(val, bytes) else None


class NetworkClosed(RuntimeError):
    """A test tried to leave this machine."""


def is_local(host: object) -> bool:
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ip_address(name.partition("%")[0]).is_loopback or ip_address(name.partition("%")[0]).is_unspecified
    except ValueError:
        return False


def _refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: unlike a patch of `socket`, no library can have taken hold of the original before it."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]  # (host, port, ...) for IP, a path for a Unix socket
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not is_local(host):
        raise NetworkClosed(f"{event} to {host!r}: tests stay on this machine")


sys.addaudithook(_refuse_the_network)


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of the test: empty, so with no index of its own and no sample's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WARTANYA_INDEX", raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample articles, built once."""
    from index import rebuild
    from index.locate import SAMPLE_ARTICLES

    return built_once(tmp_path_factory, "sample", lambda path: rebuild(SAMPLE_ARTICLES, index=path))


@pytest.fixture(scope="session")
def sample_archive(sample_index: Path) -> Iterator["Archive"]:
    from index import Archive

    with Archive.open(sample_index) as archive:
        yield archive


@pytest.fixture(scope="session")
def sample_report(sample_archive: "Archive") -> "EvaluationReport":
    """What the sample's questions come to, each asked once for all tests; follow-ups in the conversation they belong to."""
    from index.locate import SAMPLE_ARTICLES
    from qa.evaluation.run import evaluate

    return evaluate(sample_archive, SAMPLE_ARTICLES / "questions.jsonl")


@pytest.fixture(scope="session")
def sample_articles() -> dict[str, "Article"]:
    """The sample articles by id, as they stand in their files."""
    from corpus import load
    from index.locate import SAMPLE_ARTICLES

    return {article.id: article for article in load(SAMPLE_ARTICLES)}
