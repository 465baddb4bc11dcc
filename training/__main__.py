"""Make the bundled models again, stage by stage: `python -m training --data DATA`, about six hours on two cores.

Stages: embedder, lexicon, archive (an index of all training articles), fusion, searched (what that search mistakes),
embedder-2, archive-2, fusion-2, promise (which sentences are worth reading), base (the encoder that the reader begins as),
reader, windows (what the reader is given to read), together (they are read together), again and last (so twice more, beside all
sources), export, small, part (archives of other sizes), confidence, entailment, verifier. Each leaves its result where the next
looks for it; `--from STAGE` goes on from one.
"""

import argparse
import subprocess
import sys
from pathlib import Path

WORK = Path("var/training")


def stages(data: Path) -> dict[str, list[str]]:
    """Stage -> arguments of `python -m`."""
    embedder, index, given = "index/models/embedder", str(WORK / "archive"), ["--data", str(data)]
    searched, windows, tokenizer = str(WORK / "searched.jsonl.gz"), str(WORK / "windows.jsonl.gz"), f"{embedder}/tokenizer.json"
    base, first, second, third, fourth = (str(WORK / name) for name in ("base", "reader", "together", "again", "last"))
    small, part, judging = str(WORK / "small"), str(WORK / "part"), "qa/models/confidence.json"
    archive = ["qa.cli", "rebuild", str(data / "articles"), "--index", index, "--fresh"]
    fusion = ["training.fusion", *given, "--index", index, "--out", "index/models/fusion.json"]
    searching = ["training.searched", *given, "--index", index, "--out", searched]
    model = [*given, "--base", base]
    reading = [*model, "--embedder", embedder]
    together = ["training.together", *reading, "--windows", windows]
    return {
        "embedder": ["training.embedder", *given, "--out", embedder],
        "lexicon": ["training.lexicon", *given, "--embedder", embedder, "--out", "index/models/lexicon.tsv.gz"],
        "archive": archive,
        "fusion": fusion,
        "searched": searching,
        "embedder-2": ["training.embedder", *given, "--out", embedder, "--tokenizer", tokenizer, "--searched", searched],
        "archive-2": archive,
        "fusion-2": fusion,
        "promise": ["training.promise", *given, "--index", index, "--out", "qa/models/promise.json"],
        "base": ["training.base", *given, "--out", base],
        "reader": ["training.reader", *reading, "--out", first],
        "windows": ["training.windows", *model, "--index", index, "--out", windows],
        "together": [*together, "--start", f"{first}/checkpoint.pt", "--out", second],
        "again": [*together, "--start", f"{second}/checkpoint.pt", "--out", third, "--pass", "3"],
        "last": [*together, "--start", f"{third}/checkpoint.pt", "--out", fourth, "--pass", "4"],
        "export": [
            "training.export",
            *model,
            "--checkpoint",
            *(f"{each}/checkpoint.pt" for each in (third, fourth)),
            "--out",
            "qa/models/reader",
        ],
        "small": ["training.parts", *given, "--others", "0", "--out", small],
        "part": ["training.parts", *given, "--others", "4700", "--out", part],
        "confidence": [
            "training.confidence",
            *given,
            "--index",
            index,
            f"{small}/index",
            f"{part}/index",
            "--written",
            "--out",
            judging,
        ],
        "entailment": ["training.entailment", *given, "--out", "qa/models/entailment.safetensors"],
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
