"""What the commands of the command line have in common: how one is added, its index, its filter, its days and numbers."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from qa.cli.usage import Parser

    Added = argparse._SubParsersAction[Parser]


def command(
    added: "Added",
    name: str,
    run: Callable[[argparse.Namespace], int | None],
    summary: str,
    *examples: str,
    add_help: bool = True,
    has_language: bool = False,
) -> argparse.ArgumentParser:
    """`has_language`: the command has a --lang of its own; that of the others is of errors and notes alone."""
    made = added.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog="\n".join(["examples:", *(f"  {example}" for example in examples)]) if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=add_help,
    )
    made.add_argument("--debug", action="store_true", help="on an error, print the whole traceback, for a report of a fault")
    if not has_language:
        add_language(made, "the language of errors and notes", default="en")
    made.set_defaults(run=run)
    return made


def add_language(command: argparse.ArgumentParser, what: str, *, default: str = "id") -> None:
    command.add_argument("--lang", choices=("id", "en"), default=default, help=f"{what} (default: {default})")


def add_index(command: argparse.ArgumentParser) -> None:
    command.add_argument("--index", metavar="DIR", help="the index (default: $WARTANYA_INDEX, else var/index)")


def add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print data (JSON) instead of text")


def add_filter(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--since", type=first_day, metavar="DATE", help="only articles of this day (2024-08-26, 26-08-2024, kemarin) or later"
    )
    command.add_argument("--until", type=_last_day, metavar="DATE", help="only articles of this day or earlier")
    command.add_argument("--outlet", action="append", default=[], metavar="NAME", help="only this outlet (repeatable)")


def place(written: str) -> str:
    """A path or an address; the path of a file:// address, as file managers copy it."""
    parts = urlsplit(written)
    if parts.scheme.lower() != "file":
        return written
    if parts.netloc.lower() not in ("", "localhost"):
        raise argparse.ArgumentTypeError(f"{written} lies on another machine")
    return url2pathname(parts.path)


def first_day(written: str) -> date:
    return _day(written, last=False)


def _last_day(written: str) -> date:
    return _day(written, last=True)


def _day(written: str, *, last: bool) -> date:
    from qa.cli.days import read_day

    found = read_day(written, date.today(), last=last)
    if found is None:
        raise argparse.ArgumentTypeError(f"{written!r} is not a date such as 2024-08-26, 26 Agustus 2024 or kemarin")
    return found


def count(written: str) -> int:
    if not written.isdecimal():
        raise argparse.ArgumentTypeError(f"{written!r} is not a number of 0 or more")
    return int(written)
