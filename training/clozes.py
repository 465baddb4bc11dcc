"""English questions over Indonesian news, made of translated sentences: the words that both share are asked for.

Of an English sentence one name, amount, year or day is taken away and asked for with the word that asks for its kind; the
passage is its translation among the sentences before and after it, which holds the same name or amount (cloze questions:
Lewis, Denoyer and Riedel, ACL 2019; here over another language). What they teach is not how to ask but which Indonesian words
say what an English question says.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.data import Row, rows
from training.reading import Example

NEWSWIRE = ("panl_bppt_eco", "panl_bppt_int", "panl_bppt_sci", "panl_bppt_spo")  # sentence by sentence, in their order
AROUND = 3  # sentences before, and after, at the most
SHORTEST, LONGEST = 6, 22  # words of a question
DAYS = dict(
    zip(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
        strict=True,
    )
)
_SCALES = {"trillion": "triliun", "billion": "miliar", "million": "juta", "percent": "persen"}
_SCALED = "|".join(_SCALES)
_NUMBER = re.compile(rf"(?<![\w.,-])(?P<money>Rp ?|US\$|\$)?(?P<number>\d+(?:[.,]\d+)*)(?: (?P<scale>{_SCALED}))?\b(?!-)")
_NAME = re.compile(r"\b[A-Z][\w'-]*(?: (?:(?:al|bin|van|de|of) )?[A-Z][\w'-]*){0,4}")
_DAY = re.compile(rf"(?:\bon )?\b({'|'.join(DAYS)})\b")
_SAYS = re.compile(r"\W+(?:who|said|says|told|added|stated|explained|led|won|scored|beat)\b")
_OFFICE = re.compile(
    r"(?:minister|president|director|governor|mayor|chief|chairman|secretary|spokesman|general|coach|striker|ambassador)[ ,]+$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:in|at|near|from) $")


def clozes(data: Path, most: int, shuffle: random.Random) -> list[Example]:
    made = [example for name in NEWSWIRE for example in _of(list(rows(data / f"parallel/{name}.jsonl.gz")), shuffle)]
    return shuffle.sample(made, min(most, len(made)))


def _of(pairs: Sequence[Row], shuffle: random.Random) -> Iterator[Example]:
    """One question a pair at the most, of those whose translation holds the answer once."""
    for place, pair in enumerate(pairs):
        told = pair["id"].strip()
        able = [
            (asked, places[0])
            for asked, answer in _asked(pair["en"])
            if len(places := [*re.finditer(rf"(?<![\w.,]){re.escape(answer)}(?![\w]|[.,]\d)", told)]) == 1
        ]
        if able:
            question, answered = shuffle.choice(able)
            before = [row["id"].strip() for row in pairs[max(0, place - shuffle.randint(0, AROUND)) : place]]
            after = [row["id"].strip() for row in pairs[place + 1 : place + 1 + shuffle.randint(0, AROUND)]]
            lead = "".join(f"{text} " for text in before)
            span = (len(lead) + answered.start(), len(lead) + answered.end())
            yield Example(question, "", lead + " ".join([told, *after]), span)


def _asked(sentence: str) -> Iterator[tuple[str, str]]:
    """(question, its answer as Indonesian writes it) for each name, amount, year and day of an English sentence."""
    for match in _DAY.finditer(sentence):
        yield from _question(sentence, match, "when", DAYS[match.group(1)])
    for match in _NUMBER.finditer(sentence):
        yield from _question(sentence, match, *_amount(match))
    for match in _NAME.finditer(sentence):
        # The first word of a sentence is capital anyway.
        if match.start() or " " in match.group():
            yield from _question(sentence, match, _asks_for_name(sentence, match), match.group())


def _amount(match: re.Match[str]) -> tuple[str, str]:
    number, scale, money = match["number"], match["scale"], match["money"] or ""
    written = number if money.startswith("Rp") and "," not in number else number.translate(str.maketrans(".,", ",."))
    answer = " ".join(filter(None, (written, _SCALES.get(scale or ""))))
    if money.startswith("Rp"):
        return "how much", f"Rp{answer}"
    if money:
        return "how much", f"{answer} dolar AS"
    if scale == "percent":
        return "what percentage", answer
    is_year = re.fullmatch(r"(?:19|20)\d\d", number) and not scale
    return ("what year", number) if is_year else ("how many", answer)


def _asks_for_name(sentence: str, match: re.Match[str]) -> str:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _OFFICE.search(before) or _SAYS.match(after):
        return "who"
    return "where" if _WHERE.search(before) else "what"


def _question(sentence: str, match: re.Match[str], asks: str, answer: str) -> Iterator[tuple[str, str]]:
    """The words nearest the gap, up to LONGEST, without the full stop; asking word first where the gap begins them."""
    before, after = sentence[: match.start()].split(), sentence[match.end() :].rstrip(" .?!").split()
    if asks == "where" and before:
        before = before[:-1]  # "in where"
    kept = before[-LONGEST // 2 :], after[: LONGEST // 2]
    if len(kept[0]) + len(kept[1]) >= SHORTEST:
        words = [*kept[0], asks, *kept[1]] if kept[1] or not kept[0] else [asks, *kept[0]]
        yield " ".join(words) + "?", answer
