"""The words of what is told of saved questions, in Indonesian and English. Braces are filled with `str.format`."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.rendering.strings import PHRASES
from qa.types import Language, Status


@dataclass(frozen=True, slots=True)
class AlertWords:
    feed: str
    none: str
    nothing: str
    found: str
    left: str
    answer_changed: str
    subject: str
    foot: str
    kept: str
    removed: str
    mailed: str
    not_mailed: str
    perhaps_mailed: str
    unsure_mail: str
    written: str
    question: str
    search: str
    statuses: Mapping[Status, str]


ALERT_WORDS: Mapping[Language, AlertWords] = {
    "id": AlertWords(
        feed="Wartanya: {name}: {query}",
        none="Belum ada pertanyaan yang disimpan.",
        nothing="{name}: tidak ada yang baru",
        found="{name}: {count} artikel baru untuk “{query}”",
        left="… dan {count} artikel lain",
        answer_changed="Jawabannya kini lain",
        subject="Wartanya: {name}: {count} artikel baru",
        foot="Dikirim karena pertanyaan “{name}” disimpan dengan alamat ini; `wartanya alerts remove {name}` menghentikannya.",
        kept="disimpan: {name}; yang baru dihitung sejak sekarang",
        removed="dihapus: {name}",
        mailed="{name}: dikirim kepada {addresses}",
        not_mailed="{name}: surel tidak terkirim, dicoba lagi pada `wartanya alerts run` berikutnya: {reason}",
        perhaps_mailed="{name}: surel mungkin tidak sampai, dan tidak dikirim lagi: {reason}",
        unsure_mail="{name}: pengiriman surel sebelumnya terputus; tidak pasti sampai atau tidak, dan tidak dikirim lagi. "
        "Isinya ada di `wartanya alerts list {name}`.",
        written="{name}: ditulis ke {path}",
        question="pertanyaan",
        search="pencarian",
        statuses=PHRASES["id"].statuses,
    ),
    "en": AlertWords(
        feed="Wartanya: {name}: {query}",
        none="No question is saved yet.",
        nothing="{name}: nothing new",
        found="{name}: {count} new articles for “{query}”",
        left="… and {count} more articles",
        answer_changed="The answer is another one now",
        subject="Wartanya: {name}: {count} new articles",
        foot="Sent because the question “{name}” was saved with this address; `wartanya alerts remove {name}` ends it.",
        kept="saved: {name}; what is new counts from now on",
        removed="removed: {name}",
        mailed="{name}: sent to {addresses}",
        not_mailed="{name}: the mail did not go, and is tried again with the next `wartanya alerts run`: {reason}",
        perhaps_mailed="{name}: the mail may not have arrived, and is not sent again: {reason}",
        unsure_mail="{name}: a mail before was cut off on its way; whether it arrived is not known, and it is not sent again. "
        "What it held: `wartanya alerts list {name}`.",
        written="{name}: written into {path}",
        question="question",
        search="search",
        statuses=PHRASES["en"].statuses,
    ),
}
