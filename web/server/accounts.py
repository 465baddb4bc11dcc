"""Who may do what: readers ask, editors also change the archive. Names, roles and salted hashes stand in one file.

One account a line, `name:role:scrypt:n:r:p:salt:hash`, salt and hash in hexadecimal. Without a file everybody is an editor
where the chat is reached at this machine's own address and from nowhere else, and a reader elsewhere.
"""

import hashlib
import hmac
import os
import re
import secrets
import threading
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from web.errors import AccessError, TooManyFailures

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 8
# OWASP's password storage cheat sheet: scrypt with N=2^15, r=8, p=3; 32 MiB and 0.2 s.
_COST = (1 << 15, 8, 3)
_MOST_MEMORY = 64 << 20
_NAME = re.compile(r"[\w.@-]{1,64}")
_AT_ONCE = 2  # hashes computed together: guessing must not take the cores from those who ask
_FREE_FAILURES = 3
_LONGEST_WAIT_S = {"address": 300.0, "name": 10.0}  # of a name shorter: else anybody could shut its owner out
_MOST_REMEMBERED = 4096  # names and addresses that failed


@dataclass(frozen=True, slots=True)
class Account:
    """A name, what it may do, and by what its password is known again."""

    name: str
    role: Role
    cost: tuple[int, int, int]
    salt: bytes
    hashed: bytes

    def to_line(self) -> str:
        cost = ":".join(map(str, self.cost))
        return f"{self.name}:{self.role}:scrypt:{cost}:{self.salt.hex()}:{self.hashed.hex()}"


class Throttle:
    """Makes guessing slow, for each name and each address: twice as long after each failure. Safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> None:
        """Counts the attempt as failed beforehand, so that many at once are no way around. Raises TooManyFailures."""
        with self._lock:
            now, keys = self._clock(), _keys(name, address)
            wait_s = max(self._failed.get(key, (0, now))[1] - now for key in keys)
            if wait_s > 0:
                raise TooManyFailures(wait_s)
            for key in keys:
                failures = self._failed.pop(key, (0, now))[0] + 1
                beyond = max(0, min(failures - _FREE_FAILURES, 30))
                delay = min(2.0**beyond, _LONGEST_WAIT_S[key[0]]) if beyond else 0.0
                self._failed[key] = (failures, now + delay)
            while len(self._failed) > _MOST_REMEMBERED:
                self._failed.popitem(last=False)

    def succeed(self, name: str, address: str) -> None:
        with self._lock:
            for key in _keys(name, address):
                self._failed.pop(key, None)

    def __len__(self) -> int:
        return len(self._failed)


class Accounts:
    """The accounts of a file, read again when it changes. Safe to share between threads. Raises AccessError."""

    def __init__(self, path: Path, throttle: Throttle | None = None) -> None:
        self.path = path
        self._throttle = Throttle() if throttle is None else throttle
        self._stamp: tuple[int, int] | None = None
        self._accounts: dict[str, Account] = {}
        self._lock = threading.Lock()
        self._hashing = threading.BoundedSemaphore(_AT_ONCE)
        if not self._known():
            raise AccessError("no_accounts", path=path)

    def role(self, name: str | None) -> Role | None:
        """What `name` may do; None for a name that has no account, or has none any more."""
        account = self._account(name or "")
        return account.role if account else None

    def spelled(self, name: str) -> str | None:
        """The name as its account has it, however it was typed; None without one."""
        account = self._account(name)
        return account.name if account else None

    def admits(self, name: str, password: str, address: str) -> bool:
        """Whether the password is right. As slow for a name that there is not. Raises TooManyFailures."""
        self._throttle.begin(name, address)
        account = self._account(name) or _NOBODY
        with self._hashing:
            hashed = _hashed(password, account.salt, account.cost)
        if not hmac.compare_digest(hashed, account.hashed) or account is _NOBODY:
            return False
        self._throttle.succeed(name, address)
        return True

    def _account(self, name: str) -> Account | None:
        """Of that name, in small letters or capitals. Where a file of old has two of them, the very spelling decides."""
        known = self._known()
        alike = [account for account in known.values() if _folded(account.name) == _folded(name)]
        return known.get(name) or (alike[0] if len(alike) == 1 else None)

    def _known(self) -> dict[str, Account]:
        with self._lock:
            try:
                status = self.path.stat()
                stamp = (status.st_mtime_ns, status.st_size)
                if stamp != self._stamp:
                    self._accounts = {account.name: account for account in read_accounts(self.path)}
                    self._stamp = stamp
            except OSError as problem:
                raise AccessError(path=self.path, detail=problem.strerror) from problem
            return self._accounts


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """Tells the role of whoever asks. `is_local`: served on this machine's own address, with no proxy in front."""

    accounts: Accounts | None = None
    is_local: bool = True

    def role(self, name: str | None, address: str | None, headers: Mapping[str, str]) -> Role:
        """For the name that somebody logged in with, the address that they ask from and the headers of their request."""
        if self.accounts:
            return self.accounts.role(name) or "reader"
        return "editor" if self.is_local and _is_from_here(address, headers) else "reader"


def read_accounts(path: Path) -> list[Account]:
    """Raises AccessError, with the line that is none, and OSError."""
    accounts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            accounts.append(_account(line.strip(), path, number))
    return accounts


def add_account(path: Path, name: str, role: Role, password: str, *, cost: tuple[int, int, int] = _COST) -> str:
    """Adds an account, or gives one that is there, in small letters or capitals, a new password and role.

    Returns the name as the account has it. The file is for its owner's eyes only.
    """
    if not _NAME.fullmatch(name):
        raise AccessError("no_name_for_an_account", name=name)
    if len(password) < SHORTEST_PASSWORD:
        raise AccessError("password_too_short", limit=SHORTEST_PASSWORD)
    salt = secrets.token_bytes(16)
    try:
        held = read_accounts(path) if path.exists() else []
        alike = [account.name for account in held if _folded(account.name) == _folded(name)]
        spelled = name if name in alike else next(iter(alike), name)
        added = Account(spelled, role, cost, salt, _hashed(password, salt, cost))
        others = [account for account in held if account.name != spelled]
        part = path.with_name(f"{path.name}.part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.writelines(f"{account.to_line()}\n" for account in [*others, added])
        part.replace(path)
    except OSError as problem:
        raise AccessError("accounts_unwritable", path=path, detail=problem.strerror) from problem
    return spelled


def is_loopback(host: str | None) -> bool:
    """Whether `host`, a name or an address, is this machine's own."""
    bare = (host or "").strip("[]").partition("%")[0]
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def _is_from_here(address: str | None, headers: Mapping[str, str]) -> bool:
    # A proxy on this machine asks from its own address for everybody; and a page of another site can have its name
    # resolved to this machine. Both show in the headers.
    passed_on = any(name in headers for name in ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"))
    names = [urlsplit(f"//{headers.get('host', '')}").hostname]
    if "origin" in headers:
        names.append(urlsplit(headers["origin"]).hostname)
    return is_loopback(address) and not passed_on and all(map(is_loopback, names))


def _account(line: str, path: Path, number: int) -> Account:
    try:
        name, role, kind, n, r, p, salt, hashed = line.split(":")
        cost = (int(n), int(r), int(p))
        made = Account(name, next(known for known in ROLES if known == role), cost, bytes.fromhex(salt), bytes.fromhex(hashed))
    except (ValueError, StopIteration) as problem:
        raise AccessError("not_an_account", path=path, line=number) from problem
    if kind != "scrypt" or not made.hashed:
        raise AccessError("hash_of_another_kind", path=path, line=number)
    return made


def _hashed(password: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = cost
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=32)


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("name", hashlib.sha256(_folded(name).encode("utf-8", "surrogatepass")).hexdigest()), (
        "address",
        network_of(address),
    )


def _folded(name: str) -> str:
    """What two spellings of one name have in common."""
    return unicodedata.normalize("NFKC", name).casefold()


def network_of(address: str) -> str:
    """By what a caller is counted: who has one address of version 6 has 2^64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


# Compared with where a name has no account, so that its absence cannot be told by the time.
_NOBODY = Account("", "reader", _COST, secrets.token_bytes(16), bytes(32))
