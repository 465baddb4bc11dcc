"""A rebuild or a rollback that is killed loses nothing: what answered goes on, and the repeated command makes all whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from index import rebuild
from index.storage import generations
from tests.crash.deaths import Scenario, deaths
from tests.crash.dying import chosen
from tests.index.findings import TEN, found

WriteArticles = Callable[[str, dict[str, str]], Path]

# Of the many steps inside the folder that is being built, a few; `python -m benchmarks.crashes` tries every kind.
TELLING = r"rename|remove|rmtree|COMMIT|add in Chroma|fsync by switch"


def test_a_rebuild_killed_at_any_step_and_repeated_is_a_clean_one(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    write_articles("berita", {"0.txt": "Gempa mengguncang Krui."})
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    write_articles("berita", {"4.txt": "Pasar murah di Gisting.", "new.txt": "Panen kopi di Liwa."})
    rebuild(folder, index=tmp_path / "clean")
    scenario = Scenario("", "rebuild", path, str(folder), tmp_path / "clean")
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=TELLING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    held = {point: death.held for point, death in seen.items()}
    assert held["add in Chroma"] == held["rename 000003.part"] == held["COMMIT in 000002/manifest.sqlite3"] == "the old one"
    assert held["fsync by switch()"] == held["rename CURRENT.part"] == "the old one, less what goes"
    assert held["rename 000001"] == held["remove lock.json"] == "the new one"
    for killed in (tmp_path / "killed").glob("[0-9]*/"):
        serving = generations.current(killed)
        assert generations.generations(killed) == [serving - 1, serving]
        generations.rollback(killed)
        assert TEN["3.txt"] not in found(killed, "banjir nomor 3")


def test_a_first_rebuild_killed_at_any_step_and_repeated_is_a_clean_one(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder = write_articles("berita", TEN)
    rebuild(folder, index=tmp_path / "clean")
    scenario = Scenario("", "rebuild", tmp_path / "nothing", str(folder), tmp_path / "clean")
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed", only=TELLING)}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    points = list(seen)
    before = points[: 1 + points.index("rename CURRENT.part")]
    assert {point: death.held for point, death in seen.items()} == {
        point: "no index yet" if point in before else "the new one" for point in points
    }


def test_a_rollback_killed_at_any_step_and_repeated_has_gone_back(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    shutil.copytree(path, tmp_path / "clean")
    write_articles("berita", {"0.txt": "Gempa mengguncang Krui."})
    rebuild(folder, index=path)
    scenario = Scenario("", "rollback", path, "", tmp_path / "clean")
    seen = {death.point: death for death in deaths(scenario, tmp_path / "killed")}
    assert {point: death.wrong for point, death in seen.items()} == dict.fromkeys(seen, ())
    assert (seen["rename CURRENT.part"].held, seen["rename CURRENT.part"].repeat) == ("the old one", "went back")
    assert seen["remove lock.json"].held == "the new one"
    assert "only one" in seen["remove lock.json"].repeat


def test_of_each_kind_of_step_the_last_is_tried() -> None:
    steps = ["open a", "open b", "open a", "rename a", "open a"]
    assert chosen(steps, "") == {2: "open b", 4: "rename a", 5: "open a"}
    assert chosen(steps, "open") == {2: "open b", 5: "open a"}
