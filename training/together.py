"""A second pass for the reader: several windows of one question are read together, and the one that answers has to win.

What ships compares the windows that the search found by how far each one's best words lead over its own "no answer".
Trained window by window, that lead is never compared with another window's. Here the start of the answer is also told from
the starts of all its rivals, each less its own window's "no answer"; the end likewise (shared normalisation: Clark and
Gardner, ACL 2018, section 3.3). The windows of the news questions are the very ones that the search and the reader choose
(`training/windows.py`), those of other questions are cut like them, at the ends of sentences: windows that began anywhere
taught that what begins with a sentence does not answer.

    python -m training.together --data DATA --base BASE --embedder EMBEDDER --windows FILE --start CHECKPOINT --out FOLDER

`--pass 3` and `--pass 4` are the same beside a whole pass over every source, with other draws. `--pass 5` and `--pass 6` read
the questions written for this project (`--written`, windows of theirs) with few of the others. Of several checkpoints to start
from it is their mean. Resumable like the first pass.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.data import Row
from training.export import averaged
from training.mixtures import SHARES_AGAIN, SHARES_LAST, TYPED, Given, from_rows, mixture, native_rows, typed
from training.negatives import cut_out
from training.reader import Options, batches, places_of, plain_loss, ready, span_loss, train
from training.reading import Example, Features, features, window_of
from training.swapping import Names, swaps
from training.written import written_questions

WINDOWS = 4  # of each question: the first answers, the others do not
NEAR = 8  # passages, from which rivals are drawn
CROSSED, NATIVE = 700, 1_300  # questions that are no news
ALONE = 2_500  # windows of questions that none of their windows answers
SWAPPED = 0.35  # of the windows that answer also come with another name, year or office in the question
# Beside them, read window by window: a little of everything so that it is not forgotten.
BESIDE = {"english": 0.04, "translated": 0.03, "crossed": 0.05, "native": 0.06, "refused": 0.05}


@dataclass(frozen=True, slots=True)
class Pass:
    seed: int
    rate: float
    embedding_rate: float
    averaged_over: int  # steps
    beside: Mapping[str, float]  # source -> how often it is read
    typed: float = TYPED
    cut_out: float = 0  # of the windows that answer also come without the sentence that does
    own: float = 0  # of the questions written for this project are also read over their own passage
    news: float = 1  # of the news questions are read together


PASSES = {
    2: Pass(2, 8e-5, 1.5e-4, 80, BESIDE, typed=0),
    3: Pass(3, 1.2e-4, 2.4e-4, 200, SHARES_AGAIN),
    4: Pass(4, 1.2e-4, 2.4e-4, 200, SHARES_LAST, cut_out=0.7),
    5: Pass(5, 6e-5, 1.2e-4, 200, BESIDE, cut_out=0.3, own=0.4, news=0.4),
    6: Pass(6, 6e-5, 1.2e-4, 200, BESIDE, cut_out=0.3, own=0.4, news=0.2),
}

Group = list[Example]  # the first holds the answer, the others do not


class Together(list[Features]):
    """A batch in which every WINDOWS are of one question."""


def news_groups(windows: Path, shuffle: random.Random) -> tuple[list[Group], list[Example]]:
    """Each question whose right window was among those chosen; and windows of those that none answers."""
    made, alone = [], []
    with gzip.open(windows, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            right = [_example(row, each) for each in row["windows"] if each["is_right"] and each["answer"]]
            others = [_example(row, each) for each in row["windows"] if not each["answer"]]
            if right and len(others) >= WINDOWS - 1:
                made.append([shuffle.choice(right), *_rivals(row, others, shuffle)])
            elif not right:
                alone += shuffle.sample(others, min(len(others), WINDOWS))
    return made, alone


def _rivals(row: Row, others: Group, shuffle: random.Random) -> Group:
    """Those of the right article first, up to two: there the wrong person, amount or day stands beside the right one."""
    titles = {each["title"] for each in row["windows"] if each["is_right"]}
    near, far = ([e for e in others if (e.title in titles) == is_near] for is_near in (True, False))
    drawn = shuffle.sample(near, min(2, len(near)))
    rest = [e for e in others if e not in drawn]
    return [*drawn, *shuffle.sample(far if len(far) >= WINDOWS - 1 else rest, WINDOWS - 1 - len(drawn))]


def _example(row: Row, window: Row) -> Example:
    return Example(row["question"], window["title"], window["text"], tuple(window["answer"]) if window["answer"] else None)


def passage_groups(given: Given, asked: Sequence[Row], tokenizer: Tokenizer) -> Iterator[Group]:
    """Each answerable question beside those of all passages in `asked` nearest to it that do not hold its answer's words."""
    from index.retrieval.embedders import StaticEmbedder

    model = StaticEmbedder.load(given.embedder)
    can = [row for row in asked if row["answerable"] and row["answers"]]
    pool = sorted({row["context"] for row in asked})
    matrix = model.embed(pool)
    texts = [f"{row['question']} {row['context'][:300]}" for row in can]
    for row, vector in zip(can, model.embed(texts), strict=True):
        said = [answer["text"].lower() for answer in row["answers"]]
        nearest = (pool[k] for k in np.argsort(-(matrix @ vector), kind="stable")[: 3 * NEAR])
        others = [text for text in nearest if text != row["context"] and not any(each in text.lower() for each in said)]
        if len(others) >= WINDOWS - 1:
            drawn = given.shuffle.sample(others[:NEAR], WINDOWS - 1)
            group = [*from_rows([row]), *(Example(row["question"], "", text, None) for text in drawn)]
            yield [window_of(example, tokenizer, given.shuffle) for example in group]


def examples(
    given: Given, windows: Path, tokenizer: Tokenizer, of: Pass, written: Sequence[Path] = ()
) -> tuple[list[Group], list[Example]]:
    """(what is read together, what is read by itself)."""
    news, alone = news_groups(windows, given.shuffle)
    if of.news < 1:
        news = [group for group in news if given.shuffle.random() < of.news]
        alone = [example for example in alone if given.shuffle.random() < of.news]
    for path in written:
        groups, none = news_groups(path, given.shuffle)
        news, alone = news + groups, alone + none
    crossed = given.read("xsquad_en_question_id_context", CROSSED, prefix="muis")
    native = native_rows(given.data)
    others = [
        *passage_groups(given, crossed, tokenizer),
        *passage_groups(given, given.shuffle.sample(native, min(len(native), 2 * NATIVE)), tokenizer),
    ]
    made = news + others
    right = [group[0] for group in made]
    names = Names(given.data, (example.question for example in right))
    drawn = given.shuffle.sample(alone, min(ALONE * max(1, len(written)), len(alone)))
    beside = mixture(given, of.beside)
    beside = typed(beside, of.typed, given.shuffle) if of.typed else beside
    cut = [e for example in right if given.shuffle.random() < of.cut_out and (e := cut_out(example))] if of.cut_out else []
    if of.own:
        beside += own_passages(given, of.own)
    also = [window_of(example, tokenizer, given.shuffle) for example in beside]
    return made, [*drawn, *swaps(right, SWAPPED, names, given.shuffle), *cut, *also]


def own_passages(given: Given, share: float) -> list[Example]:
    """Some of the questions written for this project over their own passages: the search does not find those of all."""
    asked = [row for row in written_questions(given.data, held_back=False) if row["answerable"]]
    drawn = given.shuffle.sample(asked, round(share * len(asked)))
    return from_rows(drawn, {row["article_id"]: row["title"] for row in drawn})


def together(tokenizer: Tokenizer, made: Sequence[Group], size: int, shuffle: random.Random) -> list[Together]:
    """Batches of whole groups, `size` windows each."""
    encoded = [[features(tokenizer, example, shuffle) for example in group] for group in made]
    whole = [[f for f in group if f] for group in encoded if all(group)]
    shuffle.shuffle(whole)
    each = size // WINDOWS
    parts = [whole[i : i + each] for i in range(0, len(whole) - each + 1, each)]
    return [Together(f for group in part for f in group) for part in parts]


def loss_of(model: Any, inputs: dict[str, torch.Tensor], part: list[Features]) -> Any:
    """Each window's own cross-entropy; of groups also that over the passages of all WINDOWS, less what "no answer" has."""
    if not isinstance(part, Together):
        return plain_loss(model, inputs, part)
    out, places = model(**inputs), places_of(part, model.device)
    return span_loss(out, places) + shared(out, inputs["token_type_ids"], places)


def shared(out: Any, kinds: torch.Tensor, places: Sequence[torch.Tensor]) -> torch.Tensor:
    """Cross-entropy of the first window's answer among the passage tokens (`kinds` 1) of each WINDOWS windows."""
    total = torch.zeros((), device=kinds.device)
    for side, place in zip((out.start_logits, out.end_logits), places, strict=True):
        logits = side.float()
        lead = (logits - logits[:, :1]).masked_fill(kinds == 0, -1e4)
        total = total + torch.nn.functional.cross_entropy(lead.view(-1, WINDOWS * lead.shape[1]), place[::WINDOWS])
    return total / 2


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader on several windows of one question at a time.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="what training.base left")
    parser.add_argument("--embedder", type=Path, required=True, help="finds passages that look alike")
    parser.add_argument("--windows", type=Path, required=True, help="what training.windows left")
    parser.add_argument(
        "--written", type=Path, nargs="+", default=[], help="what training.windows --written left, named as often as it is read"
    )
    parser.add_argument("--start", type=Path, required=True, nargs="+", help="checkpoints of the passes before")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pass", dest="number", type=int, choices=PASSES, default=2)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    this = PASSES[given.number]
    options = Options(
        given.data,
        given.base,
        given.embedder,
        given.out,
        rate=this.rate,
        embedding_rate=this.embedding_rate,
        seed=this.seed,
        averaged_over=this.averaged_over,
    )
    tokenizer, model, device = ready(options)
    model.load_state_dict(averaged([torch.load(path, weights_only=True, map_location="cpu")["model"] for path in given.start]))
    shuffle = random.Random(options.seed)
    groups, alone = examples(Given(options.data, options.embedder, shuffle), given.windows, tokenizer, this, given.written)
    order: list[list[Features]] = [
        *together(tokenizer, groups, options.batch, shuffle),
        *batches(tokenizer, alone, options.batch, shuffle),
    ]
    shuffle.shuffle(order)
    print(f"{len(order)} steps, {sum(isinstance(part, Together) for part in order)} of them together", flush=True)
    train(options, order, model, device, loss_of)


if __name__ == "__main__":
    main()
