"""A list is told whole: whether a question asks for one, and from one of its members to all of them."""

import re

from corpus.types import Span

_COUNTED = "two|three|four|five|six|seven|eight|nine|ten|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_ASKS = re.compile(
    r"\b(?:siapa|apa|mana|berapa)\s+s?aja\b|^\W*(?:please )?(?:list|break down)\b"
    r"|\bsebutkan (?!siapa|namanya|nama (?!nama)|jumlah)"
    rf"|\b(?:which|what|who|whose)(?: are| were)?(?: the)? (?:{_COUNTED})\b"
    rf"|\b(?:siapa|apa|mana|sebutkan)(?: nama)? (?:{_COUNTED})\b"
    rf"|\bname (?:the|all)(?: \w+){{0,3}} (?:{_COUNTED}|\w+(?:ies|es|[^s]s))\b",
    re.IGNORECASE,
)
_AND = r"(?:dan juga|dan|serta|hingga|maupun|atau)\s+"
_JOINT = re.compile(rf"\s?(?:[,;]\s+(?P<last>{_AND})?|(?P<and>{_AND}))")
_NAMES = r"[A-Z0-9][\w.'’/-]*(?:\s\([^()]{1,30}\))?(?:\s(?:[A-Z0-9][\w.'’/-]*|\([^()]{1,30}\)|bin|binti|al|of))*"
_NAME = re.compile(_NAMES)
# A member in small letters ends at a mark, at what joins it to the next, or where the sentence goes on about the list.
_PLAIN = re.compile(
    r"(?:(?!(?:dan|serta|hingga|maupun|atau|yang|untuk|di|pada|dengan|saat|oleh|dari|sebagai|karena|agar|akan|telah|sudah|itu|ini|"
    r"tersebut|dalam|kepada|ke|kata|ujar|juga)\b)[\w/'’-]+(?:\s\([^()]{1,30}\))?\s?){1,5}"
)
_ALL_BEFORE = re.compile(rf"(?:{_NAMES}(?:,\s|,?\s(?:dan|serta)\s))+$")
_NO_MEMBER = re.compile(r"(?:Hadir|Yakni|Yaitu|Ada|Selain|Antara lain|Seperti|Menurut|Sementara|Di|Dari|Pada|Untuk|Dengan)\s")
_BRACKETS = re.compile(r"\s\([^()]{1,30}\)")
MOST = 12  # members


def asks_for_a_list(question: str) -> bool:
    return bool(_ASKS.search(question))


def whole_list(text: str, span: Span, sentence: Span) -> Span:
    """The list that `span` is a member of, within the sentence; `span` itself where no last member is told by its "dan"."""
    named = _NAME.match(text, span.start, span.end) is not None
    end, is_whole = _to_the_last(text, span, sentence.end, named=named)
    before = _ALL_BEFORE.search(text, sentence.start, span.start) if named else None
    behind_and = before is not None and bool(re.search(r"\b(?:dan|serta)\s$", before.group()))
    if not is_whole and not behind_and:
        return span
    start = before.start() if before else span.start
    opening = _NO_MEMBER.match(text, start, span.start)
    return Span(opening.end() if opening else start, end if is_whole else span.end)


def _to_the_last(text: str, span: Span, most: int, *, named: bool) -> tuple[int, bool]:
    """Where the list ends behind `span`, and whether its last member was found."""
    beside = _BRACKETS.match(text, span.end, most)  # the short name of the first: "PT Erajaya Swasembada Tbk (ERAA), PT ..."
    end, member = beside.end() if beside else span.end, _NAME if named else _PLAIN
    for _ in range(MOST):
        joint = _JOINT.match(text, end, most)
        if not joint:
            return end, False
        is_last = bool(joint["last"] or joint["and"])
        found = member.match(text, joint.end(), most) or (_PLAIN.match(text, joint.end(), most) if is_last else None)
        if not found:
            return end, False
        end = found.start() + len(found.group().rstrip(" ."))
        if is_last:
            return end, True
    return end, False
