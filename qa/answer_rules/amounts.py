"""Answers to "how many" and "how much" hold an amount: 803 of the 805 of the training questions do (2026-11)."""

import re

from corpus.dates import find_dates
from qa.answer_rules.candidates import Candidate

# Stricter than what looks like an amount (`qa.reading.spans.looks_like`), which lets "sekitar" pass.
_AMOUNT = re.compile(
    r"\d|\b(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|kedua|ketiga|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w*(?:puluh|belas|ratus|ribu|juta|miliar|triliun)\w*|ber(?:dua|tiga|empat|lima)"
    r"|se(?:orang|ekor|buah|helai|kali|tengah|paruh|bulan|tahun|minggu|pekan|hari|jam|malam|lusin|unit|liter|meter|kilo\w*|persen)"
    r"|separuh|separo|setengah|seperempat|sepertiga|semua|seluruh\w*|sejumlah|beberapa|banyak|sedikit|tidak ada|nihil|kosong"
    r"|gratis|cuma-cuma|seumur hidup|mati|berkali\w*|[ivx]+)\b",
    re.IGNORECASE,
)

_TIME_ASKED = re.compile(
    r"\b(?:tgl|tanggal|jam|pukul|thn|tahun|hari|bulan|when|what (?:time|date|day|month|year)|kapan)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\b(?:pukul|pkl\.?|jam)\s\d{1,2}(?:[.:]\d\d)?", re.IGNORECASE)

# "Pilkada 2024 di Kaur" tells a year, "2024 orang" a count.
_YEAR = re.compile(
    r"(?<=[a-z] )(?:19|20)\d\d\b(?!\s(?!(?:yang|untuk|dan|dari|pada|dengan|oleh|serta)\b)[a-z]{3,})", re.IGNORECASE
)


def tells_no_amount(candidate: Candidate) -> bool:
    """Whether an amount is asked for, and the words hold no number but dates and times, nor a word for one: "Hotel Way Tuba,
    Rabu (4/12/2024)" is no turnout.
    """
    if candidate.kind != "howmany":
        return False
    return not _AMOUNT.search(candidate.said if _TIME_ASKED.search(candidate.question) else _without_dates(candidate))


def _without_dates(candidate: Candidate) -> str:
    """The words with blanks for their dates and times of day, unless they are nothing else: "2019" may be a count."""
    start, said = candidate.sentence.start, candidate.said
    dates = [date.span for date in find_dates(candidate.text[start : candidate.sentence.end])]
    dated = {place for date in dates for place in range(start + date.start, start + date.end)}
    left = "".join(" " if candidate.span.start + k in dated else letter for k, letter in enumerate(said))
    return _YEAR.sub(" ", _CLOCK.sub(" ", left)) if re.search(r"[^\W\d]", left) else said
