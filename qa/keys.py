"""Keys for programs: made and shown once, kept as hashes in one file, one a line: `name:reader:sha256:made:hash`.

A key holds 256 random bits. Nobody guesses one, so a slow hash would protect nothing, and each request would wait for it.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from qa.errors import KeysUnusable

DEFAULT_KEYS = Path("var/keys")
_NAME = re.compile(r"[\w.@-]{1,64}")
_PREFIX = "wartanya-"  # so that whoever finds one in a file, or a scanner for secrets, knows what it is
_LONGEST = 200  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Key:
    """A program's name, the day its key was made, and by what the key is known again."""

    name: str
    made: date
    hashed: str

    def to_line(self) -> str:
        return f"{self.name}:reader:sha256:{self.made.isoformat()}:{self.hashed}"

    def to_dict(self) -> dict[str, Any]:
        """Nothing of the key, nor of its hash."""
        return {"name": self.name, "role": "reader", "made": self.made.isoformat()}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a file, which is read for each request: it is small, and what was revoked must be gone at once."""

    path: Path

    def name_of(self, key: str) -> str | None:
        """Whose key it is; None for one that there is not, or that was revoked. Raises KeysUnusable."""
        # Found by its hash: how long that takes tells something of hashes, which lead to no key.
        known = {each.hashed: each.name for each in read_keys(self.path)}
        return known.get(_hashed(key)) if len(key) <= _LONGEST else None


def read_keys(path: Path) -> list[Key]:
    """The keys in order of the file; none where there is no file. Raises KeysUnusable, with the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as problem:
        raise KeysUnusable(path=path, detail=problem) from problem
    numbered = [(number, line.strip()) for number, line in enumerate(lines, start=1)]
    return [_key(line, path, number) for number, line in numbered if line and not line.startswith("#")]


def add_key(path: Path, name: str) -> str:
    """Makes a key for `name` and returns it: it stands nowhere else. Raises KeysUnusable, also for a name that has one."""
    if not _NAME.fullmatch(name):
        raise KeysUnusable("no_name_for_a_key", path=path, name=name)
    made = _PREFIX + secrets.token_urlsafe(32)
    with _changing(path) as keys:
        if any(key.name == name for key in keys):
            raise KeysUnusable("name_has_a_key", path=path, name=name)
        keys.append(Key(name, datetime.now(UTC).date(), _hashed(made)))
    return made


def revoke_key(path: Path, name: str) -> None:
    """Ends the key of `name`, at once for a chat that runs. Raises KeysUnusable, also where there is none."""
    with _changing(path) as keys:
        left = [key for key in keys if key.name != name]
        if len(left) == len(keys):
            raise KeysUnusable("no_such_key", path=path, name=name)
        keys[:] = left


@contextmanager
def _changing(path: Path) -> Iterator[list[Key]]:
    """The keys, to be changed in place, and then written beside and put in their place. One at a time changes them."""
    from filelock import FileLock

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f"{path.name}.lock")):
            keys = read_keys(path)
            yield keys
            _write(path, keys)
    except OSError as problem:
        raise KeysUnusable("keys_unwritable", path=path, detail=problem.strerror) from problem


def _write(path: Path, keys: list[Key]) -> None:
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.writelines(f"{key.to_line()}\n" for key in keys)
    part.replace(path)


def _key(line: str, path: Path, number: int) -> Key:
    try:
        name, role, kind, made, hashed = line.split(":")
        day = date.fromisoformat(made)
    except ValueError as problem:
        raise KeysUnusable("not_a_key", path=path, line=number) from problem
    if (role, kind) != ("reader", "sha256") or not re.fullmatch(r"[0-9a-f]{64}", hashed):
        raise KeysUnusable("key_of_another_kind", path=path, line=number)
    return Key(name, day, hashed)


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
