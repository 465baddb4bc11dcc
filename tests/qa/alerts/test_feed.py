"""The feed of a saved question: Atom, with text as text, and the same each time; and the commands that keep and write it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from index import Archive
from qa.alerts.feed import to_atom
from qa.alerts.run import write_feed
from qa.alerts.saved import Alerts
from qa.cli import main
from tests.qa.alerts.papers import HEAD, HOSTILE, LATER, add

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_is_atom_with_text_as_text_and_the_same_each_time(alerts: Alerts, archive: Archive, tmp_path: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo ]]> & <")
    add(archive, LATER, HOSTILE)
    news = alerts.news("banjir")
    feed = to_atom(news, address="https://arsip.example/alerts/banjir.atom")
    root = ET.fromstring(feed)  # noqa: S314 - what was just written here
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles == ["Banjir Kalirejo <script>alert(1)</script> ]]> & [2J", "Banjir Kalirejo Surut"]
    assert {entry.find(f"{ATOM}title").get("type") for entry in root.iter(f"{ATOM}entry")} == {"text"}  # type: ignore[union-attr]
    assert "\u202e" not in feed
    assert "\x1b" not in feed
    assert "<script>" not in feed
    assert len({entry.findtext(f"{ATOM}id") for entry in root.iter()} - {None}) == 3
    assert root.findtext(f"{ATOM}updated") == news.articles[0].found.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert write_feed(alerts, "banjir", tmp_path / "made" / "here").read_text(encoding="utf-8") == to_atom(news)


def test_a_feed_reader_reads_it(alerts: Alerts, archive: Archive) -> None:
    import feedparser

    alerts.add("bupati", "Siapa Bupati Randu?")
    add(archive, HEAD)
    news = alerts.news("bupati")
    read = feedparser.parse(to_atom(news, alerts.answer(news.saved)))
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Jawabannya kini lain", "Bupati Baru Randu"]
    assert read.entries[1].link == HEAD.url


def test_the_command_line_keeps_tells_writes_and_forgets(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--index", str(archive.path)]
    assert main(["alerts", "add", "banjir", "banjir", "Kalirejo", *where]) == 0
    assert main(["alerts", "list", *where]) == 0
    assert "banjir  pencarian  banjir Kalirejo" in capsys.readouterr().out
    (tmp_path / "surut.txt").write_text(f"{LATER.title}\n\n{LATER.text}", encoding="utf-8")
    assert main(["rebuild", str(tmp_path / "surut.txt"), *where]) == 0
    assert "banjir: 1 artikel baru" in capsys.readouterr().err
    assert main(["alerts", "run", "--feeds", str(tmp_path), *where]) == 0
    assert "tidak ada yang baru" in capsys.readouterr().out
    assert "Banjir Kalirejo Surut" in (tmp_path / "banjir.atom").read_text(encoding="utf-8")
    assert main(["alerts", "list", "banjir", "--lang", "en", *where]) == 0
    assert "Banjir Kalirejo Surut" in capsys.readouterr().out
    assert main(["alerts", "remove", "banjir", *where]) == 0
    assert main(["alerts", "remove", "banjir", *where]) == 1
    assert "Tidak ada pertanyaan tersimpan" in capsys.readouterr().err
    for wrong in (["add"], ["add", "x"], ["remove"], ["run", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(["alerts", *wrong, "--lang", "id", *where])
        assert ended.value.code == 2
    assert "alerts run tidak memerlukan nama" in capsys.readouterr().err
