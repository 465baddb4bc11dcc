"""Keys for programs: made once, kept as hashes, gone when revoked."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from qa.cli import main
from qa.errors import KeysUnusable
from qa.keys import Keys, add_key, read_keys, revoke_key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var/keys"


def test_a_key_is_known_by_its_name_and_no_other_text_is(file: Path) -> None:
    key = add_key(file, "open-webui")
    known = Keys(file)
    assert known.name_of(key) == "open-webui"
    assert [known.name_of(other) for other in ("", key[:-1], key + "x", key.upper(), "x" * 10_000)] == [None] * 5


def test_the_file_holds_no_key_and_is_for_its_owner_alone(file: Path) -> None:
    key = add_key(file, "open-webui")
    assert key.removeprefix("wartanya-") not in file.read_text()
    assert len(key.removeprefix("wartanya-")) * 6 >= 256  # bits, in base 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_revoked_key_is_unknown_at_once_to_who_knew_it(file: Path) -> None:
    key, other = add_key(file, "open-webui"), add_key(file, "editor")
    known = Keys(file)
    assert known.name_of(key) == "open-webui"
    revoke_key(file, "open-webui")
    assert (known.name_of(key), known.name_of(other)) == (None, "editor")


def test_a_key_that_is_replaced_within_one_tick_of_the_clock_is_unknown(file: Path) -> None:
    key = add_key(file, "satu")
    known, status = Keys(file), file.stat()
    assert known.name_of(key) == "satu"
    revoke_key(file, "satu")
    add_key(file, "satu")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert known.name_of(key) is None


def test_without_a_file_there_is_no_key(file: Path) -> None:
    assert Keys(file).name_of("wartanya-x") is None
    assert read_keys(file) == []


def test_a_file_that_goes_away_takes_its_keys_along(file: Path) -> None:
    key = add_key(file, "satu")
    known = Keys(file)
    assert known.name_of(key) == "satu"
    file.unlink()
    assert known.name_of(key) is None


def test_a_name_has_one_key(file: Path) -> None:
    add_key(file, "satu")
    with pytest.raises(KeysUnusable, match="has a key already"):
        add_key(file, "satu")


@pytest.mark.parametrize("name", ["", "dua kata", "a:b", "satu\ndua", "x" * 65])
def test_a_name_that_would_break_the_file_is_refused(file: Path, name: str) -> None:
    with pytest.raises(KeysUnusable, match="no name for a key"):
        add_key(file, name)


def test_keys_that_are_made_together_are_all_there(file: Path) -> None:
    makers = [threading.Thread(target=add_key, args=(file, f"program-{n}")) for n in range(8)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert sorted(key.name for key in read_keys(file)) == [f"program-{n}" for n in range(8)]


@pytest.mark.parametrize(
    "line", ["satu", "satu:editor:sha256:2026-01-01:" + "0" * 64, "satu:reader:sha256:2026-01-01:00", "a:reader:md5:x:00"]
)
def test_a_line_that_is_no_key_is_told_with_its_number(file: Path, line: str) -> None:
    file.parent.mkdir()
    file.write_text(f"# keys\n{line}\n")
    with pytest.raises(KeysUnusable, match="line 2"):
        Keys(file).name_of("x")


def test_the_command_line_makes_lists_and_revokes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--key-file", str(file)]
    assert main(["keys", "add", "open-webui", *where]) == 0
    made = capsys.readouterr()
    assert (Keys(file).name_of(made.out.strip()), made.out.strip() in made.err) == ("open-webui", False)
    assert main(["keys", "list", *where, "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["name"], listed["role"], set(listed)) == ("open-webui", "reader", {"name", "role", "made"})
    assert main(["keys", "revoke", "open-webui", *where]) == 0
    assert read_keys(file) == []
    assert main(["keys", "revoke", "open-webui", *where]) == 1


@pytest.mark.parametrize("words", [["list", "satu"], ["add"], ["revoke"], ["change", "satu"]])
def test_what_the_command_cannot_mean_is_wrong_usage(file: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["keys", *words, "--key-file", str(file)])
    assert ended.value.code == 2
