"""Names: who is named, in which office, since and until when, with whom; each with a quotation."""

from collections.abc import Iterator
from datetime import date

import pytest

from corpus import Article
from corpus.errors import InvalidValue
from index import Archive, rebuild
from index.names.mentions import mentions_in
from index.names.of_article import names_of, office_text

TEXTS = {
    "rapat": (date(2024, 8, 26), "Kapolres Way Semaka AKBP Rinaldo Aser, S.H., memimpin rapat bersama Bupati Way "
    "Semaka Sri Lestari."),
    "patroli": (date(2024, 9, 2), "Kapolres Rinaldo mengatakan patroli diperketat. AKBP Rinaldo Aser meminta warga melapor."),
    "pindah": (date(2025, 6, 8), "Kombes Rinaldo Aser, Kapolresta Ogan Rawas, berterima kasih kepada Sri Lestari."),
    "salinan": (date(2025, 6, 9), "Kombes Rinaldo Aser, Kapolresta Ogan Rawas, berterima kasih kepada Sri Lestari."),
    "kpu": (date(2025, 7, 1), "Ketua KPU Ogan Rawas, Masjidah, membuka rapat di Kabupaten Ogan Rawas. Ogan Rawas bersiap."),
    "lain": (date(2025, 7, 2), "Warga bernama Rinaldo Gunawan (34) ditolong Puskesmas Krui di Desa Suka Maju."),
}  # fmt: skip
PADDING = " Acara itu berlangsung tertib sampai sore, lalu para tamu pulang dengan selamat ke rumah masing-masing." * 4
ARTICLES = [
    Article(name, f"{name}.txt", f"Berita {name}", text + PADDING, day, "Kabar Krui" if name != "salinan" else "Gema Ogan")
    for name, (day, text) in TEXTS.items()
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    index = tmp_path_factory.mktemp("names") / "index"
    rebuild(ARTICLES, index=index)
    with Archive.open(index) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Rapat dipimpin Kapolres Lampung Barat, AKBP Rinaldo Aser.", "person", "Rinaldo Aser"),
        ("Banjir ditinjau Bupati Lampung Barat Zubair Haryanto.", "person", "Zubair Haryanto"),
        ("Kedatangan Jokowi disambut warga.", "person", "Jokowi"),
        ("Menurut Khalifa Haftar, perang belum usai.", "person", "Khalifa Haftar"),
        ("Wakil Sekretaris Jenderal PDIP Ahmad Basarah hadir.", "person", "Ahmad Basarah"),
        ("Banjir melanda Kabupaten Way Semaka.", "place", "Kabupaten Way Semaka"),
        ("Laporan itu ada di tangan KPK.", "institution", "KPK"),
        ("Rapat digelar Dinas Pendidikan Seluma.", "institution", "Dinas Pendidikan Seluma"),
    ],
)
def test_a_name_is_told_by_what_stands_around_it(text: str, kind: str, name: str) -> None:
    assert (kind, name) in [(each.kind, text[each.span.start : each.span.end]) for each in mentions_in(text)]


@pytest.mark.parametrize("text", ["Pada hari Senin hujan turun.", "Bupati meresmikan jembatan.", "Pemerintah menaikkan harga."])
def test_what_only_begins_a_sentence_or_is_an_office_alone_is_no_name(text: str) -> None:
    assert list(mentions_in(text)) == []


def test_people_are_listed_by_how_many_texts_name_them(archive: Archive) -> None:
    found = archive.names("person")
    assert (found.names[0].name, found.names[0].articles) == ("Rinaldo Aser", 3)  # the copy is no text of its own
    assert (found.read, found.fitting, found.is_cut) == (len(ARTICLES), len(ARTICLES), False)
    assert "Ogan Rawas" not in [each.name for each in found]
    assert [each.name for each in archive.names("person", limit=1)] == ["Rinaldo Aser"]


def test_names_of_articles_about_something_are_those_of_articles_with_all_its_words(archive: Archive) -> None:
    assert "Masjidah" in [each.name for each in archive.names("person", "KPU rapat")]
    assert "Rinaldo Gunawan" not in [each.name for each in archive.names("person", "KPU rapat")]


def test_an_office_has_its_first_and_last_quotation(archive: Archive) -> None:
    page = archive.name("Rinaldo Aser")
    assert page is not None
    offices = {office.office: office for office in page.offices}
    assert list(offices) == ["Kapolresta Ogan Rawas", "Kapolres", "Kapolres Way Semaka"]
    assert (offices["Kapolres Way Semaka"].first.article_id, offices["Kapolres Way Semaka"].first.published) == (
        "rapat",
        date(2024, 8, 26),
    )
    texts = {article.id: article.text for article in ARTICLES}
    for quote in (*page.quotes, *(each for office in page.offices for each in (office.first, office.last))):
        assert texts[quote.article_id][quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Mantan Bupati Ogan Rawas, Sri Lestari, hadir.", "Mantan Bupati Ogan Rawas"),
        ("Rapat dihadiri mantan Bupati Ogan Rawas, Sri Lestari.", "mantan Bupati Ogan Rawas"),
        ("Bupati Ogan Rawas, Sri Lestari, hadir.", "Bupati Ogan Rawas"),
    ],
)
def test_who_held_an_office_before_is_not_told_to_hold_it(text: str, office: str) -> None:
    article = Article("a", "a.txt", "Rapat", text, date(2025, 1, 1), "Kabar Krui")
    person = next(each for each in names_of(article) if each.name == "Sri Lestari")
    assert [office_text(article, span) for span in person.offices] == [office]


def test_ways_of_writing_one_person_are_joined_and_namesakes_kept_apart(archive: Archive) -> None:
    whole, short = archive.name("AKBP Rinaldo Aser, S.H."), archive.name("Kapolres Rinaldo")
    assert whole is not None
    assert short is not None
    assert (whole.name, whole.articles, whole.variants) == ("Rinaldo Aser", 3, ("Rinaldo",))
    assert (short.name, dict(short.others)) == ("Rinaldo Aser", {"Rinaldo Gunawan": 1})
    assert dict(whole.beside) == {"Sri Lestari": 2}
    assert (whole.first, whole.last) == (date(2024, 8, 26), date(2025, 6, 8))


def test_who_is_in_no_article_has_no_page(archive: Archive) -> None:
    assert archive.name("Tukijan Prasojo") is None
    assert archive.name("...") is None


def test_a_removed_article_names_nobody(archive: Archive, tmp_path: object) -> None:
    index = archive.path.parent / "other"
    folder = archive.path.parent / "berita"
    folder.mkdir()
    for article in ARTICLES[:2]:
        (folder / article.source).write_text(f"{article.title}\n\n{article.text}", encoding="utf-8")
    rebuild(folder, index=index)
    with Archive.open(index) as other:
        assert "Sri Lestari" in [each.name for each in other.names("person")]
        (folder / ARTICLES[0].source).unlink()
        rebuild(folder, index=index, allow_removals=True)
        assert "Sri Lestari" not in [each.name for each in other.names("person")]
        assert other.name("Sri Lestari") is None


def test_reading_by_and_by_ends_at_the_whole_list(archive: Archive) -> None:
    assert archive.names("place", seconds=0.0).fitting == len(ARTICLES)
    assert archive.names("place", seconds=60.0).names == archive.names("place").names


def test_a_kind_that_is_none_is_refused(archive: Archive) -> None:
    with pytest.raises(InvalidValue):
        archive.names("orang")  # type: ignore[arg-type]
