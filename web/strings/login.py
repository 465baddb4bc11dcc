"""The words of the page that asks for a name and a password."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.types import Language


@dataclass(frozen=True, slots=True)
class LoginWords:
    """What it says in one language."""

    heading: str
    name: str
    password: str
    enter: str
    wrong: str
    needed: str


LOGIN_WORDS: Mapping[Language, LoginWords] = {
    "id": LoginWords(
        heading="Masuk untuk bertanya kepada arsip",
        name="Nama",
        password="Kata sandi",
        enter="Masuk",
        wrong="Nama dan kata sandi ini tidak cocok.",
        needed="Masuk dahulu di halaman obrolan, atau kirim kunci dari `wartanya keys`.",
    ),
    "en": LoginWords(
        heading="Log in to ask the archive",
        name="Name",
        password="Password",
        enter="Log in",
        wrong="This name and this password do not belong together.",
        needed="Log in on the page of the chat first, or send a key of `wartanya keys`.",
    ),
}
