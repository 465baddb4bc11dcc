from datetime import date
from pathlib import Path

import pytest

from corpus import CorpusError, UnreadableArticle, load
from corpus.loaders.records import MAX_ARTICLE_BYTES, MAX_TITLE_CHARS
from tests.corpus.reading import read

LEAD = (
    "PANTAU LAMPUNG – Menjelang Pilkada 2024, Polres Lampung Barat menggelar rapat koordinasi lintas sektoral yang panjang "
    "sekali namanya, Senin (26/08). Rapat dipimpin Kapolres."
)


def test_the_dateline_names_the_outlet_and_the_weekday_the_day(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", f"{LEAD}\n***\n")
    assert (article.outlet, article.published) == ("Pantau Lampung", date(2024, 8, 26))
    assert article.text == f"{LEAD}\n***"


def test_a_derived_title_is_the_lead_cut_between_words(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", LEAD)
    assert article.title_is_derived
    assert len(article.title) <= MAX_TITLE_CHARS + len("…")
    assert article.title.endswith("…")
    assert f"PANTAU LAMPUNG – {article.title[:-1]} " in LEAD


def test_a_mark_before_the_lead_is_no_title(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "a.txt", "KABAR BARU – (KANTOR) Ombak tinggi melanda pantai.").title == "Ombak tinggi melanda pantai."
    )
    assert read(tmp_path / "b.txt", "KABAR BARU – RALAT. Ombak setinggi dua meter.").title == "RALAT. Ombak setinggi dua meter."


def test_a_short_first_line_is_the_title_and_not_the_text(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", f"Kapolres Pimpin Rapat\n\n{LEAD}\n")
    assert (article.title, article.text, article.title_is_derived) == ("Kapolres Pimpin Rapat", LEAD, False)


@pytest.mark.parametrize("first", ["Muara Sabak, Rabu 10 Juli 2019", "LIWA – Rapat digelar", "Rapat digelar."])
def test_a_first_line_that_is_no_headline_stays_in_the_text(tmp_path: Path, first: str) -> None:
    article = read(tmp_path / "a.txt", f"{first}\n{LEAD}\n")
    assert article.title_is_derived
    assert article.text.startswith(first)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_old_archives(tmp_path: Path, encoding: str) -> None:
    text = "Kafé “Krui” ramai dikunjungi wisatawan mancanegara – begitu kata pemiliknya pada Senin pagi di Pesisir Barat."
    assert read(tmp_path / "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\n",
        "\u200b\ufeff".encode(),
        b"PK\x03\x04\x00\x00\x00",
        bytes(range(128, 256)) * 9,
        b"\xff\xfeab\xd8",
        b"Rapat \x81 ini",
    ],
    ids=["nothing", "space", "invisible", "binary", "noise", "half a UTF-16", "in no encoding"],
)
def test_what_is_no_text_is_no_article(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(UnreadableArticle) as caught:
        list(load(tmp_path / "a.txt"))
    assert caught.value.source == (tmp_path / "a.txt").resolve().as_posix()


def test_a_file_too_large_for_one_article_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(5 * MAX_ARTICLE_BYTES // 2)
    with pytest.raises(UnreadableArticle, match="too many"):
        list(load(tmp_path / "a.txt"))


def test_front_matter_says_what_is_known(tmp_path: Path) -> None:
    article = read(
        tmp_path / "a.md",
        "---\nid: 007\ntitle: 'Rapat: Kapolres'\ndate: 2024-08-26\noutlet: Warta Liwa\nauthors: [Ani, 'Budi, S.H.']\n"
        "url: https://warta.example/1\nlanguage: id-ID\n---\n# Judul lain\n\nIsi **berita**.\n",
    )
    assert (article.id, article.title, article.published) == ("007", "Rapat: Kapolres", date(2024, 8, 26))
    assert (article.authors, article.url, article.language) == (("Ani", "Budi, S.H."), "https://warta.example/1", "id")
    assert article.text == "Isi **berita**."


def test_a_heading_is_the_title_where_none_is_given(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", "# Rapat Kapolres\n\nIsi berita.\n")
    assert (article.title, article.text, article.title_is_derived) == ("Rapat Kapolres", "Isi berita.", False)


def test_front_matter_may_be_indonesian(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", "---\njudul: Rapat\ntanggal: 26 Agustus 2024\nisi: bukan ini\n---\n# Lain\nIsi berita.\n")
    assert (article.title, article.text, article.published) == ("Rapat", "Isi berita.", date(2024, 8, 26))


@pytest.mark.parametrize("front", ["title: [", "- satu\n- dua", "a: b: c", "x: &a [*a, *b]"])
def test_broken_front_matter_is_said(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nIsi.\n")
    with pytest.raises(UnreadableArticle, match="front matter"):
        list(load(tmp_path / "a.md"))


def test_an_id_comes_from_the_url_wherever_the_file_lies(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    written = "---\nurl: https://warta.example/1\n---\nIsi.\n"
    assert read(tmp_path / "a.md", written).id == read(tmp_path / "b" / "c.md", written).id


def test_a_text_with_lines_broken_around_links_is_whole(tmp_path: Path) -> None:
    written = (
        "Pasar Krui Ramai\n\nKRUI, KABARPESISIR.com\n- Pembeli memenuhi\nPasar Krui\npada Senin (26/8/2024). Kepala Pasar\n"
        "Hasan Basri\nmencatat\n900 pembeli\n.\nBaca juga:\nHarga Kopi Naik di Liwa\n\nPasar tutup pukul lima.\n"
    )
    article = read(tmp_path / "a.txt", written)
    assert (article.title, article.outlet, article.published) == ("Pasar Krui Ramai", "KABARPESISIR.com", date(2024, 8, 26))
    assert article.text == (
        "KRUI, KABARPESISIR.com - Pembeli memenuhi Pasar Krui pada Senin (26/8/2024). Kepala Pasar Hasan Basri mencatat "
        "900 pembeli.\n\nPasar tutup pukul lima."
    )


@pytest.mark.parametrize("first", ["KABARPESISIR.com\n- ", "KRUI, KABARPESISIR.com –\n", "Senin, 26 Agustus 2024 14:30 WIB\n"])
def test_neither_an_outlet_nor_a_day_is_a_title(first: str, tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", f"{first}Pedagang Pasar Krui menggelar rapat bersama bupati di aula.")
    assert (article.title, article.title_is_derived) == ("Pedagang Pasar Krui menggelar rapat bersama bupati di aula.", True)
    assert article.outlet == "KABARPESISIR.com" or article.published == date(2024, 8, 26)


PRINTED = "Selasa, 27 Agustus 2024 07:15 WIB"
MARKET = "KRUI, KABAR PESISIR – Pedagang Pasar Krui menggelar rapat bersama bupati di aula, Senin (26/8/2024)."


@pytest.mark.parametrize("head", [f"{PRINTED}\n\n", f"Pedagang Pasar Krui Menggelar Rapat Bersama\n{PRINTED}\n\n"])
def test_a_day_that_is_printed_above_the_text_is_that_of_publication(head: str, tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", head + MARKET)
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 27), False)
    assert (article.text, article.outlet) == (MARKET, "Kabar Pesisir")
    assert article.title_is_derived == head.startswith(PRINTED)


def test_a_day_from_the_text_is_estimated_and_one_of_the_front_matter_is_not(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", MARKET)
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 26), True)
    article = read(tmp_path / "b.md", f"---\ndate: 2024-08-26\n---\n{MARKET}\n")
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 26), False)


def test_front_matter_is_read_as_everywhere(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", "---\ntanggal: 2024-08-25T18:30:00Z\n---\nKRUI, KABAR PESISIR – Pasar dibuka.\n")
    assert (article.outlet, article.published) == ("Kabar Pesisir", date(2024, 8, 26))


def test_front_matter_that_stands_for_other_front_matter_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "rapat.md"
    file.write_text("---\noutlet: &koran Pantau Lampung\ntitle: *koran\n---\nRapat digelar di Liwa, Senin.\n", encoding="utf-8")
    with pytest.raises(UnreadableArticle, match="aliases"):
        list(load(file))


def test_a_date_in_front_matter_that_is_no_day_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2025-99-99\n---\nPanen kopi di Liwa.\n", encoding="utf-8")
    errors = list[CorpusError]()
    (article,) = load(tmp_path / "a.md", errors=errors.append)
    assert (article.text, article.published) == ("Panen kopi di Liwa.", None)
    assert "“2025-99-99”" in str(errors[0])
