"""`wartanya --print-completion SHELL`: what a shell needs to complete commands, options and files."""

import argparse
from collections.abc import Mapping, Sequence

SHELLS = ("bash", "zsh", "tcsh")


class PrintCompletion(argparse.Action):
    """Prints the script and ends the program."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002
        values: str | Sequence[object] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        import shtab

        _complete_paths(parser, {"DIR": shtab.DIRECTORY, **dict.fromkeys(("ARTICLES", "FILE", "QUESTIONS"), shtab.FILE)})
        print(shtab.complete(parser, str(values)))
        parser.exit()


def _complete_paths(parser: argparse.ArgumentParser, kinds: Mapping[str, object]) -> None:
    """What is called a folder or a file ("FILE.jsonl") is completed with those there are, below every command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_paths(command, kinds)
        elif kind := kinds.get(str(action.metavar).partition(".")[0]):
            action.complete = kind  # type: ignore[attr-defined]
