"""The words of the tabs for the desk's work, clippings and saved questions, in Indonesian and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.types import Language


@dataclass(frozen=True, slots=True)
class DeskWords:
    """What the tabs say in one language. Braces are filled with `str.format`."""

    clipping: str
    clipping_told: str
    about: str
    make: str
    take: str
    message: str


_INDONESIAN = DeskWords(
    clipping="Kliping",
    clipping_told="Berita beberapa hari, dikelompokkan menurut peristiwa. Tanpa tanggal: hari terbaru di arsip.",
    about="Tentang (kata-kata)",
    make="Buat kliping",
    take="Unduh utuh:",
    message="Pesan singkat untuk aplikasi perpesanan",
)
_ENGLISH = DeskWords(
    clipping="Clipping",
    clipping_told="The papers of some days, grouped by event. Without dates: the newest day of the archive.",
    about="About (words)",
    make="Make the clipping",
    take="Download it whole:",
    message="Short message for a messenger",
)
DESK_WORDS: Mapping[Language, DeskWords] = {"id": _INDONESIAN, "en": _ENGLISH}
