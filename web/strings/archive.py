"""The words of the archive tab, in Indonesian and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.types import Language


@dataclass(frozen=True, slots=True)
class ArchiveWords:
    """What the tab says in one language. Braces are filled with `str.format`."""

    archive: str
    articles: str
    passages: str
    undated: str
    withdrawn: str
    masked: str
    rebuilt: str
    outlets: str
    over_time: str
    bar: str
    failed: str
    no_failures: str
    passed_over: str
    no_suffix: str
    save_as: str
    words: str
    find: str
    found: str
    best: str
    nothing: str
    newer: str
    older: str
    editing: str
    upload: str
    kept: str
    refused: str
    rebuild: str
    stop: str
    removals: str
    rollback: str
    rolled_back: str
    running: str
    done: str
    ended_badly: str
    steps: Mapping[str, str]


_INDONESIAN = ArchiveWords(
    archive="Arsip",
    articles="artikel",
    passages="bagian",
    undated="tanpa tanggal",
    withdrawn="ditarik",
    masked="dengan nama yang disamarkan",
    rebuilt="Indeks generasi {generation}, dibuat {built}",
    outlets="Media",
    over_time="Artikel menurut waktu",
    bar="{when}: {count} artikel",
    failed="Tidak terbaca pada pembangunan terakhir ({count})",
    no_failures="Semua berkas terbaca pada pembangunan terakhir.",
    passed_over="Dilewati karena formatnya tidak dibaca: {kinds}",
    no_suffix="tanpa akhiran",
    save_as="{suffix} ({count}; simpan sebagai {other})",
    words="Kata atau pertanyaan",
    find="Cari",
    found="{first}–{last} dari {total} artikel, terbaru dahulu",
    best="Artikel yang paling cocok dengan “{words}”: {count}",
    nothing="Tidak ada artikel yang cocok.",
    newer="Lebih baru",
    older="Lebih lama",
    editing="Menambah artikel",
    upload="Berkas artikel: teks, halaman web, PDF, Word, ODT, RTF, EPUB, tabel, surel, umpan, subtitel, arsip web, zip",
    kept="Disimpan: {name} ({articles} artikel)",
    refused="Tidak disimpan: {name}.",
    rebuild="Bangun ulang indeks",
    stop="Hentikan pembangunan ulang",
    removals="Izinkan penghapusan lebih dari seperlima arsip",
    rollback="Kembali ke generasi sebelumnya",
    rolled_back="Generasi {generation} menjawab lagi.",
    running="{who} membangun ulang indeks sejak {began}: {step}",
    done="Selesai: {added} artikel baru, {changed} berubah, {removed} dihapus, {failed} tidak terbaca; generasi {generation}.",
    ended_badly="Pembangunan ulang gagal, arsip tetap seperti semula.",
    steps={
        "articles": "membaca artikel",
        "writing": "menulis indeks",
        "checking": "memeriksa",
        "switching": "beralih",
        "making over": "menyusun ulang",
        "bringing up to date": "memutakhirkan indeks",
    },
)
_ENGLISH = ArchiveWords(
    archive="Archive",
    articles="articles",
    passages="passages",
    undated="undated",
    withdrawn="withdrawn",
    masked="with masked names",
    rebuilt="Index generation {generation}, built {built}",
    outlets="Outlets",
    over_time="Articles over time",
    bar="{when}: {count} articles",
    failed="Not readable in the last rebuild ({count})",
    no_failures="Every file could be read in the last rebuild.",
    passed_over="Passed over, of no format that is read: {kinds}",
    no_suffix="without a suffix",
    save_as="{suffix} ({count}; save as {other})",
    words="Words or a question",
    find="Find",
    found="{first}–{last} of {total} articles, newest first",
    best="Articles that fit “{words}” best: {count}",
    nothing="No article fits.",
    newer="Newer",
    older="Older",
    editing="Add articles",
    upload="Files of articles: text, web pages, PDF, Word, ODT, RTF, EPUB, tables, mail, feeds, subtitles, web archives, zip",
    kept="Kept: {name} ({articles} articles)",
    refused="Not kept: {name}.",
    rebuild="Rebuild the index",
    stop="Stop the rebuild",
    removals="Allow the removal of more than a fifth of the archive",
    rollback="Go back to the generation before",
    rolled_back="Generation {generation} answers again.",
    running="{who} has been rebuilding the index since {began}: {step}",
    done="Done: {added} articles new, {changed} changed, {removed} removed, {failed} not readable; generation {generation}.",
    ended_badly="The rebuild failed, and the archive is as it was.",
    steps={
        "articles": "reading articles",
        "writing": "writing the index",
        "checking": "checking",
        "switching": "switching",
        "making over": "making over",
        "bringing up to date": "bringing the index up to date",
    },
)
ARCHIVE_WORDS: Mapping[Language, ArchiveWords] = {"id": _INDONESIAN, "en": _ENGLISH}
