from pathlib import Path

import pytest

from corpus import UnreadableArticle
from tests.corpus.golden_other import cues
from tests.corpus.reading import read

FIRST = "Nelayan Krui kembali melaut setelah angin kencang yang melanda pesisir reda."
SECOND = "Empat puluh kapal berangkat pagi itu, kata kepala pelabuhan."


def vtt(*shown: str) -> str:
    """Subtitles that follow each other without a pause."""
    return "WEBVTT\n\n" + "\n".join(
        f"00:{n:02}.000 --> 00:{n + 1:02}.000 align:start\n{text}\n" for n, text in enumerate(shown)
    )


def test_a_pause_behind_a_sentence_parts_paragraphs_and_times_are_no_text(tmp_path: Path) -> None:
    assert read(tmp_path / "a.srt", cues(",", FIRST, SECOND)).text == f"{FIRST}\n{SECOND}"


def test_lines_that_automatic_subtitles_show_twice_are_read_once(tmp_path: Path) -> None:
    rolling = vtt("nelayan Krui", "nelayan Krui\nkembali<00:00:01.200><c> melaut</c>", "kembali melaut\nsetelah angin reda.")
    assert read(tmp_path / "a.vtt", rolling).text == "nelayan Krui kembali melaut setelah angin reda."


def test_sounds_marks_and_notes_are_no_text(tmp_path: Path) -> None:
    written = (
        vtt("[musik]", "♪ lagu daerah ♪", "<i>Nelayan</i> &amp; warga", "{\\an8}(tepuk tangan)", "melaut.")
        + "\nNOTE cek lagi\n"
    )
    assert read(tmp_path / "a.vtt", written).text == "Nelayan & warga melaut."


def test_who_speaks_stands_before_what_is_said(tmp_path: Path) -> None:
    written = vtt("<v Dewi>Berapa kapal", "yang berangkat?", "<v Amir>Empat puluh.</v>")
    assert read(tmp_path / "a.vtt", written).text == "Dewi: Berapa kapal yang berangkat?\nAmir: Empat puluh."


def test_a_dash_begins_another_speaker(tmp_path: Path) -> None:
    assert read(tmp_path / "a.vtt", vtt("- Berapa kapal?", "- Empat puluh.")).text == "Berapa kapal?\nEmpat puluh."


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_a_file_without_times_or_words_says_so(suffix: str, tmp_path: Path) -> None:
    for written, said in (("", "empty"), ("Nelayan melaut.", "no times"), (vtt("[musik]"), "holds no text")):
        with pytest.raises(UnreadableArticle, match=said):
            read(tmp_path / f"a{suffix}", written)


def test_sounds_within_what_is_said_are_not_said_and_names_in_brackets_are(tmp_path: Path) -> None:
    written = (
        "1\n00:00:01,000 --> 00:00:04,000\n[tepuk tangan] Selamat pagi dari Krui. ♪\n\n"
        "2\n00:00:04,500 --> 00:00:07,000\nPolisi [Polres Krui] menahan (suara sirene) dua orang.\n"
    )
    assert read(tmp_path / "a.srt", written.encode()).text == "Selamat pagi dari Krui. Polisi [Polres Krui] menahan dua orang."
