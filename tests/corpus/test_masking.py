"""A masked name is nowhere in what is shown of an article, however it is written there."""

import pytest

from corpus.masking import NameMask, is_held, is_in_id, masked, tells
from corpus.types import Article

TEXT = "Korban, Melati  Kusumawardani (9), sembuh. MELATI KUSUMAWARDANI dirawat. Ibu Melati menunggu; Kusumawardani tersenyum."


def article(text: str = TEXT, **changed: str) -> Article:
    given = {"id": "a1", "source": "berita/a1.txt", "title": "Melati Kusumawardani Sembuh", "text": text}
    return Article(**{**given, **changed}, authors=("Melati Kusumawardani", "Sari"))


def test_name_and_parts_are_covered_in_text_title_and_authors() -> None:
    shown = masked(article(), [NameMask("Melati Kusumawardani", "A")])
    assert shown.text == "Korban, A (9), sembuh. A dirawat. Ibu A menunggu; A tersenyum."
    assert (shown.title, shown.authors) == ("A Sembuh", ("A", "Sari"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Melati-Kusumawardani datang", "A datang"),
        ("Melati\nKusumawardani datang", "A datang"),
        ("Namanya Kusumawardaninya itu", "Namanya Anya itu"),
        ("melati kusumawardani datang", "A datang"),
        ("Taman melati mekar", "Taman melati mekar"),
        ("Melatiwati bukan Melati", "Melatiwati bukan A"),
        ("“Melati” berkata", "“A” berkata"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, shown: str) -> None:
    assert masked(article(text), [NameMask("Melati Kusumawardani", "A")]).text == shown


def test_an_exact_mask_leaves_the_parts() -> None:
    shown = masked(article("Melati Kusumawardani dan Melati lain"), [NameMask("Melati Kusumawardani", "A", is_exact=True)])
    assert shown.text == "A dan Melati lain"


def test_of_several_names_the_longer_is_covered_first() -> None:
    names = [NameMask("Melati", "B"), NameMask("Melati Kusumawardani", "A")]
    assert masked(article("Melati Kusumawardani dan Melati"), names).text == "A dan A"


def test_an_address_that_spells_the_name_is_not_shown() -> None:
    mask = NameMask("Melati Kusumawardani", "A")
    shown = masked(
        article(url="https://koran.example/ibu-melati-kusumawardani.html", source="x/melati-kusumawardani.txt"), [mask]
    )
    assert (shown.url, shown.source) == (None, "A")
    other = masked(article(url="https://koran.example/panen-kopi", source="x/kopi.txt"), [mask])
    assert (other.url, other.source) == ("https://koran.example/panen-kopi", "x/kopi.txt")
    assert is_in_id(article(id="melati-kusumawardani-sembuh"), mask)
    assert not is_in_id(article(), mask)


def test_what_is_masked_is_not_held_any_more() -> None:
    mask = NameMask("Melati Kusumawardani")
    shown = masked(article(), [mask])
    assert is_held(article(), mask)
    assert not is_held(shown, mask)
    assert not any(tells(text, mask) for text in (shown.title, shown.text, *shown.authors))
    assert not is_held(article("Panen kopi di Liwa", title="Panen", source="k"), NameMask("Orang Lain"))
