"""What the reader is shown, and in which proportions: sources by name, each of which can be left out for a trial.

`mixture` gives (everything, what the last part of the training reads: native Indonesian and the news, once more).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.data import Row, articles, news_questions, rows
from training.invented import from_news, from_parallel, glossed
from training.negatives import cut_away, elsewhere, near_passages, searched_passages
from training.reading import Example
from training.switching import switched

GLOSSED = 0.3  # of English questions: the reader is asked each both ways
SWITCHED = 20_000  # English passages of which half the words become Indonesian


@dataclass(frozen=True, slots=True)
class Given:
    """`searched` is what `python -m training.searched` leaves; `shuffle` draws all that is drawn."""

    data: Path
    embedder: Path
    searched: Path
    shuffle: random.Random

    def read(self, name: str, most: int | None = None, prefix: str = "") -> list[Row]:
        chosen = [row for row in rows(self.data / f"qa/{name}.train.jsonl.gz") if row["id"].startswith(prefix)]
        return chosen if most is None or most >= len(chosen) else self.shuffle.sample(chosen, most)


def from_rows(chosen: Sequence[Row], titles: dict[str, str] | None = None) -> list[Example]:
    """Examples of question-answering records; news passages bring their article's title."""
    made = []
    for row in chosen:
        answer = row["answers"][0] if row["answerable"] and row["answers"] else None
        span = (answer["start"], answer["start"] + len(answer["text"])) if answer else None
        made.append(Example(row["question"], (titles or {}).get(row.get("article_id", ""), ""), row["context"], span))
    return made


def english(given: Given) -> list[Example]:
    """English questions over English passages, some of whose passages answer no more."""
    examples = from_rows(given.read("squad_en_v1", 60_000))
    mixed = [switched(example, 0.5, given.shuffle) for example in examples[:SWITCHED]]
    away = [e for example in examples[-12_000:] if (e := cut_away(example, given.shuffle))]
    return mixed + examples[SWITCHED:] + away[:6_000] + from_rows(given.read("squad_en_v2"))


def translated(given: Given) -> list[Example]:
    return 2 * from_rows(given.read("squad_id_muis")) + from_rows(given.read("squad_id_wikidepia_tar"))


def crossed(given: Given) -> list[Example]:
    """English questions over Indonesian passages, and the reverse."""
    forth = 2 * from_rows(given.read("xsquad_en_question_id_context"))
    return glossed(forth, GLOSSED, given.shuffle) + from_rows(given.read("xsquad_id_question_en_context", 8_000))


def native(given: Given) -> list[Example]:
    asked, facts = from_rows(native_rows(given.data)), from_rows(given.read("facqa"))
    return 3 * asked + 3 * facts + 2 * from_rows(given.read("tydiqa_id"))


def news(given: Given) -> list[Example]:
    titles = {row["id"]: row["title"] or "" for row in articles(given.data)}
    return glossed(4 * from_rows(news_questions(given.data, held_back=False), titles), GLOSSED, given.shuffle)


def refused(given: Given) -> list[Example]:
    """The news questions over passages that do not answer them: other parts of the article, and what the search finds."""
    asked = news_questions(given.data, held_back=False)
    cannot = [row for row in asked if not row["answerable"]]
    return glossed(
        2 * elsewhere(given.data, asked, given.shuffle)
        + list(searched_passages(given.searched, asked, 3, given.shuffle))
        + list(near_passages(given.data, given.embedder, cannot, each=3)),
        GLOSSED,
        given.shuffle,
    )


def made(given: Given) -> list[Example]:
    """Questions made by rule from the news and from parallel sentences."""
    return glossed(
        from_news(given.data, 5_000, given.shuffle) + from_parallel(given.data, 7_000, given.shuffle), GLOSSED, given.shuffle
    )


SOURCES: dict[str, Callable[[Given], list[Example]]] = {
    each.__name__: each for each in (english, translated, crossed, native, news, refused, made)
}
AGAIN = {"native": 0.25, "news": 1.0, "refused": 0.5}  # which part of a source the end of the training reads once more
# The second pass is nearer to what is asked: the news, English questions over Indonesian passages, native Indonesian.
SECOND = {"english": 0.06, "translated": 0.12, "crossed": 0.3, "native": 0.25, "news": 1.25, "refused": 0.3, "made": 0.1}


def native_rows(data: Path, *, held_back: bool = False) -> list[Row]:
    """IDK-MRC's training questions but for every twentieth passage, on which the bias of "no answer" is fitted."""
    asked = list(rows(data / "qa/idk_mrc.train.jsonl.gz"))
    kept = set(sorted({row["context"] for row in asked})[::20])
    return [row for row in asked if (row["context"] in kept) == held_back]


def mixture(given: Given, *, without: Sequence[str] = (), share: float = 1.0) -> tuple[list[Example], list[Example]]:
    """`share` of every source but those `without`."""
    everything: list[Example] = []
    last: list[Example] = []
    for name, source in SOURCES.items():
        if name in without:
            continue
        examples = source(given)
        everything += given.shuffle.sample(examples, round(share * len(examples)))
        if name in AGAIN:
            last += given.shuffle.sample(examples, round(share * AGAIN[name] * len(examples)))
    return everything, last


def second_mixture(given: Given) -> list[Example]:
    """Each source as often as SECOND says."""
    everything: list[Example] = []
    for name, share in SECOND.items():
        examples = SOURCES[name](given)
        whole, part = divmod(share, 1)
        everything += int(whole) * examples + given.shuffle.sample(examples, round(part * len(examples)))
    return everything
