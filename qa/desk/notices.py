"""Notices of a newsroom about a report: that it corrects it, prints a reply to it, or withdraws it.

A notice is told by who speaks (the newsroom, or who uses the right of reply) and by what of (a report that was published),
not by a word alone: "koreksi" is as often of a share's price, "pencabutan" of a licence, "hak jawab" of a parliament. Where
it is not sure, an article is no notice: a wrong one would accuse a report that stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.dates import find_dates
from corpus.types import Article, Span

NoticeKind = Literal["correction", "reply", "withdrawal"]

# Some part of one of these stands in every notice; by them an archive is searched for candidates.
MARKS = (
    *("ralat", "koreksi", "hak jawab", "pembetulan", "kekeliruan", "kesalahan", "keliru", "kekhilafan", "khilaf", "revisi"),
    *("maaf", "mencabut", "pencabutan", "dicabut", "menarik", "penarikan", "ditarik", "menurunkan", "correction", "retract"),
)
_MOST_SENTENCES = 14  # from the beginning: a notice is short, and a long article that ends with one is about something else

_REPORT = r"(?:berita|pemberitaan|artikel|tulisan|naskah|laporan|warta|judul|foto|infografi[ks]|story|article|report)"
_PUBLISHED = (
    r"(?:terbit|tayang|dimuat|termuat|diterbitkan|dipublikasikan|diunggah|disiarkan|dirilis|diturunkan|tersiar|kami\s(?:muat|"
    r"terbitkan|tayangkan|siarkan|turunkan|unggah|tulis|beritakan)|published)"
)
_VOICE = r"(?:redaksi|redaktur|penyunting|meja\ssunting|kami|newsroom|our|we)"

_TITLE_HEAD = re.compile(
    r"\W*(?:berita\s)?(?P<correction>ralat|koreksi|pembetulan|perbaikan berita|errat(?:a|um)|correction|corrected)\s*"
    r"(?:[:\]\)|–—-]|\bberita\b|\bpemberitaan\b|\bartikel\b|\bjudul\b|\bredaksi\b|\batas\b|\buntuk berita\b)"
    r"|\W*(?P<reply>hak (?:jawab|koreksi)|tanggapan|bantahan|surat (?:hak jawab|tanggapan|bantahan)|right of reply)"
    r"\b(?=\s*[:\]\)|–—-]|.{0,80}\b(?:berita|pemberitaan|artikel)\b)"
    r"|\W*(?P<withdrawal>(?:pencabutan|penarikan) (?:berita|artikel|tulisan|pemberitaan)|(?:berita|artikel) (?:ini )?"
    r"(?:di)?(?:cabut|tarik)|dicabut|retraction|retracted)\s*(?:[:\]\)|–—-]|\b)",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"[\[(–—-]\s*(?:ralat|koreksi|pembetulan|correction)\s*[\])]?\s*\Z", re.IGNORECASE)
_TITLE_VOICE = re.compile(
    r"\b(?:redaksi)\b.{0,30}\b(?:ralat|meralat|koreksi|mengoreksi|cabut|mencabut|tarik|menarik|maaf)\b", re.IGNORECASE
)

# "berita berjudul …", "artikel yang tayang …", "pemberitaan kami", "seperti diberitakan kemarin".
_REFERS = re.compile(
    rf"\b{_REPORT}\b[^.\n]{{0,120}}?\b(?:berjudul|bertajuk|dengan\s(?:judul|tajuk)|edisi|{_PUBLISHED}|kami\b|di\shalaman|halaman|"
    rf"headlined|titled)"
    rf"|\b(?:link|tautan)\s{_REPORT}\b|\b(?:judul|tajuk|{_REPORT})\s[“\"'‘]|\b(?:edisi|terbitan)\s(?:cetak\s)?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|\d)",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(
    rf"\b(?:sebelumnya|kemarin|semula|terdahulu|tadi|awal)\b[^.\n]{{0,50}}\b(?:di|ter)(?:beritakan|berita|tulis|sebut(?:kan)?|muat|"
    rf"cantum)\b|\bseperti\s(?:yang\s)?(?:di|kami\s)beritakan|\b(?:dalam|pada|atas)\s{_REPORT}\s(?:itu|tersebut|sebelumnya|kemarin)\b"
    rf"|\b(?:di|ter)(?:beritakan|tulis|cantum|muat)\b[^.\n]{{0,40}}\bsebelumnya\b|\bpreviously\sreported\b",
    re.IGNORECASE,
)
_ERRS = re.compile(
    r"\b(?:kesalahan|kekeliruan|kekhilafan|ketidakakuratan|ketidaktepatan|salah\s(?:tulis|ketik|sebut|kutip|cetak))\b"
    r"|\b(?:keliru|salah)\s(?:me\w+|di\w+|ter\w+|tulis|sebut|kutip|cetak)\b"
    r"|\b(?:tertulis|tercantum|tertera|ditulis|tercetak|disebut(?:kan)?)\b.{0,160}?\b(?:seharusnya|semestinya|yang\s(?:benar|tepat|betul)|"
    r"melainkan)\b"
    r"|\b(?:yang\s(?:benar|betul|tepat)|seharusnya|semestinya|sebenarnya)\b.{0,120}?\bbukan\b|\bbukan\b.{0,80}\b(?:melainkan|seperti)\b"
    r"|\bseperti\s(?:yang\s)?(?:kami\s(?:tulis|muat|sebut|beritakan)|tertulis|termuat)"
    r"|\berror\b|\bincorrect|\bmisstated\b",
    re.IGNORECASE | re.DOTALL,
)
_CORRECTS = re.compile(
    rf"\b{_VOICE}\b[^.\n]{{0,70}}?\b(?:meralat|mengoreksi|koreksi|ralat|memperbaiki|membetulkan|meluruskan|merevisi|perbaiki|"
    rf"betulkan|luruskan|corrects?)\b"
    r"|\b(?:dengan\sini|demikian|berikut)\b[^.\n]{0,40}\b(?:di)?(?:ralat|perbaiki|koreksi|betulkan|luruskan)\b"
    rf"|\b(?:ralat|koreksi|pembetulan|perbaikan)\b[^.\n]{{0,40}}\b(?:atas|terhadap|untuk)\s{_REPORT}\b",
    re.IGNORECASE,
)
_SORRY = re.compile(
    rf"\b{_VOICE}\b[^.\n]{{0,60}}\b(?:maaf)\b|\bmaaf\b[^.\n]{{0,60}}\b(?:pembaca|kekeliruan|kesalahan|kekhilafan)\b|\bapologi[sz]e",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    rf"\b{_VOICE}\b[^.\n]{{0,90}}\b(?:hak\s(?:jawab|koreksi)|surat\s(?:tanggapan|bantahan|keberatan))\b"
    r"|\b(?:menyampaikan|mengajukan|menggunakan|mengirim(?:kan)?|melayangkan|berikut|isi|memuat|inilah)\b[^.\n]{0,60}\bhak\s(?:jawab|koreksi)\b"
    r"|\bhak\s(?:jawab|koreksi)\b[^.\n]{0,60}\b(?:kami\s(?:muat|terima|tayangkan|sampaikan|terbitkan)|dimuat|selengkapnya|sebagai\sberikut)\b"
    r"|\bright\sof\sreply\b",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    rf"\b{_VOICE}\b[^.\n]{{0,70}}?\b(?:mencabut|menarik|menurunkan|menghapus|membatalkan|mencopot|cabut|tarik|turunkan|hapus|"
    rf"retracts?|withdraws?)\b[^.\n]{{0,60}}?\b{_REPORT}\b"
    rf"|\b{_REPORT}\b[^.\n]{{0,160}}?\b(?:kami\s|telah\s|resmi\s|dinyatakan\s|kini\s)+(?:di)?(?:cabut|tarik|turunkan|hapus)\b",
    re.IGNORECASE,
)
# Who tells of the notices of others, or what they ought to print, prints none.
_ABOUT_OTHERS = re.compile(
    r"\b(?:dewan\spers|majelis\shakim|penggugat|tergugat|hakim|pelatihan|lokakarya|seminar|workshop|undang-undang|uu\spers|kuliah|"
    r"pasal\s\d+)\b|\b(?:wajib|harus|diminta|diwajibkan|dituntut|mendesak|meminta(?!\smaaf)|menuntut)\b[^.\n]{0,50}\b(?:hak\sjawab|"
    r"ralat|koreksi|mencabut|maaf|menghapus|menurunkan)\b",
    re.IGNORECASE,
)
# An article that tells of its own earlier version corrects itself.
_OF_ITSELF = re.compile(
    rf"\b{_REPORT}\sini\b[^.\n]{{0,40}}\b(?:(?:telah|sudah)\s)?(?:di(?:koreksi|ralat|perbarui|ubah|perbaiki|sunting|mutakhirkan)|mengalami)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’'\n]{12,200}?)[,.]?[”\"’']")
_HEADLINED = re.compile(
    rf"\b(?:berjudul|bertajuk|judul|tajuk|headlined|titled|{_REPORT}):?\s[“\"‘'][^“”\"‘’'\n]{{12,200}}", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_DOMAIN = re.compile(r"(?<![/@.\w])[\w-]+\.(?:com|co\.id|id|net|news)\b(?!/)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:karena|lantaran|sebab|menyusul|alasan(?:nya)?|setelah|akibat|mengingat|because|after)\b", re.IGNORECASE
)
_LEAST = 3
_MOST_CHARS = 2_500  # about as much as `_MOST_SENTENCES`, where the sentences are not known


@dataclass(frozen=True, slots=True)
class Notice:
    """`said` is the sentence that tells it; `titles`, `urls` and `days` name the report that is meant, as far as they do, and
    `is_headlined` tells whether one of the titles is said to be its headline; `reason` is the sentence that says why a report
    is withdrawn, None where none does.
    """

    kind: NoticeKind
    said: Span
    titles: tuple[str, ...]
    urls: tuple[str, ...]
    days: tuple[date, ...]
    is_headlined: bool
    reason: Span | None = None


def notice_in(article: Article, sentences: Sequence[Span]) -> Notice | None:
    """What an article corrects, replies to or withdraws; None where it is an article as any other."""
    spans = [span for span in sentences if article.text[span.start : span.end].strip()][:_MOST_SENTENCES]
    body = article.text[: spans[-1].end] if spans else ""
    kind = _kind_of(article.title, _voiced(body, article.outlet))
    if kind is None or not spans:
        return None
    patterns = {"correction": (_CORRECTS, _ERRS), "reply": (_REPLIES,), "withdrawal": (_WITHDRAWS,)}[kind]
    said_in = {span: _voiced(article.text[span.start : span.end], article.outlet) for span in spans}
    told = [span for pattern in (*patterns, _REFERS) for span in spans if pattern.search(said_in[span])]
    said = told[0] if told else spans[0]
    because = (span for span in (said, *spans) if _BECAUSE.search(article.text[span.start : span.end]))
    return Notice(
        kind=kind,
        said=said,
        titles=(*_QUOTED.findall(body), *_titles_in_head(article.title)),
        urls=tuple(url.rstrip(").,;") for url in _URL.findall(body)),
        days=tuple(found.value for found in find_dates(body, article.published) if found.value),
        is_headlined=bool(_HEADLINED.search(body)),
        reason=next(because, None) if kind == "withdrawal" else None,
    )


def is_notice(article: Article) -> bool:
    """Whether `notice_in` would find one, as far as the beginning of the article tells."""
    return _kind_of(article.title, _voiced(article.text[:_MOST_CHARS], article.outlet)) is not None


def _voiced(text: str, outlet: str | None) -> str:
    """`text` where a paper that speaks of itself by its name or by its domain speaks as a newsroom."""
    told = _DOMAIN.sub("redaksi", text)
    return re.sub(rf"\b{re.escape(outlet)}\b", "redaksi", told, flags=re.IGNORECASE) if outlet else told


def _kind_of(title: str, body: str) -> NoticeKind | None:
    head = _TITLE_HEAD.match(title)
    marked = head.lastgroup if head else "correction" if _TITLE_TAIL.search(title) else None
    refers = bool(_REFERS.search(body))
    others = bool(_ABOUT_OTHERS.search(f"{title}. {body}"))
    if _OF_ITSELF.search(body) and not marked:
        return None
    if marked == "withdrawal" or (_WITHDRAWS.search(body) and refers and not others):
        return "withdrawal" if _WITHDRAWS.search(body) or refers else None
    if marked == "reply" or (_REPLIES.search(body) and refers and not others):
        return "reply" if refers and (_REPLIES.search(body) or _speaks_for_itself(body)) else None
    return "correction" if _is_correction(title, body, refers=refers, marked=marked == "correction", others=others) else None


def _is_correction(title: str, body: str, *, refers: bool, marked: bool, others: bool) -> bool:
    """Weighs what speaks for it: the newsroom's own act and a mark in the title most, then the report, the error, a plea."""
    acts = bool(_CORRECTS.search(body))
    voice = bool(_TITLE_VOICE.search(title))
    back = refers or (marked and bool(_REFERS_BACK.search(body)))
    weight = 2 * marked + 2 * acts + voice + back + bool(_ERRS.search(body)) + bool(_SORRY.search(body))
    return weight >= _LEAST and back and (marked or not others) and (marked or acts or bool(_SORRY.search(body)))


def _speaks_for_itself(body: str) -> bool:
    return bool(re.search(r"\b(?:kami|klien kami|pihak kami|we)\b", body, re.IGNORECASE))


def _titles_in_head(title: str) -> tuple[str, ...]:
    """What stands in the notice's own title behind its mark: as often as not the headline that it is about."""
    behind = re.sub(r"\A\W*[\w ]{3,24}?\s*[:\]|–—]\s*", "", title)
    return (behind,) if behind != title and len(behind.split()) > 2 else ()
