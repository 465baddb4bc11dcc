"""Train the head that tells whether a text says what is claimed, over the frozen layers of the bundled reader.

    python -m training.entailment --data DATA --out qa/models/entailment.safetensors [--work var/training/entailment]

Pairs of people's own writing (IndoNLI), claims made by code out of news sentences and of parallel newswire
(training/claims.py), and claims made of questions with their answers, right and wrong, in both languages. Two folds of articles
train nothing: benchmarks/verifier.py measures on the one, training/verifier.py draws the line on the other. What the reader's
layers make of the pairs and each finished epoch stay in the folder of work: started again, it goes on from there.
"""

import argparse
import hashlib
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from corpus.text import sentences
from qa.generation.verifier import cited_text
from qa.reading.encoder import LAYERS, WIDTH, Pair, bundled_encoder
from training.data import FITTED_ON, FOLDS, HELD_BACK, fold, rows
from training.verifier import claims_of

SEED = 7
EPOCHS = 5
NEAR = 16  # batches whose pairs are sorted by length together
PART = 500  # pairs whose layers are kept in one file
BATCH = 64
RATE = 1e-3
DECAY = 0.05
HIDDEN = 192
DROPOUT = 0.2
QUESTIONS = 400  # about news, of each set
CROSSED = 300  # English questions over Indonesian passages of Wikipedia
TRAINED_ON = frozenset(range(FOLDS)) - {HELD_BACK, FITTED_ON}
ENTAILED, NEUTRAL, CONTRADICTED, NOT_ENTAILED = range(4)  # the last is one of the two before it, which is not known


@dataclass(frozen=True, slots=True)
class Example:
    """A claim, a text, and which of the four it is; `group` is kept on one side of a split."""

    claim: str
    text: str
    label: int
    group: str


_ASKS = (
    r"\b(?:di|ke|dari)\s*mana(?:kah)?\b(?: saja)?",
    r"\bsiapa(?:kah)?\b(?: saja| nama(?:nya)?)?",
    r"\b(?:pada )?(?:tanggal berapa|hari apa|kapan(?:kah)?|jam berapa|pukul berapa)\b",
    r"\b(?:se)?berapa(?:kah)?\b(?: banyak| besar| jumlah| total| lama)?",
    r"\b(?:mengapa|kenapa)\b",
    r"\bapa(?:kah)?\b(?: saja)?",
    r"\b(?:who|whom|whose)\b",
    r"\b(?:how many|how much|how long|how old|what time|what date|which day)\b",
    r"\b(?:where|when|why|how)\b",
    r"\b(?:what|which)\b",
)


# "Did the council approve it?" is "the council approve it" once what asks is taken off.
_AUXILIARY = re.compile(r"\b(?:is|was|are|were|will|has|have|had|did|does) (?!not\b)")


def as_claim(question: str, answer: str) -> str | None:
    """The question with the answer in the place of what asks; None where nothing in it asks."""
    asked = question.strip().rstrip("?").strip()
    found = next((match for pattern in _ASKS if (match := re.search(pattern, asked, re.IGNORECASE))), None)
    if found is None:
        return None
    return " ".join(f"{asked[: found.start()]} {answer} {asked[found.end() :]}".split())


def examples(data: Path) -> Iterator[Example]:
    """All that trains, nothing of the two folds that are kept."""
    every = (*_of_pairs(data), *_of_claims(data), *_of_questions(data), *_of_crossed(data))
    return (each for each in every if fold(each.group) in TRAINED_ON)


def _of_pairs(data: Path) -> Iterator[Example]:
    labels = {"e": ENTAILED, "n": NEUTRAL, "c": CONTRADICTED}
    for row in rows(data / "lists/indonli.train.jsonl.gz"):
        yield Example(row["hypothesis"], row["premise"], labels[row["label"]], row["premise"])


def _of_claims(data: Path) -> Iterator[Example]:
    for claim in claims_of(data, TRAINED_ON, 1, SEED + 2):
        said = claim.text
        if claim.language == "en" and len(said) % 2:  # every other one as a question that asks whether leaves it
            said = _AUXILIARY.sub("", said, count=1)
        label = ENTAILED if claim.is_true else CONTRADICTED if claim.family == "negated" else NOT_ENTAILED
        yield Example(said, cited_text(claim.cited), label, claim.group)


def _of_questions(data: Path) -> Iterator[Example]:
    """Questions about news with the sentence that answers: with their answer, with another one's of the article, and beside the
    sentence before or after.
    """
    for name in ("train", "train2"):
        held: dict[str, list[dict[str, Any]]] = {}
        found = [
            row for row in rows(data / f"newsqa/{name}.jsonl.gz") if row["answerable"] and fold(row["article_id"]) in TRAINED_ON
        ]
        for row in sorted(random.Random(SEED).sample(found, min(QUESTIONS, len(found))), key=lambda row: row["id"]):
            held.setdefault(row["article_id"], []).append(row)
        for article, asked in held.items():
            yield from _answered(asked, article, random.Random(article))


def _of_crossed(data: Path) -> Iterator[Example]:
    found = [row for row in rows(data / "qa/xsquad_en_question_id_context.train.jsonl.gz") if row["answerable"]]
    for row in random.Random(SEED).sample(found, CROSSED):
        answer = row["answers"][0]["text"]
        # What is no name and no number is in Indonesian, and the claim in English.
        if re.search(r"[A-Z0-9]", answer) and len(answer) < 40:
            yield from _answered([row], row["context"], random.Random(row["id"]))


def _answered(asked: Sequence[dict[str, Any]], group: str, draw: random.Random) -> Iterator[Example]:
    for row in asked:
        answer = row["answers"][0]
        spans = sentences(row["context"])
        place = next((k for k, s in enumerate(spans) if s.start <= answer["start"] < s.end), None)
        said = as_claim(row["question"], answer["text"])
        if place is None or said is None:
            continue
        texts = [row["context"][span.start : span.end] for span in spans]
        yield Example(said, texts[place], ENTAILED, group)
        near = [text for k, text in enumerate(texts) if k != place and answer["text"] not in text]
        if near:
            yield Example(said, draw.choice(near), NOT_ENTAILED, group)
        others = [
            other["answers"][0]["text"]
            for other in asked
            if other is not row
            and other.get("type") == row.get("type")
            and not _alike(other["answers"][0]["text"], answer["text"])
        ]
        wrong = as_claim(row["question"], draw.choice(others)) if others else None
        if wrong:
            yield Example(wrong, texts[place], NOT_ENTAILED, group)


def _alike(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))


class Head(torch.nn.Module):
    """What `qa.reading.entailment.Entailment` computes, for many pairs at once."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = torch.nn.LayerNorm(len(LAYERS) * WIDTH)
        self.project = torch.nn.Linear(len(LAYERS) * WIDTH, HIDDEN)
        self.look = torch.nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.compare = torch.nn.Linear(4 * HIDDEN, HIDDEN)
        self.weigh = torch.nn.Linear(HIDDEN, 1)
        self.gather = torch.nn.Linear(4 * HIDDEN, HIDDEN)
        self.judge = torch.nn.Linear(HIDDEN, 3)
        self.drop = torch.nn.Dropout(DROPOUT)

    def forward(self, states: torch.Tensor, claim: torch.Tensor, text: torch.Tensor) -> torch.Tensor:
        """Logits, shape (pairs, 3); `claim` and `text` are masks of the tokens of each, shape (pairs, tokens)."""
        seen = _gelu(self.project(self.drop(self.norm(states))))
        near = torch.einsum("bid,bjd->bij", self.look(seen), seen) / HIDDEN**0.5
        found = torch.einsum("bij,bjd->bid", near.masked_fill(~text[:, None, :], -1e4).softmax(2), seen)
        compared = _gelu(self.compare(torch.cat([seen, found, seen - found, seen * found], 2)))
        inside = claim[:, :, None]
        mean = (compared * inside).sum(1) / inside.sum(1).clamp(min=1)
        most = compared.masked_fill(~inside, -1e4).max(1).values
        weight = self.weigh(compared).squeeze(2).masked_fill(~claim, -1e4).softmax(1)
        both = torch.cat([mean, most, (weight[:, :, None] * compared).sum(1), seen[:, 0]], 1)
        judged: torch.Tensor = self.judge(self.drop(_gelu(self.gather(self.drop(both)))))
        return judged


def _gelu(values: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.gelu(values, approximate="tanh")


def batch_of(pairs: Sequence[Pair]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(pair.states) for pair in pairs)
    states = np.zeros((len(pairs), longest, pairs[0].states.shape[1]), dtype=np.float32)
    claim, text = np.zeros((2, len(pairs), longest), dtype=bool)
    for k, pair in enumerate(pairs):
        states[k, : len(pair.states)] = pair.states
        claim[k, 1 : pair.text - 1] = True
        text[k, pair.text : len(pair.states) - 1] = True
    return torch.from_numpy(states), torch.from_numpy(claim), torch.from_numpy(text)


def loss_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; where only "not entailed" is known, of the sum of both ways to be that."""
    chances = logits.log_softmax(1)
    known = chances.gather(1, labels.clamp(max=CONTRADICTED)[:, None])[:, 0]
    return -torch.where(labels == NOT_ENTAILED, torch.logsumexp(chances[:, NEUTRAL:], 1), known).mean()


def train(pairs: Sequence[Pair], labels: np.ndarray, checkpoint: Path, epochs: int = EPOCHS) -> Head:
    """Goes on from `checkpoint`, which each epoch leaves anew, and comes to the same weights as without a stop."""
    torch.manual_seed(SEED)
    head = Head()
    per_epoch = len(pairs) // BATCH
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, epochs * per_epoch + 1, pct_start=0.1)
    parts: dict[str, Any] = {"head": head, "optimizer": optimizer, "schedule": schedule}
    done = _resumed(checkpoint, parts)
    for epoch in range(done, epochs):
        torch.manual_seed(SEED + epoch)
        head.train()
        total, started = 0.0, time.monotonic()
        for chosen in _batches([len(pair.states) for pair in pairs], epoch):
            loss = loss_of(head(*batch_of([pairs[k] for k in chosen])), torch.from_numpy(labels[chosen]))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            total += loss.item()
        torch.save({"done": epoch + 1, **{name: part.state_dict() for name, part in parts.items()}}, checkpoint)
        print(f"epoch {epoch + 1}: loss {total / per_epoch:.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return head.eval()


def _batches(lengths: Sequence[int], epoch: int) -> list[np.ndarray]:
    """The places of the pairs in another order each epoch; those of a batch are about as long, so that little is padded."""
    draw = np.random.default_rng([SEED, epoch])
    order = draw.permutation(len(lengths))[: len(lengths) // BATCH * BATCH]
    near = [order[begin : begin + NEAR * BATCH] for begin in range(0, len(order), NEAR * BATCH)]
    sorted_ = np.concatenate([part[np.argsort(np.array(lengths)[part], kind="stable")] for part in near])
    batches = np.split(sorted_, len(order) // BATCH)
    return [batches[k] for k in draw.permutation(len(batches))]


def _resumed(checkpoint: Path, parts: dict[str, Any]) -> int:
    """How many epochs are done; `parts` are as the last of them left them."""
    if not checkpoint.exists():
        return 0
    kept = torch.load(checkpoint, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(kept[name])
    return int(kept["done"])


def encoded(made: Sequence[Example], folder: Path) -> list[Pair]:
    """What the reader's layers make of each, kept in `folder` part by part, in two bytes a number: 1.5 GB for 10,000 pairs."""
    return [pair for begin in range(0, len(made), PART) for pair in _part(made[begin : begin + PART], folder)]


def _part(made: Sequence[Example], folder: Path) -> Iterator[Pair]:
    name = hashlib.sha256(repr(made).encode()).hexdigest()[:16]
    states, places = folder / f"{name}.npy", folder / f"{name}.npz"
    if not places.exists():  # it is written last
        found = [bundled_encoder().pair(each.claim, each.text) for each in made]
        np.save(states, np.concatenate([pair.states.astype(np.float16) for pair in found]))
        np.savez(places, texts=[pair.text for pair in found], lengths=[len(pair.states) for pair in found])
    kept, told = np.load(states, mmap_mode="r"), np.load(places)
    ends = np.cumsum(told["lengths"])
    for end, length, text in zip(ends, told["lengths"], told["texts"], strict=True):
        yield Pair(kept[end - length : end], int(text))


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the head that judges entailment.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("var/training/entailment"))
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    made = list(examples(given.data))
    print(f"{len(made)} pairs", flush=True)
    labels = np.array([each.label for each in made])
    head = train(encoded(made, given.work), labels, given.work / "checkpoint.pt")
    save_file({name: value.half().contiguous() for name, value in head.state_dict().items()}, given.out)


if __name__ == "__main__":
    main()
