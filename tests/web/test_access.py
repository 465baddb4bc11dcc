"""Roles, passwords, and what a wrong one costs."""

import stat
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from web.errors import AccessError, TooManyFailures
from web.server.accounts import AccessPolicy, Accounts, Throttle, add_account, is_loopback

HERE = {"host": "127.0.0.1:7860"}
CHEAP = (2, 8, 1)


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    add_account(tmp_path / "accounts", "siti", "editor", "rahasia besar", cost=CHEAP)
    return tmp_path / "accounts"


def test_an_account_is_admitted_with_its_password_only(file: Path) -> None:
    accounts = Accounts(file)
    assert accounts.admits("siti", "rahasia besar", "10.0.0.1")
    assert not accounts.admits("siti", "rahasia kecil", "10.0.0.1")
    assert not accounts.admits("budi", "rahasia besar", "10.0.0.1")


def test_the_file_holds_no_password_and_is_its_owners_alone(file: Path) -> None:
    assert "rahasia" not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_same_password_is_hashed_differently_for_each(file: Path) -> None:
    add_account(file, "budi", "reader", "rahasia besar", cost=CHEAP)
    first, second = (line.split(":")[-1] for line in file.read_text().splitlines())
    assert first != second


def test_adding_a_name_again_changes_its_password_and_role(file: Path) -> None:
    accounts = Accounts(file)
    add_account(file, "siti", "reader", "rahasia baru", cost=CHEAP)
    assert accounts.role("siti") == "reader"
    assert accounts.admits("siti", "rahasia baru", "")
    assert not accounts.admits("siti", "rahasia besar", "")
    assert len(file.read_text().splitlines()) == 1


@pytest.mark.parametrize("typed", ["siti", "Siti", "SITI", "ｓｉｔｉ"])
def test_a_name_is_the_same_in_capitals_and_small_letters(file: Path, typed: str) -> None:
    accounts = Accounts(file)
    assert accounts.admits(typed, "rahasia besar", "192.0.2.1")
    assert (accounts.role(typed), accounts.spelled(typed)) == ("editor", "siti")
    assert accounts.spelled("sit") is None


def test_no_two_names_differ_in_capitals_alone(file: Path) -> None:
    assert add_account(file, "SITI", "reader", "rahasia baru", cost=CHEAP) == "siti"
    assert file.read_text().count("\n") == 1
    assert Accounts(file).admits("siti", "rahasia baru", "192.0.2.1")
    assert Accounts(file).role("Siti") == "reader"


def test_two_such_names_of_an_older_file_are_told_apart_by_their_very_spelling(file: Path, tmp_path: Path) -> None:
    add_account(tmp_path / "other", "Siti", "reader", "rahasia lain", cost=CHEAP)
    file.write_text(file.read_text() + (tmp_path / "other").read_text())
    accounts = Accounts(file)
    assert (accounts.role("siti"), accounts.role("Siti"), accounts.role("SITI")) == ("editor", "reader", None)


def test_other_capitals_are_no_fresh_try(file: Path) -> None:
    throttle = Throttle(lambda: 0.0)
    for typed in ("siti", "Siti", "sIti", "siTi"):
        throttle.begin(typed, f"192.0.2.{len(throttle)}")
    with pytest.raises(TooManyFailures):
        throttle.begin("sitI", "198.51.100.7")


def test_an_account_taken_out_of_the_file_has_no_role_any_more(file: Path) -> None:
    add_account(file, "budi", "reader", "rahasia kecil", cost=CHEAP)
    accounts = Accounts(file)
    file.write_text("".join(line for line in file.read_text().splitlines(keepends=True) if not line.startswith("siti:")))
    assert (accounts.role("siti"), accounts.role("budi")) == (None, "reader")


@pytest.mark.parametrize(
    ("name", "password"), [("a:b", "rahasia besar"), ("", "rahasia besar"), ("siti\n", "x" * 20), ("a", "pendek")]
)
def test_names_and_passwords_that_are_none_are_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(AccessError):
        add_account(tmp_path / "accounts", name, "reader", password)
    assert not (tmp_path / "accounts").exists()


@pytest.mark.parametrize(
    "content", ["", "siti:editor:rahasia\n", "siti:king:scrypt:2:8:1:00:00\n", "siti:editor:md5:2:8:1:00:00\n"]
)
def test_a_file_without_accounts_or_with_lines_that_are_none_stops_the_start(tmp_path: Path, content: str) -> None:
    (tmp_path / "accounts").write_text(content)
    with pytest.raises(AccessError, match="--add-user"):
        Accounts(tmp_path / "accounts")


def test_a_file_that_is_missing_is_an_error_not_an_open_door(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="cannot be read"):
        Accounts(tmp_path / "nowhere")


def test_after_three_failures_each_further_one_waits_twice_as_long() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    attempts: list[float] = []
    while len(attempts) < 7:
        try:
            throttle.begin("siti", "10.0.0.1")
            attempts.append(clock.now)
        except TooManyFailures as problem:
            clock.now += problem.wait_s
    assert [later - earlier for earlier, later in pairwise(attempts)] == [0, 0, 0, 2, 4, 8]


def test_a_name_waits_ten_seconds_at_most_and_an_address_three_hundred() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(20):
        throttle.begin("siti", "10.0.0.1")
        clock.now += 300
    throttle.begin("siti", "10.0.0.1")
    with pytest.raises(TooManyFailures) as by_name:
        throttle.begin("siti", "10.0.0.2")
    with pytest.raises(TooManyFailures) as by_address:
        throttle.begin("budi", "10.0.0.1")
    assert (by_name.value.wait_s, by_address.value.wait_s) == (10.0, 300.0)


def test_a_success_forgets_the_failures() -> None:
    throttle = Throttle(Clock())
    for _ in range(3):
        throttle.begin("siti", "10.0.0.1")
    throttle.succeed("siti", "10.0.0.1")
    for _ in range(3):
        throttle.begin("siti", "10.0.0.1")


def test_neighbours_in_one_network_of_version_6_count_as_one_address() -> None:
    throttle = Throttle(Clock())
    for guess in range(4):
        throttle.begin(f"nama{guess}", f"2001:db8::{guess}")
    with pytest.raises(TooManyFailures):
        throttle.begin("lain", "2001:db8::ffff")


def test_a_million_names_take_no_more_memory_than_four_thousand() -> None:
    throttle = Throttle(Clock())
    for number in range(6000):
        throttle.begin(f"nama{number}", f"10.0.{number // 256}.{number % 256}")
    assert len(throttle) == 4096


def test_without_a_file_whoever_sits_at_the_machine_is_an_editor() -> None:
    assert AccessPolicy().role(None, "127.0.0.1", {**HERE, "origin": "http://localhost:7860"}) == "editor"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.168.1.7", HERE),
        ("127.0.0.1", {"host": "news.example"}),
        ("127.0.0.1", {**HERE, "x-forwarded-for": "192.168.1.7"}),
        ("127.0.0.1", {**HERE, "origin": "https://news.example"}),
        ("127.0.0.1", {}),
        (None, HERE),
    ],
)
def test_without_a_file_everybody_else_is_a_reader(address: str | None, headers: dict[str, str]) -> None:
    assert AccessPolicy().role(None, address, headers) == "reader"


def test_served_to_a_network_without_a_file_nobody_is_an_editor() -> None:
    assert AccessPolicy(is_local=False).role(None, "127.0.0.1", HERE) == "reader"


def test_with_a_file_the_role_is_that_of_the_account(file: Path) -> None:
    entrance = AccessPolicy(Accounts(file))
    assert entrance.role("siti", "192.168.1.7", {}) == "editor"
    assert entrance.role(None, "127.0.0.1", HERE) == entrance.role("budi", "127.0.0.1", HERE) == "reader"


@pytest.mark.parametrize("host", ["localhost", "127.9.9.9", "[::1]", "::1"])
def test_this_machines_own_addresses_are_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "localhost.evil.example", "192.168.1.7", ""])
def test_other_addresses_are_not_this_machines_own(host: str) -> None:
    assert not is_loopback(host)
