"""Mail about saved questions, to a server that is really there: once, over STARTTLS, and what is said where it fails."""

import asyncio
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from index import Archive
from qa.alerts.mail import MailServer, compose, mail_server, send
from qa.alerts.run import run
from qa.alerts.saved import Alerts
from qa.errors import AlertsUnusable, MailUnsent
from tests.qa.alerts.papers import HOSTILE, LATER, add, article, ids


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
