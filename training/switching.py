"""English passages with Indonesian words among them: what an English question has to find in an Indonesian passage.

Code-switching by a lexicon draws the languages of a small model together (Qin et al., IJCAI 2020, "CoSDA-ML").
"""

import random
import re
from dataclasses import replace
from functools import cache

from qa.gloss import gloss
from training.reading import Example

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


def switched(example: Example, share: float, shuffle: random.Random) -> Example:
    """The passage with `share` of its lower-case words in Indonesian, as the lexicon has them; names and unknown words stay."""

    def mixed(text: str) -> str:
        return _WORD.sub(lambda m: _indonesian(m.group()) if shuffle.random() < share else m.group(), text)

    if example.answer is None:
        return replace(example, context=mixed(example.context))
    start, end = example.answer
    parts = (example.context[:start], example.context[start:end], example.context[end:])
    before, said, behind = map(mixed, parts)
    return replace(example, context=before + said + behind, answer=(len(before), len(before) + len(said)))


@cache
def _indonesian(word: str) -> str:
    return (gloss(word) or word) if word.islower() else word
