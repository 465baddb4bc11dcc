"""Answers to "how many" and "how much" hold an amount: 803 of the 805 of the training questions do (2026-11)."""

import re

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


def tells_no_amount(candidate: Candidate) -> bool:
    """Whether an amount is asked for, and the words hold no number, nor a word for one: "Hotel Way Tuba" is no turnout."""
    return candidate.kind == "howmany" and not _AMOUNT.search(candidate.said)
