"""The words of the interface, in Indonesian and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.types import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says in one language. Braces are filled with `str.format`."""

    tagline: str
    asking: str
    holds: str
    empty_archive: str
    sample: str
    moved: str
    question: str
    placeholder: str
    send: str
    new: str
    filters: str
    filters_set: str
    since: str
    until: str
    outlets: str
    welcome: str
    examples: str
    newest: str
    you: str
    searching: str
    close: str
    changed: str
    day_estimated: str
    language: str
    theme: str
    theme_system: str
    theme_light: str
    theme_dark: str
    no_question: str
    date_hint: str
    failed: str
    article_gone: str
    stumbled: str
    copy_newsroom: str
    copy_plain: str
    copy_link: str
    permalink: str
    copied: str
    again: str
    once_more: str
    conversations: str
    kept_where: str
    forget: str
    forget_all: str
    inferred: str
    drop: str
    export: str
    export_markdown: str
    export_json: str
    export_sources: str


_INDONESIAN = Words(
    tagline="Bertanya kepada arsip berita",
    asking="Tanya",
    holds="{articles} artikel · {outlets} media · {first} – {last}",
    empty_archive="Arsip ini belum berisi artikel.",
    sample="Ini arsip contoh: artikel bawaan Wartanya. Untuk artikel Anda sendiri, jalankan: wartanya rebuild FOLDER. "
    "Begitu selesai, artikel itulah yang menjawab di sini.",
    moved="Mulai sekarang artikel Anda sendiri yang menjawab, bukan lagi arsip contoh.",
    question="Pertanyaan",
    placeholder="Tulis pertanyaan Anda",
    send="Tanya",
    new="Percakapan baru",
    filters="Saringan",
    filters_set="Saringan ({count} dipakai)",
    since="Sejak tanggal",
    until="Sampai tanggal",
    outlets="Media",
    welcome="Setiap jawaban dikutip kata demi kata dari artikel di arsip, dan kutipannya dapat dibuka.",
    examples="Coba tanyakan",
    newest="Terbaru di arsip",
    you="Anda bertanya",
    searching="Mencari di arsip…",
    close="Tutup artikel",
    changed="Artikel ini telah berubah sejak jawaban itu dibuat; kutipannya tidak dapat ditandai.",
    day_estimated="Hari terbitnya tidak tercantum dan diperkirakan dari tanggal di dalam teks; periksalah sebelum mengutip.",
    language="Bahasa tampilan",
    theme="Warna tampilan",
    theme_system="Ikut sistem",
    theme_light="Terang",
    theme_dark="Gelap",
    no_question="Tulis dulu pertanyaannya, lalu tekan Tanya.",
    date_hint="misalnya 26 Agustus 2024",
    failed="Tidak berhasil",
    article_gone="Artikel ini tidak ada lagi di arsip.",
    stumbled="Terjadi kesalahan di dalam Wartanya. Coba lagi; penjelasannya ada di jendela tempat Wartanya dijalankan.",
    copy_newsroom="Salin kutipan redaksi",
    copy_plain="Salin kutipan polos",
    copy_link="Salin tautan",
    permalink="Tautan tetap",
    copied="Tersalin",
    again="Tampilkan jawabannya",
    once_more="Coba lagi",
    conversations="Percakapan",
    kept_where="Yang disimpan hanya pertanyaan Anda, di peramban ini saja. Jawabannya dibuat lagi dari arsip.",
    forget="Hapus percakapan “{question}”",
    forget_all="Hapus semua",
    inferred="Dari pertanyaan Anda, {told}",
    drop="Lepas: {what}",
    export="Simpan percakapan",
    export_markdown="Markdown",
    export_json="JSON",
    export_sources="sumbernya",
)
_ENGLISH = Words(
    tagline="Ask the news archive",
    asking="Ask",
    holds="{articles} articles · {outlets} outlets · {first} – {last}",
    empty_archive="This archive holds no articles yet.",
    sample="This is the sample archive: articles that ship with Wartanya. For your own, run: wartanya rebuild FOLDER. "
    "Once that is done, they answer here.",
    moved="From now on your own articles answer, and no longer the sample's.",
    question="Question",
    placeholder="Write your question",
    send="Ask",
    new="New conversation",
    filters="Filters",
    filters_set="Filters ({count} in use)",
    since="From date",
    until="Until date",
    outlets="Outlets",
    welcome="Every answer is quoted word for word from an article in the archive, and every quote can be opened.",
    examples="Try asking",
    newest="Newest in the archive",
    you="You asked",
    searching="Searching the archive…",
    close="Close the article",
    changed="This article has changed since that answer was made; its quote cannot be marked.",
    day_estimated="The day of publication is not stated and estimated from the dates in the text; check it before you cite it.",
    language="Language of the page",
    theme="Colours of the page",
    theme_system="As the system",
    theme_light="Light",
    theme_dark="Dark",
    no_question="Write a question first, then press Ask.",
    date_hint="for instance 26 August 2024",
    failed="That did not work",
    article_gone="This article is no longer in the archive.",
    stumbled="Something went wrong inside Wartanya. Try again; the window that Wartanya runs in tells more.",
    copy_newsroom="Copy as newsroom citation",
    copy_plain="Copy as plain citation",
    copy_link="Copy link",
    permalink="Permalink",
    copied="Copied",
    again="Show the answer",
    once_more="Try again",
    conversations="Conversations",
    kept_where="Only your questions are kept, in this browser alone. Their answers are made again from the archive.",
    forget="Delete the conversation “{question}”",
    forget_all="Delete all",
    inferred="From your question, {told}",
    drop="Remove: {what}",
    export="Save the conversation",
    export_markdown="Markdown",
    export_json="JSON",
    export_sources="its sources",
)
WORDS: Mapping[Language, Words] = {"id": _INDONESIAN, "en": _ENGLISH}


def preferred(accepted: str) -> Language:
    """The language of the page for an Accept-Language header: the first it names that we speak, else Indonesian."""
    for part in accepted.split(","):
        primary = part.partition(";")[0].strip().lower().partition("-")[0]
        if primary in ("id", "in", "ms", "jv", "su"):
            return "id"
        if primary == "en":
            return "en"
    return "id"
