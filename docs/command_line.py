"""Writes docs/command-line.md from the parsers of `wartanya` and `wartanya-chat`: `python docs/command_line.py`.

The page is put together here and not by argparse, whose help differs with the terminal's width and Python's version.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

import app
from qa.cli.parser import parser

PAGE = Path(__file__).parent / "command-line.md"
_HEAD = """# The command line

Every command with its options, written by `python docs/command_line.py` from the program itself: do not edit it by hand.

`wartanya COMMAND --help` prints the same. A command ends with 0, with 1 after an error that it tells in one line on standard
error, with 2 where it was not understood or names an outlet that the archive does not have, with 3 where `status --check` finds
articles late or some that could not be taken in, with 130 after Ctrl-C, and with 141 where what reads its output goes away.
What is asked for goes to standard output; everything else, progress and remarks, to standard error. Every command also takes
`--debug`: on an error it prints the whole traceback, for a report of a fault; and `--lang id`, which has errors and remarks in
Indonesian, also where that is not listed below. `wartanya --print-completion bash` (or `zsh`,
`tcsh`) prints what a shell completes commands, options and files with; bash reads it from
`~/.local/share/bash-completion/completions/wartanya`.
"""
_WIDTH = 96  # of the lines that say how a command is written


def page() -> str:
    """The page as it has to be."""
    chat = app.parser()
    commands = [*_commands(parser()), (chat, chat.description or "")]
    return "\n".join([_HEAD, *(_section(command, summary) for command, summary in commands)])


def _commands(whole: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """Each subcommand with its summary."""
    for action in whole._actions:  # argparse tells of its arguments in no other way
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield action.choices[choice.dest], f"{(choice.help or '')[:1].upper()}{(choice.help or '')[1:]}."


def _section(command: argparse.ArgumentParser, summary: str) -> str:
    shown = (a for a in command._actions if a.dest not in ("help", "debug") and (a.dest, a.default) != ("lang", "en"))
    taken = sorted(shown, key=lambda a: bool(a.option_strings))
    rows = [f"| `{_name(action)}` | {_meaning(command, action)} |" for action in taken]
    table = ["| argument | meaning |", "|---|---|", *rows, ""] if rows else []
    return "\n".join(
        [f"## {command.prog}", "", summary, "", "```text", _usage(command, taken), "```", "", *table, *_examples(command)]
    )


def _usage(command: argparse.ArgumentParser, taken: list[argparse.Action]) -> str:
    parts = [command.prog, *map(_part, taken)]
    whole = " ".join(part.replace(" ", "\u00a0") for part in parts)
    return "\n".join(wrap(whole, _WIDTH, subsequent_indent=4 * " ", break_on_hyphens=False)).replace("\u00a0", " ")


def _part(action: argparse.Action) -> str:
    name = " ".join(filter(None, [*action.option_strings[:1], _value(action)]))
    # Whether a positional is `required` differs between versions of Python.
    is_optional = not action.required if action.option_strings else action.nargs in ("?", "*")
    return f"[{name}]" if is_optional else name


def _name(action: argparse.Action) -> str:
    return " ".join(filter(None, [", ".join(action.option_strings), _value(action)]))


def _value(action: argparse.Action) -> str:
    """What stands for the value: its name or the choices; "" for a switch."""
    if action.nargs == 0:
        return ""
    name = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else str(action.metavar or action.dest)
    return f"{name} …" if action.nargs in ("*", "+") else name


def _meaning(command: argparse.ArgumentParser, action: argparse.Action) -> str:
    told = str(action.help or "") % {**vars(action), "prog": command.prog}
    return told.replace("|", "\\|")


def _examples(command: argparse.ArgumentParser) -> list[str]:
    lines = (command.epilog or "").splitlines()
    given = [f"$ {line.strip()}" for line in lines if line.strip().startswith("wartanya")]
    return ["```console", *given, "```", ""] if given else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
