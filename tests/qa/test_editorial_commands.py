"""`wartanya withdraw`, `mask`, `relations` and `audit`: what they print, and what is then told everywhere."""

import json
from pathlib import Path

import pytest

from qa.cli import main
from qa.cli.parser import USAGE

REASON = "Identitas korban disebut"
RALAT = (
    "KRUI – RALAT. Redaksi Kabar Krui mengoreksi berita mengenai banjir di Kecamatan Semaka, Kabupaten Tanggamus. Dalam berita "
    "itu tertulis 312 rumah terendam; yang benar adalah 213 rumah, kata Kepala BPBD Edwar Maulidin."
)
STORY = "SEMAKA – Banjir di Kecamatan Semaka, Kabupaten Tanggamus, merendam 312 rumah, kata Kepala BPBD Edwar Maulidin."
OTHER = "LIWA – Panen kopi di Kecamatan Way Tenong melimpah, kata Kepala Dinas Pertanian Sari Dewi."
PRINTED = pytest.CaptureFixture[str]


@pytest.fixture
def articles(empty_folder: Path, capsys: PRINTED) -> Path:
    """A report, its correction and another article, with their index."""
    rows = [
        {"id": "banjir", "title": "Banjir Rendam 312 Rumah di Semaka", "text": STORY, "published": "2024-12-03"},
        {"id": "ralat", "title": "Ralat Berita Banjir", "text": RALAT, "published": "2024-12-05"},
        {"id": "panen", "title": "Panen Kopi Melimpah", "text": OTHER, "published": "2024-12-04"},
    ]
    folder = empty_folder / "var/articles"
    folder.mkdir(parents=True)
    lines = "\n".join(json.dumps({**row, "outlet": "Kabar Krui"}) for row in rows)
    (folder / "a.jsonl").write_text(lines + "\n", encoding="utf-8")
    assert main(["rebuild"]) == 0
    capsys.readouterr()
    return folder


def ran(capsys: PRINTED, *words: str, status: int = 0) -> tuple[str, str]:
    assert main(list(words)) == status
    printed = capsys.readouterr()
    return printed.out, printed.err


def test_a_withdrawn_article_is_told_of_by_every_command(articles: Path, capsys: PRINTED) -> None:
    out, _ = ran(capsys, "withdraw", "panen", "--reason", REASON, "--lang", "id")
    assert out.startswith("Artikel ini (Kabar Krui · 4 Desember 2024) ditarik pada ")
    assert REASON in out
    for words in (["show", "panen"], ["show", "panen", "--json"], ["ask", "Siapa bicara tentang panen kopi Way Tenong?"]):
        out, _ = ran(capsys, *words)
        assert REASON in out
        assert not any(word in out for word in ("melimpah", "Melimpah", "Sari Dewi"))
    out, err = ran(capsys, "search", "panen kopi Way Tenong melimpah")
    assert REASON in err
    assert "Sari Dewi" not in out
    asked = json.loads(ran(capsys, "ask", "Siapa bicara tentang panen kopi Way Tenong?", "--json")[0])
    assert [(told["article_id"], told["reason"]) for told in asked["withdrawn"]] == [("panen", REASON)]
    ran(capsys, "withdraw", "panen", "--undo")
    assert "Sari Dewi" in ran(capsys, "show", "panen")[0]


def test_a_name_is_masked_and_shown_again(articles: Path, capsys: PRINTED) -> None:
    out, err = ran(capsys, "mask", "banjir", "Edwar Maulidin", "--as", "EM")
    assert "EM" in out
    assert "where it is not masked: ralat" in err
    assert "Edwar" not in ran(capsys, "show", "banjir", "--json")[0]
    ran(capsys, "mask", "banjir", "--undo")
    assert "Edwar Maulidin" in ran(capsys, "show", "banjir")[0]
    with pytest.raises(SystemExit) as usage:
        main(["mask", "banjir"])
    assert usage.value.code == USAGE


def test_the_status_counts_what_was_taken_out(articles: Path, capsys: PRINTED) -> None:
    assert "taken out" not in ran(capsys, "status")[0]
    ran(capsys, "withdraw", "panen", "--reason", REASON)
    ran(capsys, "mask", "banjir", "Edwar Maulidin")
    assert "taken out:    1 withdrawn, 1 with masked names" in ran(capsys, "status")[0]
    counted = json.loads(ran(capsys, "status", "--json")[0])
    assert (counted["articles"], counted["withdrawn"], counted["masked"]) == (2, 1, 1)


def test_what_is_wrong_is_one_line(articles: Path, capsys: PRINTED) -> None:
    for words, status, told in (
        (["withdraw", "nobody", "--reason", "x"], 1, "names no article"),
        (["withdraw", "panen", "--reason", " "], USAGE, "say why"),
        (["mask", "panen", "Orang Lain"], 1, "stands neither in"),
        (["relations", "panen", "--confirm"], 1, "no report that is known"),
        (["relations", "panen", "--confirm", "panen"], 1, "about itself"),
    ):
        _, err = ran(capsys, *words, status=status)
        assert told in err
        assert err.count("\n") == 1


def test_a_link_is_undone_and_confirmed_over_a_rebuild(articles: Path, capsys: PRINTED) -> None:
    def report() -> str | None:
        told = json.loads(ran(capsys, "relations", "ralat", "--json")[0])["of_report"]
        return told["report"] and str(told["report"]["article_id"])

    assert report() == "banjir"
    ran(capsys, "relations", "ralat", "--undo")
    assert report() is None
    assert json.loads(ran(capsys, "relations", "banjir", "--json")[0])["notices"] == []
    ran(capsys, "relations", "ralat", "--confirm", "panen")
    ran(capsys, "rebuild", "--fresh")
    assert report() == "panen"
    (told,) = json.loads(ran(capsys, "relations", "panen", "--json")[0])["notices"]
    assert (told["notice"]["article_id"], told["is_confirmed"]) == ("ralat", True)
    ran(capsys, "relations", "ralat", "--confirm", "banjir")
    assert report() == "banjir"
    assert json.loads(ran(capsys, "relations", "panen", "--json")[0])["notices"] == []


@pytest.mark.programs
def test_the_log_is_printed_as_json_lines(articles: Path, capsys: PRINTED) -> None:
    ran(capsys, "withdraw", "panen", "--reason", REASON)
    ran(capsys, "relations", "ralat", "--confirm")
    out, _ = ran(capsys, "audit", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["act"] for line in lines] == ["rebuild", "rebuild", "withdraw", "relation_confirm"]
    assert [line.get("article_id") for line in lines] == [None, None, "panen", "ralat"]
    assert REASON not in out
    ran(capsys, "erase", "panen", "--yes")
    out, _ = ran(capsys, "audit", "--json")
    assert "panen" not in out
    assert ran(capsys, "audit", "--since", "2099-01-01")[0] == ""
    assert "withdraw" in ran(capsys, "audit")[0]
