"""Pictures from the JSON that the benchmarks leave: `python -m benchmarks.plots RESULTS DOCS`."""

import argparse
import json
from pathlib import Path
from typing import Any

LANGUAGES = {"id": "Indonesian questions", "en": "English questions"}
LATENCIES = {"search": "searching", "ask": "asking"}


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def plot_retrieval(found: dict[str, Any], out: Path) -> None:
    """hit@1 of each leg and of all together, with intervals."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 3.2), layout="constrained")
    axes = figure.add_subplot()
    legs = list(found["result"]["id"])
    for offset, (language, label) in zip((-0.2, 0.2), LANGUAGES.items(), strict=True):
        values = [found["result"][language][leg]["hit@1"] for leg in legs]
        errors = [[v[0] - v[1] for v in values], [v[2] - v[0] for v in values]]
        axes.bar([k + offset for k in range(len(legs))], [v[0] for v in values], 0.38, yerr=errors, capsize=3, label=label)
    axes.set_xticks(range(len(legs)), legs)
    axes.set_ylabel("right article first")
    axes.set_ylim(0, 1.05)
    axes.legend(loc="lower right")
    figure.savefig(out, dpi=120)


def plot_risk(found: dict[str, Any], out: Path) -> None:
    """Of the surest answers, how many are wrong: unanswerable questions count as wrong when answered."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3.2), layout="constrained")
    axes = figure.add_subplot()
    points = found["result"]["risk_coverage"]
    axes.step([p[0] for p in points], [p[1] for p in points], where="post")
    axes.set_xlabel("share of questions answered, surest first")
    axes.set_ylabel("share of those wrong")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    figure.savefig(out, dpi=120)


def plot_reliability(found: dict[str, Any], out: Path) -> None:
    """How often answers of about the same confidence are right; on the line, the confidence says just that."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.2, 4), layout="constrained")
    axes = figure.add_subplot()
    points = found["result"]["reliability"]
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    axes.plot([p[0] for p in points], [p[1] for p in points], marker="o")
    for sure, right, count in points:
        axes.annotate(f"{count}", (sure, right), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set_xlabel("confidence, mean of a fifth of the questions")
    axes.set_ylabel("share right")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    figure.savefig(out, dpi=120)


def plot_latency(found: dict[str, Any], out: Path) -> None:
    """How many of the questions are searched and answered within how long; half and 95 % marked."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3.2), layout="constrained")
    axes = figure.add_subplot()
    for part, label in LATENCIES.items():
        percentiles = found["result"][part]["percentiles_ms"]
        (line,) = axes.plot(percentiles, range(len(percentiles)), label=label)
        for percent in (50, 95):
            axes.plot(percentiles[percent], percent, marker="o", markersize=4, color=line.get_color())
            told = f"{percentiles[percent]:.0f} ms"
            axes.annotate(told, (percentiles[percent], percent), textcoords="offset points", xytext=(5, -11), fontsize=8)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.12)
    axes.set_xlabel(f"milliseconds, {found['result']['articles']:,} articles, {found['cores']} cores")
    axes.set_ylabel("percent of the questions within")
    axes.set_ylim(0, 101)
    axes.legend(loc="upper left")
    figure.savefig(out, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the pictures of the benchmarks.")
    parser.add_argument("results", type=Path)
    parser.add_argument("docs", type=Path)
    given = parser.parse_args()
    plot_retrieval(read(given.results / "retrieval.json"), given.docs / "retrieval.png")
    plot_risk(read(given.results / "answers.json"), given.docs / "risk-coverage.png")
    plot_reliability(read(given.results / "answers.json"), given.docs / "reliability.png")
    plot_latency(read(given.results / "speed.json"), given.docs / "latency.png")


if __name__ == "__main__":
    main()
