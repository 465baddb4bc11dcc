"""The sentences around aggregates: what was counted, among what, and what was not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qa.rendering.strings import day, days, number
from qa.types import Language


@dataclass(frozen=True, slots=True)
class Frames:
    """Braces are filled with `str.format`; the ones in pairs are for one and for more."""

    event: tuple[str, str]
    place: tuple[str, str]
    development: tuple[str, str]
    price: tuple[str, str]
    report: tuple[str, str]
    outlet: tuple[str, str]
    scope: str
    on: str
    between: str
    period: str
    latest: str
    first: str
    cut: str
    so_far: str
    unplaced: tuple[str, str]
    undated: tuple[str, str]
    more: str
    headings: tuple[str, str, str, str]
    undated_cell: str


FRAMES: Mapping[Language, Frames] = {
    "id": Frames(
        event=("{n} kejadian", "{n} kejadian"),
        place=("{n} daerah", "{n} daerah"),
        development=("{n} perkembangan", "{n} perkembangan"),
        price=("{n} harga", "{n} harga"),
        report=("{n} laporan", "{n} laporan"),
        outlet=("{n} media", "{n} media"),
        scope="{events} dalam {reports} dari {outlets}{days} di arsip ini; yang tidak diberitakan tidak terhitung.",
        on=" pada {day}",
        between=" antara {first} dan {last}",
        period="Jangka waktu: {days}.",
        latest="Terakhir: {day}.",
        first="Pertama: {day}.",
        cut="Dibaca {read} dari {fitting} artikel yang cocok; selebihnya belum terhitung.",
        so_far="Masih membaca: {read} dari {fitting} artikel yang cocok. Di bawah ini baru kejadian yang sudah jelas; "
        "hitungannya belum selesai.",
        unplaced=(
            "{n} artikel lain menyebut kejadian serupa tanpa keterangan yang cukup dan tidak dihitung.",
            "{n} artikel lain menyebut kejadian serupa tanpa keterangan yang cukup dan tidak dihitung.",
        ),
        undated=("{n} kejadian tanpa tanggal.", "{n} kejadian tanpa tanggal."),
        more="Ditampilkan {shown} baris pertama.",
        headings=("Tanggal", "Tempat", "Kutipan", "Laporan"),
        undated_cell="tanpa tanggal",
    ),
    "en": Frames(
        event=("{n} event", "{n} events"),
        place=("{n} place", "{n} places"),
        development=("{n} development", "{n} developments"),
        price=("{n} price", "{n} prices"),
        report=("{n} report", "{n} reports"),
        outlet=("{n} outlet", "{n} outlets"),
        scope="{events} in {reports} of {outlets}{days} in this archive; what was not reported is not counted.",
        on=" on {day}",
        between=" between {first} and {last}",
        period="Period: {days}.",
        latest="Latest: {day}.",
        first="First: {day}.",
        cut="Read {read} of the {fitting} articles that fit; the rest is not counted yet.",
        so_far="Still reading: {read} of the {fitting} articles that fit. Only events that are clear already stand below; "
        "the count is not finished.",
        unplaced=(
            "{n} other article speaks of such an event without saying enough, and is not counted.",
            "{n} other articles speak of such events without saying enough, and are not counted.",
        ),
        undated=("{n} event without a date.", "{n} events without a date."),
        more="The first {shown} rows are shown.",
        headings=("Date", "Place", "Quotation", "Reports"),
        undated_cell="no date",
    ),
}


_SINCE: Mapping[Language, str] = {"id": "sejak", "en": "since"}
_UNTIL: Mapping[Language, str] = {"id": "sampai", "en": "until"}


def counted(forms: tuple[str, str], n: int, language: Language) -> str:
    return forms[n != 1].format(n=number(n, language))


def between(first: date | None, last: date | None, language: Language) -> str:
    """The days of the first and last event, with the words before them; empty where none has one."""
    if first is None or last is None:
        return ""
    if first == last:
        return FRAMES[language].on.format(day=day(first, language))
    return FRAMES[language].between.format(first=day(first, language), last=day(last, language))


def period(since: date | None, until: date | None, language: Language) -> str:
    """The days of a question, both within or open: "sejak 1 Januari 2025"."""
    if since and until:
        return days(since, until, language)
    word, end = (_SINCE[language], since) if since else (_UNTIL[language], until)
    return f"{word} {day(end, language)}" if end else ""
