"""Invented articles of invented papers, as an archive hands them over: with their sentences and families."""

from collections.abc import Sequence
from datetime import date

from corpus.text import sentences
from corpus.types import Article
from index.holdings import Holding

FLOOD = (
    "SUMBERJATI – Banjir bandang menerjang Desa Kalirejo, Kabupaten Sumberjati, dan merendam 84 rumah pada Selasa malam. "
    "Bupati Sumberjati, Wiryo Handoko, meminta camat membuka dapur umum di balai desa. "
    "Air mulai surut menjelang subuh."
)
FLOOD_LATER = (
    "Sebanyak 84 rumah di Desa Kalirejo, Kabupaten Sumberjati, yang terendam banjir bandang mulai dibersihkan warga. "
    "Bupati Sumberjati Wiryo Handoko meninjau dapur umum."
)
MATCH = (
    "Kesebelasan Persada Tirta menundukkan Garuda Muda Pantai 2-1 di Stadion Wiratama, Rabu sore. "
    "Dua gol dicetak penyerang Rengga Lestanto pada babak kedua."
)


def article(
    name: str,
    title: str,
    text: str,
    day: int | None = 5,
    outlet: str | None = "Kabar Sumberjati",
    url: str | None = None,
) -> Article:
    return Article(name, name, title, text, date(2025, 2, day) if day else None, outlet, url=url)


def held(articles: Sequence[Article], families: Sequence[Sequence[str]] = ()) -> list[Holding]:
    """Each article with its sentences; the ids of a family are copies of one another."""
    family_of = {name: family[0] for family in families for name in family}
    return [Holding(each, tuple(sentences(each.text)), family_of.get(each.id, each.id)) for each in articles]


WEEK = (
    article("a", "Banjir Bandang Rendam 84 Rumah di Kalirejo", FLOOD, 5, "Kabar Sumberjati", "https://kabar.example/banjir"),
    article("b", "84 Rumah di Kalirejo Terendam Banjir Bandang", FLOOD, 5, "Gema Wirasaba"),
    article("c", "Warga Kalirejo Bersihkan Rumah Usai Banjir Bandang", FLOOD_LATER, 6, "KABAR SUMBERJATI"),
    article("d", "Persada Tirta Kalahkan Garuda Muda Pantai", MATCH, 6, "Gema Wirasaba", "javascript:alert(1)"),
    article("e", "Lowongan", "Dicari juru ketik.", None, "Gema Wirasaba"),
)
COPIES = (("a", "b"),)
