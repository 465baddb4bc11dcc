"""Two checkouts side by side: ratios with their intervals, and each side by its own code."""

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks.against import ROOT, Side, checked_out, ratio_of, show
from benchmarks.errors import BenchmarkError


def test_of_milliseconds_the_questions_are_drawn_and_each_is_the_median_of_its_rounds() -> None:
    found = ratio_of([[1.0, 10.0, 3.0], [3.0, 2.0, 3.0], [2.0, 2.0, 3.0]], [[4.0, 4.0, 6.0]] * 3)
    assert found["ours"] == 2.0
    assert found["theirs"] == 4.0
    assert found["ratio"] == 0.5
    assert found["low"] == found["high"] == 0.5


def test_of_all_else_the_interval_is_that_of_the_rounds() -> None:
    found = ratio_of([2.0, 3.0, 9.0], [4.0, 3.0, 3.0])
    assert found == {"ours": 3.0, "theirs": 3.0, "ratio": 1.0, "low": 0.5, "high": 3.0}


def test_the_table_names_the_commit_and_each_ratio() -> None:
    told = show({"build, s": {"ours": 2.0, "theirs": 4.0, "ratio": 0.5, "low": 0.4, "high": 0.6}}, "abc123")
    assert told.splitlines() == ["| | here | abc123 | ratio |", "|---|---|---|---|", "| build, s | 2 | 4 | 0.50 (0.40–0.60) |"]


_in_git = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="not a clone of git, so there is no other commit to check out"
)


@_in_git
def test_a_commit_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no commit"), checked_out("no-such-commit", tmp_path):
        pass


@_in_git
def test_a_side_imports_its_own_checkout_and_tells_what_its_steps_took(tmp_path: Path) -> None:
    with checked_out("HEAD", tmp_path) as tree:
        side = Side(tree, tmp_path / "index")
        article = tmp_path / "satu.txt"
        article.write_text(
            "Pasar Liwa Dibuka\n\nLIWA – Pasar Liwa dibuka Camat Hendra Wijaya, Senin (3/3/2025).", encoding="utf-8"
        )
        questions = tmp_path / "questions.json"
        questions.write_text(json.dumps(["Siapa yang membuka Pasar Liwa?"]), encoding="utf-8")
        assert side.step("rebuild", side.index, article)["added"] == 1
        told = side.step("ask", side.index, questions)
        assert len(told["search_ms"]) == len(told["ask_ms"]) == 1
        with pytest.raises(BenchmarkError, match="failed"):
            side.step("ask", side.index, tmp_path / "none.json")
    trees = subprocess.run(["git", "worktree", "list"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert str(tree) not in trees
