"""An erasure that is killed leaves an archive that answers, and once it is repeated nothing of the article in any file."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from corpus import Article
from index import rebuild
from index.storage.feedback import FILE as FEEDBACK
from tests.crash.deaths import Scenario, deaths
from tests.index.traces import RARE, SECRET, traces

# Each of these changes what can be found or rolled back to; `python -m benchmarks.crashes` tries every kind.
TELLING = r"remove (000003|lock)|rename (000003|CURRENT|000002)|COMMIT in 000002/|statement|rmtree 000002|DELETE in 000003/"


def test_an_erasure_killed_at_any_step_and_repeated_leaves_no_trace(
    tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    others, path = [make_article(n) for n in range(8)], tmp_path / "index"
    rebuild([*others[:6], SECRET], index=path)
    rebuild(others, index=path)
    answer = json.dumps({"text": SECRET.text, "citations": [{"article_id": SECRET.id, "quote": SECRET.text}]})
    with closing(sqlite3.connect(path / FEEDBACK)) as feedback, feedback:
        feedback.execute("CREATE TABLE feedback (id INTEGER PRIMARY KEY, answer TEXT)")
        feedback.execute("INSERT INTO feedback (answer) VALUES (?)", (answer,))
    rebuild(others, index=tmp_path / "clean")
    secrets = [word.encode() for word in RARE]
    scenario = Scenario("", "erase", path, SECRET.id, tmp_path / "clean", secrets)
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=TELLING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    held = {point: death.held for point, death in seen.items()}
    assert held["rename 000003.part"] == held["COMMIT in 000002/manifest.sqlite3"] == "the old one"
    assert held[f"statement in {FEEDBACK}"] == held["rename CURRENT.part"] == "the old one, less what goes"
    assert held["rename 000002"] == held["DELETE in 000003/manifest.sqlite3"] == "the new one"
    for killed in (tmp_path / "killed").glob("[0-9]*/"):
        assert traces(killed, SECRET) == set()
