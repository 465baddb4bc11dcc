"""The desk's commands over a small archive of invented papers: what they print, what they write, how they end."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Article
from index import Archive, rebuild
from qa import Assistant, clipping
from qa.cli import main
from qa.desk.relations import relations_of

FLOOD = (
    "SUMBERJATI – Banjir bandang menerjang Desa Kalirejo, Kabupaten Sumberjati, dan merendam 84 rumah pada Selasa malam. "
    "Bupati Sumberjati, Wiryo Handoko, meminta camat membuka dapur umum di balai desa. Air mulai surut menjelang subuh. "
    "Petugas menyelamatkan warga lanjut usia memakai perahu karet milik kelompok nelayan setempat. Sebagian jalan antardesa "
    "tertutup lumpur setinggi betis orang dewasa sehingga kendaraan harus memutar lewat Dusun Jatirejo. Sekolah diliburkan dua "
    "hari, dan para guru ikut membersihkan ruang kelas bersama orang tua murid."
)
MATCH = "Persada Tirta menundukkan Garuda Muda 2-1 di Stadion Wiratama, Rabu sore. Dua gol dicetak Rengga Lestanto."
TITLE = "Banjir Bandang Rendam 84 Rumah di Kalirejo"
RALAT = f"Dalam berita berjudul “{TITLE}” tertulis 84 rumah. Yang benar 48 rumah. Redaksi mohon maaf atas kekeliruan ini."


def article(name: str, title: str, text: str, day: int, outlet: str) -> Article:
    return Article(name, name, title, text, date(2025, 2, day), outlet, url=f"https://{name}.example/")


ARTICLES = (
    article("banjir", TITLE, FLOOD, 5, "Kabar Sumberjati"),
    article("salinan", "84 Rumah Terendam di Kalirejo", FLOOD, 5, "Gema Wirasaba"),
    article("laga", "Persada Tirta Kalahkan Garuda Muda", MATCH, 5, "GEMA WIRASABA"),
    article("ralat", "Ralat Berita Banjir", RALAT, 7, "Kabar Sumberjati"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("desk") / "index"
    rebuild(ARTICLES, index=made, workers=1)
    return made


@pytest.fixture(scope="module")
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path) as opened:
        yield opened


def run(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> Any:
    assert main([*arguments, "--index", str(path)]) == 0
    printed = capsys.readouterr()
    return json.loads(printed.out) if "--json" in arguments else printed.out


def test_a_clipping_from_the_command_line_is_that_from_python(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = clipping(index=path, since="2025-02-05", until="2025-02-05")
    assert run(capsys, path, "kliping", "--since", "2025-02-05", "--until", "2025-02-05", "--json") == made.to_dict()
    assert [event.pieces[0].source.article_id for event in made.events] == ["banjir", "laga"]
    assert [copy.article_id for copy in made.events[0].pieces[0].copies] == ["salinan"]


def test_without_dates_the_newest_day_is_clipped(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "7 Februari 2025" in run(capsys, path, "kliping")
    assert len(run(capsys, path, "kliping", "--short")) < 1_500


def test_an_outlet_is_meant_in_all_its_spellings(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = run(capsys, path, "kliping", "--since", "2025-02-01", "--outlet", "gema wirasaba", "--json")
    assert {piece["article_id"] for event in made["events"] for piece in event["pieces"]} == {"salinan", "laga"}
    assert main(["kliping", "--outlet", "Harian Tidak Ada", "--index", str(path)]) == 2


def test_two_runs_write_the_same_file_and_a_wrong_format_none(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("satu.docx", "dua.docx"):
        run(capsys, path, "kliping", "--since", "2025-02-01", "--out", str(tmp_path / name))
    assert (tmp_path / "satu.docx").read_bytes() == (tmp_path / "dua.docx").read_bytes()
    assert main(["kliping", "--out", str(tmp_path / "tiga.odt"), "--index", str(path)]) == 2
    assert "harus berakhir dengan" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dua.docx", "satu.docx"]


def test_a_report_and_its_copy_tell_of_the_correction_and_the_correction_of_them(
    archive: Archive, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("banjir", "salinan"):
        (notice,) = relations_of(archive, name).notices
        assert (notice.notice.id, notice.kind, notice.quote in RALAT) == ("ralat", "correction", True)
    own = relations_of(archive, "ralat").of_report
    assert own
    assert own.report
    assert (own.report.id, [copy.article_id for copy in own.copies]) == ("banjir", ["salinan"])
    assert relations_of(archive, "laga").notices == ()
    assert "Ralat atas artikel ini: Ralat Berita Banjir" in run(capsys, path, "show", "banjir")
    assert "Ralat atas artikel lain dengan teks yang sama" in run(capsys, path, "show", "salinan")
    assert f"tampaknya atas artikel: {TITLE}" in run(capsys, path, "show", "ralat")
    assert run(capsys, path, "show", "laga", "--json")["notices"] == []


def test_status_tells_what_is_late_and_ends_with_3_only_when_it_is_asked_to_check(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run(capsys, path, "status", "--json")["freshness"]
    assert (told["newest"], told["state"], told["failed"]) == ("2025-02-07", "unknown", 0)
    assert "Newest article: 7 February 2025" in run(capsys, path, "status")
    assert main(["status", "--check", "--index", str(path)]) == 0


def test_an_archive_whose_supply_is_stuck_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    daily = [
        article(f"h{day}", f"Kabar Hari ke-{day}", f"Warga menanam pohon ke-{day} hari ini.", day, "Kabar")
        for day in range(1, 9)
    ]
    rebuild(daily, index=tmp_path / "index", workers=1)
    assert main(["status", "--check", "--index", str(tmp_path / "index")]) == 3
    assert "This archive is late" in capsys.readouterr().out
    assert main(["ask", "Siapa yang menanam pohon?", "--index", str(tmp_path / "index")]) == 0
    assert "Arsip ini terlambat: artikel terbarunya dari 8 Februari 2025" in capsys.readouterr().out
    with Archive.open(tmp_path / "index") as archive:
        assert archive.read(lambda snapshot: snapshot.late_since(date(2025, 2, 9))) is None


@pytest.mark.parametrize("question", ["Siapa yang menanam pohon?", "Berapa kali warga menanam pohon?", "halo"])
def test_whether_the_archive_is_late_is_told_as_of_the_day_that_the_question_counts_from(question: str, tmp_path: Path) -> None:
    daily = [article(f"h{day}", f"Kabar Hari ke-{day}", f"Warga menanam pohon ke-{day}.", day, "Kabar") for day in range(1, 9)]
    rebuild(daily, index=tmp_path / "index", workers=1)
    with Archive.open(tmp_path / "index") as archive:
        late = [Assistant(archive).ask(question, today=day).receipt.late_since for day in ("2025-02-09", "2025-06-01")]
    assert late == [None, date(2025, 2, 8)]


def test_a_draft_is_held_against_the_archive(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(FLOOD.partition(". ")[0].replace("84", "95") + ".", encoding="utf-8")
    against = [each for each in run(capsys, path, "check", str(draft), "--json") if each["finding"] == "contradicted"]
    assert [(each["text"], "84 rumah" in each["quote"], each["published"]) for each in against] == [("95", True, "2025-02-05")]
    assert run(capsys, path, "check", str(draft)).startswith("Bertentangan dengan arsip: 1")
    assert main(["check", str(tmp_path / "none.txt"), "--index", str(path)]) == 1


def test_a_table_of_questions_becomes_a_table_of_cited_answers(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.csv").write_text("no,pertanyaan\n1,Siapa Bupati Sumberjati?\n2,\n", encoding="utf-8")
    assert main(["batch", str(tmp_path / "q.csv"), "--out", str(tmp_path / "a.jsonl"), "--index", str(path)]) == 0
    assert "1 tidak dapat ditanyakan" in capsys.readouterr().err
    line, without_question = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    cited = line["answer"]["citations"][0]
    assert (
        cited["quote"] == next(each.text for each in ARTICLES if each.id == cited["article_id"])[cited["start"] : cited["end"]]
    )
    assert without_question["answer"] is None
    assert without_question["error"].startswith("Pertanyaannya kosong")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.jsonl", "q.csv"]
