"""The words of the tabs for the desk's work, clippings, saved questions and drafts, in Indonesian and English."""

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
    alerts: str
    alerts_told: str
    alert_name: str
    alert_query: str
    save_alert: str
    remove: str
    saved_since: str
    found_on: str
    more_articles: str
    answer_changed: str
    nothing_new: str
    no_alerts: str
    draft: str
    draft_told: str
    draft_text: str
    check: str


_INDONESIAN = DeskWords(
    clipping="Kliping",
    clipping_told="Berita beberapa hari, dikelompokkan menurut peristiwa. Tanpa tanggal: hari terbaru di arsip.",
    about="Tentang (kata-kata)",
    make="Buat kliping",
    take="Unduh utuh:",
    message="Pesan singkat untuk aplikasi perpesanan",
    alerts="Pantauan",
    alerts_told="Pertanyaan yang disimpan, dan apa yang baru untuk masing-masing sejak disimpan. Semua yang boleh bertanya di "
    "sini melihatnya.",
    alert_name="Nama pendek",
    alert_query="Pertanyaan atau kata-kata",
    save_alert="Simpan",
    remove="Hapus",
    saved_since="disimpan {day}",
    found_on="ditemukan {day}",
    more_articles="… dan {count} artikel lain",
    answer_changed="Jawabannya berubah pada {day}: tanyakan lagi.",
    nothing_new="Belum ada yang baru.",
    no_alerts="Belum ada pertanyaan yang disimpan.",
    draft="Periksa naskah",
    draft_told="Nama, jabatan, angka, dan tanggal dalam naskah dibandingkan dengan arsip. Naskahnya tidak disimpan. Yang tidak "
    "ditemukan belum tentu salah, dan yang didukung arsip belum tentu benar.",
    draft_text="Naskah",
    check="Periksa",
)
_ENGLISH = DeskWords(
    clipping="Clipping",
    clipping_told="The papers of some days, grouped by event. Without dates: the newest day of the archive.",
    about="About (words)",
    make="Make the clipping",
    take="Download it whole:",
    message="Short message for a messenger",
    alerts="Alerts",
    alerts_told="Questions that are saved, and what is new for each since it was. Whoever may ask here sees them.",
    alert_name="Short name",
    alert_query="Question or words",
    save_alert="Save",
    remove="Remove",
    saved_since="saved {day}",
    found_on="found {day}",
    more_articles="… and {count} more articles",
    answer_changed="Its answer changed on {day}: ask it again.",
    nothing_new="Nothing new yet.",
    no_alerts="No question is saved yet.",
    draft="Check a draft",
    draft_told="Names, offices, figures and dates of a draft are held against the archive. The draft is not kept. What is not "
    "found need not be wrong, and what is borne out need not be true.",
    draft_text="Draft",
    check="Check",
)
DESK_WORDS: Mapping[Language, DeskWords] = {"id": _INDONESIAN, "en": _ENGLISH}
