"""Names of people, places and institutions, held against labelled sentences: `python -m benchmarks.names FILES`."""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from index.names.mentions import mentions_in
from index.names.types import NameKind

_KINDS: Mapping[str, NameKind] = {
    **dict.fromkeys(("PER", "PERSON", "PPL"), "person"),
    **dict.fromkeys(("LOC", "PLACE", "PLC"), "place"),
    **dict.fromkeys(("ORG", "ORGANISATION", "IND"), "institution"),
}
_NO_SPACE_BEFORE = frozenset(",.;:)?!%")
Labelled = tuple[str, frozenset[tuple[NameKind, int, int]]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="JSON lines with tokens and tags (B-PER, I-PER, O, ...)")
    parser.add_argument("--wrong", action="store_true", help="print what is missed and what is taken for a name wrongly")
    asked = parser.parse_args(arguments)
    for file in asked.files:
        print(json.dumps({file.name: measured(file, wrong=asked.wrong)}, indent=2))
    return 0


def measured(file: Path, *, wrong: bool = False) -> dict[str, dict[str, float | int]]:
    """Precision, recall and F1 of whole names, by kind."""
    right, found, wanted = (dict.fromkeys(_KINDS.values(), 0) for _ in range(3))
    for text, names in labelled(file):
        told = {(mention.kind, mention.span.start, mention.span.end) for mention in mentions_in(text)}
        for kind in right:
            ours, theirs = ({each for each in names if each[0] == kind} for names in (told, names))
            right[kind] += len(ours & theirs)
            found[kind] += len(ours)
            wanted[kind] += len(theirs)
        if wrong:
            for sign, those in (("-", names - told), ("+", told - names)):
                for kind, start, end in sorted(those):
                    print(f"{sign} {kind} {text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}")
    return {kind: _figures(right[kind], found[kind], wanted[kind]) for kind in right}


def labelled(file: Path) -> Iterator[Labelled]:
    """Sentences put together again as they are printed, with the places of their names."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield _sentence(record["tokens"], record["tags"])


def _sentence(tokens: Sequence[str], tags: Sequence[str]) -> Labelled:
    text, names = "", list[tuple[NameKind, int, int]]()
    for token, tag in zip(tokens, tags, strict=True):
        text += "" if not text or token[0] in _NO_SPACE_BEFORE or text[-1] in "(" else " "
        start = len(text)
        text += token
        kind = _KINDS.get(tag[2:])
        if tag.startswith("B-") and kind:
            names.append((kind, start, len(text)))
        elif tag.startswith("I-") and names and kind == names[-1][0]:
            names[-1] = (names[-1][0], names[-1][1], len(text))
    return text, frozenset(names)


def _figures(right: int, found: int, wanted: int) -> dict[str, float | int]:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "names": wanted}


if __name__ == "__main__":
    sys.exit(main())
