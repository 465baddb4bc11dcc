"""Learn the lexicon, English words to weighted Indonesian words, from parallel text and the bilingual embedder.

Word alignment by IBM Model 1 in both directions (Brown et al., 1993), joined by the geometric mean of the two translation
probabilities: a word pair must choose each other. Nearest words in the embedder's space fill what alignment never saw.

    python -m training.lexicon --data DATA --embedder index/models/embedder --out index/models/lexicon.tsv.gz
"""

import argparse
import gzip
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.text import is_stop_word, located_words, words
from index.retrieval.embedders import StaticEmbedder
from training.data import articles
from training.embedder import Pair, parallel_pairs

ROUNDS = 6
MOST_WORDS = 40  # of a sentence: longer ones align badly
LEAST_PAIRS = 3  # sentence pairs that a word pair must share
LEAST_WEIGHT = 0.03
MOST_TRANSLATIONS = 5
NEAR = 0.55  # cosine from which a neighbour in the embedder's space is taken for a translation


@dataclass(frozen=True, slots=True)
class Links:
    """All word pairs of all sentence pairs: `pair` indexes `pairs` (n, 2), `target` is the (sentence, word) explained."""

    pairs: np.ndarray
    pair: np.ndarray
    source_of: np.ndarray
    target_of: np.ndarray


def ids_of(sentences: list[tuple[str, ...]]) -> tuple[list[str], list[np.ndarray]]:
    counts = Counter(word for sentence in sentences for word in sentence)
    vocabulary = [word for word, count in counts.items() if count >= LEAST_PAIRS]
    number = {word: k for k, word in enumerate(vocabulary)}
    return vocabulary, [np.array(sorted({number[w] for w in s if w in number}), dtype=np.int64) for s in sentences]


def links_of(source: list[np.ndarray], target: list[np.ndarray], target_size: int) -> Links:
    keys, sources, targets, offset_s, offset_t = [], [], [], 0, 0
    for s, t in zip(source, target, strict=True):
        keys.append((s[:, None] * target_size + t[None, :]).ravel())
        sources.append(np.repeat(np.arange(len(s)) + offset_s, len(t)))
        targets.append(np.tile(np.arange(len(t)) + offset_t, len(s)))
        offset_s, offset_t = offset_s + len(s), offset_t + len(t)
    unique, pair = np.unique(np.concatenate(keys), return_inverse=True)
    pairs = np.stack([unique // target_size, unique % target_size], axis=1)
    return Links(pairs, pair, np.concatenate(sources), np.concatenate(targets))


def translation_probabilities(links: Links, *, reverse: bool) -> np.ndarray:
    """t(target | source) for each of `links.pairs` (t(source | target) when reversed), by expectation maximisation."""
    given = links.pairs[:, 1 if reverse else 0]
    explained = links.source_of if reverse else links.target_of
    t = np.ones(len(links.pairs))
    for _ in range(ROUNDS):
        share = t[links.pair]
        share = share / np.bincount(explained, share)[explained]
        counts = np.bincount(links.pair, share, minlength=len(t))
        t = counts / np.bincount(given, counts)[given]
    return t


def aligned(pairs: list[Pair]) -> dict[str, dict[str, float]]:
    """English word -> Indonesian word -> weight."""
    both = [(words(en), words(id_)) for en, id_ in pairs]
    both = [(en, id_) for en, id_ in both if 0 < len(en) <= MOST_WORDS and 0 < len(id_) <= MOST_WORDS]
    english, source = ids_of([en for en, _ in both])
    indonesian, target = ids_of([id_ for _, id_ in both])
    links = links_of(source, target, len(indonesian))
    weight = np.sqrt(translation_probabilities(links, reverse=False) * translation_probabilities(links, reverse=True))
    often = np.bincount(links.pair) >= LEAST_PAIRS
    found: dict[str, dict[str, float]] = {}
    for k in np.flatnonzero(often & (weight >= LEAST_WEIGHT)):
        en, id_ = english[links.pairs[k, 0]], indonesian[links.pairs[k, 1]]
        found.setdefault(en, {})[id_] = float(weight[k])
    return found


def neighbours(embedder: StaticEmbedder, english: list[str], indonesian: list[str]) -> dict[str, dict[str, float]]:
    """English word -> stems of the nearest Indonesian words -> cosine, where it is at least NEAR."""
    space = embedder.embed(indonesian)
    stems = [next(iter(words(word)), "") for word in indonesian]
    found: dict[str, dict[str, float]] = {}
    for i in range(0, len(english), 500):
        scores = embedder.embed(english[i : i + 500]) @ space.T
        for word, row in zip(english[i : i + 500], scores, strict=True):
            key = next(iter(words(word)), "")
            near = [k for k in np.argsort(-row)[:4] if row[k] >= NEAR and stems[k] and stems[k] != key]
            if key and near:
                found.setdefault(key, {}).update({stems[k]: float(row[k]) for k in near})
    return found


def frequent_words(texts: list[str], least: int) -> list[str]:
    """Written forms in lower case, without names (words that mostly stand with a capital)."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for word in located_words(text):
            written = text[word.start : word.end]
            (lower if written.islower() else upper)[written.lower()] += 1
    return [w for w, n in lower.items() if n >= least and n > upper[w] and w.isalpha() and not is_stop_word(w)]


def joined(first: dict[str, dict[str, float]], second: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Alignment where it is sure, neighbours at half weight beside it; the best translations, the strongest at 1."""
    merged = {}
    for word in first.keys() | second.keys():
        candidates = dict(first.get(word, {}))
        for other, cosine in second.get(word, {}).items():
            candidates[other] = max(candidates.get(other, 0.0) + cosine / 4, cosine / 2 if not first.get(word) else 0.0)
        best = sorted(candidates.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST_TRANSLATIONS]
        strongest = best[0][1]
        merged[word] = {other: weight / strongest for other, weight in best if weight >= 0.12 * strongest}
    return merged


def written_forms(texts: list[str], stems: set[str]) -> dict[str, str]:
    """Each stem and the form in which the texts write it most, where that is another and stands at least three times."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for word in located_words(text):
            if word.stem in stems:
                counts.setdefault(word.stem, Counter())[text[word.start : word.end].lower()] += 1
    most = {stem: max(forms.items(), key=lambda pair: (pair[1], pair[0])) for stem, forms in counts.items()}
    return {stem: form for stem, (form, count) in most.items() if form != stem and count >= 3}


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the lexicon.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    pairs = parallel_pairs(given.data)
    by_alignment = aligned(pairs)
    texts = [row["text"] for row in articles(given.data)]
    indonesian = frequent_words(texts[::4], 20)
    english = frequent_words([en for en, _ in pairs], 5)
    by_meaning = neighbours(StaticEmbedder.load(given.embedder), english, indonesian)
    lexicon = joined(by_alignment, by_meaning)
    with gzip.open(given.out, "wt", encoding="utf-8") as out:
        for word in sorted(lexicon):
            out.write(word + "\t" + " ".join(f"{other}:{weight:.2f}" for other, weight in lexicon[word].items()) + "\n")
    forms = written_forms(texts[::3], {other for translations in lexicon.values() for other in translations})
    with gzip.open(given.out.with_name("forms.tsv.gz"), "wt", encoding="utf-8") as out:
        out.writelines(f"{stem}\t{forms[stem]}\n" for stem in sorted(forms))
    print(f"{len(by_alignment)} words by alignment, {len(by_meaning)} by meaning, {len(lexicon)} in all")


if __name__ == "__main__":
    main()
