"""What an article takes back: the withdrawn figure or name is no answer, nor is the figure from before a rise or a fall."""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.dates.publication import uncertain_days
from corpus.text import words
from corpus.text.patterns import lazy_pattern
from corpus.types import Article, Span
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.houses import tells_of_another_house
from qa.entities.people import people_in

_HEADED = lazy_pattern(r"\W*(?:\[?ralat|koreksi|klarifikasi dan koreksi|correction|corrected)\b", re.IGNORECASE)
# Behind a dateline: "PANTAU LAMPUNG – RALAT. Redaksi ...".
_OPENS = lazy_pattern(
    r"[^.\n]{0,60}\bRALAT\b|[^\n]{0,160}\bredaksi\b[^\n]{0,60}\b(?:melakukan\s(?:koreksi|ralat)|meralat|mengoreksi)\b",
    re.IGNORECASE,
)
_PUBLISHES = lazy_pattern(r"\b(?:terbit|diterbitkan|tayang|ditayangkan|dimuat|diberitakan|published|printed)\b", re.IGNORECASE)
_PUBLISHED_ON = lazy_pattern(
    r"\b(?:terbit|diterbitkan|tayang|ditayangkan|dimuat|diberitakan|dipublikasikan)(?:\s(?:pada|hari|edisi))*\s$", re.IGNORECASE
)
# Every repeat has a bound, and figures and words are entered only at their start: a page of figures costs what prose does.
_FIGURE = r"(?:\bRp\.?\s?)?(?<!\d)(?<!\d[.,])\d{1,15}(?:[.,]\d{1,6}){0,5}"
_WORD_OF_A_NAME = r"[A-Z][\w.'’-]{0,30}"
_NAME = rf"(?<![\w.'’-]){_WORD_OF_A_NAME}(?:\s{_WORD_OF_A_NAME}){{0,5}}"
_FEW = r"(?:[a-z]{1,30}\s){0,4}?"
_TITLES = r"(?:(?:dr|Dr|Drs|Ir|Prof|H|Hj)\.\s){0,4}"
_PUT_RIGHT = r"(?:[Ss]eharusnya|[Yy]ang\s(?:benar|tepat|betul)(?!-))"
_GAP = r"(?:[^.\n\d]|\.\s(?=[A-Z]))"
_WRITES = (
    r"(?:(?:me(?:nyebut|nulis|ncantum|muat|warta|lapor|ngutip|ncetak|nyatakan)|memberita)(?:kan)?"
    r"|(?:tulis|sebut|kutip|ketik|cetak))"
)
_ERRED = rf"(?<!tidak\s)(?<!bukan\s)(?<!tak\s)\b(?:[Kk]eliru|[Ss]alah|khilaf)\s{_WRITES}\b:?"
_NAMES_IT = r"\b(?:adalah|ialah|bernama|yakni|yaitu)"
_MENDED = rf"\b(?:{_PUT_RIGHT}|[Ss]emestinya|[Ss]ebenarnya)"
# A day of the month is no figure that was wrong.
_DAY = r"\d{1,2}(?:\s[A-Z][a-z]{2,8}(?:\s\d{4}|(?!\s\d{4}))|/\d{1,2}(?:/\d{4}|(?!/)))"
_NO_DAY = r"(?![.,]?\d|/\d|\s(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)[a-z]*\b)"


def _withdrawing(said: str) -> tuple[re.Pattern[str], ...]:
    """The ways to take back what `said` matches, a figure or a name, for another of the kind."""
    old, new = rf"[“\"']?(?P<old>{said})\b", rf"[“\"']?(?P<new>{said})\b"
    written = r"(?:[Tt]ertulis|[Dd]itulis|[Dd]isebut(?:kan)?|[Dd]iberitakan|[Dd]imuat|[Tt]ercantum)"
    right = r"(?:[Ss]eharusnya|[Ss]ebenarnya|[Yy]ang\s(?:benar|tepat|betul)|melainkan)"
    return (
        # "sebelumnya tertulis 312 rumah ... yang benar adalah 213"
        re.compile(
            rf"\b(?:[Ss]ebelumnya|[Ss]emula|terdahulu|tersebut|itu|"
            rf"keliru)\s(?:\w{{1,30}}\s){{0,2}}?{written}\b{_GAP}{{0,80}}?{old}.{{0,200}}?\b{right}\b"
            rf"(?:\s[a-z]{{1,30}}){{0,6}}?\s{new}",
            re.DOTALL,
        ),
        re.compile(rf"\b{written}\s{_FEW}{old}(?:\s[a-z]{{1,30}}){{0,4}},?\s(?:[Ss]eharusnya|[Yy]ang\sbenar)\s{_FEW}{new}"),
        # What a sentence says was written, and the next one puts right: "tertulis 412 rumah terendam. Yang benar 142 rumah."
        re.compile(
            rf"\b{written}\s{_FEW}{_TITLES}{old}[^.\n]{{0,80}}\.\s{_PUT_RIGHT}\s{_FEW}{_TITLES}{new}",
        ),
        re.compile(
            rf"\b(?:[Aa]ngka|[Jj]umlah|[Dd]ata|[Nn]ama)\s{_FEW}{_TITLES}{old}[^\n;.]{{0,80}}?\b(?:keliru|salah|tidak\s(?:tepat|benar))\b"
            rf"[^\n;.]{{0,20}}[.,;]\s{_PUT_RIGHT}\s{_FEW}{_TITLES}{new}",
        ),
        re.compile(rf"\b[Bb]ukan\s{_FEW}{old}{_GAP}{{0,60}}?\b(?:melainkan|tetapi|tapi)\s{_FEW}{new}"),
        re.compile(rf"\b[Nn]ot\s{_FEW}{old}{_GAP}{{0,40}}?\bbut\s{_FEW}{new}"),
        re.compile(rf"{new}(?:\s[a-z]{{1,30}}){{0,3}},\s(?:dan\s)?(?:bukan|not)\s{_FEW}{old}"),
    )


def _erring(said: str, before: str) -> re.Pattern[str]:
    """As in "kami keliru menyebut nakhoda Rusdi. Seharusnya nakhoda adalah Rusli"; `before` may stand before both."""
    old, new = (rf"{_TITLES}[“\"']?(?P<{name}>{said})\b{_NO_DAY}" for name in ("old", "new"))
    return re.compile(
        rf"{_ERRED}\s{before}{old}(?![^.\n]{{0,80}}{_NAMES_IT}\s)(?:[^.\n]|\.(?=\S)){{0,80}}?[.,;:]\s"
        rf"(?:(?:[Ii]tu|[Hh]al\situ)\s\w+[.,;]\s)?(?:[A-Za-z][a-z]+\s){{0,3}}?{_MENDED}\s{before}{new}"
    )


_WITHDRAWALS = (
    *_withdrawing(_FIGURE),
    *_withdrawing(_NAME),
    _erring(_FIGURE, rf"(?:[^.\d\n]|{_DAY}){{0,80}}?"),
    _erring(_NAME, rf"(?:[^.,\n]{{0,80}}{_NAMES_IT}\s)?{_FEW}(?:[a-z]+,\s)?"),
)
# One of these stands in whatever takes something back, and no more than so many characters from its ends.
_TAKES_BACK = lazy_pattern(
    r"\b(?:[Ss]eharusnya|[Ss]emestinya|[Ss]ebenarnya|melainkan|[Bb]ukan|[Nn]ot|[Yy]ang\s(?:benar|tepat|betul))\b"
)
_REACH = 800
_UNIT = r"(?:\s[a-z]{1,30})?"
_SCALE = lazy_pattern(r"(?:\s?%|\s(?:ribu|juta|miliar|milyar|triliun|persen|rupiah)\b){1,3}")
_RISES = (
    lazy_pattern(
        rf"\b(?:dari|from)\s(?:sebelumnya\s|semula\s|hanya\s|sekitar\s)?(?P<old>{_FIGURE}|\w{{1,30}}\b){_UNIT}{_UNIT}\s(?:menjadi|ke|"
        rf"to)\s(?:sekitar\s)?(?P<new>{_FIGURE})"
    ),
    lazy_pattern(
        rf"\b(?:bertambah|naik|turun|meningkat|menurun|menjadi|berkurang|melonjak|rose|fell|up|"
        rf"down)\b[^.\n\d]{{0,30}}?(?P<new>{_FIGURE})[^.\n\d]{{0,40}}?\b(?:dari|from)\s"
        rf"(?:sebelumnya\s|semula\s|yang\ssebelumnya\s|hanya\s|sekitar\s)?(?P<old>{_FIGURE})"
    ),
    lazy_pattern(
        rf"\b(?:sebelumnya|semula)\s(?:hanya\s|sebanyak\s|sekitar\s)?(?P<old>{_FIGURE}){_UNIT}{_UNIT},?\s(?:kini|sekarang|"
        rf"menjadi)\s(?:[a-z]{{1,30}}\s){{0,3}}?(?P<new>{_FIGURE})"
    ),
)
_ASKS_BEFORE = lazy_pattern(
    r"\b(?:sebelum(?:nya)?|semula|awal(?:nya)?|tadinya|dulu|lalu|salah|keliru|"
    r"(?<!setelah )(?<!sesudah )(?<!usai )(?<!sudah )(?:dikoreksi|diralat)|naik berapa|before|"
    r"previous\w*|originally|initially|"
    r"earlier|wrong|first|last year|was it|used to|berawal|mula|mulanya|selisih|kenaikan)\b|\bdari berapa\b|\bfrom what\b",
    re.IGNORECASE,
)
_MOST_DAYS = 60  # between an article and the correction that takes it back
_SHARED = 3  # names and figures that a correction has in common with what it corrects


def is_correction(title: str, text: str) -> bool:
    """Whether an article says at its head that it corrects an earlier one."""
    return bool(_HEADED.match(title) or _OPENS.match(text))


def is_withdrawn(candidate: Candidate) -> bool:
    """Whether the words are what the article takes back: "312" where it says "sebelumnya tertulis 312, yang benar 213"."""
    if _ASKS_BEFORE.search(candidate.question):
        return False
    return _is_old(candidate, withdrawals(candidate.text))


def is_from_before(candidate: Candidate) -> bool:
    """Whether an amount is asked for, and the words are the one from before: "3" in "dari 3 menjadi 5"."""
    if candidate.kind != "howmany" or _ASKS_BEFORE.search(candidate.question):
        return False
    return _is_old(candidate, _rises(candidate.text))


def supersedes(newer: Article, older: Article) -> bool:
    """Whether `newer` corrects `older`: the same outlet, later, with the names and a figure that the other one has.

    A correction that withdraws a figure supersedes only what has that figure.
    """
    if newer.id == older.id or not is_correction(newer.title, newer.text) or is_correction(older.title, older.text):
        return False
    if newer.outlet != older.outlet or not _is_later(newer, older) or tells_of_another_house(newer):
        return False
    return _is_of_the_same(newer, older)


def _is_later(newer: Article, older: Article) -> bool:
    """Whether it may be later: where both have a date it must be, as far as the dates are known, and not by months."""
    if newer.published is None or older.published is None:
        return True
    return -uncertain_days(newer, older) <= (newer.published - older.published).days <= _MOST_DAYS


def _is_of_the_same(newer: Article, older: Article) -> bool:
    names = _names(newer) & _names(older)
    withdrawn = {newer.text[span.start : span.end] for span in withdrawals(newer.text)}
    held = older.text + " " + older.title
    if withdrawn:
        return len(names) >= _SHARED - 1 and any(
            re.search(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", held) for old in withdrawn
        )
    return len(names | (_figures(newer) & _figures(older))) > _SHARED


def _names(article: Article) -> frozenset[str]:
    """The words of names, less those of the outlet."""
    found = frozenset[str]().union(*(person.words for person in people_in(f"{article.title}. {article.text}")))
    return found - frozenset(re.findall(r"\w+", (article.outlet or "").lower()))


def _figures(article: Article) -> frozenset[str]:
    return frozenset(word for word in words(article.text) if word[0].isdigit() and len(word) > 2)


def _is_old(candidate: Candidate, old: tuple[Span, ...]) -> bool:
    """Whether the words hold a withdrawn figure or name, there or where the article says it again, and no other figure."""
    figures = set(re.findall(_FIGURE, candidate.said))
    if len(figures) > 1:
        return False
    span, text = candidate.span, candidate.text
    here = any(one.start < span.end and span.start < one.end for one in old)
    return here or bool(figures & {text[one.start : one.end] for one in old})


@lru_cache(maxsize=32)
def withdrawals(text: str) -> tuple[Span, ...]:
    """Where the figures and names stand that the text takes back."""
    return tuple(old for old, _ in _taken_back(text))


@lru_cache(maxsize=32)
def replacements(text: str) -> tuple[tuple[Span, Span], ...]:
    """(what the text takes back, what it puts in its place), as places in it."""
    return tuple((_whole(text, old), _whole(text, new)) for old, new in _taken_back(text))


@lru_cache(maxsize=32)
def _taken_back(text: str) -> tuple[tuple[Span, Span], ...]:
    stretches = _stretches(text)
    return tuple(pair for pattern in _WITHDRAWALS for stretch in stretches for pair in _pairs(pattern, text, stretch))


def _whole(text: str, span: Span) -> Span:
    """A figure with what it is a number of: "Rp 700 juta"."""
    scale = _SCALE.match(text, span.end) if text[span.end - 1].isdigit() else None
    return Span(span.start, scale.end() if scale else span.end)


@lru_cache(maxsize=32)
def _rises(text: str) -> tuple[Span, ...]:
    return tuple(old for pattern in _RISES for old, _ in _pairs(pattern, text, Span(0, len(text))))


def _pairs(pattern: re.Pattern[str], text: str, within: Span) -> Iterator[tuple[Span, Span]]:
    for match in pattern.finditer(text, within.start, within.end):
        if match["old"] != match["new"]:
            yield Span(*match.span("old")), Span(*match.span("new"))


def _stretches(text: str) -> list[Span]:
    """The parts of the text around words that take something back, in order and without overlap."""
    stretches: list[Span] = []
    for found in _TAKES_BACK.finditer(text):
        begin, end = max(0, found.start() - _REACH), min(len(text), found.end() + _REACH)
        if stretches and begin <= stretches[-1].end:
            begin = stretches.pop().start
        stretches.append(Span(begin, end))
    return stretches


def is_day_of_a_report(candidate: Candidate) -> bool:
    """Whether it is asked when something happened, and the day is that on which a report of it came out."""
    if candidate.kind != "when" or _PUBLISHES.search(candidate.question):
        return False
    return bool(_PUBLISHED_ON.search(candidate.before))
