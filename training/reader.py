"""Train the bundled reader: the encoder of training.base points at the words that answer, or says that none do.

No answer is a span at [CLS] (Devlin et al., 2019, section 4.3); a fourth or so of what is read has none.

    python -m training.reader --data DATA --base BASE --embedder EMBEDDER --out FOLDER

What is measured and exported is the running average of the weights. Resumable: started again with the same options, it goes
on from the last checkpoint in FOLDER. `--without SOURCE` is for trials, `--share` for shorter ones.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from qa.evaluation.metrics import exact_match, token_f1
from training.data import articles, news_questions, rows
from training.mixtures import SOURCES, Given, from_rows, mixture, native_rows
from training.quick import HalfCopy, half_products, is_quick_in_half, quickened
from training.reading import Example, Features, features, sliding, window_of

Loss = Callable[[Any, dict[str, torch.Tensor], list[Features]], Any]


@dataclass(frozen=True, slots=True)
class Options:
    data: Path
    base: Path
    embedder: Path
    out: Path
    without: tuple[str, ...] = ()  # of SOURCES
    share: float = 1.0  # of each source
    batch: int = 32
    rate: float = 1.5e-4
    embedding_rate: float = 3e-4
    seed: int = 0
    checkpoint_every: int = 100
    averaged_over: int = 150  # steps, about: the average forgets at a rate of one in so many; 1 is no average


def build_model(base: Path) -> Any:
    """The encoder of training.base under a head that is not trained yet."""
    from transformers import BertForQuestionAnswering

    return BertForQuestionAnswering.from_pretrained(str(base), attention_probs_dropout_prob=0.0)


def tensors(batch: list[Features]) -> dict[str, torch.Tensor]:
    """Padded to a multiple of eight, so that few shapes come up: each new one costs memory and a compiled product."""
    width = -(-max(len(f.ids) for f in batch) // 8) * 8
    return {
        "input_ids": torch.tensor([f.ids + [0] * (width - len(f.ids)) for f in batch]),
        "token_type_ids": torch.tensor(
            [[0] * f.passage + [1] * (len(f.ids) - f.passage) + [0] * (width - len(f.ids)) for f in batch]
        ),
        "attention_mask": torch.tensor([[1] * len(f.ids) + [0] * (width - len(f.ids)) for f in batch]),
    }


def batches(tokenizer: Tokenizer, examples: list[Example], size: int, shuffle: random.Random) -> list[list[Features]]:
    """Batches of similar length, in random order."""
    made = [f for example in examples if (f := features(tokenizer, example, shuffle))]
    shuffle.shuffle(made)
    groups = [sorted(made[i : i + size * 20], key=lambda f: len(f.ids)) for i in range(0, len(made), size * 20)]
    parts = [group[i : i + size] for group in groups for i in range(0, len(group), size)]
    shuffle.shuffle(parts)
    return parts


def ready(options: Options) -> tuple[Tokenizer, Any, str]:
    """(tokenizer, the model as it begins, the device that it is on), seeded."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    model = build_model(options.base).to(device)
    return tokenizer, quickened(model) if device == "cpu" else model, device


def prepared(options: Options, tokenizer: Tokenizer) -> list[list[Features]]:
    """The batches of one pass, in their order."""
    shuffle = random.Random(options.seed)
    given = Given(options.data, options.embedder, shuffle)
    everything = mixture(given, without=options.without, share=options.share)
    print(f"{len(everything)} examples", flush=True)
    return batches(tokenizer, [window_of(example, tokenizer, shuffle) for example in everything], options.batch, shuffle)


def plain_loss(model: Any, inputs: dict[str, torch.Tensor], part: list[Features]) -> Any:
    """Cross-entropy of where the answers start and end."""
    return span_loss(model(**inputs), places_of(part, model.device))


def places_of(part: list[Features], device: Any) -> list[torch.Tensor]:
    """The tokens at which the answers start, and those at which they end: two of shape (windows,)."""
    return [torch.tensor([getattr(f, side) for f in part], device=device) for side in ("first", "last")]


def span_loss(out: Any, places: Sequence[torch.Tensor]) -> torch.Tensor:
    """In float32, whatever the logits are in."""
    sides = zip((out.start_logits, out.end_logits), places, strict=True)
    return sum((torch.nn.functional.cross_entropy(logits.float(), place) for logits, place in sides), torch.zeros(())) / 2


def train(options: Options, order: Sequence[list[Features]], model: Any, device: str, loss_of: Loss = plain_loss) -> Any:
    """Trains `model`, step by step through `order`; returns the running average of its weights."""
    body = [p for name, p in model.named_parameters() if "word_embeddings" not in name]
    groups = [{"params": list(model.bert.embeddings.word_embeddings.parameters())}, {"params": body}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, fused=True)
    rates = [options.embedding_rate, options.rate]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=len(order) + 1, pct_start=0.06)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / options.averaged_over))  # type: ignore[no-untyped-call]
    step = resume(options.out, model, average, optimiser, schedule)
    model.train()
    half = HalfCopy(model) if device == "cpu" and is_quick_in_half() else None
    began, total = time.perf_counter(), 0.0
    for part in order[step:]:
        inputs = {name: t.to(device) for name, t in tensors(part).items()}
        if half:
            loss = loss_of(half.model, inputs, part)
            loss.backward()
            half.hand_over()
        else:
            with half_products(device):
                loss = loss_of(model, inputs, part)
            loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if half:
            half.renew()
        average.update_parameters(model)
        total, step = total + loss.item(), step + 1
        if step % 50 == 0:
            print(f"{step}/{len(order)} loss {total / 50:.3f} {time.perf_counter() - began:.0f} s", flush=True)
            total = 0.0
        if step % options.checkpoint_every == 0 or step == len(order):
            save_checkpoint(options.out, model, average, optimiser, schedule, step)
    return average.module


def save_checkpoint(out: Path, model: Any, average: Any, optimiser: Any, schedule: Any, step: int) -> None:
    """`model` is the average, which is what is used; `last` the weights of the last step, to go on from."""
    state = {
        "model": average.module.state_dict(),
        "last": model.state_dict(),
        "averages": average.n_averaged,
        "optimiser": optimiser.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
    }
    torch.save(state, out / "checkpoint.part")
    (out / "checkpoint.part").replace(out / "checkpoint.pt")


def resume(out: Path, model: Any, average: Any, optimiser: Any, schedule: Any) -> int:
    """The step to go on from: 0 where there is no checkpoint."""
    if not (out / "checkpoint.pt").exists():
        return 0
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    model.load_state_dict(state["last"])
    average.module.load_state_dict(state["model"])
    average.n_averaged.copy_(state["averages"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])


def spans(model: Any, batch: list[Features], longest: int = 30) -> list[tuple[tuple[int, int], float]]:
    """For each window the best span, as (first, last) of the passage's tokens, and its logit over that of no answer."""
    with torch.inference_mode(), half_products(model.device.type):
        out = model(**{name: t.to(model.device) for name, t in tensors(batch).items()})
    found = []
    for f, start, end in zip(batch, out.start_logits.float().cpu(), out.end_logits.float().cpu(), strict=True):
        s, e = (side[f.passage : f.passage + len(f.offsets)] for side in (start, end))
        grid = s[:, None] + e[None, :]
        allowed = torch.ones_like(grid).triu() - torch.ones_like(grid).triu(longest)
        best, place = grid.masked_fill(allowed == 0, -1e9).flatten().max(0)
        found.append((divmod(int(place), len(f.offsets)), float(best - start[0] - end[0])))
    return found


def evaluate(model: Any, tokenizer: Tokenizer, asked: list[tuple[Example, list[str]]]) -> dict[str, float]:
    """Answerable F1 and exact match (the best span, whatever no answer scores), refused, and both together.

    A passage is read in overlapping windows; the span that most outscores "no answer" is what it says.
    """
    model.eval()
    said = read_passages(model, tokenizer, [example for example, _ in asked])
    model.train()
    can = [(text, margin, answers) for (text, margin), (_, answers) in zip(said, asked, strict=True) if answers]
    refused = [margin <= 0 for (_, margin), (_, answers) in zip(said, asked, strict=True) if not answers]
    f1 = [token_f1(text, answers) for text, _, answers in can]
    kept = sum(value for value, (_, margin, _) in zip(f1, can, strict=True) if margin > 0)
    return {
        "f1": sum(f1) / max(1, len(can)),
        "exact": sum(exact_match(text, answers) for text, _, answers in can) / max(1, len(can)),
        "refused": sum(refused) / max(1, len(refused)),
        "overall": (kept + sum(refused)) / len(asked),
    }


def read_passages(model: Any, tokenizer: Tokenizer, examples: list[Example]) -> list[tuple[str, float]]:
    """What the model says of each example, and its logit over that of no answer."""
    made = [(number, f) for number, example in enumerate(examples) for f in sliding(tokenizer, example)]
    made.sort(key=lambda pair: len(pair[1].ids))
    best: dict[int, tuple[str, float]] = {}
    for i in range(0, len(made), 64):
        part = made[i : i + 64]
        for (number, f), ((first, last), margin) in zip(part, spans(model, [f for _, f in part]), strict=True):
            if number not in best or margin > best[number][1]:
                best[number] = (examples[number].context[f.offsets[first][0] : f.offsets[last][1]], margin)
    return [best[number] for number in range(len(examples))]


def held_out(data: Path, most: int) -> dict[str, list[tuple[Example, list[str]]]]:
    """Questions that train nothing: validation files and the held-back fold of the news questions."""
    titles = {row["id"]: row["title"] or "" for row in articles(data)}
    sets = {name: list(rows(data / f"qa/{name}.valid.jsonl.gz")) for name in ("idk_mrc", "facqa", "tydiqa_id")}
    sets["idk_mrc held back"] = native_rows(data, held_back=True)
    sets["english question"] = [
        r for r in rows(data / "qa/xsquad_en_question_id_context.valid.jsonl.gz") if r["id"].startswith("muis")
    ]
    news = news_questions(data, held_back=True)
    for language in ("id", "en"):
        sets[f"news {language}"] = [row for row in news if row["lang_question"] == language]
    return {
        name: list(zip(from_rows(chosen, titles), [[a["text"] for a in r["answers"]] for r in chosen], strict=True))
        for name, records in sets.items()
        for chosen in [records[:most]]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the bundled reader.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="what training.base left")
    parser.add_argument("--embedder", type=Path, required=True, help="finds passages that look alike")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", choices=SOURCES, nargs="*", default=[], help="sources to leave out, for a trial")
    parser.add_argument("--share", type=float, default=1.0, help="of each source, for a trial (default: 1)")
    parser.add_argument("--measure", type=int, metavar="N", help="measure the checkpoint on N questions a set, train nothing")
    given = parser.parse_args()
    options = Options(given.data, given.base, given.embedder, given.out, tuple(given.without), given.share)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer, model, device = ready(options)
    if given.measure:
        model.load_state_dict(torch.load(options.out / "checkpoint.pt", weights_only=True)["model"])
        measured = {name: evaluate(model, tokenizer, asked) for name, asked in held_out(options.data, given.measure).items()}
        print(json.dumps({name: {k: round(v, 3) for k, v in m.items()} for name, m in measured.items()}, indent=1), flush=True)
    else:
        train(options, prepared(options, tokenizer), model, device)


if __name__ == "__main__":
    main()
