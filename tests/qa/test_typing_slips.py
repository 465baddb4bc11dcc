"""Words typed with a slip are read as the archive has them; a name that it lacks stays in doubt."""

from collections.abc import Iterator

import pytest

from corpus import Article
from index import Archive, rebuild
from qa import Assistant
from qa.question.follow_up import understood
from qa.question.parse import understand
from qa.question.typing_slips import LEAST_CHARS, MOST_CHARS, common_words, is_likely_slip, without_slips
from qa.ranking.unsupported_names import unheld
from tests.builds import built_once

ARTICLES = [
    Article(
        "a",
        "a",
        "Jembatan Wonokriyo ambruk",
        "Jembatan di Kecamatan Wonokriyo ambruk pada Senin pagi. Camat Wonokriyo, Ratnawati Halim, mengatakan dua warga luka. "
        "Pemerintah menyiapkan anggaran Rp 2 miliar untuk jembatan baru.",
    ),
    Article("b", "b", "Persaingan kopi", "Saingan kopi Wonokriyo adalah kopi dari Lembah Suoh, kata petani."),
]


@pytest.fixture(scope="module")
def slips_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = built_once(tmp_path_factory, "slips", lambda path: rebuild(ARTICLES, index=path))
    with Archive.open(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("kapan jembatn di kecamtan itu ambruk", "kapan jembatan di kecamatan itu ambruk"),
        ("siapa camat wonokryo", "siapa camat wonokriyo"),
        ("Siapa camat Wonokryo?", "Siapa camat Wonokriyo?"),
        ("siapa camat wonokriyo", "siapa camat wonokriyo"),
        ("kenapa harga cabai naik", "kenapa harga cabai naik"),  # words that the archive lacks and the language has
        ("kapan duit itu kebagian", "kapan duit itu kebagian"),
        ("what did the goverment say of the bridgge", "what did the government say of the bridge"),
        ("kecmt itu", "kecmt itu"),  # too short to tell
        ("lihat jembatn.example/kecamtan dan A-jembatn", "lihat jembatn.example/kecamtan dan A-jembatn"),
    ],
)
def test_a_slip_is_read_as_the_word_of_the_archive(slips_archive: Archive, typed: str, read: str) -> None:
    asked = understood(slips_archive, typed)
    assert asked.as_read.text == read
    assert asked.text == typed
    assert bool(asked.mended) == (typed != read)


def test_a_row_of_unknown_words_is_left_alone(slips_archive: Archive) -> None:
    typed = "jembatn kecamtan wonokryo ratnawti anggran"
    assert without_slips(slips_archive, understand(typed)).as_read.text == typed


def test_a_likely_slip_is_told_from_another_letter() -> None:
    assert is_likely_slip("jembatn", "jembatan")
    assert is_likely_slip("jembtaan", "jembatan")
    assert is_likely_slip("jembattan", "jembatan")
    assert not is_likely_slip("sajingan", "saingan")
    assert not is_likely_slip("jembatan", "jembatan")


def test_what_may_be_a_name_of_its_own_is_told_as_lacking(slips_archive: Archive) -> None:
    article = slips_archive.article("b")
    assert unheld(understood(slips_archive, "siapa petani kopi sajingan"), article) == "sajingan"
    assert unheld(understood(slips_archive, "Siapa camat Wonokryo?"), article) == "Wonokryo"
    assert unheld(understood(slips_archive, "petani lembha suoh siapa"), article) is None


def test_a_question_with_a_slip_finds_its_article_and_its_words(slips_archive: Archive) -> None:
    given = Assistant(slips_archive).ask("anggran jembatn wonokriyo berapa")
    assert given.question == "anggran jembatn wonokriyo berapa"
    assert given.short is not None
    assert "Rp 2 miliar" in given.short
    assert given.citations[0].article_id == "a"


def test_words_of_the_language_stay_though_the_archive_lacks_them(slips_archive: Archive) -> None:
    for word in ("menguap", "menepati", "memerhatikan", "diatasi"):
        assert not understood(slips_archive, f"siapa yang {word} kopi").mended


def test_a_long_row_of_letters_has_no_neighbours(slips_archive: Archive) -> None:
    assert not understood(slips_archive, f"siapa {'jembatn' * 200}").mended
    assert not understood(slips_archive, f"siapa {'a' * (MOST_CHARS + 1)}").mended


def test_common_words_are_words() -> None:
    assert {"kenapa", "kecamatan", "government"} <= common_words()
    assert all(word.isalpha() for word in common_words())
    assert LEAST_CHARS > 5
