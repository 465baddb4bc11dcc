"""Invented articles about a flood, a match and an office, and how they come into an archive."""

from datetime import date
from typing import Any

from corpus.types import Article
from index import Archive, rebuild
from qa.alerts.saved import News

HARM = "<script>alert(1)</script> ]]> & \u202e\x1b[2J"


def article(name: str, title: str, text: str, day: int = 5, **fields: Any) -> Article:
    given = {"url": f"https://kabar.example/{name}", "outlet": "Kabar Randu", **fields}
    return Article(name, name, title, text, date(2025, 2, day), **given)


FLOOD = article("banjir", "Banjir di Kalirejo", "Banjir merendam 84 rumah di Kalirejo, kata Bupati Randu, Wiryo Handoko.")
MATCH = article("laga", "Persada Kalahkan Garuda", "Persada Tirta menundukkan Garuda Muda 2-1 di Stadion Wiratama.")
LATER = article("surut", "Banjir Kalirejo Surut", "Banjir di Kalirejo mulai surut pada Kamis pagi, kata camat setempat.", 6)
HOSTILE = article("jahat", f"Banjir Kalirejo {HARM}", f"Banjir di Kalirejo {HARM} belum surut, kata camat setempat.", 7)
HEAD = article("bupati", "Bupati Baru Randu", "Bupati Randu, Sri Lestari, dilantik menggantikan Wiryo Handoko pada Jumat.", 8)


def add(archive: Archive, *articles: Article) -> None:
    rebuild(articles, index=archive.path, workers=1)


def ids(news: News) -> list[str]:
    return [each.article.id for each in news.articles]
