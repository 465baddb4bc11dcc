"""A day of publication that is only estimated stays one through the index, and an older index knows none."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus import Article, load
from index import Archive, rebuild
from index.browse import headings
from index.storage import generations
from index.types import EVERYTHING

TEXT = (
    "KABAR SEMAKA – Jembatan gantung di Pekon Sukamaju hanyut dibawa arus Way Lunik, Senin (26/8/2024). Warga menyeberang "
    "dengan rakit bambu yang ditarik tali, dan anak sekolah menunggu air surut sebelum berangkat. Kepala Pekon Darwis Effendi "
    "meminta jembatan darurat, karena hasil kebun kopi dan pisang menumpuk di seberang sungai sejak pagi. Dinas pekerjaan "
    "umum mengirim dua ekskavator dari Kota Agung, tetapi jalan masuk ke pekon masih tertimbun longsoran sepanjang empat puluh "
    "meter. Petugas memperkirakan pembersihan selesai dalam tiga hari bila hujan tidak turun lagi di hulu. Sementara itu, "
    "dapur umum dibuka di balai pekon untuk sembilan keluarga yang rumahnya ikut terseret, dan puskesmas membagikan obat "
    "gatal serta air bersih. Camat Semaka mengatakan jembatan pengganti dari rangka baja akan didatangkan dari gudang provinsi."
)
GUESSED = Article("a", "koran/a", "Jembatan Hanyut", TEXT, date(2024, 8, 26), "Kabar Semaka", published_is_estimated=True)
KNOWN = replace(GUESSED, id="b", source="koran/b", outlet="Pos Liwa", published_is_estimated=False)


def as_before_estimates(folder: Path) -> None:
    """What the second format was."""
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        manifest.execute("ALTER TABLE articles DROP COLUMN published_is_estimated")
        manifest.execute("UPDATE meta SET value = '2' WHERE key = 'fingerprint format'")
    manifest.close()


def told(path: Path) -> dict[str, bool]:
    """What each way to read the archive says of "a", the same in all of them, and of "b"."""
    with Archive.open(path) as archive:
        listed = {each.id: each.to_dict()["published_is_estimated"] for each in headings(archive, EVERYTHING, limit=9)[0]}
        found = {each.article.id: each.to_dict()["published_is_estimated"] for each in archive.search("jembatan", limit=9)}
        copies = {copy.article_id: copy.to_dict()["published_is_estimated"] for id_ in "ab" for copy in archive.copies(id_)}
        held = {id_: archive.article(id_).published_is_estimated for id_ in "ab"}
    assert listed == found == copies == held
    return held


def test_an_archive_tells_an_estimated_day_from_a_known_one(tmp_path: Path) -> None:
    rebuild([GUESSED, KNOWN], index=tmp_path)
    assert told(tmp_path) == {"a": True, "b": False}
    with Archive.open(tmp_path) as archive:
        shown = {hit.article.id: str(hit) for hit in archive.search("jembatan", limit=9)}
    assert "Kabar Semaka, around 2024-08-26" in shown["a"]
    assert "Pos Liwa, 2024-08-26" in shown["b"]


def test_an_index_of_the_format_before_serves_and_is_brought_up(tmp_path: Path, serving_folder: Callable[[Path], Path]) -> None:
    rebuild([GUESSED, KNOWN], index=tmp_path)
    as_before_estimates(serving_folder(tmp_path))
    assert told(tmp_path) == {"a": False, "b": False}
    report = rebuild([], index=tmp_path)
    assert (report.generation, report.added, report.changed, report.removed) == (2, 0, 0, 0)
    assert told(tmp_path) == {"a": False, "b": False}
    assert rebuild([], index=tmp_path).generation == 2


def test_a_day_that_turns_out_to_be_estimated_is_another_version(tmp_path: Path) -> None:
    rebuild([replace(GUESSED, published_is_estimated=False), KNOWN], index=tmp_path)
    assert rebuild([GUESSED, KNOWN], index=tmp_path).changed == 1
    assert told(tmp_path) == {"a": True, "b": False}


def test_what_is_kept_as_json_comes_back_as_it_was(tmp_path: Path) -> None:
    lines = [json.dumps(article.to_dict()) for article in (GUESSED, KNOWN)]
    (tmp_path / "kept.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [(each.id, each.published_is_estimated) for each in load(tmp_path / "kept.jsonl")] == [("a", True), ("b", False)]
