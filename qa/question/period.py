"""The days that a question asks about, as a filter of publication that may only narrow what the caller gave.

It is inferred only where that is safe: a filter that leaves the right article out does more harm than one that leaves
others in does good. Of the 2,824 questions that the rules were written by, 149 have such a period, and for 4 of them it
leaves out the article that answers (2.7 %, 2026-11). Of 162 others, 31 have one, and it was wrong for 3 of them; two rules
came of these.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod
from index.types import Filter
from qa.question.parse import Question

# A paper tells of an event on its day or in the days after it. Of 167 questions that name a day or month with its year, 140
# are answered by an article of that very period, 13 more by one of the week behind it, and 10 by a later one (2026-11).
DAYS_AFTER = 7

# Articles about what is yet to come stand before it.
_TO_COME = re.compile(
    r"\b(?:will|shall|akan|bakal|upcoming|plan(?:s|ned)?|schedule[ds]?|expect(?:s|ed)?|forecasts?|targets?|targeted|next|tomorrow"
    r"|besok|lusa|mendatang|depan|(?:di)?rencana\w*|merencanakan|(?:di)?jadwal\w*|diagendakan|(?:di)?prakira\w*|(?:di)?target\w*"
    r"|menargetkan|(?:is|are)\s+(?:\w+\s+){0,3}?\w+ing)\b",
    re.IGNORECASE,
)
# The figures of a month are published weeks or months after it.
_FIGURES = re.compile(
    r"\b(?:statisti\w*|figures|miskin\w*|kemiskinan|poverty|inflasi|inflation|deflasi|pengangguran|unemploy\w*|angkatan kerja"
    r"|labou?r force|ekspor|impor|exports?|imports?|penjualan|terjual|laku|sales|sold|pertumbuhan|growth|pdr?b|gdp"
    r"|pendapatan|penerimaan|realisasi|revenues?)\b",
    re.IGNORECASE,
)
# What bears a date as its name, before it ("HUT RI 17 Agustus 2024") or behind it ("the April 2019 elections").
_NAMED = (
    r"pilkada|pemilu\w*|pileg|pilpres|pilgub|pilbup|pilwal\w*|pilkades|hut|ulang\s+tahun|hari\s+(?!ini\b)[^\W\d]+|peringatan"
    r"|peristiwa|tragedi|gerakan|reformasi|proklamasi|sumpah|lebaran|idul\s+\w+|apb[dn]\w*|anggaran|edisi|periode|musim|angkatan"
    r"|piala|liga|data|survei|sensus|elections?|polls?|budget|anniversary|season|edition|term|uprising|report|census|survey"
)
_NAMED_BEFORE = re.compile(rf"\b(?:{_NAMED})\s+(?:\w+\s+){{0,2}}\Z", re.IGNORECASE)
_NAMED_BEHIND = re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{_NAMED})\b", re.IGNORECASE)
# "After the August 2024 debate" is some time after it, mostly still in August.
_AFTER = re.compile(r"(?:setelah|sesudah|pasca|usai|after)\b", re.IGNORECASE)
# Here the day of publication itself is asked for: "berita bulan lalu", "news from August 2024".
_PUBLISHED = re.compile(
    r"\b(?:berita|artikel|kabar|diberitakan|dimuat|terbit|diterbitkan|news|articles?|published|reported)"
    r"(?:\s+(?:pada|di|dari|selama|in|of|from|on|during|the))*\s+\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """The days of publication that fit a question, both ends within or open, and its words that say so."""

    since: date | None
    until: date | None
    words: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "words": self.words,
        }


def period_asked(question: Question, today: date) -> AskedPeriod | None:
    """The one period that `question` names beyond doubt, else None; "kemarin" counts from `today`.

    "When" has none, since it asks for the very date. A follow-up has its own words' only.
    """
    if _TO_COME.search(question.text):
        return None
    asked = {period for found in find_periods(question.text, today) if (period := _asked(question, found, today))}
    return asked.pop() if len(asked) == 1 else None


def narrowed(wanted: Filter, asked: AskedPeriod) -> Filter:
    """Both together; `wanted` as it is where no day fits both."""
    since = max(filter(None, (wanted.since, asked.since)), default=None)
    until = min(filter(None, (wanted.until, asked.until)), default=None)
    return wanted if since and until and since > until else replace(wanted, since=since, until=until)


def _asked(question: Question, found: FoundPeriod, today: date) -> AskedPeriod | None:
    text, words = question.text, question.text[found.span.start : found.span.end]
    dated = found.is_relative or _YEAR.search(words)
    if not (found.certain and dated) or (found.since and found.since > today):
        return None
    if _PUBLISHED.search(text, 0, found.span.start):
        return AskedPeriod(found.since, found.until, words)
    if question.kind == "when" or _is_of_something_else(text, found):
        return None
    return AskedPeriod(found.since, found.until + timedelta(DAYS_AFTER) if found.until else None, words)


def _is_of_something_else(text: str, found: FoundPeriod) -> bool:
    """Whether the period says what an event is called, how far a figure or office reaches, but not when it was news.

    A whole year often does: of 56 questions with one, 12 are answered by an article of another year.
    """
    whole_year = found.unit == "year" and found.until is not None
    if found.since is None or whole_year or _AFTER.match(text, found.span.start):
        return True
    if found.unit in ("month", "days") and _FIGURES.search(text):
        return True
    named = _NAMED_BEFORE.search(text, 0, found.span.start) or _NAMED_BEHIND.match(text, found.span.end)
    return named is not None
