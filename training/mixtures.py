"""What the reader is shown, and how much of it: sources by name, each of which can be left out for a trial."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.clozes import clozes
from training.data import Row, articles, news_questions, rows
from training.negatives import cut_away, elsewhere, near_passages
from training.reading import Example


@dataclass(frozen=True, slots=True)
class Given:
    """`embedder` finds passages that look alike; `shuffle` draws all that is drawn."""

    data: Path
    embedder: Path
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
    examples = from_rows(given.read("squad_en_v1", 9_000))
    away = [e for example in examples[-1_000:] if (e := cut_away(example, given.shuffle))]
    return examples[:-1_000] + away + from_rows(given.read("squad_en_v2"))


def more_english(given: Given) -> list[Example]:
    return from_rows(given.read("squad_en_v1", 16_000)) + from_rows(given.read("squad_en_v2", 3_000))


def clozed(given: Given) -> list[Example]:
    return clozes(given.data, 6_000, given.shuffle)


def translated(given: Given) -> list[Example]:
    return from_rows(given.read("squad_id_muis")) + from_rows(given.read("squad_id_wikidepia_tar"))


def crossed(given: Given) -> list[Example]:
    """English questions over Indonesian passages, and the reverse."""
    forth = given.read("xsquad_en_question_id_context", prefix="muis")
    return from_rows(forth) + from_rows(given.read("xsquad_id_question_en_context", 2_000))


def native(given: Given) -> list[Example]:
    return from_rows(native_rows(given.data)) + from_rows(given.read("facqa")) + from_rows(given.read("tydiqa_id", 3_000))


def news(given: Given) -> list[Example]:
    titles = {row["id"]: row["title"] or "" for row in articles(given.data)}
    return from_rows(news_questions(given.data, held_back=False), titles)


def refused(given: Given) -> list[Example]:
    """The news questions over passages that do not answer them: other parts of the article, and what lies near."""
    asked = news_questions(given.data, held_back=False)
    near = near_passages(given.data, given.embedder, asked, each=1)
    return elsewhere(given.data, asked, given.shuffle) + list(near)


SOURCES: dict[str, Callable[[Given], list[Example]]] = {
    each.__name__: each for each in (english, translated, crossed, native, news, refused, more_english, clozed)
}
# How often a pass reads each source: about 52,000 examples, of which the news and what is Indonesian from the start are most.
SHARES = {"english": 0.5, "translated": 0.35, "crossed": 0.8, "native": 1.4, "news": 1.5, "refused": 0.5}
# The third pass: more of English, in which the second left the reader weakest, and of it over Indonesian passages.
SHARES_AGAIN = {"english": 1.2, "translated": 0.3, "crossed": 1.4, "native": 1.1, "news": 1.2, "refused": 0.5}
# The fourth: English that it has not read yet, and English questions over Indonesian news made of translations.
SHARES_LAST = {"more_english": 1, "translated": 0.2, "crossed": 1, "native": 1, "news": 1, "refused": 0.5, "clozed": 1}
TYPED = 0.15  # of the questions of a mixture are as people type them: in small letters, without a mark at the end


def native_rows(data: Path, *, held_back: bool = False) -> list[Row]:
    """IDK-MRC's training questions but for every twentieth passage, on which the bias of "no answer" is fitted."""
    asked = list(rows(data / "qa/idk_mrc.train.jsonl.gz"))
    kept = set(sorted({row["context"] for row in asked})[::20])
    return [row for row in asked if (row["context"] in kept) == held_back]


def mixture(
    given: Given, shares: Mapping[str, float] = SHARES, *, without: Sequence[str] = (), share: float = 1.0
) -> list[Example]:
    """`share` of what `shares` says of every source but those `without`."""
    everything: list[Example] = []
    for name, part in shares.items():
        if part and name not in without:
            examples = SOURCES[name](given)
            whole, rest = divmod(share * part, 1)
            everything += int(whole) * examples + given.shuffle.sample(examples, round(rest * len(examples)))
    return everything


def typed(examples: Sequence[Example], share: float, shuffle: random.Random) -> list[Example]:
    """`share` of the examples with the question in small letters and without its mark."""
    return [replace(e, question=e.question.lower().rstrip(" ?.")) if shuffle.random() < share else e for e in examples]
