"""What `answer` keeps open: the sample is looked at once, and few archives stay open."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from corpus import Article
from index import rebuild
from qa import answer
from qa.assistant import MOST_OPEN
from qa.open_assistants import OpenAssistants

QUESTION = "Berapa rumah terendam banjir di Semaka?"
_counting: list[list[object]] = []


def _count(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, which stays: it counts only within `connections`."""
    if event == "sqlite3.connect":
        for counted in _counting:
            counted.append(arguments[0])


sys.addaudithook(_count)


@contextmanager
def connections() -> Iterator[list[object]]:
    """Every data base of SQLite that Python opens within the block."""
    opened: list[object] = []
    _counting.append(opened)
    try:
        yield opened
    finally:
        _counting.remove(opened)


def test_asking_the_sample_again_opens_nothing(empty_folder: Path) -> None:
    with connections() as at_first:
        for _ in range(2):  # the second looks at what the first has built
            assert answer(QUESTION, reader="rules").receipt.articles > 0
    with connections() as later:
        for _ in range(2):
            answer(QUESTION, reader="rules")
    assert (bool(at_first), later) == (True, [])


def test_a_sample_that_was_spoiled_meanwhile_is_built_again(empty_folder: Path) -> None:
    answer(QUESTION, reader="rules")
    for manifest in (empty_folder / "var" / "sample").rglob("manifest.sqlite3"):
        manifest.write_bytes(b"no data base")
    assert answer(QUESTION, reader="rules").receipt.articles > 0


@pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
def test_the_archives_asked_longest_ago_are_closed(tmp_path: Path) -> None:
    for number in range(MOST_OPEN + 2):
        rebuild([Article("a", "k/1", "Banjir", f"Banjir merendam {number} rumah di Semaka.")], index=tmp_path / str(number))
        answer(QUESTION, index=tmp_path / str(number), reader="rules")
    files = [str(link.readlink()) for link in list(Path("/proc/self/fd").iterdir()) if link.is_symlink()]
    held = {name for name in map(str, range(MOST_OPEN + 2)) if any(f.startswith(f"{tmp_path / name}/") for f in files)}
    assert held == {str(number) for number in range(2, MOST_OPEN + 2)}
    assert answer(QUESTION, index=tmp_path / "0", reader="rules").receipt.articles == 1


class Shelf:
    """As much of an archive as is closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_none_is_closed_while_it_answers() -> None:
    held, shelves = OpenAssistants(1), [Shelf(), Shelf()]
    with held.using("a", lambda: cast(Any, (shelves[0], "first"))) as first:
        with held.using("b", lambda: cast(Any, (shelves[1], "second"))) as second:
            assert ([shelf.closed for shelf in shelves], len(held)) == ([False, False], 2)
        assert [shelf.closed for shelf in shelves] == [False, True]
    assert (first, second, len(held), shelves[0].closed) == ("first", "second", 1, False)


def test_many_threads_open_one_archive_once() -> None:
    held, made = OpenAssistants(2), []

    def opened() -> Any:
        made.append(Shelf())
        return made[-1], "assistant"

    def ask() -> None:
        with held.using("a", opened):
            pass

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), made[0].closed) == (1, False)


def test_what_cannot_be_opened_is_not_held() -> None:
    held = OpenAssistants(1)

    def refused() -> Any:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"), held.using("a", refused):
        pass
    assert len(held) == 0
