"""What a task came to, as tables to read: means with their intervals, one line a measure."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 120  # columns, where no terminal says how many there are
LONGEST_LIST = 8  # values; longer ones, such as a whole distribution, are for the pictures


def show(task: str, data: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Print a task's result; one column a group where its groups have measures of the same names."""
    from rich.console import Console
    from rich.table import Table

    about = ", ".join(f"{name} {value}" for name, value in data.items() if not isinstance(value, list))
    corner = "percent (95 % interval)" if _has_shares(result) else ""
    table = Table(corner, *columns(result), title=f"{task}: {about}", title_justify="left")
    for row in rows(result):
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table)


def columns(result: Mapping[str, Any]) -> list[str]:
    groups = _groups(result)
    return list(groups) if groups else ["value; shares in percent (95 % interval)"]


def rows(result: Mapping[str, Any]) -> list[list[str]]:
    """A row for each measure: its name, then its value in each column."""
    groups = _groups(result)
    if not groups:
        return [[name, value] for name, value in _flat(result)]
    held = {group: dict(_flat(measures)) for group, measures in groups.items()}
    names = dict.fromkeys(name for measures in held.values() for name in measures)
    return [[name, *(measures.get(name, "") for measures in held.values())] for name in names]


def told(value: object) -> str:
    """A value as it is read; a mean with its interval, `[mean, low, high]` or `{value, low, high}`, in percent."""
    if isinstance(value, Mapping):
        value = [value["value"], value["low"], value["high"]]
    if shares := _interval(value):
        return "{:.1f} ({:.0f} to {:.0f})".format(*(100 * share for share in shares))
    if isinstance(value, list):
        return ", ".join(map(told, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "-" if value is None else str(value)


def _has_shares(result: Mapping[str, Any]) -> bool:
    """Whether it has groups, and anything in them but counts."""
    return any(not isinstance(value, int) for each in _groups(result).values() for value in each.values())


def _groups(result: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The groups of a result that has nothing beside them, or under "groups"; empty for any other result."""
    groups = result.get("groups", result)
    if not groups or not all(isinstance(each, Mapping) for each in groups.values()):
        return {}
    first, *others = ({name for name, _ in _flat(each)} for each in groups.values())
    return groups if others and all(first & other for other in others) else {}


def _flat(result: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in result.items():
        path = f"{above}{name}".replace("_", " ")
        if isinstance(value, Mapping) and not _is_measure(value):
            yield from _flat(value, f"{path}, ")
        elif not isinstance(value, list) or (len(value) <= LONGEST_LIST and not any(isinstance(v, dict | list) for v in value)):
            yield path, told(value)


def _is_measure(value: Mapping[str, Any]) -> bool:
    return {"value", "low", "high"} <= value.keys()


def _interval(value: object) -> tuple[float, float, float] | None:
    """Three shares, the first between the others."""
    match value:
        case [float(mean), float(low), float(high)] if 0 <= low <= mean <= high <= 1:
            return mean, low, high
    return None
