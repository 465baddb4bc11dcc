"""A conversation taken along."""

import json
from datetime import UTC, datetime

from index.types import Passage
from qa.types import Answer, Citation, Receipt
from web.ask.export import file_html, to_json, to_markdown, to_references
from web.ask.thread import Exchange, Thread

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
QUOTE = "Kapolres memimpin rapat."
ANSWER = Answer(
    "Siapa?", "answered", "Kapolres", f"{QUOTE} [1]", "id", 1.0,
    (Citation(1, "a1", "Rapat", "Koran", None, None, QUOTE, 0, len(QUOTE), Passage("p", "a1", 0, len(QUOTE), QUOTE), 1.0),),
    (), None, Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0),
)  # fmt: skip
THREAD = Thread((Exchange("Siapa?", answer=ANSWER), Exchange("# [x](javascript:y)\n![z](w)", failure="Tidak *bisa*.")), "k")


def test_json_holds_each_answer_as_every_surface_gives_it() -> None:
    told = json.loads(to_json(THREAD, NOW))
    assert told["exported"] == NOW.isoformat()
    assert told["exchanges"][0] == {"question": "Siapa?", "answer": ANSWER.to_dict(), "failure": None}
    assert (told["exchanges"][1]["answer"], told["exchanges"][1]["failure"]) == (None, "Tidak *bisa*.")


def test_markdown_has_a_heading_a_question_and_its_answer_below() -> None:
    lines = to_markdown(THREAD, NOW, "en").splitlines()
    assert lines[0] == "# Wartanya, 2 January 2026, 03:04"
    assert lines.index("**Kapolres**") > lines.index("## Siapa\\?")


def test_markdown_reads_nothing_that_was_asked_as_markdown() -> None:
    text = to_markdown(THREAD, NOW, "id")
    assert "[x](" not in text
    assert "![z]" not in text
    assert "## \\# \\[x\\]\\(javascript\\:y\\) \\!\\[z\\]\\(w\\)" in text
    assert "Tidak \\*bisa\\*\\." in text


def test_the_sources_of_all_answers_are_read_back_by_reference_managers() -> None:
    import rispy
    from pybtex.database import parse_string

    (entry,) = rispy.loads(to_references(THREAD, "ris"))
    assert (entry["title"], entry["secondary_title"], entry["notes"]) == ("Rapat", "Koran", [f"“{QUOTE}” [0:{len(QUOTE)}]"])
    (told,) = parse_string(to_references(THREAD, "bibtex"), "bibtex").entries.values()
    assert told.fields["journal"] == "Koran"


def test_the_file_for_the_page_is_escaped() -> None:
    html = file_html("<b>&", "md", NOW)
    assert "&lt;b&gt;&amp;" in html
    assert 'data-file="wartanya-2026-01-02-0304.md"' in html
