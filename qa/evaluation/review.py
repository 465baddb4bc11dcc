"""An editor goes through proposed questions in the terminal: accept, drop, mend. Saved after every one."""

import json
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from qa.errors import FileUnusable
from qa.evaluation.run import read_records
from qa.rendering.text import printable

_KEYS = "y accept, n drop, e edit, q stop here"


def review(path: str | Path) -> None:
    """Asks about every line that is neither accepted nor dropped, until the end, "q", or the end of the input.

    Raises FileUnusable for a file that cannot be read or written.
    """
    records = read_records(path)
    waiting = [record for record in records if _waits(record)]
    for number, record in enumerate(waiting, start=1):
        print(f"\n{number} of {len(waiting)}")
        if not _decide(record):
            break
        _save(path, records)
    print(_summary(records, path))


def _waits(record: Mapping[str, Any]) -> bool:
    return record.get("accepted") is False and not record.get("dropped")


def _decide(record: MutableMapping[str, Any]) -> bool:
    """Shows one and settles it; False where the editor stops."""
    while True:
        _show(record)
        said = _input(f"{_KEYS}: ")
        if said is None or said.lower() in ("q", "quit"):
            return False
        if said.lower() in ("y", "yes", "ya"):
            record["accepted"] = True
            return True
        if said.lower() in ("n", "no", "tidak"):
            record["dropped"] = True
            return True
        if said.lower() in ("e", "edit") and not _edit(record):
            return False


def _edit(record: MutableMapping[str, Any]) -> bool:
    """New words for question and answers; nothing typed leaves them. False where the input ends."""
    question = _input("question (Enter leaves it): ")
    if question is None:
        return False
    answers = _input("answers, with | between them (Enter leaves them, - for none): ")
    if answers is None:
        return False
    if question:
        record["question"] = question
    if answers:
        record["answers"] = [] if answers == "-" else [each.strip() for each in answers.split("|") if each.strip()]
        record["answerable"] = bool(record["answers"])
    return True


def _show(record: Mapping[str, Any]) -> None:
    answers = [str(answer) for answer in record.get("answers") or []]
    lines = [
        f"  {record['question']}",
        f"  answer:   {' | '.join(answers) or 'none: the archive is not to answer this'}",
        f"  evidence: {record.get('evidence') or ''}",
        f"  article:  {record.get('article_title') or ''}",
    ]
    print("\n".join(" ".join(printable(line).split("\n")) for line in lines))
    for answer in answers:
        if record.get("evidence") and answer not in str(record["evidence"]):
            print(printable(f"  note: {answer!r} does not stand in the evidence word for word"))


def _input(prompt: str) -> str | None:
    """What is typed, without the space around it; None where the input has ended or there is none to read from."""
    try:
        return input(prompt).strip()
    except (EOFError, OSError):
        print()
        return None


def _save(path: str | Path, records: list[dict[str, Any]]) -> None:
    """All or nothing: a new file takes the place of the old one."""
    beside = Path(f"{path}.new")
    try:
        beside.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in records), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise FileUnusable("cannot_write", path=path, detail=error) from error


def _summary(records: list[dict[str, Any]], path: str | Path) -> str:
    dropped = sum(bool(record.get("dropped")) for record in records)
    waiting = sum(_waits(record) for record in records)
    accepted = len(records) - dropped - waiting
    return f"{accepted} accepted, {dropped} dropped, {waiting} left in {path}"
