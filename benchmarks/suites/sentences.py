"""Where sentences end, held against the treebanks of Universal Dependencies.

Sentences that end with a stop are joined by a space, five to ten at a time, as they follow one another in the file, in three
ways; an end is right where two of them meet. The unit of a treebank is sometimes two sentences, or half of one, for all systems
alike.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.errors import BenchmarkError
from benchmarks.suites.outcomes import Outcome
from benchmarks.suites.peers import OURS, installed
from corpus.text.segmentation import sentences

Splitter = Callable[[str], list[int]]
SEEDS = (11, 12, 13)
BLOCK = 50  # sentences: no group lies in two blocks, so that the halves share no sentence
LEAST, MOST = 5, 10  # sentences in a group
_ENDED = re.compile(r"[.?!…][\"”’')\]]*\Z")
_PLAIN = re.compile(r"(?<=[.?!])\s")


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Raises BenchmarkError where the folder holds no treebank."""
    files = sorted(folder.rglob("*.conllu"))
    if not files:
        raise BenchmarkError(f"There is no .conllu file in {folder}: a clone of a treebank is needed.")
    splitters = _splitters()
    for name in sorted({_treebank(file) for file in files}):
        said = [sentence for file in files if _treebank(file) == name for sentence in _sentences(file)]
        for case, group in _groups(name, [each for each in said if _ENDED.search(each)]):
            text, wanted = " ".join(group), _ends(group)
            for system, split in splitters.items():
                given = {end for end in split(text) if end < len(text)}
                yield _outcome(Outcome(case, name, system), text, wanted, given)


def _outcome(of: Outcome, text: str, wanted: set[int], given: set[int]) -> Outcome:
    wrong, missed = sorted(given - wanted), sorted(wanted - given)
    shown = [f"+ {_around(text, end)}" for end in wrong] + [f"- {_around(text, end)}" for end in missed]
    counts = len(given & wanted), len(missed), len(wrong)
    return Outcome(of.case, of.measure, of.system, *counts, detail="\n".join(shown))


def _around(text: str, end: int) -> str:
    return f"{text[max(0, end - 40) : end]} ‖ {text[end : end + 25].strip()}"


def _treebank(file: Path) -> str:
    """The name of the treebank: `id_gsd` of `id_gsd-ud-test.conllu`."""
    return file.name.partition("-")[0]


def _sentences(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield " ".join(line.removeprefix("# text = ").split())


def _groups(name: str, said: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each group, by the name of its block."""
    for seed in SEEDS:
        chance = random.Random(seed)
        for first in range(0, len(said), BLOCK):
            block, start = said[first : first + BLOCK], 0
            while start < len(block):
                size = chance.randint(LEAST, MOST)
                yield f"{name} {first // BLOCK}", block[start : start + size]
                start += size


def _ends(group: list[str]) -> set[int]:
    """Where the sentences of a group end in their text, but for the last."""
    ends, at = set(), -1
    for sentence in group[:-1]:
        at += len(sentence) + 1
        ends.add(at)
    return ends


def _splitters() -> Mapping[str, Splitter]:
    splitters: dict[str, Splitter] = {
        OURS: lambda text: [span.end for span in sentences(text)],
        "plain split": lambda text: [match.start() for match in _PLAIN.finditer(text)],
        "Punkt, untrained": _by_punkt(),
    }
    if installed("pysbd"):
        splitters["pysbd"] = _by_pysbd()
    if installed("sentence_splitter", "sentence-splitter"):
        splitters["sentence-splitter"] = _by_sentence_splitter()
    return splitters


def _by_punkt() -> Splitter:
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # type: ignore[import-untyped]

    punkt = PunktSentenceTokenizer()
    return lambda text: [end for _, end in punkt.span_tokenize(text)]


def _by_pysbd() -> Splitter:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: _ends_of_pieces(text, segmenter.segment(text))


def _by_sentence_splitter() -> Splitter:
    from sentence_splitter import SentenceSplitter

    splitter = SentenceSplitter(language="en")
    return lambda text: _ends_of_pieces(text, splitter.split(text))


def _ends_of_pieces(text: str, pieces: list[str]) -> list[int]:
    """Where pieces that follow one another in `text` end, less the space behind them."""
    ends, at = [], 0
    for piece in (piece.strip() for piece in pieces if piece.strip()):
        at = text.index(piece, at) + len(piece)
        ends.append(at)
    return ends
