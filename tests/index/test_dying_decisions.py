"""A withdrawal, a masking or an undoing that is killed at any step shows nothing in between, and repeated it is whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from index import rebuild
from index.ingest.amend import rollback
from index.ingest.erase import erase
from index.ingest.mask import mask
from index.ingest.withdraw import withdraw
from index.storage.editorial import Editorial
from tests.crash.contents import contents
from tests.crash.deaths import Scenario, deaths
from tests.index.traces import RARE, SECRET, traces

# Each of these changes what is shown, decided or logged.
TELLING = r"editorial|COMMIT in 00000[123]/|rename|rmtree 00000|statement"
ERASING = r"(COMMIT|VACUUM|DELETE) in editorial|rename (CURRENT|000004)|COMMIT in 000003"
NAME = "Zubairyansyah"
OLD, LESS, NEW = "the old one", "the old one, less what goes", "the new one"


@pytest.fixture
def path(tmp_path: Path, make_article: Callable[..., Article]) -> Path:
    """Two generations, the secret article in both."""
    rebuild([SECRET, *(make_article(n) for n in range(6))], index=tmp_path / "index")
    rebuild([make_article(n) for n in range(8)], index=tmp_path / "index")
    return tmp_path / "index"


def clean(tmp_path: Path, make_article: Callable[..., Article]) -> Path:
    rebuild([SECRET, *(make_article(n) for n in range(8))], index=tmp_path / "clean")
    return tmp_path / "clean"


def test_a_withdrawal_killed_at_any_step(path: Path, tmp_path: Path, make_article: Callable[..., Article]) -> None:
    withdraw(SECRET.id, reason="Identitas korban disebut", index=clean(tmp_path, make_article))
    scenario = Scenario("", "withdraw", path, SECRET.id, tmp_path / "clean")
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=TELLING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    held = {point: death.held for point, death in seen.items()}
    assert held["COMMIT in editorial.sqlite3"] == OLD
    assert held["COMMIT in 000002/manifest.sqlite3"] in (OLD, LESS)
    assert (held["rename 000003.part"], held["rename CURRENT.part"]) == (LESS, LESS)
    assert set(held.values()) <= {OLD, LESS, NEW}
    for killed in (tmp_path / "killed").glob("[0-9]*/"):
        lines = [entry for entry in Editorial(killed).log() if entry.act == "withdraw"]
        assert 1 <= len(lines) <= 2
        rollback(killed)
        assert SECRET.id not in contents(killed)["articles"]


def test_a_masking_killed_at_any_step(path: Path, tmp_path: Path, make_article: Callable[..., Article]) -> None:
    mask(SECRET.id, NAME, index=clean(tmp_path, make_article))
    scenario = Scenario("", "mask", path, f"{SECRET.id}|{NAME}", tmp_path / "clean")
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=TELLING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    assert {death.held for death in seen.values()} <= {OLD, LESS, NEW}
    assert seen["rename 000003.part"].held == LESS
    for killed in (tmp_path / "killed").glob("[0-9]*/"):
        assert [entry.act for entry in Editorial(killed).log() if entry.act == "mask"]
        rollback(killed)
        assert NAME not in str(contents(killed)["articles"])


def test_an_erasure_of_a_withdrawn_article_killed_at_any_step(
    path: Path, tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    withdraw(SECRET.id, reason=f"Gugatan {SECRET.title}", index=path)
    rebuild([make_article(n) for n in range(8)], index=tmp_path / "clean")
    secrets = [word.encode() for word in RARE]
    scenario = Scenario("", "erase", path, SECRET.id, tmp_path / "clean", secrets)
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=ERASING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    for killed in (tmp_path / "killed").glob("[0-9]*/"):
        assert traces(killed, SECRET) == set()
        assert erase([], index=killed).erased == ()
