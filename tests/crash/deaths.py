"""What a process that was killed left of an index, and whether the command, repeated, makes it whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from index.archive import Archive
from index.errors import IndexingError
from index.storage import generations
from tests.crash.contents import Contents, contents
from tests.crash.dying import actions, killed

QUESTIONS = ("rapat koordinasi pilkada", "Who caught the fishermen?", "harga karet petani", "sabu dalam tangki di Entikong")
Hits = list[list[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is done to copies of `template`, with what is given, and an index that came to the same without a death."""

    title: str
    action: str
    template: Path
    given: str
    clean: Path
    secrets: Sequence[bytes] = ()  # of which no file may hold anything in the end


@dataclass(frozen=True, slots=True)
class Death:
    """`held` says which state answered before the repeat; `wrong` is what differs after it, nothing where it is clean."""

    point: str
    on_disk: str
    held: str
    repeat: str
    wrong: tuple[str, ...]


def deaths(scenario: Scenario, folder: Path, *, only: str = "") -> Iterator[Death]:
    """One for each kind of step, in the order in which they come."""
    for number, step in killed(scenario.action, scenario.template, folder, scenario.given, only=only).items():
        yield examined(scenario, folder / str(number), step)


def examined(scenario: Scenario, path: Path, point: str) -> Death:
    """Looks at what the death left, repeats, and compares."""
    on_disk = ", ".join(listed(path)) or "nothing"
    held = _state(path, scenario)
    try:
        did = told(actions(path, scenario.given)[scenario.action]())
    except IndexingError as error:
        did = f"nothing: {str(error).replace(str(path), 'INDEX')}"
    return Death(point, on_disk, held, did, differences(path, scenario.clean, scenario.secrets))


def differences(path: Path, clean: Path, secrets: Sequence[bytes] = (), *, asked: bool = True) -> tuple[str, ...]:
    """In what the index at `path` is not the one at `clean`; of hits only where there are few that are equally good."""
    ours, (theirs, hits) = contents(path), _settled(clean)
    wrong = [name for name in theirs if ours[name] != theirs[name]]
    if asked and not _alike(_hits(path), hits):
        wrong.append("hits")
    if left := [name for name in listed(path) if name.endswith(".part")]:
        wrong.append(f"left over: {', '.join(left)}")
    if found := traces(path, secrets):
        wrong.append(f"{len(found)} traces of what was erased")
    return tuple(wrong)


def traces(path: Path, secrets: Sequence[bytes]) -> list[bytes]:
    """Those of the secrets that stand in the bytes of any file."""
    files = [file.read_bytes() for file in path.rglob("*") if file.is_file()]
    return [secret for secret in secrets if any(secret in held for held in files)]


def _state(path: Path, scenario: Scenario) -> str:
    if not (path / "CURRENT").exists():
        return "no index yet"
    if not all(_hits(path)):
        return "NOT ANSWERED"
    held = contents(path)["articles"]
    after = _settled(scenario.clean)[0]["articles"]
    if not scenario.template.exists() or generations.current(path) != generations.current(scenario.template):
        return "the new one" if held == after else "SOMETHING ELSE"
    before = _settled(scenario.template)[0]["articles"]
    if held == before:
        return "the old one"
    kept = {name: article for name, article in before.items() if name in after}
    same = {name: article for name, article in before.items() if after.get(name) == article}
    return "the old one, less what goes" if held in (kept, same) else "SOMETHING ELSE"


@cache
def _settled(path: Path) -> tuple[Contents, Hits]:
    """What an index that nobody changes any more holds and finds."""
    return contents(path), _hits(path)


def _hits(path: Path) -> Hits:
    with Archive.open(path) as archive:
        return [[(hit.passage.id, hit.score) for hit in archive.search(query, limit=20)] for query in QUESTIONS]


def _alike(ours: Hits, theirs: Hits) -> bool:
    """The same passages in the same order; scores but for the order in which they were added up."""
    same = [[name for name, _ in hits] for hits in ours] == [[name for name, _ in hits] for hits in theirs]
    one, other = (np.array([score for hits in each for _, score in hits]) for each in (ours, theirs))
    return same and bool(np.allclose(one, other, atol=1e-6))


def listed(path: Path) -> list[str]:
    """What lies in the index, CURRENT with what it says."""
    if not path.exists():
        return []
    names = sorted(place.name for place in path.iterdir() if place.name != "lock")
    return [f"CURRENT={(path / name).read_text().split()[0]}" if name == "CURRENT" else name for name in names]


def told(done: Any) -> str:
    if hasattr(done, "erased"):
        return f"erased {len(done.erased)}, generation {done.generation}"
    if hasattr(done, "added"):
        counts = f"{done.added} added, {done.changed} changed, {done.removed} removed"
        return f"{counts}, generation {done.generation}"
    return "went back"
