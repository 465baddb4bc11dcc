"""The program that serves the chat, as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

import app
from web.server.accounts import Accounts

ROOT = Path(__file__).parent.parent.parent


def started(arguments: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_it_serves_the_sample_until_it_is_interrupted(empty_folder: Path) -> None:
    with started(["--no-browser"], empty_folder) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "ready at" in line)
        page = httpx.get(line.split(" at ")[1].split()[0])
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (page.status_code, "Wartanya" in page.text) == (200, True)
    assert (process.returncode, out.strip().splitlines()[-1:], err) == (0, ["Stopped."], "")


def test_it_ends_well_when_a_service_manager_stops_it(empty_folder: Path) -> None:
    with started(["--no-browser"], empty_folder) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if "ready at" in line)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out.strip().splitlines()[-1:], err) == (0, ["Stopped."], "")


def test_an_account_is_added_with_the_password_of_standard_input(empty_folder: Path) -> None:
    arguments = ["--add-user", "siti", "--role", "editor", "--auth-file", "accounts"]
    command = [sys.executable, "-m", "app", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    added = subprocess.run(command, cwd=empty_folder, env=environment, input="rahasia besar\n", capture_output=True, text=True)
    assert (added.returncode, added.stderr) == (0, "")
    accounts = Accounts(empty_folder / "accounts")
    assert accounts.role("siti") == "editor"
    assert accounts.admits("siti", "rahasia besar", "")


@pytest.mark.parametrize("name", ["", "  "])
def test_an_account_without_a_name_is_wrong_usage_and_serves_nothing(
    empty_folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["--add-user", name, "--auth-file", "accounts"])
    assert (ended.value.code, "needs a name" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(
    "arguments", [["--add-user", "siti"], ["--auth-file", "nowhere"], ["--auth-file", "nowhere", "--index", "nowhere"]]
)
def test_accounts_that_cannot_be_had_are_one_line_and_nothing_is_served(
    empty_folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code = app.main([*arguments, "--no-browser"])
    assert (code, capsys.readouterr().err.count("\n")) == (1, 1)


def test_a_port_that_is_taken_is_one_line_and_no_traceback(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = app.main(["--port", str(server.getsockname()[1])])
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (1, 1)
    assert "taken" in told


def test_an_index_that_is_not_there_is_one_line_that_names_the_command(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.main(["--index", "nowhere"])
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (1, 1)
    assert "wartanya rebuild" in told


def test_a_language_model_that_cannot_be_had_is_told_before_anything_is_served(
    sample_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.main(["--llm", "telepathy/mind", "--index", str(sample_index), "--no-browser"])
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (1, 1)
    assert "ollama/MODEL" in told


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        app.main([f"--port={port}"])
    assert stopped.value.code == 2
