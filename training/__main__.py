"""Make the bundled models again, stage by stage: `python -m training --data DATA`, a few hours on two cores.

Stages: embedder, lexicon, archive (an index of all training articles), fusion, searched (what that search mistakes),
embedder-2, archive-2, fusion-2, reader, second (another pass of the reader), adapting (the reader's layers are taught
Indonesian), adapted and adapted-2 (both passes from there), export (of all four), confidence, verifier. Each leaves its
result where the next looks for it; `--from STAGE` goes on from one.
"""

import argparse
import subprocess
import sys
from pathlib import Path

WORK = Path("var/training")


def stages(data: Path) -> dict[str, list[str]]:
    """Stage -> arguments of `python -m`."""
    embedder, index, given = "index/models/embedder", str(WORK / "archive"), ["--data", str(data)]
    passes = {name: str(WORK / name / "checkpoint.pt") for name in ("reader", "second", "adapting", "adapted", "adapted-2")}
    first, second, adapting, adapted, last = passes.values()
    every = [*3 * [first], second, *4 * [adapted], *4 * [last]]  # each as often as it weighs in the mean
    exported = ["--checkpoint", *every, "--embedder", embedder, "--out", "qa/models/reader"]
    searched, tokenizer = str(WORK / "searched.jsonl.gz"), f"{embedder}/tokenizer.json"
    archive = ["qa.cli", "rebuild", str(data / "articles"), "--index", index, "--fresh"]
    fusion = ["training.fusion", *given, "--index", index, "--out", "index/models/fusion.json"]
    reader = ["training.reader", *given, "--embedder", embedder]
    short = ["--steps", "260", "--averaged-over", "1"]
    return {
        "embedder": ["training.embedder", *given, "--out", embedder],
        "lexicon": ["training.lexicon", *given, "--embedder", embedder, "--out", "index/models/lexicon.tsv.gz"],
        "archive": archive,
        "fusion": fusion,
        "searched": ["training.searched", *given, "--index", index, "--out", searched],
        "embedder-2": ["training.embedder", *given, "--out", embedder, "--tokenizer", tokenizer, "--searched", searched],
        "archive-2": archive,
        "fusion-2": fusion,
        "reader": [*reader, "--out", str(WORK / "reader")],
        "second": [*reader, "--out", str(WORK / "second"), "--mixture", "second", "--start", first],
        "adapting": ["training.adapting", *given, "--embedder", embedder, "--out", str(WORK / "adapting"), "--steps", "1200"],
        "adapted": [*reader, "--out", str(WORK / "adapted"), "--start", adapting],
        "adapted-2": [*reader, "--out", str(WORK / "adapted-2"), "--mixture", "second", "--start", adapted, *short],
        "export": ["training.export", *exported],
        "confidence": ["training.confidence", *given, "--index", index, "--out", "qa/models/confidence.json"],
        "verifier": ["training.verifier", *given, "--out", "qa/models/verifier.json"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the bundled models again.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--from", dest="first", default="embedder")
    given = parser.parse_args()
    todo = stages(given.data)
    if given.first not in todo:
        parser.error(f"--from takes one of {', '.join(todo)}")
    for name in list(todo)[list(todo).index(given.first) :]:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", *todo[name]], check=True)


if __name__ == "__main__":
    main()
