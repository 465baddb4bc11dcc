"""What went wrong, in the language of the page: told from the kind of an error and its figures, never with a folder's name.

The command line tells an error's own sentence, in English. That sentence also stands on the page where nothing below fits.
"""

from collections.abc import Mapping

from corpus.errors import WartanyaError
from index.errors import IndexingError
from index.storage.database import is_disk_error
from qa.question.parse import MOST_CHARS
from qa.rendering.strings import number
from qa.types import Language

DISK_REFUSES = "DiskRefuses"
_FIGURES = ("removals", "articles", "wait_s", "after_s", "status", "who", "unknown", "again")

# By the name of the class: a rebuild runs in another process, which can hand over no more. Of several that fit, the
# narrowest counts. Errors of the index have a sentence in both languages, for their own names folders of the server.
_INDONESIAN: Mapping[str, str] = {
    "QuestionRejected": f"Tulislah pertanyaan dengan setidaknya satu kata dan paling banyak {number(MOST_CHARS, 'id')} huruf.",
    "ReaderUnavailable": "Pembaca jawaban sedang tidak tersedia. Coba lagi sebentar lagi; bila terulang, beri tahu pengelola.",
    "ReaderTimeout": "Pembaca jawaban tidak selesai dalam {after_s} detik. Coba lagi.",
    "UnknownOutlet": "Arsip ini tidak memuat media bernama “{unknown}”.",
    "IndexNotFound": "Belum ada indeks arsip. Penyunting membuatnya di tab Arsip.",
    "IndexMismatch": "Indeks arsip dibuat oleh versi Wartanya yang lain. Penyunting perlu membangunnya ulang.",
    "IndexDamaged": "Indeks arsip rusak atau tidak lengkap. Pengelola perlu membangunnya ulang dari awal.",
    "IndexLocked": "Proses lain sedang membangun ulang indeks ini; tunggu sampai selesai.",
    "IndexUnavailable": "Indeks arsip sedang dipakai program lain atau cakramnya tidak terjangkau. Coba lagi sebentar lagi.",
    "TooManyRemovals": "Ini akan menghapus {removals} dari {articles} artikel. Bila memang dimaksud, centang izinnya.",
    "ArticlesRenamed": "Ini akan menghapus {removals} dari {articles} artikel; {again} di antaranya masuk lagi dengan isi yang "
    "sama dari berkas bernama lain. Bila sebuah folder memang berganti nama, centang izinnya.",
    "IndexingError": "Indeks arsip sedang tidak dapat dibaca. Coba lagi; bila terulang, beri tahu pengelola.",
    DISK_REFUSES: "Indeks tidak dapat ditulis. Periksa ruang dan izin menulis pada cakramnya, lalu coba lagi.",
    "Killed": "Prosesnya berhenti sebelum selesai, dengan status {status}.",
    "CorpusError": "Tidak ditemukan artikel yang dapat dibaca.",
    "RebuildRefused": "{who} sedang membangun ulang indeks; tunggu sampai selesai.",
    "EditorsOnly": "Hanya penyunting yang boleh mengubah arsip.",
    "TooManyFailures": "Terlalu sering gagal: coba lagi dalam {wait_s} detik.",
    "AccessError": "Daftar akun sedang tidak dapat dibaca. Beri tahu pengelola.",
    "FeedbackUnusable": "Penilaian Anda tidak dapat disimpan. Coba lagi; bila terulang, beri tahu pengelola.",
}
_ENGLISH: Mapping[str, str] = {
    "IndexNotFound": "There is no index of the archive yet. Editors make one in the Archive tab.",
    "IndexMismatch": "The archive's index was made by another version of Wartanya. An editor has to rebuild it.",
    "IndexDamaged": "The archive's index is damaged or incomplete. It has to be rebuilt from the start by who runs Wartanya.",
    "IndexLocked": "Another process is rebuilding this index: wait for it to end.",
    "IndexUnavailable": "The archive's index is held by another program, or its disk is away. Try again in a moment.",
    "TooManyRemovals": "This would remove {removals} of {articles} articles. If that is meant, tick the box that allows it.",
    "ArticlesRenamed": "This would remove {removals} of {articles} articles; {again} of these come in again, word for word, "
    "from files of other names. If a folder was renamed, tick the box that allows it.",
    "IndexingError": "The archive's index cannot be read at the moment. Try again; if it stays so, tell who runs Wartanya.",
    DISK_REFUSES: "The index cannot be written. See to space and the right to write on its disk, and try again.",
    "Killed": "It ended before its time, with status {status}.",
    "AccessError": "The list of accounts cannot be read at the moment. Tell who runs Wartanya.",
}
_TROUBLES: Mapping[Language, Mapping[str, str]] = {"id": _INDONESIAN, "en": _ENGLISH}


def message_for(problem: WartanyaError, language: Language = "en") -> str:
    """The sentence of `problem` for a visitor."""
    name = next((each.__name__ for each in type(problem).__mro__ if each.__name__ in _TROUBLES[language]), "")
    return worded(name, figures(problem), language) or str(problem)


def worded(kind: str, figures: Mapping[str, object], language: Language) -> str:
    """The page's sentence for a kind of error; "" where it has none."""
    shown = {name: _shown(value, language) for name, value in figures.items()}
    return _TROUBLES[language].get(kind, "").format_map(shown)


def kind_of(problem: WartanyaError) -> str:
    """The name that `worded` knows the error of a rebuild by; "" where its own sentence says more than the page could."""
    if type(problem) is IndexingError:
        return DISK_REFUSES if is_disk_error(problem.__cause__) else ""
    return next((each.__name__ for each in type(problem).__mro__ if each.__name__ in _INDONESIAN), "")


def figures(problem: WartanyaError) -> dict[str, object]:
    """What the sentences have in braces, as far as the error carries it."""
    return {name: getattr(problem, name) for name in _FIGURES if hasattr(problem, name)}


def _shown(value: object, language: Language) -> object:
    return number(max(1, round(value)), language) if isinstance(value, int | float) else value
