"""What is known of the index itself: what it was made with, when, and what a rebuild passed over."""

import json
from collections.abc import Mapping

from index.storage.database import Database

_FINGERPRINT = "fingerprint "
_READING = "reading"
_PASSED_OVER = "passed over"
_BUILT = "built"
_TAKEN_OUT = "taken out in place"


class Meta:
    """Single facts, each under its key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        found = self._database.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else None

    def set(self, key: str, value: str) -> None:
        self._database.write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def fingerprint(self) -> dict[str, str]:
        rows = self._database.rows("SELECT substr(key, 13), value FROM meta WHERE key LIKE 'fingerprint %'")
        return dict(rows)

    def set_fingerprint(self, made_with: Mapping[str, str]) -> None:
        for key, value in made_with.items():
            self.set(f"{_FINGERPRINT}{key}", value)

    def built(self) -> str | None:
        """When the generation was written, in ISO 8601."""
        return self.get(_BUILT)

    def set_built(self, when: str) -> None:
        self.set(_BUILT, when)

    def reading_version(self) -> str | None:
        """With which version of the loaders its files were read."""
        return self.get(_READING)

    def set_reading_version(self, version: str) -> None:
        self.set(_READING, version)

    def passed_over(self) -> dict[str, int]:
        """How many files of no known format lay in the folders of the last rebuild of folders, by the ends of their names."""
        counts: dict[str, int] = json.loads(self.get(_PASSED_OVER) or "{}")
        return counts

    def set_passed_over(self, counts: Mapping[str, int]) -> None:
        self.set(_PASSED_OVER, json.dumps(dict(counts)))

    def is_cut(self) -> bool:
        """Whether articles were taken out of the finished generation, so that its other files hold more than the manifest."""
        return self.get(_TAKEN_OUT) is not None

    def set_cut(self, *, is_cut: bool) -> None:
        if is_cut:
            self.set(_TAKEN_OUT, "1")
        else:
            self._database.write("DELETE FROM meta WHERE key = ?", (_TAKEN_OUT,))

    def take_reading_from(self, other: "Meta") -> None:
        """What another manifest knows of how files were read."""
        for key in (_READING, _PASSED_OVER):
            if (value := other.get(key)) is not None:
                self.set(key, value)
