"""The words of the desk's documents, in Indonesian and English. Braces are filled with `str.format`."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.desk.topics import Topic
from qa.types import Language


@dataclass(frozen=True, slots=True)
class ClippingWords:
    title: str
    from_day: str
    until_day: str
    all_days: str
    no_days: str
    only_outlets: str
    only_about: str
    figures: str
    quoted: str
    empty: str
    on_days: str
    undated: str
    spelt: str
    by_outlet: str
    by_topic: str
    by_day: str
    by_week: str
    by_month: str
    week_of: str
    by_people: str
    more_outlets: str
    events: str
    copies: str
    others: str
    more: str
    people: str
    rest: str
    rest_told: str
    preview_rest: str
    short_figures: str
    short_also: str
    short_rest: str
    topics: Mapping[Topic, str]


_INDONESIAN = ClippingWords(
    title="Kliping berita",
    from_day="Sejak {day}",
    until_day="Sampai {day}",
    all_days="arsip tanpa tanggal",
    no_days="Tidak ada artikel bertanggal di arsip ini.",
    only_outlets="Hanya media: {names}",
    only_about="Hanya tentang: {about}",
    figures="{articles} artikel dari {outlets} media, {events} peristiwa.",
    quoted="Kutipan ialah satu kalimat artikel, kata demi kata. Kelompok dan hitungan dibuat program: periksa dahulu.",
    empty="Tidak ada artikel {days} di arsip ini.",
    on_days="pada {days}",
    undated="{count} artikel arsip tidak bertanggal, jadi tidak masuk kliping hari mana pun.",
    spelt="{name} juga tertulis {others}; dihitung sebagai satu media.",
    by_outlet="Menurut media",
    by_topic="Menurut topik",
    by_day="Artikel per hari dan media",
    by_week="Artikel per minggu dan media",
    by_month="Artikel per bulan dan media",
    week_of="mg. {day}",
    by_people="Tokoh, dengan jumlah peristiwa yang menyebut mereka",
    more_outlets="{count} media lain",
    events="Peristiwa",
    copies="juga di {count} media: {names}",
    others="Berita lain tentang ini",
    more="dan {count} berita lain",
    people="Tokoh: {names}",
    rest="Peristiwa lain",
    rest_told="{all} peristiwa; {told} yang paling banyak diberitakan diuraikan di atas, sisanya menurut judul.",
    preview_rest="… dan {count} peristiwa lain: ada di berkas yang diunduh.",
    short_figures="{articles} artikel, {outlets} media, {events} peristiwa",
    short_also="juga di {count} media",
    short_rest="… dan {count} peristiwa lain",
    topics={
        "disaster": "Bencana dan cuaca",
        "crime": "Hukum dan kriminal",
        "traffic": "Perhubungan",
        "politics": "Politik dan pemilu",
        "government": "Pemerintahan",
        "economy": "Ekonomi",
        "education": "Pendidikan",
        "health": "Kesehatan",
        "sports": "Olahraga",
        "culture": "Budaya dan wisata",
        "other": "Lain-lain",
    },
)
_ENGLISH = ClippingWords(
    title="Press clipping",
    from_day="From {day}",
    until_day="Until {day}",
    all_days="an archive without dates",
    no_days="This archive has no article with a date.",
    only_outlets="Only outlets: {names}",
    only_about="Only about: {about}",
    figures="{articles} articles from {outlets} outlets, {events} events.",
    quoted="A quotation is one sentence of the article, word for word. Groups and counts are a program's: check them first.",
    empty="This archive has no article {days}.",
    on_days="of {days}",
    undated="{count} articles of the archive have no date, and so are in the clipping of no day.",
    spelt="{name} is also written {others}; counted as one outlet.",
    by_outlet="By outlet",
    by_topic="By topic",
    by_day="Articles by day and outlet",
    by_week="Articles by week and outlet",
    by_month="Articles by month and outlet",
    week_of="wk {day}",
    by_people="People, with the number of events that name them",
    more_outlets="{count} more outlets",
    events="Events",
    copies="also in {count} outlets: {names}",
    others="Other reports of it",
    more="and {count} more reports",
    people="People: {names}",
    rest="Other events",
    rest_told="{all} events; the {told} most reported are told above, the others by their headlines.",
    preview_rest="… and {count} more events: the files to download have them all.",
    short_figures="{articles} articles, {outlets} outlets, {events} events",
    short_also="also in {count} outlets",
    short_rest="… and {count} more events",
    topics={
        "disaster": "Disasters and weather",
        "crime": "Law and crime",
        "traffic": "Transport",
        "politics": "Politics and elections",
        "government": "Government",
        "economy": "Economy",
        "education": "Education",
        "health": "Health",
        "sports": "Sports",
        "culture": "Culture and tourism",
        "other": "Other",
    },
)
CLIPPING_WORDS: Mapping[Language, ClippingWords] = {"id": _INDONESIAN, "en": _ENGLISH}
# Below a PDF whose fonts lack some letters.
PDF_WORDS: Mapping[Language, str] = {
    "id": "{count} huruf tidak ada di huruf cetak berkas ini: tampak sebagai kotak, tetapi dapat disalin, kecuali emoji.",
    "en": "{count} characters are not in the fonts of this file: they show as boxes, but can be copied, save for emoji.",
}
