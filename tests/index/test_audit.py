"""The log of acts: one line each, only ever added to, in no generation, without a word of any article."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus import Article
from index import rebuild
from index.ingest.amend import logged, rollback
from index.ingest.erase import erase
from index.ingest.withdraw import reinstate, withdraw
from index.storage.editorial import FILE, Act, Editorial, acting, article_mark
from tests.index.traces import SECRET


def acts(path: Path) -> list[tuple[str, str | None]]:
    return [(entry.act, entry.details.get("step")) for entry in Editorial(path).log()]


def test_each_act_has_its_lines_and_none_is_lost(tmp_path: Path, make_article: Callable[..., Article]) -> None:
    path = tmp_path / "index"
    rebuild([SECRET, make_article(1)], index=path, who="siti")
    rebuild([make_article(2)], index=path)
    withdraw(SECRET.id, reason="Salah orang", index=path)
    reinstate(SECRET.id, index=path)
    rollback(path)
    rebuild([make_article(3)], index=path, fresh=True, allow_removals=True)
    assert acts(path) == [
        *[("rebuild", "begun"), ("rebuild", "done")] * 2,
        *[("withdraw", None), ("withdraw_undo", None), ("rollback", "begun"), ("rollback", "done")],
        *[("rebuild", "begun"), ("rebuild", "done")],
    ]
    entries = list(Editorial(path).log())
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert (entries[0].who, entries[2].who) == ("siti", acting(None))
    assert entries[4].article == entries[5].article == article_mark(SECRET.id)


@pytest.mark.programs
def test_an_erased_article_stands_in_no_line(tmp_path: Path, make_article: Callable[..., Article]) -> None:
    path = tmp_path / "index"
    rebuild([SECRET, make_article(1)], index=path)
    withdraw(SECRET.id, reason=SECRET.title, index=path)
    erase([SECRET.id], index=path)
    told = json.dumps([entry.to_dict() for entry in Editorial(path).log()])
    assert [act for act, _ in acts(path)] == ["rebuild", "rebuild", "withdraw", "erase", "erase"]
    assert not any(word in told for word in (SECRET.id, SECRET.title, "Zubairyansyah"))
    assert SECRET.title.encode() not in (path / FILE).read_bytes()


def test_a_rebuild_that_changes_nothing_is_no_act(tmp_path: Path, make_article: Callable[..., Article]) -> None:
    rebuild([make_article(1)], index=tmp_path)
    rebuild([make_article(1)], index=tmp_path)
    assert len(acts(tmp_path)) == 2


def test_an_act_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), logged(tmp_path, "rebuild", "siti", {"added": 3}):
        raise ZeroDivisionError
    begun, failed = Editorial(tmp_path).log()
    assert (begun.details, failed.details) == ({"step": "begun", "added": 3}, {"step": "failed", "error": "ZeroDivisionError"})


def test_no_line_can_be_changed_or_taken_out(tmp_path: Path) -> None:
    Editorial(tmp_path).note(Act("siti", "login"))
    for statement in ("UPDATE log SET who = 'budi'", "DELETE FROM log"):
        with closing(sqlite3.connect(tmp_path / FILE)) as connection, pytest.raises(sqlite3.Error, match="only added to"):
            connection.execute(statement)
    Editorial(tmp_path).forget(["a1"])
    assert acts(tmp_path) == [("login", None)]


def test_the_log_is_told_from_a_moment_on(tmp_path: Path) -> None:
    Editorial(tmp_path).note(Act("siti", "login"))
    now = datetime.now(UTC)
    assert len(list(Editorial(tmp_path).log(now - timedelta(hours=1)))) == 1
    assert list(Editorial(tmp_path).log(now + timedelta(hours=1))) == []
    assert list(Editorial(tmp_path / "nothing").log()) == []
