"""What is new for a saved question as a mail, sent by SMTP where the environment names a server; else nothing is sent.

WARTANYA_SMTP           HOST or HOST:PORT (default port 587), without which no mail is sent
WARTANYA_SMTP_FROM      the address that mails come from
WARTANYA_SMTP_USER      the name to log in with, if any, and
WARTANYA_SMTP_PASSWORD  its password
WARTANYA_SMTP_SECURITY  "starttls" (the default), "tls" from the first byte, or "none", which takes no password
WARTANYA_SMTP_CA        a file of certificates to trust beside the system's
"""

import hashlib
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate

from qa.alerts.saved import News
from qa.alerts.strings import ALERT_WORDS
from qa.alerts.text import news_lines
from qa.errors import MailUnsent
from qa.rendering.strings import number
from qa.types import Answer

SERVER = "WARTANYA_SMTP"
_SECURITY = ("starttls", "tls", "none")
_PATIENCE_S = 30.0
_SUBJECT_CHARS = 150


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed in, as `mail_server` reads it."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    security: str = "starttls"
    authorities: str | None = None


def mail_server(environment: Mapping[str, str]) -> MailServer | None:
    """None where no server is named. Raises MailUnsent for settings that cannot be meant, before anything is sent."""
    named = environment.get(SERVER, "").strip()
    if not named:
        return None
    host, _, port = named.rpartition(":") if named.count(":") == 1 else (named, "", "587")
    sender = environment.get(f"{SERVER}_FROM", "").strip()
    security = environment.get(f"{SERVER}_SECURITY", "starttls").strip().lower()
    user, password = environment.get(f"{SERVER}_USER", ""), environment.get(f"{SERVER}_PASSWORD", "")
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise MailUnsent("mail_setting", variable=SERVER, given=repr(named))
    if "@" not in sender or any(c.isspace() for c in sender):
        raise MailUnsent("mail_setting", variable=f"{SERVER}_FROM", given=repr(sender))
    if security not in _SECURITY:
        raise MailUnsent("mail_setting", variable=f"{SERVER}_SECURITY", given=repr(security))
    if password and security == "none":
        raise MailUnsent("password_in_the_clear")
    return MailServer(host, int(port), sender, user, password, security, environment.get(f"{SERVER}_CA") or None)


def compose(news: News, answer: Answer | None, sender: str) -> EmailMessage:
    """Plain text: what an article says is no markup there. The same news make the same Message-ID."""
    saved, words = news.saved, ALERT_WORDS[news.saved.language]
    count = number(len(news.articles) + news.left, saved.language)
    subject = words.answer_changed if news.answer_changed and not news.articles else ""
    mail = EmailMessage()
    mail["Subject"] = _one_line(
        f"Wartanya: {saved.name}: {subject}" if subject else words.subject.format(name=saved.name, count=count)
    )
    mail["From"], mail["To"] = sender, ", ".join(saved.mail)
    mail["Date"] = formatdate(usegmt=True)
    known = hashlib.sha256(f"{saved.name}\n{saved.made.isoformat()}\n{news.last}".encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{known}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join([*news_lines(news, answer), "", "-- ", words.foot.format(name=saved.name)]) + "\n")
    return mail


def send(mail: EmailMessage, server: MailServer) -> None:
    """Hands it in. Raises MailUnsent where the server did not take it; `is_certain` is False where that is not known."""
    is_handed_over = False
    try:
        with _connected(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            is_handed_over = True  # from here on the server may have it, whatever comes back
            refused = connection.send_message(mail)
    except smtplib.SMTPResponseException as error:  # said by the server itself
        raise MailUnsent("mail_refused", detail=_said(error), host=server.host) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise MailUnsent("mail_refused", detail=", ".join(error.recipients), host=server.host) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnsent(detail=str(error) or type(error).__name__, host=server.host, is_certain=not is_handed_over) from error
    if refused:
        raise MailUnsent("mail_partly_refused", detail=", ".join(sorted(refused)), host=server.host, is_certain=False)


def _connected(server: MailServer) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if server.authorities:
        trusted.load_verify_locations(server.authorities)
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_PATIENCE_S, context=trusted)
    connection = smtplib.SMTP(server.host, server.port, timeout=_PATIENCE_S)
    if server.security == "starttls":
        try:
            connection.starttls(context=trusted)  # raises where the server offers none: nothing goes in the clear
        except (smtplib.SMTPException, OSError):
            connection.close()
            raise
    return connection


def _said(error: smtplib.SMTPResponseException) -> str:
    told = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else str(error.smtp_error)
    return f"{error.smtp_code} {told}"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_SUBJECT_CHARS]
