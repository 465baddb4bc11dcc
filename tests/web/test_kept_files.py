"""Files that editors replace, take away and put back: nothing of them is lost, and nothing outside is reached."""

from pathlib import Path

import pytest

from corpus import load
from corpus.errors import CorpusError
from index.storage.editorial import Editorial
from web.editing.kept_files import former_files, kept_files, put_back, take_away
from web.editing.uploads import receive

FIRST = "Harga Cabai Naik\n\nKABAR RAWA, 3 Maret 2025 - Harga cabai menjadi Rp92.000 per kilogram di Pasar Liwa."
SECOND = FIRST.replace("92.000", "95.000")
THIRD = FIRST.replace("92.000", "99.000")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    upload(tmp_path, "cabai.txt", FIRST)
    return tmp_path / "berita"


@pytest.fixture
def log(tmp_path: Path) -> Editorial:
    (tmp_path / "index").mkdir()
    return Editorial(tmp_path / "index")


def upload(top: Path, name: str, text: str) -> bool:
    (top / "handed").mkdir(exist_ok=True)
    file = top / "handed" / name
    file.write_text(text)
    (received,) = receive([file], top / "berita")
    assert received.refused is None
    assert received.name == name
    return received.has_replaced


def names(folder: Path) -> tuple[list[str], list[str]]:
    return [file.name for file in kept_files(folder)], [file.name for file in former_files(folder)]


def test_a_file_of_the_same_name_takes_the_place_and_the_one_before_is_kept(folder: Path, tmp_path: Path) -> None:
    assert upload(tmp_path, "cabai.txt", SECOND)
    assert (folder / "cabai.txt").read_text() == SECOND
    assert names(folder) == (["cabai.txt"], ["cabai.txt"])
    (article,) = load(folder)
    assert "95.000" in article.text


def test_the_same_file_once_more_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    assert not upload(tmp_path, "cabai.txt", FIRST)
    assert names(folder) == (["cabai.txt"], [])


def test_two_files_of_one_name_that_come_together_are_both_kept(tmp_path: Path) -> None:
    files = []
    for number, text in enumerate((FIRST, SECOND)):
        (tmp_path / f"{number}").mkdir()
        files.append(tmp_path / f"{number}" / "cabai.txt")
        files[-1].write_text(text)
    received = receive(files, tmp_path / "berita")
    assert [(each.name, each.has_replaced) for each in received] == [("cabai.txt", False), ("cabai-2.txt", False)]


def test_what_is_put_back_changes_places_with_what_came_after(folder: Path, tmp_path: Path, log: Editorial) -> None:
    upload(tmp_path, "cabai.txt", SECOND)
    put_back("cabai.txt", folder, log, "siti")
    assert (folder / "cabai.txt").read_text() == FIRST
    put_back("cabai.txt", folder, log, "siti")
    assert (folder / "cabai.txt").read_text() == SECOND
    assert names(folder) == (["cabai.txt"], ["cabai.txt"])


def test_the_last_version_of_a_name_is_the_one_that_is_kept(folder: Path, tmp_path: Path, log: Editorial) -> None:
    upload(tmp_path, "cabai.txt", SECOND)
    upload(tmp_path, "cabai.txt", THIRD)
    put_back("cabai.txt", folder, log, "siti")
    assert (folder / "cabai.txt").read_text() == SECOND


def test_what_is_taken_away_is_read_no_more_and_comes_back(folder: Path, log: Editorial) -> None:
    take_away("cabai.txt", folder, log, "siti")
    assert list(load(folder)) == []
    assert names(folder) == ([], ["cabai.txt"])
    put_back("cabai.txt", folder, log, "siti")
    assert names(folder) == (["cabai.txt"], [])
    assert (folder / "cabai.txt").read_text() == FIRST
    acts = [(entry.who, entry.act, entry.details.get("step")) for entry in log.log()]
    assert acts == [("siti", name, step) for name in ("file_taken_away", "file_put_back") for step in ("begun", "done")]


@pytest.mark.parametrize(
    "name", ["../rahasia.txt", "/etc/hosts.txt", "lain.txt", ".former", "", "sub/a.txt", ".former/cabai.txt"]
)
def test_only_names_that_the_folder_lists_are_taken(folder: Path, tmp_path: Path, log: Editorial, name: str) -> None:
    (tmp_path / "rahasia.txt").write_text(FIRST)
    (folder / "sub").mkdir()
    (folder / "sub/a.txt").write_text(FIRST)
    for change in (take_away, put_back):
        with pytest.raises(CorpusError, match="no file"):
            change(name, folder, log, "siti")
    assert (tmp_path / "rahasia.txt").exists()
    assert (folder / "cabai.txt").exists()


def test_links_hidden_files_and_other_formats_are_not_listed(folder: Path, tmp_path: Path) -> None:
    (folder / "pintasan.txt").symlink_to(tmp_path / "berita" / "cabai.txt")
    (folder / ".tersembunyi.txt").write_text(FIRST)
    (folder / "gambar.png").write_bytes(b"x")
    assert names(folder) == (["cabai.txt"], [])


def test_a_link_of_that_name_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "luar.txt").write_text("tetap")
    (folder / "banjir.txt").symlink_to(tmp_path / "luar.txt")
    (tmp_path / "handed/banjir.txt").write_text(SECOND)
    (received,) = receive([tmp_path / "handed/banjir.txt"], folder)
    assert (received.name, received.has_replaced) == ("banjir-2.txt", False)
    assert (tmp_path / "luar.txt").read_text() == "tetap"


def test_on_a_drive_without_hard_links_files_are_kept_all_the_same(
    folder: Path, tmp_path: Path, log: Editorial, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # what Linux says of a link on exFAT

    monkeypatch.setattr("os.link", refused)
    assert upload(tmp_path, "cabai.txt", SECOND)
    put_back("cabai.txt", folder, log, "editor")
    assert (folder / "cabai.txt").read_text() == FIRST
    take_away("cabai.txt", folder, log, "editor")
    assert names(folder) == ([], ["cabai.txt"])
