"""A third pass for the reader: several windows of one question are read together, and the one that answers has to win.

What ships compares the windows that the search found by how far each one's best words lead over its own "no answer".
Trained window by window, that lead is never compared with another window's. Here the start of the answer is also told from
the starts of all its rivals, each less its own window's "no answer"; the end likewise (shared normalisation: Clark and
Gardner, ACL 2018, section 3.3). Rivals are what our search mistakes for the right passage, other parts of the right article,
and, where the questions are no news, the nearest other passages.

    python -m training.together --data DATA --embedder EMBEDDER --searched FILE --start CHECKPOINT ... --out FOLDER

Begins at the mean of the `--start` checkpoints. Resumable like the passes before.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from index.lexicon import language_of
from qa.gloss import gloss
from training.data import Row, articles, news_questions
from training.export import averaged
from training.invented import glossed
from training.mixtures import GLOSSED, SOURCES, Given, from_rows, native_rows
from training.negatives import cut_away, elsewhere
from training.quick import quickened
from training.reader import Options, batches, build_model, evaluate, held_out, plain_loss, train
from training.reading import Example, Features, features
from training.swapping import Names, swaps

WINDOWS = 4  # of each question: the first answers, the others do not
ROUNDS = 3  # times that a news question comes, each time beside other rivals
NEAR = 8  # passages, from which rivals are drawn
# Beside them, read window by window: what refuses, and a little of everything so that it is not forgotten.
BESIDE = {"english": 0.03, "translated": 0.05, "crossed": 0.05, "native": 0.15, "news": 0.2, "refused": 0.15, "made": 0.05}
SWAPPED = {"news": 2.0, "native": 0.5, "crossed": 0.5}  # how often each question also comes with another name, year or office


class Together(list[Features]):
    """A batch in which every WINDOWS are of one question."""


Group = list[Example]  # the first holds the answer, the others do not


def news_groups(given: Given) -> Iterator[Group]:
    """Each answerable question of the news, ROUNDS times, each time beside other rivals."""
    titles = {row["id"]: row["title"] or "" for row in articles(given.data)}
    asked = [row for row in news_questions(given.data, held_back=False) if row["answerable"]]
    mistaken = _mistaken(given.searched)
    apart: dict[str, list[Example]] = {}
    for example in elsewhere(given.data, ROUNDS * asked, given.shuffle):
        apart.setdefault(example.question, []).append(example)
    for row in asked:
        [right], question = from_rows([row], titles), row["question"]
        others = [Example(question, title, text, None) for title, text in mistaken.get(question, [])]
        for _ in range(ROUNDS if others else 0):
            cut = cut_away(right, given.shuffle)
            same = [*([cut] if cut else []), *apart.get(question, [])]
            near = given.shuffle.sample(same, min(len(same), given.shuffle.choice((1, 1, 2))))
            yield [right, *near, *given.shuffle.sample(others, WINDOWS - 1 - len(near))]


def _mistaken(searched: Path) -> dict[str, list[tuple[str, str]]]:
    """Question -> (title, passage) of what the search ranks high for it and does not answer it."""
    found = {}
    with gzip.open(searched, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            parts = [other["text"].partition("\n") for other in row["others"][:NEAR]]
            found[row["query"]] = [(title, text) for title, _, text in parts]
    return found


def passage_groups(given: Given, asked: Sequence[Row]) -> Iterator[Group]:
    """Each answerable question beside those of all passages in `asked` nearest to it that do not hold its answer's words."""
    from index.embedding import StaticEmbedder

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
            yield [*from_rows([row]), *(Example(row["question"], "", text, None) for text in drawn)]


def groups(given: Given) -> list[Group]:
    """News, English questions over Indonesian passages, native Indonesian; a share of the English ones glossed."""
    native = native_rows(given.data)
    made = [
        *news_groups(given),
        *passage_groups(given, given.read("xsquad_en_question_id_context", prefix="muis")),
        *passage_groups(given, native),
        *passage_groups(given, given.read("facqa")),
        *passage_groups(given, given.read("tydiqa_id", 1_500)),
    ]
    return [_glossed(group) if given.shuffle.random() < GLOSSED else group for group in made]


def _glossed(group: Group) -> Group:
    question = group[0].question
    said = gloss(question) if language_of(question) == "en" else question
    return [replace(example, question=said) for example in group]


def beside(given: Given) -> list[Example]:
    """What is read window by window: a little of every source, and questions about somebody or somewhere else."""
    made = {name: SOURCES[name](given) for name in BESIDE}
    few = [e for name, share in BESIDE.items() for e in given.shuffle.sample(made[name], round(share * len(made[name])))]
    titles = {row["id"]: row["title"] or "" for row in articles(given.data)}
    asked = {
        "news": from_rows(news_questions(given.data, held_back=False), titles),
        "native": from_rows([*native_rows(given.data), *given.read("facqa")]),
        "crossed": from_rows(given.read("xsquad_en_question_id_context", prefix="muis")),
    }
    names = Names(given.data, (example.question for each in asked.values() for example in each))
    others = [e for name, share in SWAPPED.items() for e in swaps(asked[name], share, names, given.shuffle)]
    return few + glossed(others, GLOSSED, given.shuffle)


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
    places = [torch.tensor([getattr(f, side) for f in part], device=model.device) for side in ("first", "last")]
    out = model(**inputs, start_positions=places[0], end_positions=places[1])
    return out.loss + shared(out, inputs["token_type_ids"], places)


def shared(out: Any, kinds: torch.Tensor, places: Sequence[torch.Tensor]) -> torch.Tensor:
    """Cross-entropy of the first window's answer among the passage tokens (`kinds` 1) of each WINDOWS windows."""
    total = torch.zeros((), device=kinds.device)
    for logits, place in zip((out.start_logits, out.end_logits), places, strict=True):
        lead = (logits - logits[:, :1]).float().masked_fill(kinds == 0, -1e4)
        total = total + torch.nn.functional.cross_entropy(lead.view(-1, WINDOWS * lead.shape[1]), place[::WINDOWS])
    return total / 2


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader on several windows of one question at a time.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--searched", type=Path, required=True, help="what training.searched left")
    parser.add_argument("--start", type=Path, nargs="+", required=True, help="checkpoints, whose mean is the beginning")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    options = Options(given.data, given.embedder, given.searched, given.out, second=True, seed=2)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(options.embedder / "tokenizer.json"))
    model = build_model(options.embedder, tokenizer).to(device)
    if device == "cpu":
        quickened(model)
    model.load_state_dict(averaged([torch.load(path, weights_only=True, map_location="cpu")["model"] for path in given.start]))
    shuffle = random.Random(options.seed)
    source = Given(options.data, options.embedder, options.searched, shuffle)
    order: list[list[Features]] = [
        *together(tokenizer, groups(source), options.batch, shuffle),
        *batches(tokenizer, beside(source), options.batch, shuffle),
    ]
    shuffle.shuffle(order)
    print(f"{len(order)} steps, {sum(isinstance(part, Together) for part in order)} of them together", flush=True)
    model = train(options, order, model, device, loss_of)
    measured = {name: evaluate(model, tokenizer, asked) for name, asked in held_out(options.data, 400).items()}
    print(json.dumps({name: {k: round(v, 3) for k, v in m.items()} for name, m in measured.items()}, indent=1), flush=True)


if __name__ == "__main__":
    main()
