"""Date and outlet of every article, as arrays: what a filter leaves is told without reading the articles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.storage.filters import day_number, mask
from index.storage.manifest import Manifest
from index.types import Filter

_NO_OUTLET = -1


@dataclass(frozen=True, slots=True)
class _Held:
    """The columns as they stood in one state of the manifest, in order of the articles' numbers."""

    version: int
    numbers: NDArray[np.int64]
    days: NDArray[np.int32]  # 20240826; 0 for none
    outlets: NDArray[np.int32]  # places in `names`
    names: tuple[str, ...]


class Columns:
    """Of one generation. Read when first asked, and again once an article has been taken out. Safe to share between threads.

    Reading takes 40 ms for 40,000 articles, a filter then 1 ms; as a query on the table it took 30 ms each (two cores,
    2026-11).
    """

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._held: _Held | None = None

    def allowed(self, wanted: Filter) -> NDArray[np.int64] | None:
        """The numbers of the articles that pass the filter, ascending; None where all do."""
        if wanted.is_empty:
            return None
        held = self._now()
        return held.numbers[mask(wanted, held.days, held.outlets, held.names)]

    def outlets(self) -> tuple[str, ...]:
        """The names of all outlets, each as it is written, in the order of the alphabet."""
        return tuple(sorted(self._now().names, key=str.casefold))

    def counts(self, wanted: Filter) -> tuple[int, int, int]:
        """(articles, undated ones among them, outlets) that a search with this filter goes through."""
        held = self._now()
        passing = mask(wanted, held.days, held.outlets, held.names)
        outlets = np.bincount(held.outlets[passing] - _NO_OUTLET)[1:]  # the articles of each, those without one left out
        return int(passing.sum()), int((held.days[passing] == 0).sum()), int((outlets > 0).sum())

    def outlets_passing(self, wanted: Filter) -> frozenset[str]:
        """Those of the articles that pass, each as it is written."""
        held = self._now()
        found = np.unique(held.outlets[mask(wanted, held.days, held.outlets, held.names)])
        return frozenset(held.names[place] for place in found.tolist() if place != _NO_OUTLET)

    def _now(self) -> _Held:
        version = self._manifest.database.version()
        if self._held is None or self._held.version != version:
            self._held = _read(self._manifest, version)
        return self._held


def _read(manifest: Manifest, version: int) -> _Held:
    rows = manifest.catalog.dates_and_outlets()
    days: dict[str | None, int] = {None: 0}
    names: dict[str | None, int] = {None: _NO_OUTLET}
    for _, published, outlet in rows:
        if published not in days:
            days[published] = day_number(published)
        if outlet not in names:
            names[outlet] = len(names) - 1
    numbers = np.array([row[0] for row in rows], dtype=np.int64)
    order = np.argsort(numbers)
    return _Held(
        version,
        numbers[order],
        np.array([days[row[1]] for row in rows], dtype=np.int32)[order],
        np.array([names[row[2]] for row in rows], dtype=np.int32)[order],
        tuple(name for name in names if name is not None),
    )
