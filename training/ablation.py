"""What each source of the reader's training is worth: short trainings that leave out one at a time.

    python -m training.ablation --data DATA --base BASE --embedder EMBEDDER --start READER/checkpoint.pt --out FOLDER

Each takes as many steps as the others, from the same weights and seed: what is left out is made up for by more of the rest,
in its proportions. Measured on questions that train nothing. FOLDER/ablation.json grows by a row each; started again, it
goes on from there.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.mixtures import SHARES, SOURCES, Given
from training.reader import Options, batches, evaluate, held_out, ready, train
from training.reading import Example

MEASURED = 400  # questions of each set


def drawn(pools: dict[str, list[Example]], without: str, most: int, shuffle: random.Random) -> list[Example]:
    """`most` examples of all pools but one, each as often as the first pass reads it (SHARES), or once where it does not."""
    kept = {name: pool for name, pool in pools.items() if name != without}
    shares = {name: len(pool) * SHARES.get(name, 1) for name, pool in kept.items()}
    whole = sum(shares.values())
    return [e for name, pool in kept.items() for e in _some(pool, round(most * shares[name] / whole), shuffle)]


def _some(pool: list[Example], most: int, shuffle: random.Random) -> list[Example]:
    whole, part = divmod(most, len(pool))
    return whole * pool + shuffle.sample(pool, part)


def trial(
    pools: dict[str, list[Example]], without: str, steps: int, options: Options, start: Path
) -> dict[str, dict[str, float]]:
    """F1, exact, refused and overall of each set after `steps` without one source."""
    tokenizer, model, device = ready(options)
    model.load_state_dict(torch.load(start, weights_only=True)["model"])
    shuffle = random.Random(options.seed)
    order = batches(tokenizer, drawn(pools, without, steps * options.batch, shuffle), options.batch, shuffle)
    averaged = train(options, order[:steps], model, device)
    return {name: evaluate(averaged, tokenizer, asked) for name, asked in held_out(options.data, MEASURED).items()}


def run(data: Path, base: Path, embedder: Path, start: Path, out: Path, steps: int, sources: Sequence[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    table = out / "ablation.json"
    rows = json.loads(table.read_text(encoding="utf-8")) if table.exists() else {}
    # A draw of its own for each source: without one, the others are what they were.
    pools = {name: SOURCES[name](Given(data, embedder, random.Random(name))) for name in sources}
    for without in ("", *sources):
        if without in rows:
            continue
        print(f"without {without or 'none'}", flush=True)
        folder = out / (without or "none")
        folder.mkdir(exist_ok=True)
        options = Options(data, base, embedder, folder, averaged_over=max(2, steps // 8), checkpoint_every=steps)
        rows[without] = {
            name: {k: round(v, 4) for k, v in measured.items()}
            for name, measured in trial(pools, without, steps, options, start).items()
        }
        table.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(rows[without]), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Leave out one source of the reader's training at a time.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="what training.base left")
    parser.add_argument("--embedder", type=Path, required=True, help="finds passages that look alike")
    parser.add_argument("--start", type=Path, required=True, help="the weights to begin at")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=400)
    given = parser.parse_args()
    run(given.data, given.base, given.embedder, given.start, given.out, given.steps, tuple(SOURCES))


if __name__ == "__main__":
    main()
