"""Families of copies: found at a rebuild, kept with it, and the same however the articles came."""

import random
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, Filter, rebuild
from index.storage import generations

OUTLETS = ("Kabar Krui", "Lensa Liwa", "Suara Semaka", "Warta Gisting")
_EVENTS = (
    ("jembatan gantung", "hanyut dibawa arus", "pelajar menyeberang dengan rakit bambu", "gotong royong"),
    ("pasar induk", "terbakar menjelang subuh", "pedagang memindahkan barang ke lapangan", "bantuan modal"),
    ("puskesmas baru", "diresmikan di depan warga", "dokter gigi datang dua kali sepekan", "pemeriksaan cuma-cuma"),
)


def wire(event: int, dead: int = 3) -> str:
    """The text that an agency sends about one of three events, with a figure that may have to be corrected."""
    what, happened, then, help_ = _EVENTS[event]
    return (
        f"Sebuah {what} di tepi sungai {happened}, kata pejabat setempat. Sebanyak {dead} orang terluka dan dirawat di rumah "
        f"sakit daerah. Sejak itu {then}, sementara petugas menjaga lokasi siang dan malam agar tidak ada yang mendekat. Warga "
        f"sekitar membuat posko untuk {help_} dan membagikan makanan kepada yang membutuhkan. Pemerintah kabupaten berjanji "
        "menanggung biaya perawatan serta menghitung kerugian bersama perwakilan keluarga. Menurut keterangan tetua adat, "
        f"{what} itu sudah lama menjadi tumpuan hidup orang banyak di lembah tersebut, sehingga kabar ini cepat menyebar dari "
        "mulut ke mulut."
    )


def article(name: str, text: str, outlet: int = 0, day: int | None = 1) -> Article:
    published = date(2024, 9, day) if day else None
    return Article(name, f"koran/{name}", f"Berita {name}", text, published, OUTLETS[outlet])


COPIED = [
    article("a1", wire(0), 0, day=2),
    article("a2", f"LIWA - {wire(0)}", 1, day=1),
    article("a3", f"{wire(0)} (krs)", 2, day=None),
    article("b1", wire(1), 0),
    article("b2", wire(1), 3),
    article("c1", wire(2), 0),
    article("c2", wire(2, dead=5), 1),
]
FAMILIES = {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"})}


def families(path: Path) -> set[frozenset[str]]:
    """The ids of each family of several, as the archive gives them."""
    with Archive.open(path) as archive, archive.snapshot() as snapshot:
        ids = [row.article.id for row in archive.search("sungai warga", limit=1_000)]
        return {frozenset({id_, *(copy.article_id for copy in snapshot.copies(id_))}) for id_ in ids if snapshot.copies(id_)}


def test_copies_are_told_oldest_first(tmp_path: Path) -> None:
    rebuild(COPIED, index=tmp_path)
    with Archive.open(tmp_path) as archive:
        copies = archive.copies("a1")
        assert [(c.article_id, c.title, c.outlet, c.published) for c in copies] == [
            ("a2", "Berita a2", "Lensa Liwa", date(2024, 9, 1)),
            ("a3", "Berita a3", "Suara Semaka", None),
        ]
        assert [copy.article_id for copy in archive.copies("a3")] == ["a2", "a1"]
        assert archive.copies("c1") == archive.copies("nobody's") == ()


def test_copies_pass_the_filter_too(tmp_path: Path) -> None:
    rebuild(COPIED, index=tmp_path)
    with Archive.open(tmp_path) as archive, archive.snapshot() as snapshot:
        assert [c.article_id for c in snapshot.copies("a1", Filter(since=date(2024, 9, 1)))] == ["a2"]
        assert [c.article_id for c in snapshot.copies("a1", Filter(outlets=("suara semaka",)))] == ["a3"]


def test_a_corrected_figure_keeps_both_articles_apart(tmp_path: Path) -> None:
    rebuild(COPIED, index=tmp_path)
    assert families(tmp_path) == FAMILIES


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_articles_does_not_matter(tmp_path: Path, seed: int) -> None:
    rebuild(random.Random(seed).sample(COPIED, len(COPIED)), index=tmp_path)
    assert families(tmp_path) == FAMILIES


def test_families_grow_from_rebuild_to_rebuild(tmp_path: Path) -> None:
    for one in COPIED:
        rebuild([one], index=tmp_path)
    assert families(tmp_path) == FAMILIES


def test_an_edited_copy_leaves_its_family_and_comes_back(tmp_path: Path) -> None:
    rebuild(COPIED, index=tmp_path)
    rebuild([article("a2", f"LIWA - {wire(0, dead=4)}", 1, day=1)], index=tmp_path)
    assert families(tmp_path) == {frozenset({"a1", "a3"}), frozenset({"b1", "b2"})}
    rebuild([COPIED[1]], index=tmp_path)
    assert families(tmp_path) == FAMILIES


def test_a_removed_copy_leaves_its_family(tmp_path: Path, write_articles: Callable[..., Path]) -> None:
    folder = write_articles("koran", {f"{one.id}.txt": f"{one.title}\n\n{one.text}" for one in COPIED})
    rebuild(folder, index=tmp_path / "index")
    assert sorted(map(len, families(tmp_path / "index"))) == [2, 3]
    (folder / "b1.txt").unlink()
    rebuild(folder, index=tmp_path / "index")
    assert sorted(map(len, families(tmp_path / "index"))) == [3]


def test_articles_that_only_a_third_one_joined_part_when_it_goes(tmp_path: Path) -> None:
    """Each end is cut off the whole text by another half; neither part is most of the other."""
    whole = wire(0)
    ends = ("Kemarin hujan reda. " * 8, "Besok jalan dibuka lagi. " * 6)
    given = [article("long", f"{whole} {ends[0]}"), article("short", whole), article("other", f"{whole} {ends[1]}")]
    rebuild(given, index=tmp_path)
    assert families(tmp_path) == {frozenset({"long", "short", "other"})}
    rebuild([article("short", wire(1))], index=tmp_path)
    assert families(tmp_path) == set()


def test_a_rebuild_after_a_rollback_finds_the_same_families(tmp_path: Path) -> None:
    rebuild(COPIED[:2], index=tmp_path)
    rebuild(COPIED[2:], index=tmp_path)
    generations.rollback(tmp_path)
    assert families(tmp_path) == {frozenset({"a1", "a2"})}
    rebuild(COPIED[2:], index=tmp_path)
    assert families(tmp_path) == FAMILIES


def test_only_what_meets_the_new_is_read(tmp_path: Path) -> None:
    """A family whose texts are gone from the manifest stays what it was, as long as nothing new meets it."""
    rebuild(COPIED, index=tmp_path)
    with sqlite3.connect(generations.folder_of(tmp_path, 1) / generations.MANIFEST) as manifest:
        manifest.execute("UPDATE articles SET text = 'Kosong.' WHERE id LIKE 'b%'")
    manifest.close()
    rebuild([article("d1", wire(2))], index=tmp_path)
    assert families(tmp_path) >= {frozenset({"b1", "b2"}), frozenset({"c1", "d1"})}


def as_before_copies(folder: Path) -> None:
    """What the first format was."""
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        manifest.execute("DROP TABLE copies")
        manifest.execute("ALTER TABLE articles DROP COLUMN published_is_estimated")
        manifest.execute("UPDATE meta SET value = '1' WHERE key = 'fingerprint format'")
    manifest.close()


def test_an_index_of_the_format_before_serves_and_is_brought_up_without_its_articles(
    tmp_path: Path, serving_folder: Callable[[Path], Path]
) -> None:
    rebuild(COPIED, index=tmp_path)
    as_before_copies(serving_folder(tmp_path))
    with Archive.open(tmp_path) as archive:
        assert len(archive.search("sungai", limit=50)) >= len(COPIED)
        assert archive.copies("a1") == ()
    report = rebuild([], index=tmp_path)
    assert (report.generation, report.added, report.changed, report.removed) == (2, 0, 0, 0)
    assert families(tmp_path) == FAMILIES
    assert rebuild([], index=tmp_path).generation == 2


def test_an_article_can_be_removed_from_an_index_of_the_format_before(
    tmp_path: Path, write_articles: Callable[..., Path], serving_folder: Callable[[Path], Path]
) -> None:
    folder = write_articles("koran", {f"{one.id}.txt": f"{one.title}\n\n{one.text}" for one in COPIED})
    rebuild(folder, index=tmp_path / "index")
    as_before_copies(serving_folder(tmp_path / "index"))
    (folder / "b1.txt").unlink()
    rebuild(folder, index=tmp_path / "index")
    assert sorted(map(len, families(tmp_path / "index"))) == [3]


def test_copies_come_after_all_other_articles(tmp_path: Path) -> None:
    copies = [article(f"x{n}", wire(0), n % 4) for n in range(12)]
    rebuild([*copies, article("y", wire(1)), article("z", wire(2))], index=tmp_path)
    with Archive.open(tmp_path) as archive:
        hits = archive.search("jembatan gantung di tepi sungai hanyut dibawa arus", limit=50)
    distinct = list(dict.fromkeys(hit.article.id for hit in hits))
    assert {*distinct[:3]} == {distinct[0], "y", "z"}
    assert distinct[0] in {copy.id for copy in copies} - {*distinct[1:]}
    assert len(distinct) == len(copies) + 2
