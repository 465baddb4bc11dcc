"""Whose newsroom is meant: a paper that reports that another one corrected its report corrects none of its own."""

import re
from collections.abc import Iterator

from corpus.text.patterns import lazy_pattern
from corpus.types import Article

_LEAD = 420  # characters, in which a notice has said who speaks
_OFFICE = (
    r"(?:redaksi|redaktur|media|portal|harian|koran|tabloid|majalah|mingguan|situs|laman|(?:surat\s)?kabar(?=\s(?-i:[a-z]))|"
    r"surat\skabar|kantor\sberita)"
)
_BESIDE_OFFICE = rf"(?:\s(?:{_OFFICE}|online|daring|berita|siber)){{0,3}}"
_DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|id|net|news|org|info)\b"
_ACTS = (
    r"(?:me)?ralat|(?:meng)?koreksi|mengoreksi|(?:men)?cabut|tarik|menarik|(?:meng)?hapus|(?:men)?turunkan|(?:mem|me)?minta|"
    r"(?:me)?mohon|(?:meng)?akui|(?:me)?luruskan|(?:mem)?perbaiki|(?:mem)?betulkan|(?:me)?revisi|(?:meng)?klarifikasi|"
    r"(?:mem)?muat|keliru|salah|khilaf|(?:me)?nyatakan|menyatakan|sampaikan|menyampaikan"
)
_SMALL = r"(?:telah|sudah|akhirnya|resmi|kini|juga|lalu|kemudian|dengan|ini|secara|terbuka|pada|hari|\w+\s\(\d[\d/]*\))"
_NAMED = rf"(?P<name>{_DOMAIN}|(?-i:[A-Z0-9][\w.&'’-]*)(?:\s(?-i:[A-Z0-9&][\w.&'’-]*)){{0,5}}?)"
_DOES = lazy_pattern(
    rf"\b{_OFFICE}{_BESIDE_OFFICE}\s{_NAMED},?(?:\s{_SMALL}){{0,4}},?\s(?:{_ACTS})\b"
    rf"|(?<![/@.\w])(?P<domain>{_DOMAIN})(?:\s{_SMALL}){{0,4}}\s(?:{_ACTS})\b",
    re.IGNORECASE,
)
_DONE_BY = lazy_pattern(
    r"\b(?:di(?:ralat|koreksi|cabut|tarik|hapus|luruskan)|ralat|koreksi|klarifikasi|per(?:minta|mohon)an\smaaf)(?:\s(?:oleh|dari|pihak))*"
    rf"\s{_OFFICE}{_BESIDE_OFFICE}\s(?P<name>{_DOMAIN}|(?-i:[A-Z0-9][\w&'’-]*(?:\s[A-Z0-9&][\w&'’-]*){{0,4}}))",
    re.IGNORECASE,
)
# What stands behind "redaksi" or "media" and is no paper's name.
_NO_NAME = lazy_pattern(
    rf"(?:{_ACTS}|{_SMALL}|kami|itu|kita|sosial|massa|online|daring|siber|cetak|lokal|nasional|asing|pelaksana|pusat|atas|soal|"
    r"tentang|untuk|terkait|berita|artikel|judul|foto|dan|yang|para)\b",
    re.IGNORECASE,
)
_OWN_VOICE = lazy_pattern(rf"\bkami\b|\bredaksi(?:\s{_SMALL}){{0,4}}\s(?:{_ACTS})\b", re.IGNORECASE)
_SAID = lazy_pattern(r"[“\"][^“”\"\n]*[”\"]")
_ENDING = lazy_pattern(r"\.(?:com|net|org|news|info|id|co\.id|web\.id)\Z", re.IGNORECASE)
_LEAST_WORD = 4  # letters of a word by which a domain is known to be that of a paper


def tells_of_another_house(article: Article, begin: int = 0) -> bool:
    """Whether the headline or the lead (from `begin`) has another paper than the article's own correct something."""
    if not article.outlet:
        return False
    if not begin and any(not _is_own(name, article) for name in _acting(article.title[:_LEAD])):
        return True
    lead = _SAID.sub(" ", article.text[begin : begin + _LEAD])
    named = [*_acting(lead), *(found["name"] for found in _DONE_BY.finditer(lead) if not _NO_NAME.match(found["name"]))]
    if not named or _OWN_VOICE.search(lead):
        return False
    return not any(_is_own(name, article) for name in named)


def _acting(text: str) -> Iterator[str]:
    for found in _DOES.finditer(text):
        name = found["name"] or found["domain"]
        if not _NO_NAME.match(name):
            yield name


def _is_own(name: str, article: Article) -> bool:
    """Whether it may be the article's own paper, in another spelling, by its initials or by its address."""
    outlet, said = article.outlet or "", _key(name)
    host = (article.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    keys = [key for key in (_key(outlet), _key(host)) if key]
    if any(key in said or said in key for key in keys):
        return True
    parts = re.findall(r"\w+", outlet.lower())
    if said == "".join(part[0] for part in parts):
        return True
    return "." in name and any(part in said for part in parts if len(part) >= _LEAST_WORD and not re.fullmatch(_OFFICE, part))


def _key(name: str) -> str:
    return "".join(c for c in _ENDING.sub("", name.lower()) if c.isalnum())
