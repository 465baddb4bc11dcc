"""After a rebuild: once the last question in flight has ended, nothing holds the generation that served before."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from qa import Assistant

QUESTION = "Berapa rumah terendam banjir di Semaka?"


def flood(houses: int) -> Article:
    return Article("a1", "koran/1", "Banjir di Semaka", f"Banjir merendam {houses} rumah di Semaka, kata Camat Joko.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rebuild([flood(40)], index=tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def assistant(path: Path) -> Iterator[Assistant]:
    with Archive.open(path) as archive:
        yield Assistant(archive, "rules")


def opened(folder: Path) -> list[str]:
    """The files below `folder` that this process has open or mapped into its memory."""
    files = [str(link.readlink()) for link in list(Path("/proc/self/fd").iterdir()) if link.is_symlink()]
    mapped = [line.partition("/")[1] + line.partition("/")[2] for line in Path("/proc/self/maps").read_text().splitlines()]
    return [file for file in (*files, *mapped) if file.startswith(f"{folder.resolve()}/")]


def systems(folder: Path) -> list[str]:
    """The folders below `folder` that Chroma keeps a client of."""
    from chromadb.api.shared_system_client import SharedSystemClient

    return [name for name in SharedSystemClient._identifier_to_system if name.startswith(f"{folder.resolve()}/")]


@pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
def test_nothing_holds_a_generation_that_was_replaced(path: Path, assistant: Assistant) -> None:
    assert assistant.ask(QUESTION).receipt.generation == 1
    assert opened(path / "000001")
    with assistant._archive.snapshot() as serving:
        before = weakref.ref(serving)
    del serving
    rebuild([flood(50)], index=path)
    assert assistant.ask(QUESTION).receipt.generation == 2
    gc.collect()
    assert before() is None
    assert opened(path / "000001") == []
    assert systems(path / "000001") == []
    assert opened(path / "000002")


@pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
def test_a_generation_goes_with_its_last_question_and_not_before(path: Path, assistant: Assistant) -> None:
    asking, may_end = threading.Barrier(3), threading.Event()
    found: list[int] = []

    def ask() -> None:
        with assistant._archive.snapshot() as snapshot:
            asking.wait(30)
            may_end.wait(30)
            found.append(len(snapshot.search(QUESTION)))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    asking.wait(30)
    rebuild([flood(50)], index=path)
    assert assistant.ask(QUESTION).receipt.generation == 2
    assert opened(path / "000001")
    may_end.set()
    for thread in threads:
        thread.join(30)
    assert found == [1, 1]
    gc.collect()
    assert opened(path / "000001") == []
    assert systems(path / "000001") == []


@pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
def test_an_answer_that_nobody_waits_for_holds_nothing(path: Path, assistant: Assistant) -> None:
    left = assistant.stream(QUESTION)
    next(left)
    rebuild([flood(50)], index=path)
    assert assistant.ask(QUESTION).receipt.generation == 2
    gc.collect()
    assert opened(path / "000001") == []


@pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
def test_going_back_and_forth_keeps_one_generation_open(path: Path, assistant: Assistant) -> None:
    from index.storage import generations

    rebuild([flood(50)], index=path)
    for generation in (2, 1, 2, 1):
        generations.switch(path, generation)
        assert assistant.ask(QUESTION).receipt.generation == generation
        serving = path / f"{generation:06}"
        assert opened(serving)
        assert {file for file in opened(path) if Path(file).is_relative_to(path / f"{3 - generation:06}")} == set()
        assert systems(path) == []  # vectors are compared in memory
