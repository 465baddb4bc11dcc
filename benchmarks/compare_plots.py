"""Quality against speed, from the record of a comparison: `python -m benchmarks.compare_plots RECORD.json PICTURE.png`."""

import argparse
import json
from pathlib import Path
from typing import Any

LANGUAGES = {"id": "Indonesian questions", "en": "English questions"}
OURS = "wartanya"
MARKERS = "o^v<>sDPXph8"


def plot_quality_speed(found: dict[str, Any], out: Path) -> None:
    """hit@1 with its interval against the median search, one panel a language; up and to the left is better.

    Raises `ValueError` where the record has no system with questions in these languages.
    """
    from matplotlib.figure import Figure

    rows = [row for row in found["result"]["systems"] if "not_run" not in row]
    languages = [language for language in LANGUAGES if any(language in row["quality"] for row in rows)]
    if not languages:
        raise ValueError("There is no system to draw: the record holds no questions in Indonesian or English.")
    figure = Figure(figsize=(8.5, 4.2), layout="constrained")
    panels = figure.subplots(1, len(languages), sharey=True, squeeze=False)[0]
    for axes, language in zip(panels, languages, strict=True):
        for number, row in enumerate(rows):
            _point(axes, row, language, number)
        axes.set_title(LANGUAGES[language], fontsize=10)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
        axes.set_xlabel("a search takes (median), ms")
        axes.set_ylim(0, 1.05)
        axes.grid(visible=True, alpha=0.3)
    panels[0].set_ylabel("right article first")
    data = found["data"]
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    figure.suptitle(f"{data['articles']:,} articles, {found['cores']} cores", fontsize=10)
    figure.savefig(out, dpi=120)


def _point(axes: Any, row: dict[str, Any], language: str, number: int) -> None:
    value, low, high = row["quality"][language]["hit@1"]
    ours = row["system"] == OURS
    axes.errorbar(
        [row["speed"]["p50_ms"]],
        [value],
        yerr=[[value - low], [high - value]],
        fmt=MARKERS[number % len(MARKERS)],
        color="black" if ours else f"C{number}",
        markersize=9 if ours else 6,
        capsize=3,
        elinewidth=0.8,
        label=row["system"],
        zorder=3 if ours else 2,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw quality against speed.")
    parser.add_argument("record", type=Path)
    parser.add_argument("picture", type=Path)
    given = parser.parse_args()
    plot_quality_speed(json.loads(given.record.read_text(encoding="utf-8")), given.picture)


if __name__ == "__main__":
    main()
