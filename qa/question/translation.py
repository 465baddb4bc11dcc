"""An English question in Indonesian words, one by one: no translation, but what it asks for in the words of the articles.

The reader reads it beside the question itself. It knows Indonesian far better than English, and a gloss tells it that who
"chaired" a meeting is who "memimpin" it.
"""

import gzip
import re
from functools import cache
from pathlib import Path

from corpus.text import is_stop_word, stem
from index.query.lexicon import LEXICON, load_lexicon
from index.query.phrases import phrases

FORMS = LEXICON.with_name("forms.tsv.gz")
LONGEST_PHRASE = 4  # words

_ASKING = {
    "who": "siapa", "whom": "siapa", "whose": "siapa", "where": "di mana", "when": "kapan", "why": "mengapa",
    "how": "bagaimana",
    "how many": "berapa", "how much": "berapa", "how long": "berapa lama", "how far": "berapa jauh", "how old": "berapa umur",
    "what": "apa", "which": "mana", "what time": "pukul berapa", "what date": "tanggal berapa", "which day": "hari apa",
    "not": "tidak", "and": "dan", "or": "atau", "in": "di", "at": "di", "on": "pada", "from": "dari", "to": "ke", "by": "oleh",
    "for": "untuk", "with": "dengan", "before": "sebelum", "after": "setelah", "his": "nya", "her": "nya", "their": "mereka",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,/]*|[^\w\s]")


def translate_query(question: str) -> str:
    """`question` word by word in Indonesian: phrases of the table, then the lexicon; names and what is unknown stay."""
    tokens = _TOKEN.findall(question)
    out: list[str] = []
    k = 0
    while k < len(tokens):
        count, said = _next(tokens, k)
        if said:
            out.append(said)
        k += count
    return " ".join(out)


def _next(tokens: list[str], k: int) -> tuple[int, str]:
    """How many tokens are taken, and what stands for them."""
    for count in range(min(LONGEST_PHRASE, len(tokens) - k), 0, -1):
        written = " ".join(tokens[k : k + count]).lower()
        if written in _ASKING:
            return count, _ASKING[written]
        if terms := phrases().get(written):
            return count, terms[0]
    return 1, _word(tokens[k], first=k == 0)


def _word(token: str, *, first: bool) -> str:
    if is_stop_word(token):
        return ""
    own = stem(re.sub(r"['’]s$", "", token))
    translations = load_lexicon().translations(own)
    is_name = token[:1].isupper() and not first
    # A name that is a word too ("Cut", "March") is left when its translation is not sure.
    if not translations or translations[0][0] == own or (is_name and len(translations) > 1):
        return token
    return _forms().get(translations[0][0], translations[0][0])


@cache
def _forms(path: Path = FORMS) -> dict[str, str]:
    """A stem and the form in which articles mostly write it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t", 1) for line in lines)
