from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus import CorpusError, load
from corpus.loaders.mail import messages
from tests.corpus import golden
from tests.corpus.golden_mail import as_mhtml, message
from tests.corpus.reading import read, refused

LEAD = "KRUI – Nelayan Krui kembali melaut setelah angin kencang reda, Senin (26/8/2024)."


def test_quoted_replies_and_the_signature_are_no_text_of_a_message(tmp_path: Path) -> None:
    reply = f"{LEAD}\n\nPada Sen, 26 Agu 2024 pukul 08.00 Dewi <dewi@pesisir.example> menulis:\n> Apakah benar?\n"
    signed = f"{LEAD}\n> Apakah benar?\n\n-- \nHumas Kabupaten\n0812 000\n"
    for written in (reply, signed):
        assert read(tmp_path / "a.eml", message(written)).text == LEAD


def test_a_message_in_markup_alone_gives_its_text(tmp_path: Path) -> None:
    made = message(LEAD)
    made.set_content(f"<p>{LEAD}</p><p>Kapal &amp; jaring siap.</p><style>p {{}}</style>", subtype="html")
    assert read(tmp_path / "a.eml", made).text == f"{LEAD}\nKapal & jaring siap."


def test_plain_text_goes_before_the_markup_that_says_the_same(tmp_path: Path) -> None:
    made = message(LEAD)
    made.add_alternative("<p>Versi web</p>", subtype="html")
    assert read(tmp_path / "a.eml", made).text == LEAD


def test_what_hangs_on_a_message_is_not_read(tmp_path: Path) -> None:
    made = message(LEAD)
    made.add_attachment("Daftar hadir rapat.", filename="daftar.txt")
    made.add_attachment(message("Pesan lain yang dilampirkan."))
    assert read(tmp_path / "a.eml", made).text == LEAD


def test_a_message_whose_text_hangs_on_it_says_what_to_do(tmp_path: Path) -> None:
    made = message("")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="siaran pers.docx")
    assert "save the files that hang on it (siaran pers.docx) beside it" in refused(tmp_path / "a.eml", made)


@pytest.mark.parametrize("sender", ["dewi@kabarpesisir.example", "dewi@a.example <dewi@a.example>", ""])
def test_an_address_is_no_author(sender: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.eml", message(LEAD, sender=sender)).authors == ()


def test_encoded_heads_are_read_and_marks_of_replies_dropped(tmp_path: Path) -> None:
    article = read(tmp_path / "a.eml", message(LEAD, "Fwd: Re: Nelayan “Krui” Melaut", "Déwi Anggraini <d@a.example>"))
    assert (article.title, article.authors) == ("Nelayan “Krui” Melaut", ("Déwi Anggraini",))


def test_a_text_in_cp1252_is_read_in_it(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Subject"] = "Nelayan"
    made.set_content("“Kami melaut,” kata nelayan di Krui.", charset="cp1252")
    assert read(tmp_path / "a.eml", made).text == "“Kami melaut,” kata nelayan di Krui."


@pytest.mark.parametrize("suffix", [".eml", ".mbox", ".mht"])
def test_what_is_no_mail_is_said_to_be_none(suffix: str, tmp_path: Path) -> None:
    for content in (b"", b"Nelayan kembali melaut.\n\nSemua senang.\n", b"\x00\x01\x02" * 50):
        assert refused(tmp_path / f"a{suffix}", content).endswith(".")


def test_each_message_of_a_mailbox_is_an_article(tmp_path: Path) -> None:
    path, found = tmp_path / "a.mbox", list[CorpusError]()
    texts = (LEAD, "", "From sini kapal berangkat ke Liwa setiap pagi.\n\nFrom Krui ia kembali.")
    path.write_bytes(b"".join(b"From d@a.example Sun Aug 25 17:30:00 2024\n" + _escaped(text) + b"\n" for text in texts))
    articles = list(load(path, errors=found.append))
    assert [article.text for article in articles] == [LEAD, texts[2].replace("\n\n", "\n")]
    assert [error.source for error in found] == [f"{path}#2"]


def _escaped(text: str) -> bytes:
    made = message(text, f"Judul {len(text)}")
    del made["Message-ID"]
    return made.as_bytes().replace(b"\nFrom ", b"\n>From ")


def test_a_message_too_long_is_left_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MAX_MESSAGE_BYTES", 2_000)
    path, found = tmp_path / "a.mbox", list[CorpusError]()
    path.write_bytes(b"From a Sun Aug 25 17:30:00 2024\n" + b"x: y\n" * 1_000 + b"\n" + golden.FORMATS[".mbox"]())
    assert [article.title for article in load(path, errors=found.append)] == [golden.TITLE]
    assert "longer than 2,000 bytes" in str(found[0])


def test_a_saved_page_gives_its_address_where_the_page_does_not(tmp_path: Path) -> None:
    page = golden.as_html().replace(b'<link rel="canonical"', b"<link ")
    assert read(tmp_path / "a.mhtml", as_mhtml(page)).url == golden.URL


def test_a_saved_page_without_a_page_in_it_says_so(tmp_path: Path) -> None:
    assert "without an article" in refused(tmp_path / "a.mhtml", message(LEAD))
