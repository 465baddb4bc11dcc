"""Saved questions: what is new for each, once; as text, as a feed, by mail to a server that is really there."""

import asyncio
import shutil
import smtplib
import socket
import ssl
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidValue
from corpus.types import Article
from index import Archive, rebuild
from index.errors import IndexingError
from index.ingest.mask import mask
from index.ingest.withdraw import reinstate, withdraw
from index.storage.alerts import FILE
from qa import Assistant
from qa.alerts.feed import to_atom
from qa.alerts.mail import MailServer, compose, mail_server, send
from qa.alerts.run import run, write_feed
from qa.alerts.saved import Alerts, News, least_of, reads_as_question
from qa.alerts.text import news_lines
from qa.cli import main
from qa.errors import AlertsUnusable, MailUnsent

ATOM = "{http://www.w3.org/2005/Atom}"
HARM = "<script>alert(1)</script> ]]> & \u202e\x1b[2J"


def article(name: str, title: str, text: str, day: int = 5, **fields: Any) -> Article:
    given = {"url": f"https://kabar.example/{name}", "outlet": "Kabar Randu", **fields}
    return Article(name, name, title, text, date(2025, 2, day), **given)


FLOOD = article("banjir", "Banjir di Kalirejo", "Banjir merendam 84 rumah di Kalirejo, kata Bupati Randu, Wiryo Handoko.")
MATCH = article("laga", "Persada Kalahkan Garuda", "Persada Tirta menundukkan Garuda Muda 2-1 di Stadion Wiratama.")
LATER = article("surut", "Banjir Kalirejo Surut", "Banjir di Kalirejo mulai surut pada Kamis pagi, kata camat setempat.", 6)
HOSTILE = article("jahat", f"Banjir Kalirejo {HARM}", f"Banjir di Kalirejo {HARM} belum surut, kata camat setempat.", 7)
HEAD = article("bupati", "Bupati Baru Randu", "Bupati Randu, Sri Lestari, dilantik menggantikan Wiryo Handoko pada Jumat.", 8)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("alerts") / "index"
    rebuild([FLOOD, MATCH], index=path, workers=1)
    return path


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copytree(built, tmp_path / "index")
    with Archive.open(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def alerts(archive: Archive) -> Alerts:
    return Alerts(archive, Assistant(archive))


def add(archive: Archive, *articles: Article) -> None:
    rebuild(articles, index=archive.path, workers=1)


def ids(news: News) -> list[str]:
    return [each.article.id for each in news.articles]


def test_what_was_there_is_not_new_and_what_comes_is_new_once(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    assert not alerts.news("banjir")
    add(archive, LATER, MATCH)
    news = alerts.news("banjir")
    assert ids(news) == ["surut"]
    assert not alerts.news("banjir", after=news.last)
    add(archive, HOSTILE)
    assert (ids(alerts.news("banjir", after=news.last)), ids(alerts.news("banjir"))) == (["jahat"], ["jahat", "surut"])


def test_a_changed_article_is_not_new_again_and_a_removed_one_is_not_shown(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    add(archive, LATER)
    add(archive, article("surut", "Banjir Kalirejo Benar-benar Surut", "Banjir di Kalirejo surut sama sekali, kata camat.", 6))
    assert [each.article.title for each in alerts.news("banjir").articles] == ["Banjir Kalirejo Benar-benar Surut"]
    rebuild([FLOOD, MATCH], index=archive.path, fresh=True, allow_removals=True, workers=1)
    assert not alerts.news("banjir")


def test_a_withdrawn_article_and_a_masked_name_are_in_no_alert(alerts: Alerts, archive: Archive, tmp_path: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo")
    add(archive, LATER, article("camat", "Camat Kalirejo", "Banjir di Kalirejo surut, kata Camat Kalirejo, Ratna Sulistya.", 8))
    assert ids(alerts.news("banjir")) == ["camat", "surut"]
    withdraw(LATER.id, reason="Salah orang", index=archive.path)
    mask("camat", "Ratna Sulistya", label="R", index=archive.path)
    news = alerts.news("banjir")
    assert ids(news) == ["camat"]
    told = f"{news_lines(news, None)} {write_feed(alerts, 'banjir', tmp_path).read_text('utf-8')}"
    assert not any(word in told for word in ("Kalirejo Surut", "Ratna", "Sulistya", "Kamis pagi"))
    assert "Camat Kalirejo" in told
    reinstate(LATER.id, index=archive.path)
    assert ids(alerts.news("banjir")) == ["camat", "surut"]


def test_nothing_of_an_article_is_kept_that_an_erasure_would_miss(alerts: Alerts, archive: Archive) -> None:
    from index.ingest.erase import erase

    alerts.add("kapan", "Kapan banjir di Kalirejo surut?")
    add(archive, LATER)
    assert ids(alerts.news("kapan")) == ["surut"]
    erase(["surut"], index=archive.path)
    kept = (archive.path / FILE).read_bytes()
    assert [word for word in (b"surut,", b"Kamis", b"surut\n", b"camat") if word in kept] == []
    assert ids(alerts.news("kapan")) == []


def test_a_question_tells_when_its_answer_is_another_one(alerts: Alerts, archive: Archive) -> None:
    alerts.add("bupati", "Siapa Bupati Randu?")
    add(archive, MATCH, LATER)
    assert alerts.news("bupati").answer_changed is None
    before = alerts.answer(alerts.saved()[0])
    add(archive, HEAD)
    news, after = alerts.news("bupati"), alerts.answer(alerts.saved()[0])
    assert before
    assert after
    assert before.short != after.short
    assert news.answer_changed is not None
    assert any("Jawabannya kini lain" in line for line in news_lines(news, after))


def test_a_search_is_only_looked_for(alerts: Alerts) -> None:
    assert not alerts.add("kata", "banjir Kalirejo").is_question
    assert not alerts.add("cari", "Siapa Bupati Randu?", asks=False).is_question
    assert [reads_as_question(text) for text in ("Siapa bupati", "Bupati Randu?", "bupati Randu", "Apabila banjir")] == [
        True,
        True,
        False,
        False,
    ]


def test_few_words_must_all_be_held_and_of_a_long_question_most() -> None:
    assert [least_of(query)[1] for query in ("banjir", "banjir Kalirejo", "banjir Kalirejo Randu")] == [1, 2, 3]
    groups, least = least_of("Berapa rumah warga terendam banjir Kalirejo kabupaten Randu?")
    assert (len(groups), least) == (7, 6)


@pytest.mark.parametrize("name", ["", "a b", "../x", "a/b", ".x", "n" * 65, "a\nb"])
def test_a_name_that_could_be_a_path_or_a_header_is_refused(alerts: Alerts, name: str) -> None:
    with pytest.raises(InvalidValue, match="no name"):
        alerts.add(name, "banjir")


@pytest.mark.parametrize("address", ["", "siti", "siti@x\nBcc: b@y", "a@b, c@d", "a b@c"])
def test_an_address_is_one_address(alerts: Alerts, address: str) -> None:
    with pytest.raises(InvalidValue, match="no mail address"):
        alerts.add("x", "banjir", mail=[address])


def test_a_question_without_a_word_a_name_twice_and_one_that_is_not_there_are_told(alerts: Alerts) -> None:
    with pytest.raises(InvalidValue, match="no word"):
        alerts.add("x", "? yang di")
    alerts.add("x", "banjir")
    with pytest.raises(AlertsUnusable, match="already"):
        alerts.add("x", "banjir Randu")
    for call in (alerts.remove, alerts.news):
        with pytest.raises(AlertsUnusable, match="No question is saved"):
            call("y")
    alerts.remove("x")
    assert alerts.saved() == []


def test_a_file_that_is_none_of_ours_is_told_and_no_empty_list(alerts: Alerts, archive: Archive) -> None:
    (archive.path / FILE).write_bytes(b"not a database, but long enough to be looked at" * 50)
    with pytest.raises(IndexingError, match="saved questions"):
        alerts.saved()


def test_the_sample_keeps_no_questions(sample_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sample_archive), "is_sample", property(lambda self: True))
    with pytest.raises(AlertsUnusable, match="archive of your own"):
        Alerts(sample_archive).add("x", "banjir")


# The feed


def test_a_feed_is_atom_with_text_as_text_and_the_same_each_time(alerts: Alerts, archive: Archive, tmp_path: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo ]]> & <")
    add(archive, LATER, HOSTILE)
    news = alerts.news("banjir")
    feed = to_atom(news, address="https://arsip.example/alerts/banjir.atom")
    root = ET.fromstring(feed)  # noqa: S314 - what was just written here
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles == ["Banjir Kalirejo <script>alert(1)</script> ]]> & [2J", "Banjir Kalirejo Surut"]
    assert {entry.find(f"{ATOM}title").get("type") for entry in root.iter(f"{ATOM}entry")} == {"text"}  # type: ignore[union-attr]
    assert "\u202e" not in feed
    assert "\x1b" not in feed
    assert "<script>" not in feed
    assert len({entry.findtext(f"{ATOM}id") for entry in root.iter()} - {None}) == 3
    assert root.findtext(f"{ATOM}updated") == news.articles[0].found.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert write_feed(alerts, "banjir", tmp_path / "made" / "here").read_text(encoding="utf-8") == to_atom(news)


def test_a_feed_reader_reads_it(alerts: Alerts, archive: Archive) -> None:
    import feedparser

    alerts.add("bupati", "Siapa Bupati Randu?")
    add(archive, HEAD)
    news = alerts.news("bupati")
    read = feedparser.parse(to_atom(news, alerts.answer(news.saved)))
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Jawabannya kini lain", "Bupati Baru Randu"]
    assert read.entries[1].link == HEAD.url


# Mail


class Inbox:
    """What a mail server took in, and what it answers instead."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.answers: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answers.pop(0) if self.answers else "250 OK"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 127.0.0.1, signed by itself, with its key."""
    import subprocess

    folder = tmp_path_factory.mktemp("tls")
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files]
    subprocess.run(made, check=True, capture_output=True)
    return folder


@contextmanager
def served(certificate: Path | None, inbox: Inbox, **options: Any) -> Iterator[int]:
    """A real mail server on a free port of this machine, with STARTTLS where there is a certificate."""
    from aiosmtpd.controller import Controller

    tls = None
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    with socket.socket() as free:  # the library asks for a number
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=bool(tls), **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def settings(port: int, certificate: Path | None) -> dict[str, str]:
    made = {"WARTANYA_SMTP": f"127.0.0.1:{port}", "WARTANYA_SMTP_FROM": "arsip@kabar.example"}
    if certificate:
        return {**made, "WARTANYA_SMTP_CA": str(certificate / "cert.pem")}
    return {**made, "WARTANYA_SMTP_SECURITY": "none"}


def test_a_mail_goes_over_starttls_once_with_text_as_text(alerts: Alerts, archive: Archive, certificate: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    inbox = Inbox()
    with served(certificate, inbox) as port:
        environment = settings(port, certificate)
        assert run(alerts, environment=environment)[0].notes == ()
        add(archive, LATER, HOSTILE)
        (told,) = run(alerts, environment=environment)
        assert told.notes == ("banjir: dikirim kepada redaksi@kabar.example",)
        assert run(alerts, environment=environment)[0].notes == ()
    (mail,) = inbox.mails
    assert (mail["Subject"], mail["To"]) == ("Wartanya: banjir: 2 artikel baru", "redaksi@kabar.example")
    assert mail.get_content_type() == "text/plain"
    assert "<script>alert(1)</script>" in mail.get_content()
    assert "\x1b" not in mail.get_content()
    assert LATER.url in mail.get_content()
    assert "wartanya alerts remove banjir" in mail.get_content()


def test_nothing_is_sent_without_a_server_or_without_an_address(alerts: Alerts, archive: Archive) -> None:
    sent: list[Any] = []
    alerts.add("dengan", "banjir Kalirejo", mail=["a@kabar.example"])
    alerts.add("tanpa", "banjir Kalirejo")
    add(archive, LATER)
    run(alerts, environment={}, hand_over=lambda *mail: sent.append(mail))
    assert sent == []
    add(archive, HOSTILE)
    run(alerts, environment=settings(1, None), hand_over=lambda *mail: sent.append(mail))
    assert [mail["To"] for mail, _ in sent] == ["a@kabar.example"]


def test_a_mail_that_is_refused_goes_with_the_next_round(alerts: Alerts, archive: Archive, certificate: Path) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)
    inbox = Inbox()
    inbox.answers = ["451 Greylisted"]
    with served(certificate, inbox) as port:
        (told,) = run(alerts, environment=settings(port, certificate))
        assert "tidak terkirim" in told.notes[0]
        assert "Greylisted" in told.notes[0]
        (told,) = run(alerts, environment=settings(port, certificate))
        assert told.notes == ("banjir: dikirim kepada redaksi@kabar.example",)
    assert [mail["Message-ID"] for mail in inbox.mails] == [inbox.mails[0]["Message-ID"]] * 2


def test_after_a_death_between_sending_and_noting_it_is_not_sent_again_and_that_is_said(
    alerts: Alerts, archive: Archive
) -> None:
    class Died(BaseException):
        pass

    sent: list[Any] = []

    def die(mail: Any, server: MailServer) -> None:
        sent.append(mail)
        raise Died

    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)
    with pytest.raises(Died):
        run(alerts, environment=settings(1, None), hand_over=die)
    (told,) = run(alerts, environment=settings(1, None), hand_over=lambda *mail: sent.append(mail))
    assert len(sent) == 1
    assert "terputus" in told.notes[0]
    assert ids(alerts.news("banjir")) == ["surut"]
    add(archive, HOSTILE)
    run(alerts, environment=settings(1, None), hand_over=lambda mail, server: sent.append(mail))
    assert "1 artikel baru" in sent[1]["Subject"]


def test_two_rounds_at_once_send_nothing_twice(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)

    def again(mail: Any, server: MailServer) -> None:
        with pytest.raises(AlertsUnusable, match="under way"):
            run(alerts, environment=settings(1, None))

    run(alerts, environment=settings(1, None), hand_over=again)


def test_a_server_without_starttls_gets_nothing(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)
    inbox = Inbox()
    with served(None, inbox) as port:
        plain = {**settings(port, None), "WARTANYA_SMTP_SECURITY": "starttls"}
        assert "tidak terkirim" in run(alerts, environment=plain)[0].notes[0]
        assert inbox.mails == []
        assert run(alerts, environment=settings(port, None))[0].notes == ("banjir: dikirim kepada redaksi@kabar.example",)


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate: Path, alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)
    inbox = Inbox()
    with served(certificate, inbox) as port:
        environment = {name: value for name, value in settings(port, certificate).items() if not name.endswith("CA")}
        assert "certificate" in run(alerts, environment=environment)[0].notes[0]
    assert inbox.mails == []


def test_a_server_that_hears_nothing_is_told_and_the_round_goes_on(alerts: Alerts, archive: Archive) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, LATER)
    (told,) = run(alerts, environment=settings(port, None))
    assert ids(told.news) == ["surut"]
    assert "tidak terkirim" in told.notes[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"WARTANYA_SMTP": "a:b"},
        {"WARTANYA_SMTP_FROM": "arsip"},
        {"WARTANYA_SMTP_SECURITY": "ssl"},
        {"WARTANYA_SMTP_SECURITY": "none", "WARTANYA_SMTP_PASSWORD": "x"},
    ],
)
def test_settings_that_cannot_be_meant_are_told_before_anything_goes(wrong: Mapping[str, str]) -> None:
    with pytest.raises(MailUnsent, match="WARTANYA_SMTP"):
        mail_server({**settings(25, None), **wrong})


def test_no_line_of_an_article_becomes_a_header(alerts: Alerts, archive: Archive) -> None:
    alerts.add("banjir", "banjir Kalirejo", mail=["redaksi@kabar.example"])
    add(archive, article("x", "Banjir Kalirejo\r\nBcc: semua@kabar.example", "Banjir di Kalirejo.\n.\nMAIL FROM:<x>", 6))
    mail = compose(alerts.news("banjir"), None, "arsip@kabar.example")
    assert "Bcc" not in mail
    assert smtplib.email.message_from_bytes(mail.as_bytes())["Bcc"] is None  # type: ignore[attr-defined]


# The command line


def test_the_command_line_keeps_tells_writes_and_forgets(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--index", str(archive.path)]
    assert main(["alerts", "add", "banjir", "banjir", "Kalirejo", *where]) == 0
    assert main(["alerts", "list", *where]) == 0
    assert "banjir  pencarian  banjir Kalirejo" in capsys.readouterr().out
    (tmp_path / "surut.txt").write_text(f"{LATER.title}\n\n{LATER.text}", encoding="utf-8")
    assert main(["rebuild", str(tmp_path / "surut.txt"), *where]) == 0
    assert "banjir: 1 artikel baru" in capsys.readouterr().err
    assert main(["alerts", "run", "--feeds", str(tmp_path), *where]) == 0
    assert "tidak ada yang baru" in capsys.readouterr().out
    assert "Banjir Kalirejo Surut" in (tmp_path / "banjir.atom").read_text(encoding="utf-8")
    assert main(["alerts", "list", "banjir", "--lang", "en", *where]) == 0
    assert "Banjir Kalirejo Surut" in capsys.readouterr().out
    assert main(["alerts", "remove", "banjir", *where]) == 0
    assert main(["alerts", "remove", "banjir", *where]) == 1
    assert "Tidak ada pertanyaan tersimpan" in capsys.readouterr().err
    for wrong in (["add"], ["add", "x"], ["remove"], ["run", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(["alerts", *wrong, "--lang", "id", *where])
        assert ended.value.code == 2
    assert "alerts run tidak memerlukan nama" in capsys.readouterr().err


def test_the_server_of_the_tests_is_a_real_one(certificate: Path) -> None:
    inbox = Inbox()
    with served(certificate, inbox) as port:
        server = mail_server(settings(port, certificate))
        assert server
        from email.message import EmailMessage

        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@kabar.example", "b@kabar.example", "x"
        mail.set_content("Isi.")
        send(mail, server)
    assert [each["Subject"] for each in inbox.mails] == ["x"]
    assert asyncio.iscoroutinefunction(inbox.handle_DATA)
