"""Names that are not to be shown: an article with another word in the place of each, wherever it is shown or searched.

What comes out is an article as any other, so that whatever is made of it, a passage, a quotation, a word in an index, holds
the mask and not the name. It is no longer than it has to be: a mask of the length of the name would tell that length.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.types import Article

LABEL = "[disamarkan]"
_LEAST_CHARS = 2
_LEAST_PART = 3
# Stand between the parts of a name or before it, and are no part by which somebody is known.
_NO_PARTS = frozenset("bin binti van der den al abdul haji hajah hj drs dra raden gusti and dan yang alias".split())
_SUFFIX = r"(?=(?:-?(?:nya|lah|kah|pun|ku|mu))?(?!\w))"  # "Bunganya" is the name, too
_BETWEEN = r"[\W_]{1,3}"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class NameMask:
    """`label` stands in place of `name`; of each part of the name too, where it stands alone, unless `is_exact`."""

    name: str
    label: str = LABEL
    is_exact: bool = False


def masked(article: Article, masks: Iterable[NameMask]) -> Article:
    """`article` with the labels in title, text, authors and source; without an address that spells a name."""
    shown = article
    for mask in sorted(masks, key=lambda each: (-len(each.name), each.name)):
        shown = _masked(shown, mask)
    return shown


def is_held(article: Article, mask: NameMask) -> bool:
    """Whether any of what is shown of the article has the name, or a part of it."""
    return _masked(article, mask) != article


def is_in_id(article: Article, mask: NameMask) -> bool:
    """Whether the article's id, which stands in addresses and cannot be masked, spells the name."""
    return _is_spelt(article.id, mask)


def is_maskable(name: str) -> bool:
    """Whether there is enough of a name to be found again."""
    return len("".join(_WORD.findall(name))) >= _LEAST_CHARS


def tells(text: str, mask: NameMask) -> bool:
    """Whether `text` has what the mask covers."""
    return any(pattern.search(text) for pattern in _patterns(mask))


def holds_name(text: str, name: str) -> bool:
    """Whether `text` has the whole name."""
    pattern = _whole(name)
    return bool(pattern and pattern.search(text))


def _masked(article: Article, mask: NameMask) -> Article:
    patterns = _patterns(mask)

    def covered(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(lambda _: mask.label, text)
        return text

    return replace(
        article,
        title=covered(article.title),
        text=covered(article.text),
        authors=tuple(map(covered, article.authors)),
        url=None if article.url and _is_spelt(article.url, mask) else article.url,
        source=mask.label if _is_spelt(article.source, mask) else covered(article.source),
    )


def _patterns(mask: NameMask) -> list[re.Pattern[str]]:
    """What is covered: the whole name in any letters, then its parts where they are written as names."""
    whole = _whole(mask.name)
    found = [whole] if whole else []
    return found if mask.is_exact else [*found, *map(_part, _parts(mask.name))]


def _whole(name: str) -> re.Pattern[str] | None:
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    if not words:
        return None
    if len(words) == 1 and words[0] != words[0].lower():
        return _part(words[0])
    return re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, words))}{_SUFFIX}", re.IGNORECASE)


def _parts(name: str) -> Sequence[str]:
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    if len(words) < 2:
        return ()
    return [word for word in words if len(word) >= _LEAST_PART and word.lower() not in _NO_PARTS]


def _part(word: str) -> re.Pattern[str]:
    """A part alone, written as a name: "Bunga" and "BUNGA", not the flowers of "bunga"."""
    written = sorted({word, word.capitalize(), word.upper()} - {word.lower()})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))}){_SUFFIX}") if written else re.compile(r"(?!)")


def _is_spelt(address: str, mask: NameMask) -> bool:
    """Whether an address or the name of a file has the words of the name, as in "…/ayah-siti-aminah.html"."""
    words = [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", mask.name))]
    told = _WORD.findall(address.lower().replace("%20", " "))
    width = len(words)
    if any(told[k : k + width] == words for k in range(len(told) - width + 1)):
        return True
    return not mask.is_exact and any(part.lower() in told for part in _parts(mask.name))
