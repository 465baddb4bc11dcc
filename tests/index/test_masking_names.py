"""A masked name comes out of the archive by no way, over rebuilds and rollbacks, and an editor can show it again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from corpus.errors import InvalidValue
from index import Archive, IndexingError, rebuild
from index.browse import containing, headings
from index.ingest.amend import rollback
from index.ingest.erase import erase
from index.ingest.mask import mask, unmask
from index.ingest.withdraw import withdraw
from index.storage.editorial import Editorial
from index.types import EVERYTHING

NAME = "Melati Kusumawardani"
TEXT = f"KRUI – {NAME} (9) selamat dari gempa di Krui. Melati dirawat di puskesmas. Bupati Wiryo Handoko menjenguk Melati."
STORY = Article(
    "berita-7", "koran/melati-kusumawardani.txt", f"{NAME} Selamat dari Gempa", TEXT, outlet="Kabar Krui",
    authors=("Sari",), url="https://koran.example/melati-kusumawardani-selamat",
)  # fmt: skip
OTHERS = [Article(f"a{n}", f"k/{n}", f"Panen {n}", f"Panen kopi nomor {n} di Liwa melimpah.") for n in range(3)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("masking") / "index"
    rebuild([STORY, *OTHERS], index=path)
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """Each test's own copy of the one index."""
    return shutil.copytree(built, tmp_path / "index")


def told(path: Path) -> str:
    """All that the archive gives out, of every article, and what a search for the name finds."""
    with Archive.open(path) as archive:
        hits = [hit.to_dict() for query in (NAME, "gempa Krui") for hit in archive.search(query)]
        articles = [article.to_dict() for article in archive]
        shown = [
            each.to_dict() for each in (*headings(archive, EVERYTHING, limit=10)[0], *containing(archive, "berita", limit=9))
        ]
        status = archive.status().to_dict()
        examples = [article.to_dict() for article in archive.examples(5)]
        for article in archive:
            for span in archive.sentences(article.id):
                assert article.text[span.start : span.end].strip()
    return json.dumps([hits, articles, shown, status, examples]).lower()


def has_name(path: Path) -> bool:
    return "melati" in told(path) or "kusumawardani" in told(path)


def test_a_masked_name_is_nowhere_in_what_the_archive_tells(path: Path) -> None:
    assert has_name(path)
    done = mask(STORY.id, NAME, label="A", index=path)
    assert not has_name(path)
    assert (done.article_id, done.label, done.is_in_id, done.copies, done.mentioning) == (STORY.id, "A", False, (), ())
    with Archive.open(path) as archive:
        shown = archive.article(STORY.id)
        assert (
            shown.text == "KRUI – A (9) selamat dari gempa di Krui. A dirawat di puskesmas. Bupati Wiryo Handoko menjenguk A."
        )
        assert shown.title == "A Selamat dari Gempa"
        for hit in archive.search("gempa Krui"):
            assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert NAME not in archive.search(NAME)[0].passage.text


def test_it_stays_masked_over_rebuilds_new_versions_and_a_rollback(path: Path) -> None:
    mask(STORY.id, NAME, index=path)
    assert rebuild([STORY, *OTHERS], index=path).unchanged == 4
    later = Article(STORY.id, STORY.source, STORY.title, f"{TEXT} {NAME} pulang hari ini.", outlet=STORY.outlet)
    assert rebuild([later, *OTHERS], index=path).changed == 1
    assert not has_name(path)
    assert "pulang" in told(path)
    rollback(path)
    assert not has_name(path)
    assert "gempa" in told(path)
    rebuild([STORY, *OTHERS], index=path, fresh=True)
    assert not has_name(path)


def test_the_same_text_under_another_id_is_masked_too(tmp_path: Path, write_articles: Callable[..., Path]) -> None:
    path, folder = tmp_path / "index", write_articles("berita", {"a.txt": TEXT, "b.txt": "Panen kopi di Liwa."})
    rebuild(folder, index=path)
    mask("a.txt", NAME, index=path)
    (folder / "a.txt").rename(folder / "z.txt")
    rebuild(folder, index=path, allow_removals=True)
    assert not has_name(path)
    assert "gempa" in told(path)


def test_unmasked_it_is_as_it_was(path: Path) -> None:
    mask(STORY.id, NAME, index=path)
    mask(STORY.id, "Wiryo Handoko", label="pejabat", index=path)
    assert "wiryo" not in told(path)
    unmask(STORY.id, "wiryo handoko", index=path)
    assert "wiryo" in told(path)
    assert not has_name(path)
    unmask(STORY.id, index=path)
    with Archive.open(path) as archive:
        assert archive.article(STORY.id) == STORY
    with pytest.raises(IndexingError) as refused:
        unmask(STORY.id, index=path)
    assert refused.value.code == "not_masked"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Two papers with one long text, and a third that has it without the name."""
    more = " ".join(f"Warga desa nomor {n} mengungsi ke balai kecamatan sejak Senin malam." for n in range(8))
    papers = [Article(f"salinan-{n}", f"lain/{n}", "Selamat dari Gempa", f"{TEXT} {more}", outlet=f"Kabar {n}") for n in (1, 2)]
    nameless = Article("salinan-3", "lain/3", "Selamat dari Gempa", f"{TEXT} {more}".replace("Melati", "Anak itu"))
    rebuild([*papers, nameless, *OTHERS], index=tmp_path / "copied")
    return tmp_path / "copied"


def test_copies_are_named_and_masked_at_once_where_that_is_asked(copied: Path) -> None:
    done = mask("salinan-1", NAME, exact=True, index=copied)
    assert (done.copies, done.masked_copies) == (("salinan-2",), ())
    assert has_name(copied)
    done = mask("salinan-1", NAME, exact=True, copies=True, index=copied)
    assert (done.copies, done.masked_copies, done.mentioning) == ((), ("salinan-2",), ())
    assert NAME.lower() not in told(copied)
    assert [entry.act for entry in Editorial(copied).log() if entry.act.startswith("mask")] == ["mask"] * 3
    with Archive.open(copied) as archive:
        assert archive.status().masked == 2
    unmask("salinan-2", copies=True, index=copied)
    with Archive.open(copied) as archive:
        assert all(NAME in archive.article(f"salinan-{n}").text for n in (1, 2))
        assert archive.status().masked == 0


def test_other_articles_with_the_name_are_named(path: Path) -> None:
    copy = Article("salinan", "lain/1", "Selamat dari Gempa", TEXT * 3, outlet="Kabar Lain")
    rebuild([copy, Article("lagi", "lain/2", "Kunjungan", f"Guru mengunjungi {NAME} di rumah.")], index=path)
    assert mask(STORY.id, NAME, index=path).mentioning == ("lagi", "salinan")


def test_an_id_that_spells_the_name_is_told_of(path: Path) -> None:
    rebuild([Article("melati-kusumawardani", "k/9", "Gempa", TEXT)], index=path)
    assert mask("melati-kusumawardani", NAME, index=path).is_in_id


def test_what_cannot_be_masked_is_said_without_the_name(path: Path) -> None:
    with pytest.raises(IndexingError) as refused:
        mask(STORY.id, "Orang Lain", index=path)
    assert refused.value.code == "name_not_in_article"
    assert "Orang Lain" not in str(refused.value) + refused.value.in_language("id")
    for name, label, code in ((" ", None, "name_too_short"), ("x", None, "name_too_short"), (NAME, " ", "label_tells_name"),
                              (NAME, "si Melati", "label_tells_name"), ("y" * 201, None, "too_long")):  # fmt: skip
        with pytest.raises(InvalidValue) as meant:
            mask(STORY.id, name, label=label, index=path)
        assert meant.value.code == code


@pytest.mark.programs
def test_a_masked_article_can_be_withdrawn_and_erased(path: Path) -> None:
    mask(STORY.id, NAME, index=path)
    withdraw(STORY.id, reason="Keluarga keberatan", index=path)
    assert not has_name(path)
    erase([STORY.id], index=path)
    held = [file.read_bytes().lower() for file in path.rglob("*") if file.is_file()]
    assert not any(word in each for word in (b"melati", b"kusumawardani", b"keberatan") for each in held)


def test_the_log_never_tells_the_name(path: Path) -> None:
    mask(STORY.id, NAME, label="A", index=path, who="siti")
    unmask(STORY.id, index=path, who="siti")
    entries = list(Editorial(path).log())
    assert [(entry.act, entry.who) for entry in entries][2:] == [("mask", "siti"), ("mask_undo", "siti")]
    assert not any(word in json.dumps([e.to_dict() for e in entries]).lower() for word in ("melati", "berita-7", "gempa"))
