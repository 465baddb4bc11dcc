"""One writes at a time. The second is told who the first is; a dead one holds nothing up."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from index import IndexingError, IndexLocked, rebuild
from index.ingest.erase import erase
from index.storage import generations
from tests.index.findings import ROOT, python

MakeArticle = Callable[..., Article]


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    with generations.writing(path):
        with pytest.raises(IndexLocked, match=rf"process {os.getpid()} since 20\d\d-") as refused:
            rebuild([make_article(1)], index=path)
        assert refused.value.path == path
    assert rebuild([make_article(1)], index=path).added == 1


@pytest.mark.programs
def test_the_lock_of_a_dead_process_is_free(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    dying = (
        "import os, sys\nfrom pathlib import Path\nfrom index.storage import generations\n"
        "with generations.writing(Path(sys.argv[1])):\n    os._exit(0)\n"
    )
    python("-c", dying, path)
    assert (path / "lock.json").exists()
    assert rebuild([make_article(1)], index=path).added == 1
    assert not (path / "lock.json").exists()


def test_a_lock_without_a_holder_that_can_be_read_is_still_a_lock(tmp_path: Path) -> None:
    with generations.writing(tmp_path):
        (tmp_path / "lock.json").write_text("{", encoding="utf-8")
        with pytest.raises(IndexLocked, match="another process"), generations.writing(tmp_path):
            pytest.fail("two writers at once")


def test_a_writer_on_another_machine_is_named_with_it(tmp_path: Path) -> None:
    """Disks that machines share pass locks on."""
    with generations.writing(tmp_path):
        said = json.loads((tmp_path / "lock.json").read_text(encoding="utf-8"))
        assert (said["pid"], said["machine"]) == (os.getpid(), platform.node())
        (tmp_path / "lock.json").write_text(json.dumps({**said, "machine": "meja-redaksi"}), encoding="utf-8")
        with pytest.raises(IndexLocked, match=f"process {os.getpid()} on meja-redaksi since 20"), generations.writing(tmp_path):
            pytest.fail("two writers at once")


def test_whoever_writes_is_the_one_writer(tmp_path: Path, make_article: MakeArticle) -> None:
    rebuild([make_article(1)], index=tmp_path)
    with generations.writing(tmp_path):
        for write in (lambda: rebuild([make_article(2)], index=tmp_path), lambda: erase(["a1"], index=tmp_path)):
            with pytest.raises(IndexLocked):
                write()
    assert generations.generations(tmp_path) == [1]


@pytest.mark.programs
def test_the_lock_of_a_killed_process_is_free_though_its_helpers_live_on_for_a_moment(tmp_path: Path) -> None:
    """They do not inherit it."""
    dying = (
        "import os, sys\nfrom pathlib import Path\n"
        "from index.storage import generations\nfrom index.ingest.processes import Child\n"
        "from index.ingest.worker_pool import prepare\n"
        "with generations.writing(Path(sys.argv[1])):\n"
        "    helper = Child(prepare)\n"
        "    os.kill(helper.pid, 19)\n"  # SIGSTOP: it goes with its parent, but not before it may go on
        "    print(helper.pid, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", dying, str(tmp_path)], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        helper = int(process.stdout.readline())
        process.wait()
        try:
            with generations.writing(tmp_path):
                os.kill(helper, 0)  # it lives
        finally:
            os.kill(helper, 9)


def test_the_lock_of_another_user_that_cannot_be_opened_is_told_of(tmp_path: Path) -> None:
    """As a lock that is a folder: the system opens neither for writing."""
    (tmp_path / "lock").mkdir()
    with pytest.raises(IndexingError, match="cannot be written") as refused, generations.writing(tmp_path):
        pytest.fail("written without a lock")
    assert refused.value.path == tmp_path
