"""What a rebuild has to do, told from values alone: nothing here is on a disk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from index import Failure, TooManyRemovals
from index.errors import ArticlesRenamed
from index.ingest.change_set import ChangeSet, plan
from index.ingest.found import Event, Flawed, Found, Held, LoadFailed, Sighting, Spooled, Unchanged
from index.ingest.recorded import NothingRecorded, Recorded
from index.ingest.removal_guard import MOST_REMOVED, emptied_folders, require_few_removals
from index.storage.tables.articles import Known
from index.storage.tables.failures import Failed
from index.storage.tables.files import FileStamp
from index.storage.tables.provenance import Origin

ROOT = "/berita"


def sighting(name: str, text: str = "", *, file: str = "", root: str | None = ROOT, url: str | None = None) -> Sighting:
    """An article of the name's own file; `text` stands for all that can differ between two versions."""
    said, place = text or name, file or f"{ROOT}/{name}.txt"
    beginning = sum(said.encode())
    return Sighting(name, f"digest of {said}", place, place, root, said, beginning, url, Spooled(beginning, 1))


def stamp(name: str) -> FileStamp:
    return FileStamp(f"{ROOT}/{name}.txt", 1, 1, 1)


@dataclass(frozen=True)
class Remembered:
    """A record made of articles as they were sighted before; their numbers are their places, from 0."""

    articles: Sequence[Sighting]
    remarks: Sequence[Failed] = ()

    def __len__(self) -> int:
        return len(self.articles)

    def known(self, article_id: str) -> Known | None:
        numbered = enumerate(self.articles)
        return next((Known(n, a.digest, a.source, a.file or None, a.root) for n, a in numbered if a.id == article_id), None)

    def in_file(self, file: str) -> Sequence[Sighting]:
        return [replace(a, content=Held(n)) for n, a in enumerate(self.articles) if a.file == file]

    def remarks_on(self, file: str) -> Sequence[Failed]:
        return [each for each in self.remarks if each.file == file]

    def of_files(self) -> Iterable[Origin]:
        return (Origin(n, a.id, a.source, a.file, a.root) for n, a in enumerate(self.articles) if a.file)

    def roots(self) -> Iterable[str]:
        return sorted({a.root for a in self.articles if a.root})


def found(*events: Event, folders: Sequence[str] = (ROOT,)) -> Found:
    return Found(events=events, folders=tuple(folders))


def failed(name: str) -> CorpusError:
    return CorpusError("file_unreadable", source=f"{ROOT}/{name}", detail="rusak")


def ids(articles: Iterable[Sighting]) -> list[str]:
    return [article.id for article in articles]


FIVE = [sighting(name) for name in "abcde"]


def test_a_change_set_says_of_each_article_what_becomes_of_it() -> None:
    edited, elsewhere = sighting("b", "edited"), sighting("c", file=f"{ROOT}/moved.txt")
    changes = plan(found(FIVE[0], edited, elsewhere, sighting("f"), Unchanged(f"{ROOT}/e.txt")), Remembered(FIVE))
    assert (ids(changes.new), ids(changes.changed), changes.moved) == (["f"], ["b"], (elsewhere,))
    assert (changes.unchanged, changes.removed, changes.failed) == (1 + 1 + 1, ("d",), ())


def test_to_find_what_is_on_record_changes_nothing() -> None:
    for events in (FIVE, [Unchanged(article.file) for article in FIVE]):
        changes = plan(found(*events), Remembered(FIVE))
        assert (changes.is_empty, changes.unchanged) == (True, len(FIVE))


def test_planning_twice_gives_equal_values_and_leaves_what_it_was_given() -> None:
    given, record = found(*FIVE[:3], sighting("f")), Remembered(tuple(FIVE))
    assert plan(given, record) == plan(given, record)
    assert record.articles == tuple(FIVE)


def test_before_the_first_generation_all_is_new() -> None:
    assert ids(plan(found(*FIVE), NothingRecorded()).new) == list("abcde")


def test_what_its_folder_no_longer_holds_is_gone_and_what_lies_elsewhere_is_not() -> None:
    other = sighting("z", file="/lain/z.txt", root="/lain")
    assert plan(found(*FIVE[1:]), Remembered([*FIVE, other])).gone == ("a",)
    assert plan(found(*FIVE[1:], folders=()), Remembered([*FIVE, other])).gone == ()


def test_what_could_not_be_read_is_no_more_gone_than_a_folder_that_could_not_be_listed() -> None:
    error = failed("a.txt")
    changes = plan(found(LoadFailed(error, f"{ROOT}/a.txt"), *FIVE[2:]), Remembered(FIVE))
    assert (changes.gone, [each.failure for each in changes.failed]) == (("b",), [Failure.of(error)])
    away = LoadFailed(failed("2024"), ROOT, is_folder=True)
    assert plan(found(away), Remembered(FIVE)).gone == ()


def test_a_record_that_cannot_be_read_stays_and_its_neighbours_go() -> None:
    lines = [sighting(name, file=f"{ROOT}/tabel.jsonl") for name in "ab"]
    held = [replace(line, source=f"{ROOT}/tabel.jsonl#{n}") for n, line in enumerate(lines, start=1)]
    broken = LoadFailed(failed("tabel.jsonl#1"), f"{ROOT}/tabel.jsonl")
    assert plan(found(broken), Remembered(held)).gone == ("b",)


def test_a_flawed_article_is_a_failure_and_its_earlier_version_is_gone() -> None:
    changes = plan(
        found(Flawed(CorpusError("article_without_text", source=FIVE[0].source), FIVE[0].file), *FIVE[1:]), Remembered(FIVE)
    )
    assert (changes.gone, [each.failure.code for each in changes.failed]) == (("a",), ["article_without_text"])


def test_articles_that_a_file_given_alone_brings_under_other_ids_are_renamed_and_not_gone() -> None:
    alone = sighting("lama", file=f"{ROOT}/a.txt", root=None)
    changes = plan(found(sighting("a"), stamp("a")), Remembered([alone]))
    assert (changes.renamed, changes.gone, ids(changes.new)) == (("lama",), (), ["a"])


def test_where_a_folder_was_moved_its_articles_are_missed_at_both_places() -> None:
    at_home = replace(found(*FIVE[1:]), moved={ROOT: "/dulu"})
    changes = plan(at_home, Remembered([*FIVE, sighting("z", file="/dulu/z.txt", root="/dulu")]))
    assert (changes.folders, changes.gone) == ((ROOT, "/dulu"), ("a", "z"))


def test_a_second_article_of_an_id_is_a_failure_and_a_copy_from_another_file_counts_once() -> None:
    twin = replace(sighting("a", "lain"), source="kembar")
    double = sighting("b", "a", file=f"{ROOT}/salinan.txt", url="http://a.example/1/")
    changes = plan(found(sighting("a", url="https://a.example/1"), twin, double), NothingRecorded())
    assert ids(changes.new) == ["a"]
    assert [each.failure.code for each in changes.failed] == ["id_is_taken", "same_article"]


def test_a_row_whose_number_another_table_has_gets_an_id_of_its_own_also_where_it_is_untouched() -> None:
    one, other = (sighting("1", f"Pasar {name}", file=f"{ROOT}/{name}.csv") for name in "ab")
    apart = plan(found(one, other), NothingRecorded()).new
    assert len({article.id for article in apart}) == 2
    changes = plan(found(one, Unchanged(other.file)), Remembered([other]))
    assert (ids(changes.changed), ids(changes.new)) == (["1"], [apart[1].id])
    assert changes.new[0].content == Held(0)


def test_an_article_handed_over_stays_the_one_of_its_file() -> None:
    handed = replace(FIVE[0], source="python", file="", root=None)
    assert plan(found(handed, folders=()), Remembered(FIVE)).is_empty


def test_strictly_the_first_failure_ends_it() -> None:
    first, second = (Flawed(CorpusError("article_without_text", source=source), "") for source in "bc")
    with pytest.raises(CorpusError, match=r"b has no text\."):
        plan(found(FIVE[0], first, second), NothingRecorded(), strict=True)


def test_advice_on_what_was_read_well_ends_nothing() -> None:
    error = CorpusError("columns_unknown", source="a.csv#columns", columns=["tgl_muat"], options="--field date=tgl_muat")
    changes = plan(found(FIVE[0], LoadFailed(error, "a.csv")), NothingRecorded(), strict=True)
    assert [each.failure.code for each in changes.failed] == ["columns_unknown"]
    assert [each.id for each in changes.new] == [FIVE[0].id]


def test_an_id_that_two_files_count_is_told_as_the_file_gives_it() -> None:
    first, second = sighting("1", "Pasar", file=f"{ROOT}/a.csv"), sighting("1", "Jalan", file=f"{ROOT}/b.csv")
    again = replace(second, title="Lagi", digest="digest of Lagi", beginning=7)
    changes = plan(found(first, second, again), NothingRecorded())
    assert len(changes.new) == 2
    (failed,) = changes.failed
    assert failed.failure.fields["article_id"] == "1"


def test_counted_ids_with_a_nought_behind_the_point_are_told_apart_by_their_files() -> None:
    one, two = sighting("1.0", "Pasar", file=f"{ROOT}/a.csv"), sighting("1.0", "Jalan", file=f"{ROOT}/b.csv")
    changes = plan(found(one, two), NothingRecorded())
    assert (len(changes.new), changes.failed) == (2, ())


# Whether so much may go


def guarded(changes: ChangeSet, given: Found, record: Recorded) -> None:
    require_few_removals(Path("index"), changes, given, record)


def test_a_fifth_may_go_and_more_may_not() -> None:
    assert MOST_REMOVED * len(FIVE) == 1
    for kept, may in ((FIVE[1:], True), (FIVE[2:], False)):
        given = found(*kept)
        changes = plan(given, Remembered(FIVE))
        if may:
            guarded(changes, given, Remembered(FIVE))
        else:
            with pytest.raises(TooManyRemovals, match="2 of 5") as refused:
                guarded(changes, given, Remembered(FIVE))
            assert not isinstance(refused.value, ArticlesRenamed)


def test_a_folder_in_which_nothing_is_left_is_named() -> None:
    small = sighting("z", file="/kecil/z.txt", root="/kecil")
    record, given = Remembered([*FIVE, *(sighting(name) for name in "fghij"), small]), found(folders=(ROOT, "/kecil"))
    given = replace(given, events=tuple(record.articles[:-1]))
    changes = plan(given, record)
    assert emptied_folders(changes, given, record) == ["/kecil"]
    with pytest.raises(TooManyRemovals, match="/kecil"):
        guarded(changes, given, record)


def test_articles_that_come_in_again_word_for_word_are_told_as_renamed() -> None:
    again = [replace(article, id=f"baru-{article.id}", file=f"/baru/{article.id}.txt", root="/baru") for article in FIVE]
    given = found(*again, folders=(ROOT, "/baru"))
    with pytest.raises(ArticlesRenamed, match="5 of these come in again"):
        guarded(plan(given, Remembered(FIVE)), given, Remembered(FIVE))


def test_what_was_said_of_an_untouched_file_is_said_again() -> None:
    columns = CorpusError("columns_unknown", source="e.csv#columns", columns=["tgl_muat"], options="--field date=tgl_muat")
    days = CorpusError("no_days", source="e.csv#dates", count=2, written="99/99", place="e.csv#3")
    said = [Failed(Failure.of(error), FIVE[4].file) for error in (columns, days)]
    events = [*FIVE[:4], Unchanged(FIVE[4].file)]
    assert plan(found(*events), Remembered(FIVE, said)).failed == tuple(said)
    assert plan(found(*FIVE), Remembered(FIVE, said)).failed == ()  # read again, and nothing said
    assert plan(found(*events), Remembered(FIVE, said[:1]), strict=True).failed == (said[0],)
    with pytest.raises(CorpusError):
        plan(found(*events), Remembered(FIVE, said), strict=True)
