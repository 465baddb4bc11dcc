"""A question typed in small letters, written as the articles that were found for it write its words.

Names are told by their capitals, by the reader as by the rules, and people who type in a hurry leave them out, with the mark at
the end. What that costs, and what this gives back: training/README.md, "Typed otherwise".
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.text import is_stop_word
from corpus.types import Article
from qa.question.parse import Question

_LEAST_CHARS = 3
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ASKS = re.compile(
    r"\b(?:(?:siapa|apa|ber?apa|kapan|mana|mengapa|kenapa|bagaimana|gimana|dimana|kemana)(?:kah)?"
    r"|who|whom|whose|what|which|when|where|why|how)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[?.!]\W*$")


def as_articles_write(question: Question, articles: Iterable[Article]) -> Question:
    """`question` with the capitals that its words have within sentences of `articles`, and with its mark; its `text` stays.

    A question with capitals of its own past its first letter keeps its letters.
    """
    read, alone = question.as_read.text, question.standalone
    if not (_is_small(read) or _is_small(alone)):
        return replace(question, written_out=_marked(read))
    written = _written_forms({word.lower() for word in _WORD.findall(f"{read} {alone}")}, articles)
    return replace(question, written_out=_marked(_rewritten(read, written)), standalone=_rewritten(alone, written))


def _is_small(text: str) -> bool:
    return text[1:] == text[1:].lower()


def _marked(text: str) -> str:
    """Keywords alone are no question, and read worse with a mark than without."""
    return text if _ENDS.search(text) or not _ASKS.search(text) else f"{text.rstrip()}?"


def _written_forms(small: set[str], articles: Iterable[Article]) -> dict[str, str]:
    """How the articles write those of the words that they mostly write with a capital where no sentence begins."""
    wanted = sorted((word for word in small if len(word) >= _LEAST_CHARS and not is_stop_word(word)), key=len, reverse=True)
    if not wanted:
        return {}
    within = re.compile(rf"(?<=[a-z,0-9] )(?:{'|'.join(map(re.escape, wanted))})(?![\w'’-])", re.IGNORECASE)
    found: dict[str, Counter[str]] = {}
    for article in articles:
        for said in within.findall(article.text):
            found.setdefault(said.lower(), Counter())[said] += 1
    return {word: form for word, forms in found.items() if (form := _usual(word, forms)) != word}


def _usual(word: str, forms: Counter[str]) -> str:
    capital = [(count, form) for form, count in forms.items() if form != word]
    return max(capital)[1] if sum(count for count, _ in capital) > forms[word] else word


def _rewritten(text: str, written: dict[str, str]) -> str:
    return _WORD.sub(lambda found: written.get(found.group(), found.group()), text) if _is_small(text) else text
