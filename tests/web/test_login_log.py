"""Who logs in stands in the log, and whose name was tried; what was typed there, or for a password, never does."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from index.storage.editorial import FILE, Editorial
from web.server.accounts import AccessPolicy, Accounts, add_account
from web.server.login import Login
from web.server.sessions import Sessions

CHEAP = (2, 8, 1)


@pytest.fixture
def entrance(tmp_path: Path) -> AccessPolicy:
    add_account(tmp_path / "accounts", "siti", "editor", "rahasia besar", cost=CHEAP)
    return AccessPolicy(Accounts(tmp_path / "accounts"))


def entered(entrance: AccessPolicy, log: Editorial, name: str, password: str) -> int:
    app = Starlette(routes=list(Login(entrance, Sessions(entrance), log).routes()))
    return TestClient(app).post("/login", data={"username": name, "password": password}).status_code


def test_log_ins_and_failed_ones_have_a_line(entrance: AccessPolicy, tmp_path: Path) -> None:
    log = Editorial(tmp_path / "index")
    assert entered(entrance, log, "siti", "rahasia besar") == 200
    assert entered(entrance, log, "siti", "tebakan saya") == 400
    assert entered(entrance, log, "rahasia besar sekali", "siti") == 400
    assert [(entry.who, entry.act) for entry in log.log()] == [
        ("siti", "login"), ("siti", "login_failed"), ("unknown", "login_failed"),
    ]  # fmt: skip
    held = (tmp_path / "index" / FILE).read_bytes()
    assert b"tebakan" not in held
    assert b"rahasia" not in held


def test_a_log_that_cannot_be_written_shuts_nobody_out(entrance: AccessPolicy, tmp_path: Path) -> None:
    (tmp_path / "index" / FILE).mkdir(parents=True)
    assert entered(entrance, Editorial(tmp_path / "index"), "siti", "rahasia besar") == 200
