import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import canonical, located_words, places_of, tokens, words


@given(st.text())
def test_canonical_text_stays_as_it_is(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(st.text())
def test_words_are_the_same_every_time_and_stand_where_they_say(text: str) -> None:
    located = list(located_words(text))
    assert tuple(word.stem for word in located) == words(text) == words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in located)


def test_line_ends_and_invisible_characters_do_not_make_texts_differ() -> None:
    assert canonical("\ufeffRa\u00adpat  \r\nselesai\r\n") == canonical("Rapat\nselesai") == "Rapat\nselesai"


def test_numbers_dates_and_degrees_are_words() -> None:
    assert words("Rp 1.500 pada 26/08/2024, Budi, S.H.") == (
        *words("Rp"),
        "1500",
        "26",
        "agustus",
        "2024",
        *words("Budi"),
        "sh",
    )


def test_wanted_words_are_placed_among_all_words_of_a_text() -> None:
    placed = places_of("Pasar itu dibuka pada 26/8/2024 di Blok 7.", {"buka", "agustus", "2024", "7"})
    assert list(placed) == [(2, "buka"), (4, "agustus"), (4, "2024"), (7, "7")]


@given(st.text(alphabet="abSpd26.08.2024/-:,'’_() \n\u00a0é²", max_size=60))
def test_a_text_read_by_its_stretches_says_the_words_of_the_whole(text: str) -> None:
    placed = list(places_of(text, set(words(text))))
    assert tuple(word for _, word in placed) == words(text)
    starts = list(dict.fromkeys(word.start for word in located_words(text)))
    assert len({place for place, _ in placed}) == len(starts)
    assert [place for place, _ in placed] == sorted(place for place, _ in placed)


def test_function_words_are_never_placed() -> None:
    assert list(places_of("Pasar itu dibuka.", {"itu", "buka"})) == [(2, "buka")]


@pytest.mark.parametrize("word", ["pendapatan", "peserta", "media", "pengadaan", "perolehan", "kejadian", "pendapat", "diare"])
def test_a_word_that_the_stemmer_takes_for_a_function_word_is_still_a_word(word: str) -> None:
    assert words(word) == words(f"{word}nya") == (word,)
    assert list(places_of(f"Itu {word}.", {word})) == [(1, word)]


@pytest.mark.parametrize("word", ["adanya", "lainnya", "apapun", "siapakah", "itulah", "untukmu", "Bagiku"])
def test_a_function_word_with_a_particle_is_one_too(word: str) -> None:
    assert words(word) == ()


@pytest.mark.parametrize("written", ["26/8/2024", "26/08/24", "26-08-2024", "26.8.2024", "2024-08-26"])
def test_a_numeric_date_is_the_same_words_however_it_is_written(written: str) -> None:
    assert words(f"Rapat {written}.") == ("rapat", "26", "agustus", "2024")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1-2", ("1", "2")),
        ("30.13.2024", ("30", "13", "2024")),
        ("12.30.45", ("12.30.45",)),
        ("0812-12-2024", ("812", "12", "2024")),
        ("26.08.2024.3", ("26.08.2024.3",)),
        ("1.500.000", ("1500000",)),
    ],
)
def test_other_numbers_are_no_dates(written: str, expected: tuple[str, ...]) -> None:
    assert words(written) == expected


def test_the_forms_of_a_root_that_the_stemmer_takes_apart_wrongly_are_one_word() -> None:
    assert words("terima menerima diterima penerima penerimaan") == ("terima",) * 5
    assert words("ketua mengetuai diketuai") == ("ketua",) * 3


def test_what_is_no_word_for_its_length_is_read_and_not_remembered() -> None:
    long = ["x" * 5_000, "a-" * 3_000, "ab1." * 2_000]
    assert words(long[0]) == (long[0],)
    assert words(" ".join(long)) == tuple(word.stem for word in located_words(" ".join(long)))
    assert max(map(len, tokens._stretches)) <= tokens.LONGEST_KEPT
