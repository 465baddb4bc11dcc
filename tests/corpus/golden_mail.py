"""The golden article as mail."""

import textwrap
from email.message import EmailMessage

from tests.corpus.golden_article import AUTHOR, PARAGRAPHS, TITLE, URL


def message(text: str, subject: str = TITLE, sender: str = f"{AUTHOR} <dewi@kabarpesisir.example>") -> EmailMessage:
    """A message as its sender's program makes it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "redaksi@kabarpesisir.example", subject
    made["Date"], made["Message-ID"] = "Sun, 25 Aug 2024 17:30:00 +0000", "<812@kabarpesisir.example>"
    made.set_content(text)
    return made


def as_eml() -> bytes:
    made = message("\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS))
    made["Archived-At"] = f"<{URL}>"
    return made.as_bytes()


def as_mbox() -> bytes:
    return b"From dewi@kabarpesisir.example Sun Aug 25 17:30:00 2024\n" + as_eml() + b"\n"


def as_mhtml(page: bytes) -> bytes:
    """A page as Chrome saves it, with a picture."""
    saved = EmailMessage()
    saved["From"], saved["Snapshot-Content-Location"], saved["Subject"] = "<Saved by Blink>", URL, TITLE
    saved.set_content(page.decode(), subtype="html")
    saved.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<gambar>")
    return saved.as_bytes()
