"""A process that helps with a rebuild or an erasure and is killed: one clear error, no wait without end, nothing lost."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from index import IndexingError, Progress, rebuild
from index.ingest.erase import erase
from index.ingest.records import SHARD_ARTICLES
from index.ingest.worker_pool import ALONE_SHARDS
from tests.crash.scenarios import children, helpers_killed, killing_the_next_child, numbered_articles
from tests.index.traces import SECRET, traces

MANY = (ALONE_SHARDS + 4) * SHARD_ARTICLES


def test_killed_helpers_are_told_of_and_the_repeated_command_makes_all_whole(tmp_path: Path) -> None:
    preparing, erasing = helpers_killed(tmp_path, numbered_articles(MANY))
    assert (preparing.held, preparing.wrong) == ("the old one", ())
    assert "ended with status -9" in preparing.on_disk
    assert "--workers 1" in preparing.on_disk
    assert (erasing.held, erasing.wrong) == ("the old one", ())
    assert "ended with status -9" in erasing.on_disk


def test_one_helper_killed_of_two_ends_the_rebuild(tmp_path: Path) -> None:
    def kill(now: Progress) -> None:
        if now.step == "writing" and now.done > (ALONE_SHARDS + 1) * SHARD_ARTICLES and len(children()) == 2:
            os.kill(max(children()), signal.SIGKILL)

    with pytest.raises(IndexingError, match="status -9"):
        rebuild(numbered_articles(MANY), index=tmp_path, workers=2, progress=kill)
    assert children() == []


def test_an_erasure_without_its_helper_has_erased_nothing_and_can_be_repeated(
    tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    rebuild([*(make_article(n) for n in range(4)), SECRET], index=tmp_path)
    with killing_the_next_child(), pytest.raises(IndexingError, match="what serves is as it was"):
        erase([SECRET.id], index=tmp_path)
    assert traces(tmp_path, SECRET) >= {"text", "title", "id"}
    erase([SECRET.id], index=tmp_path)
    assert traces(tmp_path, SECRET) == set()
