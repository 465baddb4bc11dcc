"""Pictures of what grows: `python -m benchmarks.growth_plots RESULTS DOCS`, from RESULTS/growth.json to DOCS/scale-*.png."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.plots import read

# Picture -> (what is told upright, line -> where it stands in what is known of a size).
PICTURES: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "build": ("seconds", {"full build": ("full", "elapsed_s")}),
    "incremental": (
        "seconds",
        {
            "nothing changed": ("nothing", "elapsed_s"),
            "100 new": ("new", "elapsed_s"),
            "1 changed, 1 removed": ("changed", "elapsed_s"),
            "copying alone": ("copy", "copy_s"),
            "one erased": ("erase", "elapsed_s"),
        },
    ),
    "latency": (
        "milliseconds",
        {
            "search, median": ("search", "p50_ms"),
            "search, 95 %": ("search", "p95_ms"),
            "search of the newer half": ("search", "half", "p50_ms"),
            "search of the newest twentieth": ("search", "twentieth", "p50_ms"),
            "answer, median": ("ask", "p50_ms"),
            "answer, 95 %": ("ask", "p95_ms"),
        },
    ),
    "disk": ("bytes", {part: ("bytes", "parts", part) for part in ("text", "words", "vectors", "chroma")}),
    "memory": (
        "MB of 2**20 bytes",
        {
            "the process that writes, peak": ("full", "writer_peak_mb"),
            "each that prepares, peak": ("full", "preparer_peak_mb"),
            "after answering": ("ask", "memory_mb"),
        },
    ),
}


def points(sizes: Sequence[Mapping[str, Any]], way: Sequence[str]) -> list[tuple[int, float]]:
    """(articles, value) of each size at which it was measured."""
    found = []
    for size in sizes:
        value: Any = size
        for name in way:
            value = value.get(name) if value is not None else None
        if value is not None:
            found.append((int(size["articles"]), float(value)))
    return found


def plot(sizes: Sequence[Mapping[str, Any]], picture: str, out: Path) -> None:
    """Both axes logarithmic: what grows as the archive does rises by one decade a decade."""
    from matplotlib.figure import Figure

    unit, lines = PICTURES[picture]
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    axes = figure.add_subplot()
    for label, way in lines.items():
        if held := points(sizes, way):
            axes.plot([each[0] for each in held], [each[1] for each in held], marker="o", label=label)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("articles")
    axes.set_ylabel(unit)
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(out, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw what grows with the archive.")
    parser.add_argument("results", type=Path)
    parser.add_argument("docs", type=Path)
    given = parser.parse_args()
    sizes = read(given.results / "growth.json")["result"]["sizes"]
    for picture in PICTURES:
        plot(sizes, picture, given.docs / f"scale-{picture}.png")


if __name__ == "__main__":
    main()
