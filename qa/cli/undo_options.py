"""The options of the commands that take back: a rebuild, or articles for good."""

import argparse
from typing import TYPE_CHECKING

from qa.cli import commands
from qa.cli.options import add_index, add_json, command

if TYPE_CHECKING:
    from qa.cli.usage import Parser

    Added = argparse._SubParsersAction[Parser]


def add_rollback(added: "Added") -> None:
    rollback = command(
        added,
        "rollback",
        commands.rollback,
        "go back to the index as it was before the last rebuild",
        "wartanya rollback --yes",
    )
    add_index(rollback)
    rollback.add_argument("--yes", action="store_true", help="go back without asking first")
    add_json(rollback)


def add_erase(added: "Added") -> None:
    erase = command(
        added,
        "erase",
        commands.erase,
        "wipe articles, and all that were removed before, out of every file of the index",
        "wartanya erase rapat-pilkada",
        "wartanya erase --yes",
    )
    erase.add_argument(
        "articles",
        nargs="*",
        metavar="ARTICLE",
        help="its id, or the end of its file name or address (default: only what was removed before)",
    )
    add_index(erase)
    erase.add_argument("--yes", action="store_true", help="erase without asking first")
    add_json(erase)
