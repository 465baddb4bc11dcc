"""`wartanya rebuild URL`, from a server on this machine."""

import json
from pathlib import Path

import pytest

from corpus.fetch.client import ALLOWED_VARIABLE
from qa.cli import main
from tests.corpus import golden
from tests.corpus.web import HERE, Page, serving


def test_an_address_is_rebuilt_from(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(ALLOWED_VARIABLE, HERE)
    with serving({"/artikel": Page(golden.as_html())}) as site:
        assert main(["rebuild", f"{site.address}/artikel", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["added"] == 1
        assert main(["search", "rapat pembangunan pasar", "--json"]) == 0
        assert [hit["url"] for hit in json.loads(capsys.readouterr().out)] == [golden.URL]
        monkeypatch.delenv(ALLOWED_VARIABLE)
        assert main(["rebuild", f"{site.address}/artikel", "--index", "lain", "--strict"]) == 1
    assert "not on the public internet" in capsys.readouterr().err
