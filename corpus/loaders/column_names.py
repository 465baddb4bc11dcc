"""The names that tables, objects and front matter have for what an article is made of."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

# Those of public scrapers, content systems and data sets of Indonesian news, 2026-11; the first that holds something counts.
# No "created_at" or "timestamp": they mostly say when a scraper came by.
LISTED: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "article_id", "id_artikel", "id_berita", "news_id", "post_id", "guid"),
    "title": (
        "title", "headline", "judul", "judul_berita", "judul_artikel", "article_title", "news_title", "web_title", "post_title",
    ),
    "text": (
        "text", "content", "body", "isi", "article", "isi_berita", "isi_artikel", "konten", "berita", "artikel", "maintext",
        "full_text", "article_text", "article_body", "content_text", "plain_content", "content_html", "body_html", "teks",
        "naskah", "post_content", "isi_teks", "teks_berita", "plaintext", "plain_text", "story_text", "news_content",
        "ringkasan",
    ),
    "published": (
        "date", "published", "published_at", "tanggal", "publish_date", "date_publish", "date_published", "publication_date",
        "published_date", "published_time", "publish_time", "pub_date", "tanggal_publikasi", "tanggal_terbit",
        "tanggal_berita", "tgl", "tgl_terbit", "tgl_berita", "waktu_terbit", "waktu_publikasi", "waktu", "datetime",
        "post_date", "date_gmt", "post_date_gmt", "publishing_date", "tanggal_tayang", "tgl_tayang", "tanggal_rilis",
        "tgl_rilis", "waktu_tayang", "tanggal_posting", "tgl_posting",
    ),
    "outlet": (
        "outlet", "media", "nama_media", "site_name", "publisher", "source", "sumber", "source_name", "portal", "site",
        "source_domain", "domain", "media_name", "nama_portal", "source_hostname", "hostname",
    ),
    "authors": (
        "author", "authors", "penulis", "nama_penulis", "author_name", "byline", "wartawan", "reporter", "jurnalis", "pewarta",
        "penulis_berita",
    ),
    "url": (
        "url", "link", "permalink", "tautan", "article_url", "news_url", "web_url", "url_berita", "link_berita",
        "requested_url",
    ),
    "language": ("language", "lang", "bahasa"),
}  # fmt: skip
"""For each field the names that it is known by, the likeliest first; `NAMES` has those that are composed as well."""

# "tanggal publikasi berita", "Sumber Berita", "newsContent", "nama_penulis": a word for the field and one for what it is of, in
# either order, and a word for an article behind both.
_ARTICLES = "berita artikel news article pemberitaan post".split()
_BEHIND = ("berita", "artikel")
_COMPOSED: Mapping[str, tuple[list[str], list[str]]] = {
    "title": ("judul title headline".split(), []),
    "text": ("isi teks text naskah konten content body".split(), "lengkap full penuh".split()),
    "published": (
        "tanggal tgl waktu date time".split(),
        "publikasi publish published terbit tayang muat dimuat rilis posting penerbitan pemuatan unggah upload".split(),
    ),
    "outlet": ("sumber media portal situs source outlet koran website".split(), "online massa nama name cetak".split()),
    "authors": ("penulis wartawan reporter jurnalis pewarta author writer".split(), "nama name".split()),
    "url": ("url link tautan alamat".split(), "url link web halaman website".split()),
}


def _with_composed(field: str) -> tuple[str, ...]:
    words, kinds = _COMPOSED.get(field, ([], []))
    pairs = [(word, kind) for word, kind in product(words, [*_ARTICLES, *kinds]) if word != kind]
    composed = ["_".join(parts) for pair in pairs for parts in (pair, pair[::-1])]
    behind = [f"{name}_{last}" for name, last in product(composed, _BEHIND)]
    return tuple(dict.fromkeys((*LISTED[field], *composed, *behind)))


NAMES: Mapping[str, tuple[str, ...]] = {field: _with_composed(field) for field in LISTED}
"""For each field all its names, the likeliest first."""


@lru_cache(maxsize=10_000)
def folded_name(name: object) -> str:
    """The name of a column as it is compared: "Isi Berita", "isi_berita" and "isiBerita" are one."""
    folded = unicodedata.normalize("NFKC", str(name)).strip().casefold()
    return "_id" if folded == "_id" else re.sub(r"[\W_]+", "", folded) or folded


def places_of(names: tuple[str, ...]) -> Mapping[str, int]:
    """The folded names with their places in the order of likelihood."""
    return _OWN_PLACES.get(id(names)) or _places(names)


@lru_cache(maxsize=100)
def _places(names: tuple[str, ...]) -> Mapping[str, int]:
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(folded_name(name), place)
    return places


# By the tuples themselves, which live as long as this: to hash hundreds of names for each record takes a quarter of its time.
_OWN_PLACES = {id(names): _places(names) for names in NAMES.values()}
