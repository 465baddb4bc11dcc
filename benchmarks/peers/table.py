"""The record of a comparison as Markdown: what was found, how fast, what did not run, and where Wartanya is behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.evaluation.report import NAMES

OURS = "wartanya"
GROUPS = {
    "id": "Indonesian questions",
    "en": "English questions",
    "follow-ups": "follow-ups",
    "idk_mrc": "IDK-MRC",
    "tydiqa_id": "TyDiQA-id",
    "facqa": "FacQA",
    "xsquad_en_question_id_context": "English question, Indonesian passage",
}
MEASURES = ("hit@1", "hit@5", "MRR")
MB = 2**20

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of speed: its heading, where it stands, how it is written, and whether less is better."""

    title: str
    key: str
    shown: Callable[[float], str]
    less: bool = True


SPEED = (
    Column("build, s", "build_s", "{:,.1f}".format),
    Column("articles a second", "articles_per_s", "{:,.0f}".format, less=False),
    Column("memory to build, MB", "build_memory_mb", "{:,.0f}".format),
    Column("on disk, MB", "disk_bytes", lambda value: f"{value / MB:,.1f}"),
    Column("opening, s", "open_s", "{:,.1f}".format),
    Column("search p50, ms", "p50_ms", "{:,.1f}".format),
    Column("search p95, ms", "p95_ms", "{:,.1f}".format),
    Column("memory to search, MB", "search_memory_mb", "{:,.0f}".format),
)


def page(record: Row) -> str:
    """The whole page, from the record that `record.write` left."""
    systems = record["result"]["systems"]
    ran = [row for row in systems if "not_run" not in row]
    parts = [_heading(record), quality(ran), _NOTES, speed(ran), _SPEED_NOTES, standing(ran), _answers(ran), _settings(systems)]
    return "\n\n".join(part for part in parts if part) + "\n"


def quality(rows: Sequence[Row]) -> str:
    """A table a group of questions."""
    groups = [group for group in GROUPS if any(group in row["quality"] for row in rows)]
    return "\n\n".join(_quality_of(group, [row for row in rows if group in row["quality"]]) for group in groups)


def _quality_of(group: str, rows: Sequence[Row]) -> str:
    count = rows[0]["quality"][group]["questions"]
    lines = [f"{GROUPS[group]} ({count:,}):", "", _line(["system", *MEASURES]), _line(["---"] * (len(MEASURES) + 1))]
    lines += [_line([_name(row), *(_percent(row["quality"][group][measure]) for measure in MEASURES)]) for row in rows]
    return "\n".join(lines)


def speed(rows: Sequence[Row]) -> str:
    lines = [_line(["system", *(column.title for column in SPEED)]), _line(["---"] * (len(SPEED) + 1))]
    for row in rows:
        figures = (row["speed"][column.key] for column in SPEED)
        cells = ["–" if value is None else column.shown(value) for column, value in zip(SPEED, figures, strict=True)]
        lines.append(_line([_name(row), *cells]))
    return "\n".join(lines)


def standing(rows: Sequence[Row]) -> str:
    """For every figure, Wartanya beside the best of the others: where it is behind, level, and ahead."""
    ours = next((row for row in rows if row["system"] == OURS), None)
    others = [row for row in rows if row["system"].partition(":")[0] != OURS]
    if ours is None or not others:
        return ""
    compared = [*_quality_standing(ours, others), *_speed_standing(ours, others)]
    lists = []
    for place, title in (
        (-1, "Where Wartanya is behind"),
        (0, "Where it is level with the best of the others"),
        (1, "Where it is ahead"),
    ):
        told = [f"- {said}" for where, said in compared if where == place]
        lists.append("\n".join([f"{title}:", "", *(told or ["- nowhere in this run"])]))
    return "\n\n".join(lists)


def _quality_standing(ours: Row, others: Sequence[Row]) -> list[tuple[int, str]]:
    """(-1 behind, 0 level, 1 ahead; what is said of it) for each measure of each group."""
    found = []
    for group, measured in ours["quality"].items():
        for measure in MEASURES:
            mine = measured[measure]
            best = max(others, key=lambda row: row["quality"][group][measure][0])
            theirs = best["quality"][group][measure]
            apart = mine[0] == theirs[0] or mine[1] > theirs[2] or theirs[1] > mine[2]
            close = "" if apart else ", with intervals that overlap"
            said = f"{GROUPS.get(group, group)}, {measure}: {_percent(mine)} against {_percent(theirs)} ({_name(best)}){close}"
            found.append(((mine[0] > theirs[0]) - (mine[0] < theirs[0]), said))
    return found


def _speed_standing(ours: Row, others: Sequence[Row]) -> list[tuple[int, str]]:
    found = []
    for column in SPEED:
        mine = ours["speed"][column.key]
        known = [row for row in others if row["speed"][column.key] is not None]
        if mine is None or not known:
            continue
        best = (min if column.less else max)(known, key=lambda row: row["speed"][column.key])
        theirs = best["speed"][column.key]
        more = (mine > theirs) - (mine < theirs)
        said = f"{column.title}: {column.shown(mine)} against {column.shown(theirs)} ({_name(best)})"
        found.append((-more if column.less else more, said))
    return found


def _heading(record: Row) -> str:
    data, result = record["data"], record["result"]
    over = f"{data['articles']:,} articles" + (
        f" of {data['articles_of']:,}, drawn with seed {data['seed']}" if "articles_of" in data else ""
    )
    asked = data.get("questions") or ", ".join(data["sets"])
    return (
        "# Beside its peers\n\n"
        f"The same articles and questions for every system, each step in a fresh process: {over}; questions of {asked}; the "
        f"best {result['limit']} passages of each are looked at. {record['cores']} cores of {record['processor']}, Python "
        f"{record['python']}, commit {record['commit']}, data {data['hash']}. In brackets the 95 % bootstrap interval."
    )


_NOTES = (
    "A question counts as hit where the article it was written for comes first (hit@1) or among the first five (hit@5). "
    "Systems that follow no conversation are asked a follow-up as it stands. An English question goes to each as it is. "
    "Wartanya is made for such questions, and its search was fitted on others like them; its peers come as they are."
)
_SPEED_NOTES = (
    "Building leaves out importing libraries and loading the model; opening, in a new process, has them in. Searches are "
    "timed after five that warm up. Memory is the resident memory of the process with all its libraries (building: with the "
    "processes it starts, added up); what is on disk is what a system needs to open again."
)


def _answers(rows: Sequence[Row]) -> str:
    """What only a system that answers can be measured by."""
    lines = ["What each does beyond finding:", "", *(f"- {_name(row)}: {row['answers']}." for row in rows)]
    for row in rows:
        measured = row.get("asked", {}).get("groups", {}).get("all")
        if not measured:
            continue
        took = row["asked"]["latency_ms"]
        lines += ["", f"{_name(row)}, asked end to end ({took['p50']:.0f} ms, 95 % within {took['p95']:.0f} ms):", ""]
        lines += [
            f"- {NAMES.get(name, name)}: {_percent([m['value'], m['low'], m['high']])} of {m['count']}"
            for name, m in measured.items()
        ]
    return "\n".join(lines)


def _settings(rows: Sequence[Row]) -> str:
    lines = ["How each was set up:", ""]
    for row in rows:
        if "not_run" in row:
            lines.append(f"- {_name(row)}: not run; {row['not_run'].rstrip('.')}.")
        else:
            versions = ", ".join(f"{name} {version}" for name, version in row["packages"].items())
            lines.append(f"- {_name(row)}: {row['settings']}. {versions}.")
    return "\n".join(lines)


def _name(row: Row) -> str:
    return f"**{row['system']}**" if row["system"] == OURS else str(row["system"])


def _percent(value: Sequence[float]) -> str:
    """Rounded half up, as figures are in the README: 0.125 is 13 %."""
    share, low, high = (int(100 * each + 0.5) for each in value)
    return f"{share} % ({low}–{high})"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
