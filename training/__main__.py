"""Make the bundled models again, stage by stage: `python -m training --data DATA`, about three hours on two cores.

Stages: embedder, lexicon, archive (an index of all training articles), fusion, searched (what that search mistakes),
embedder-2, archive-2, fusion-2, searched-2, adapting (the reader's layers are taught Indonesian), reader, reader-2, earlier
(the weights that shipped until now), windows (what the reader is given to read), together (they are read together), export
(the mean of the last three weights), confidence, verifier. Each leaves its result where
the next looks for it; `--from STAGE` goes on from one.
"""

import argparse
import subprocess
import sys
from pathlib import Path

WORK = Path("var/training")


def stages(data: Path) -> dict[str, list[str]]:
    """Stage -> arguments of `python -m`."""
    embedder, index, given = "index/models/embedder", str(WORK / "archive"), ["--data", str(data)]
    passes = ("adapting", "earlier", "reader", "reader-2", "together")
    adapted, earlier, first, second, third = (str(WORK / name / "checkpoint.pt") for name in passes)
    searched, windows, tokenizer = str(WORK / "searched.jsonl.gz"), str(WORK / "windows.jsonl.gz"), f"{embedder}/tokenizer.json"
    archive = ["qa.cli", "rebuild", str(data / "articles"), "--index", index, "--fresh"]
    fusion = ["training.fusion", *given, "--index", index, "--out", "index/models/fusion.json"]
    searching = ["training.searched", *given, "--index", index, "--out", searched]
    model = [*given, "--embedder", embedder]
    reader = ["training.reader", *model, "--searched", searched]
    comparing = [*model, "--searched", searched, "--windows", windows]
    return {
        "embedder": ["training.embedder", *given, "--out", embedder],
        "lexicon": ["training.lexicon", *given, "--embedder", embedder, "--out", "index/models/lexicon.tsv.gz"],
        "archive": archive,
        "fusion": fusion,
        "searched": searching,
        "embedder-2": ["training.embedder", *given, "--out", embedder, "--tokenizer", tokenizer, "--searched", searched],
        "archive-2": archive,
        "fusion-2": fusion,
        "searched-2": searching,
        "adapting": ["training.adapting", *model, "--out", str(WORK / "adapting"), "--steps", "1400"],
        "reader": [*reader, "--start", adapted, "--share", "0.6", "--out", str(WORK / "reader")],
        "reader-2": [*reader, "--start", first, "--second", "--out", str(WORK / "reader-2")],
        "earlier": ["training.shipped", "--model", "qa/models/reader/model.onnx", "--out", str(WORK / "earlier")],
        "windows": ["training.windows", *given, "--index", index, "--out", windows],
        "together": ["training.together", *comparing, "--start", earlier, second, "--out", str(WORK / "together")],
        "export": ["training.export", *model, "--checkpoint", earlier, second, third, "--out", "qa/models/reader"],
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
