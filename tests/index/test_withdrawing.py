"""A withdrawn article is searched, read and quoted nowhere any more, but is said to be withdrawn; and it can come back."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus import Article
from corpus.errors import InvalidValue
from index import Archive, IndexingError, rebuild
from index.errors import ArticleWithdrawn, IndexUnwritable
from index.ingest.amend import rollback
from index.ingest.erase import erase
from index.ingest.withdraw import reinstate, withdraw
from index.storage import generations
from index.storage.editorial import Editorial
from tests.index.traces import SECRET, traces

MakeArticle = Callable[..., Article]
REASON = "Identitas korban disebut"


def built(tmp_path: Path, make_article: MakeArticle) -> Path:
    rebuild([SECRET, *(make_article(n) for n in range(4))], index=tmp_path / "index")
    return tmp_path / "index"


def found(path: Path, query: str) -> list[str]:
    with Archive.open(path) as archive:
        return [hit.article.id for hit in archive.search(query)]


def reasons(path: Path, query: str) -> list[str]:
    with Archive.open(path) as archive:
        return [told.reason for told in archive.withdrawn_near(query, archive.search(query))]


def held(path: Path) -> Sequence[str]:
    with Archive.open(path) as archive:
        return sorted(article.id for article in archive)


def test_a_withdrawn_article_is_told_of_and_not_shown(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    with Archive.open(path) as serving:
        told = withdraw(SECRET.id, reason=f"  {REASON} ", index=path, who="siti")
        assert SECRET.id not in [hit.article.id for hit in serving.search(SECRET.text)]
        with pytest.raises(ArticleWithdrawn, match=REASON) as refused:
            serving.article(SECRET.id)
    assert (told.reason, refused.value.withdrawal) == (REASON, told)
    assert REASON in refused.value.in_language("id")
    assert SECRET.id not in held(path)
    assert reasons(path, SECRET.text) == [REASON]
    assert reasons(path, "panen kopi") == []
    for words in (SECRET.title, SECRET.text[:40]):
        assert words not in str(told.to_dict())


def test_it_stays_withdrawn_over_rebuilds_and_a_rollback(tmp_path: Path, make_article: MakeArticle) -> None:
    path, everything = tmp_path / "index", [SECRET, *(make_article(n) for n in range(3))]
    rebuild(everything, index=path)
    rebuild([*everything, make_article(3)], index=path)
    withdraw(SECRET.id, reason=REASON, index=path)
    again = rebuild(everything, index=path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 4)
    assert SECRET.id not in held(path)
    rollback(path)
    assert SECRET.id not in held(path)
    rebuild(everything, index=path, fresh=True)
    assert SECRET.id not in held(path)
    assert reasons(path, SECRET.text) == [REASON]


def test_its_file_under_another_name_stays_withdrawn(tmp_path: Path, write_articles: Callable[..., Path]) -> None:
    path = tmp_path / "index"
    folder = write_articles("berita", {"a.txt": "Gempa di Krui merusak masjid.", "b.txt": "Panen kopi di Liwa."})
    rebuild(folder, index=path)
    withdraw("a.txt", reason=REASON, index=path)
    (folder / "a.txt").rename(folder / "z.txt")
    rebuild(folder, index=path, allow_removals=True)
    assert len(held(path)) == 1
    (withdrawn,) = Editorial(path).decisions().withdrawn
    reinstate(withdrawn, index=path)
    assert len(held(path)) == 2


def test_undone_it_is_there_again_as_it_was(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    withdraw(SECRET.id, reason=REASON, index=path)
    assert reinstate(SECRET.id, index=path) == SECRET.id
    with Archive.open(path) as archive:
        assert archive.article(SECRET.id) == SECRET
        assert archive.search(SECRET.text)[0].article.id == SECRET.id
    assert reasons(path, SECRET.text) == []
    assert rebuild([SECRET], index=path).unchanged == 1


@pytest.mark.programs
def test_erased_it_leaves_nothing_that_says_it_was_withdrawn(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    withdraw(SECRET.id, reason=REASON, index=path)
    assert erase([], index=path).erased == ()
    assert reasons(path, SECRET.text) == [REASON]
    assert erase([SECRET.id], index=path).erased == (SECRET.id,)
    assert reasons(path, SECRET.text) == []
    assert traces(path, SECRET) == set()
    assert not any(REASON.encode() in file.read_bytes() for file in path.rglob("*") if file.is_file())
    with pytest.raises(IndexingError, match="no article"), Archive.open(path) as archive:
        archive.article(SECRET.id)


def test_what_cannot_be_withdrawn_is_said(tmp_path: Path, write_articles: Callable[..., Path]) -> None:
    path = tmp_path / "index"
    folder = write_articles("berita", {"x/a.txt": "Gempa di Krui.", "y/a.txt": "Panen kopi di Liwa."})
    rebuild(folder, index=path)
    for name, code in (("nobody", "names_no_article"), ("a.txt", "names_several_articles")):
        with pytest.raises(IndexingError) as refused:
            withdraw(name, reason=REASON, index=path)
        assert refused.value.code == code
        assert refused.value.in_language("id") != refused.value.in_language("en")
    for reason, code in (("", "reason_missing"), (" \n", "reason_missing"), ("x" * 501, "too_long")):
        with pytest.raises(InvalidValue) as meant:
            withdraw("x/a.txt", reason=reason, index=path)
        assert meant.value.code == code
    with pytest.raises(IndexingError) as refused:
        reinstate("x/a.txt", index=path)
    assert refused.value.code == "not_withdrawn"
    assert len(held(path)) == 2
    assert [entry.act for entry in Editorial(path).log()] == ["rebuild", "rebuild"]


def test_withdrawn_again_it_has_the_new_reason_and_the_first_day(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    first = withdraw(SECRET.id, reason=REASON, index=path)
    second = withdraw(SECRET.id, reason="Salah orang", index=path)
    assert (second.reason, second.at) == ("Salah orang", first.at)
    assert reasons(path, SECRET.text) == ["Salah orang"]


def test_a_disk_that_refuses_the_log_has_nothing_done(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    shutil.move(path / "editorial.sqlite3", tmp_path / "kept")
    (path / "editorial.sqlite3").mkdir()
    with pytest.raises(IndexUnwritable, match="nothing was done"):
        withdraw(SECRET.id, reason=REASON, index=path)
    assert SECRET.id in found(path, SECRET.text)


def test_a_disk_without_room_shows_the_article_no_more(tmp_path: Path, make_article: MakeArticle) -> None:
    path = built(tmp_path, make_article)
    blocked = path / f"{generations.current(path) + 1:06d}.part"
    blocked.write_text("in the way of the next generation")
    with pytest.raises(IndexUnwritable) as refused:
        withdraw(SECRET.id, reason=REASON, index=path)
    assert refused.value.code == "taken_out_not_rewritten"
    assert SECRET.id not in found(path, SECRET.text)
    blocked.unlink()
    assert rebuild([], index=path).passages == 4
    assert reasons(path, SECRET.text) == [REASON]
