"""The words of what editors decide of single articles, in Indonesian and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.types import Language


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """Braces are filled with `str.format`. `acts` and `fields` are by their names in `web.editing.decisions`."""

    heading: str
    about: str
    act: str
    acts: Mapping[str, str]
    fields: Mapping[str, str]
    sure: str
    do: str
    shown_again: str
    unmasked: str
    masked: str
    masked_copies: str
    copies: str
    mentioning: str
    in_id: str
    confirmed: str
    undone: str


_INDONESIAN = DecisionWords(
    heading="Menarik, menyamarkan, menautkan",
    about="Berlaku segera bagi semua pembaca, tercatat dengan nama Anda, dan dapat dibatalkan.",
    act="Yang dilakukan",
    acts={
        "withdraw": "Tarik artikel",
        "reinstate": "Batalkan penarikan",
        "mask": "Samarkan nama",
        "unmask": "Tampilkan nama lagi",
        "confirm": "Ini ralat, hak jawab, atau pencabutan atas berita",
        "undo": "Bukan tentang berita itu",
    },
    fields={
        "article": "Artikel: tautannya, kodenya, atau akhir nama berkasnya",
        "reason": "Alasan penarikan (dibaca semua orang; jangan sebut yang hendak disembunyikan)",
        "name": "Nama yang disamarkan",
        "label": "Penggantinya (bila kosong: [disamarkan])",
        "copies": "Juga di semua salinan teks itu",
        "report": "Berita yang dimaksud (bila kosong: yang dikenali)",
    },
    sure="Saya yakin",
    do="Lakukan",
    shown_again="{article} tampil lagi seperti semula.",
    unmasked="Nama di {article} tampil lagi.",
    masked="Di {article} sekarang tertulis {label}.",
    masked_copies="Disamarkan juga di salinannya: {ids}.",
    copies="Belum disamarkan di salinannya (centang “Juga di semua salinan” lalu ulangi): {ids}.",
    mentioning="Nama itu masih ada di artikel lain: {ids}.",
    in_id="Kode artikel mengandung nama itu dan tampil di tautan: ganti kodenya di berkas asal.",
    confirmed="{notice} sekarang tertaut pada {report}.",
    undone="{notice} tidak lagi tertaut pada {report}.",
)
_ENGLISH = DecisionWords(
    heading="Withdraw, mask, link",
    about="Holds at once for all readers, is logged with your name, and can be undone.",
    act="What to do",
    acts={
        "withdraw": "Withdraw an article",
        "reinstate": "Undo a withdrawal",
        "mask": "Mask a name",
        "unmask": "Show a name again",
        "confirm": "It corrects, answers or withdraws a report",
        "undo": "It is not about that report",
    },
    fields={
        "article": "Article: its link, its id, or the end of its file name",
        "reason": "Why it is withdrawn (all read it; do not say what is to be hidden)",
        "name": "Name to mask",
        "label": "What stands in its place (empty: [disamarkan])",
        "copies": "In all copies of the text, too",
        "report": "Report that is meant (empty: the one that is recognised)",
    },
    sure="I am sure",
    do="Do it",
    shown_again="{article} is shown again as it was.",
    unmasked="The name in {article} is shown again.",
    masked="{article} now says {label}.",
    masked_copies="Masked in its copies as well: {ids}.",
    copies="Not masked in its copies (tick “In all copies” and do it again): {ids}.",
    mentioning="The name still stands in other articles: {ids}.",
    in_id="The id of the article spells the name, and stands in addresses: give it another one in its file.",
    confirmed="{notice} is now linked to {report}.",
    undone="{notice} is no longer linked to {report}.",
)
DECISION_WORDS: Mapping[Language, DecisionWords] = {"id": _INDONESIAN, "en": _ENGLISH}
