"""What the question and the sentence of the answer tell apart: gold and silver, the final and the semifinal, "Wilayah II" and
"Wilayah III".

A sentence that has another one of such a row, and not the one that is asked for, is about something else.
"""

import re
from collections.abc import Mapping

from corpus.text import words
from qa.answer_rules.candidates import Candidate

# Rows of things that are told apart, each by the words for it in both languages.
_ROWS: tuple[Mapping[str, re.Pattern[str]], ...] = tuple(
    {name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for name, told in row.items()}
    for row in (
        {"gold": r"(?:medali )?emas|gold", "silver": r"(?:medali )?perak|silver", "bronze": r"perunggu|bronze"},
        {
            "final": r"(?<!semi )(?<!semi-)(?<!perempat )(?<!perempat-)(?<!quarter-)(?<!quarter )(?:grand )?final(?:nya)?",
            "semifinal": r"semi[ -]?finals?(?:nya)?",
            "quarterfinal": r"perempat[ -]?final|quarter[ -]?finals?",
        },
        {
            "men": r"putra|pria|laki-laki|lelaki|men(?:['’]?s)?|boys?",
            "women": r"putri|wanita|perempuan(?:nya)?|women(?:['’]?s)?|girls?",
        },
        {
            "demand": r"(?:di|me)nuntut|dituntut|tuntutan|prosecutors? (?:sought|demanded|asked)",
            "verdict": r"(?:di|mem)?vonis|(?:di|meng)hukum|menjatuhkan (?:hukuman|vonis|pidana)|dijatuhi|dipenjara|"
            r"sentenced?|verdict|jailed",
        },
        {
            "foreign": r"mancanegara|wisman|(?:turis|wisatawan) asing|foreigners?"
            r"|(?:foreign|international) (?:visitors?|tourists?)",
            "domestic": r"domestik|wisnus|(?:turis|wisatawan) (?:lokal|nusantara)|domestic (?:visitors?|tourists?)",
        },
        {
            "receives": r"(?:menerima|penerima|terima) (?:\w+ )?suap|receiv\w+ (?:the |a )?bribes?|took (?:the |a )?bribes?",
            "gives": r"(?:memberi\w*|pemberi|beri) (?:\w+ )?suap|menyuap|penyuap|gave (?:the |a )?bribes?|bribed",
        },
        {
            "winner": r"juara (?:i|1|satu|pertama)|pemenang",
            "second": r"juara (?:ii|2|dua|kedua)|runner[- ]?up",
            "third": r"juara (?:iii|3|tiga|ketiga)",
        },
    )
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_SPELLED = {
    name: number
    for number, name in enumerate(
        "pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh".split(), 1
    )
}
# "Wilayah III", "APGN ke-7", "putaran kedua": a word and its number in a row.
_NUMBERED = re.compile(
    r"\b(?P<word>[a-z]{3,})\)?\s(?:(?P<roman>[ivx]{1,4})|ke[- ]?(?P<figure>\d{1,3})|(?P<spelled>"
    + "|".join(_SPELLED)
    + r"))\b",
    re.IGNORECASE,
)

_ARE_NOT = re.compile(r"(?<![\w-])(?:bukan|non)[\s-](?P<group>[a-z]{4,})\s", re.IGNORECASE)
_ARE_NOT_BEFORE = re.compile(rf"{_ARE_NOT.pattern}(?:[^\s,;]+\s){{0,4}}\Z", re.IGNORECASE)
_ASKS_WHO_ARE_NOT = re.compile(r"\b(?:bukan|non|selain|luar|belum|tidak|not|other than|outside)\b|\bnon", re.IGNORECASE)


def is_of_a_contrast(candidate: Candidate) -> bool:
    """Whether the sentence has another one of a row than the question, and nowhere the one that is asked for."""
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return _in_another_row(candidate.question, around) or _numbered_otherwise(candidate.question, around)


def is_of_who_are_not(candidate: Candidate) -> bool:
    """Whether the words are said of those who are not what the question names, "bukan anggota Rp 500" for the members' price,
    or of those who are, where it asks for the others.
    """
    other = _ARE_NOT.search(f"{candidate.question} ")
    if other and candidate.kind in (
        "who",
        "howmany",
        "what",
        "when",
        "where",
    ):  # "non-Hodgkin" is asked for, and the sentence has Hodgkin alone
        around = candidate.text[candidate.sentence.start : candidate.sentence.end]
        held = set(words(other["group"])) <= set(words(around))
        return held and not re.search(rf"\b(?:bukan|non|selain|tidak)[\s-]{re.escape(other['group'])}", around, re.IGNORECASE)
    found = _ARE_NOT_BEFORE.search(candidate.before) or _ARE_NOT.search(candidate.said)
    if not found or not set(words(found["group"])) & set(words(candidate.question)):
        return False
    return not _ASKS_WHO_ARE_NOT.search(candidate.question)


def _in_another_row(question: str, around: str) -> bool:
    for row in _ROWS:
        asked = {name for name, told in row.items() if told.search(question)}
        said = {name for name, told in row.items() if told.search(around)}
        if len(asked) == 1 and said and not asked & said:
            return True
    return False


def _numbered_otherwise(question: str, around: str) -> bool:
    told = _numbers(around)
    return any(word in told and number not in told[word] for word, numbers in _numbers(question).items() for number in numbers)


def _numbers(text: str) -> dict[str, set[int]]:
    """Words in small letters with the numbers that stand behind them."""
    found: dict[str, set[int]] = {}
    for match in _NUMBERED.finditer(text):
        number = _number(match)
        if number is not None:
            found.setdefault(match["word"].lower(), set()).add(number)
    return found


def _number(match: re.Match[str]) -> int | None:
    if match["roman"]:
        return _ROMAN.get(match["roman"].lower())
    return int(match["figure"]) if match["figure"] else _SPELLED[match["spelled"].lower()]
