"""References for other programs: read back by real readers of RIS and BibTeX, whatever stands in an article."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rispy
from pybtex.database import parse_string

from corpus.types import Article
from index import Hit, Passage, rebuild
from qa.cli import main
from qa.desk.references import references_of_hits, to_bibtex, to_csv, to_ris

HOSTILE = [
    "Harga naik 50% & stok 3_000 #darurat $5 ~ ^ di {Pasar} Randu",
    "Kurung } tutup { buka \\ garis",
    "ER  - \r\nTY  - JOUR\r\nTI  - Palsu",
    "},\n@article{palsu, title={Palsu}}",
    'Kutip "ganda" dan ‘tunggal’ — Jusuf é ü ʾā 中村',
    "\\input{rahasia} \\write18{x}",
    "\u202eterbalik\x1b[2J\u2028baris",
]
_BACK = [
    (r"\textbraceleft{}", "{"),
    (r"\textbraceright{}", "}"),
    (r"\textasciitilde{}", "~"),
    (r"\textasciicircum{}", "^"),
    *((f"\\{c}", c) for c in "%&#$_"),
    (r"\textbackslash{}", "\\"),
]


def article(said: str = "Banjir", **fields: Any) -> Article:
    given = {"id": "a1", "source": "x", "title": said, "text": said, "published": date(2024, 8, 6), "outlet": said, **fields}
    return Article(**given)


def hit(found: Article, start: int = 0) -> Hit:
    return Hit(Passage(f"p{start}", found.id, start, len(found.text), found.text[start:]), found, 0.5)


def plain(said: str) -> str:
    return " ".join("".join(c for c in said if c not in "\u202e\x1b").split())


def unlatex(told: str) -> str:
    for command, sign in _BACK:
        told = told.replace(command, sign)
    return told


@pytest.mark.parametrize("said", HOSTILE)
def test_whatever_an_article_says_ris_reads_it_back_as_one_entry(said: str) -> None:
    found = article(said, authors=(said,), url="https://kabar.example/a?b=1%20c&d=e_f#g")
    (entry,) = rispy.loads(to_ris(references_of_hits([hit(found)])))
    assert (entry["type_of_reference"], entry["title"], entry["secondary_title"]) == ("NEWS", plain(said), plain(said))
    assert (entry["year"], entry["date"], entry["urls"]) == ("2024", "2024/08/06/", [found.url])
    assert entry["authors"] == [plain(said)]
    assert entry["notes"] == [f"“{plain(said)}” [0:{len(found.text)}]"]


@pytest.mark.parametrize("said", HOSTILE)
def test_whatever_an_article_says_bibtex_reads_it_back_as_one_entry(said: str) -> None:
    found = article(said, authors=(said, "Siti and Budi"), url="https://kabar.example/a?b=1%20c&d={e}_f#g")
    (entry,) = parse_string(to_bibtex(references_of_hits([hit(found)])), "bibtex").entries.values()
    assert entry.type == "article"
    assert unlatex(entry.fields["title"]) == f"{{{plain(said)}}}"
    assert unlatex(entry.fields["journal"]) == plain(said)
    assert unlatex(entry.fields["note"]) == f"“{plain(said)}” [0:{len(found.text)}]"
    assert (entry.fields["year"], entry.fields["day"], entry.fields["date"]) == ("2024", "6", "2024-08-06")
    assert entry.fields["url"] == "https://kabar.example/a?b=1%20c&d=%7Be%7D_f#g"
    assert len(entry.persons["author"]) == 2


@pytest.mark.parametrize("said", HOSTILE)
def test_no_brace_of_an_article_opens_or_closes_a_field(said: str) -> None:
    depth = 0
    for c in to_bibtex(references_of_hits([hit(article(said)), hit(article("Lain", id="a2"))])):
        depth += (c == "{") - (c == "}")
        assert depth >= 0
    assert depth == 0


def test_an_article_is_one_entry_with_all_that_was_found_in_it_in_the_order_of_the_best() -> None:
    first, second = article("Satu dua tiga"), article("Lain", id="a2")
    references = references_of_hits([hit(first), hit(second), hit(first, 5)])
    assert [(each.article_id, [quote for *_, quote in each.quotes]) for each in references] == [
        ("a1", ["Satu dua tiga", "dua tiga"]),
        ("a2", ["Lain"]),
    ]
    assert len(parse_string(to_bibtex(references), "bibtex").entries) == 2
    assert len(list(csv.DictReader(io.StringIO(to_csv(references))))) == 3


def test_an_estimated_day_is_no_date_and_told_as_such() -> None:
    references = references_of_hits(
        [hit(replace(article(), published_is_estimated=True)), hit(article(id="b", published=None))]
    )
    told, undated = rispy.loads(to_ris(references))
    assert "year" not in told
    assert "date" not in told
    assert "Published around 2024-08-06." in told["notes"]
    assert "year" not in undated
    entries = list(parse_string(to_bibtex(references), "bibtex").entries.values())
    assert all("year" not in entry.fields and "date" not in entry.fields for entry in entries)
    assert "Published around 2024-08-06." in entries[0].fields["note"]


def test_no_cell_is_a_formula_and_no_address_but_http_is_one() -> None:
    found = article("=HYPERLINK(1)", authors=("+satu",), url="javascript:alert(1)")
    (row,) = csv.DictReader(io.StringIO(to_csv(references_of_hits([hit(found)]))))
    assert all(not value.startswith(("=", "+", "@")) for value in row.values())
    assert "javascript" not in to_ris(references_of_hits([hit(found)])) + to_bibtex(references_of_hits([hit(found)]))


def test_search_and_ask_write_what_they_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Banjir merendam 84 rumah di Kalirejo pada Selasa malam, kata Bupati Sumberjati, Wiryo Handoko."
    rebuild([article("Banjir di Kalirejo", text=text, outlet="Kabar Randu")], index=tmp_path / "index", workers=1)
    places = {form: tmp_path / f"found.{form}" for form in ("ris", "bibtex", "csv")}
    options = [word for form, place in places.items() for word in (f"--{form}", str(place))]
    assert main(["search", "banjir Kalirejo", *options, "--index", str(tmp_path / "index"), "--lang", "id"]) == 0
    assert "1 rujukan ditulis ke" in capsys.readouterr().err
    (entry,) = rispy.loads(places["ris"].read_text(encoding="utf-8"))
    (told,) = parse_string(places["bibtex"].read_text(encoding="utf-8"), "bibtex").entries.values()
    (row,) = csv.DictReader(io.StringIO(places["csv"].read_text(encoding="utf-8-sig")))
    assert entry["title"] == unlatex(told.fields["title"]).strip("{}") == row["title"] == "Banjir di Kalirejo"
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    asked = tmp_path / "asked.ris"
    assert main(["ask", "Berapa rumah terendam?", "--ris", str(asked), "--index", str(tmp_path / "index")]) == 0
    assert rispy.loads(asked.read_text(encoding="utf-8"))[0]["id"] == "a1"
    (tmp_path / "folder").mkdir()
    assert main(["search", "banjir", "--ris", str(tmp_path / "folder"), "--index", str(tmp_path / "index")]) == 1
