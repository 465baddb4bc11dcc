"""Learn which stems are of one word that the stemmer takes for several: "penurunan" is "urun" to it, and "diturunkan" "turun".

    python -m training.families --data DATA --embedder index/models/embedder --out index/models/families.tsv

Affixes are taken off each word of the archive by rule, the consonants that "me-" and "pe-" swallow put back, until what is left
is a word of the archive as well; of several such roots the nearest in the embedder's space is taken, where it is near enough:
"memakan" is "makan" and not "pakan". Two stems are of one family where most of what the archive has of the one comes so from
the other.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from corpus.text import is_stop_word, located_words, stem
from index.retrieval.embedders import StaticEmbedder
from training.data import articles

LEAST_WORD, LEAST_ROOT, LEAST_PAIR = 5, 20, 10  # times that each must stand in the archive
LEAST_LETTERS = 4  # of a root
NEAR = 0.15  # cosine of word and root, where the word's stem is a word too: a stem that is none is no sense of its own
MOST_OF = 0.5  # of a stem's words

_VOWELS = "aeiou"
# A nasal prefix's end, what may follow it, and the consonant that it may have swallowed before a vowel.
_NASALS = (("ny", "", "s"), ("ng", "ghkq", "k"), ("m", "bfpv", "p"), ("n", "cdjstz", "t"), ("", "lmnrwy", ""))
_PREFIXES = (
    *("memper", "diper", "pember", "member", "keter", "berke", "menge", "penge"),
    *("per", "ber", "ter", "di", "ke", "se", "be", "pe"),
)
_SUFFIXES = ("kan", "an", "i")
_PARTICLES = re.compile(r"(?:nya|ku|mu|lah)$")


def unprefixed(word: str) -> Iterator[str]:
    """What `word` may be without its first prefix."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            yield word[len(prefix) :]
    for begins in ("me", "pe"):
        for nasal, followed, swallowed in _NASALS:
            rest = word.removeprefix(begins + nasal)
            if rest == word or not rest:
                continue
            if rest[0] in followed or (nasal == "ng" and rest[0] in _VOWELS):
                yield rest
            if swallowed and rest[0] in _VOWELS:
                yield swallowed + rest


def roots(word: str, vocabulary: Mapping[str, int]) -> set[str]:
    """The words of the archive that `word` may be made of."""
    bare = {word, _PARTICLES.sub("", word)}
    bare |= {each.removesuffix(suffix) for each in bare for suffix in _SUFFIXES}
    found = bare | {without for each in bare for without in unprefixed(each)}
    return {each for each in found - {word} if len(each) >= LEAST_LETTERS and vocabulary.get(each, 0) >= LEAST_ROOT}


def vocabulary_of(texts: Iterable[str]) -> dict[str, int]:
    """How often each word in small letters stands there; no names, no function words."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in located_words(text):
            written = text[word.start : word.end]
            (small if written.islower() else capital)[written.lower()] += 1
    return {
        word: count
        for word, count in small.items()
        if count >= LEAST_WORD and 2 * count > capital[word] and word.isascii() and word.isalpha() and not is_stop_word(word)
    }


def nearest_roots(vocabulary: Mapping[str, int], embedder: StaticEmbedder) -> dict[str, str]:
    """The word that each is made of by one step or more, shorter than it; those with none are left out."""
    place = {word: k for k, word in enumerate(sorted(vocabulary))}
    space = embedder.embed(list(place))
    found = {}
    for word in vocabulary:
        near = {
            root: float(space[place[word]] @ space[place[root]]) for root in roots(word, vocabulary) if len(root) < len(word)
        }
        root = max(near, key=lambda each: (near[each], each), default="")
        if root and near[root] >= (NEAR if stem(word) in vocabulary else 0.0):
            found[word] = root
    return found


def families(vocabulary: Mapping[str, int], embedder: StaticEmbedder) -> dict[str, list[str]]:
    """Each stem and those of the words that most of its own are made of."""
    nearest = nearest_roots(vocabulary, embedder)
    all_of: Counter[str] = Counter()
    made_of: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in vocabulary.items():
        own, root, seen = stem(word), word, {stem(word)}
        all_of[own] += count
        while root := nearest.get(root, ""):
            if stem(root) not in seen:
                seen.add(stem(root))
                made_of[own][stem(root)] += count
    return {
        own: sorted(kept)
        for own, others in sorted(made_of.items())
        if (kept := [other for other, n in others.items() if n >= max(LEAST_PAIR, MOST_OF * all_of[own])])
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn which stems are of one word.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    vocabulary = vocabulary_of(row["text"] for row in articles(given.data))
    found = families(vocabulary, StaticEmbedder.load(given.embedder))
    lines = [
        f"# Stems of one word that the stemmer takes for several: {len(found)} entries.",
        f"# Source: training/families.py, by rules of affixes over {len(vocabulary):,} words of the training articles.",
        "# A line: a stem; a tab; the stems of the words that its own are made of.",
        *(f"{own}\t{' '.join(others)}" for own, others in found.items()),
    ]
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(lines[0])


if __name__ == "__main__":
    main()
