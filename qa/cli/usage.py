"""What the command line says where it was not understood: in English, and with --lang id in Indonesian.

argparse has its sentences in English alone; they are told apart here by their words. One that is not known stays as it is.
"""

import argparse
import itertools
import re
from collections.abc import Sequence
from typing import Any, Literal, NoReturn

_INDONESIAN: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.+)", r"harus disebut: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"one of the arguments (.+) is required", r"salah satu harus disebut: \1"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", r"\1: tidak ada pilihan \2; yang ada: \3"),
    (r"argument (.+?): expected one argument", r"\1 memerlukan satu nilai"),
    (r"argument (.+?): expected at least one argument", r"\1 memerlukan sedikitnya satu nilai"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 tidak dapat dipakai bersama \2"),
    (r"argument (.+?): (.+) is not a date such as (.+) or kemarin", r"\1: \2 bukan tanggal seperti \3 atau kemarin"),
    (r"argument (.+?): (.+) is not a number of 0 or more", r"\1: \2 bukan bilangan 0 atau lebih"),
    (r"argument (.+?): (.+) is not of the form (.+)", r"\1: \2 tidak berbentuk \3"),
    (r"argument (.+?): (.+) lies on another machine", r"\1: \2 ada di komputer lain"),
    (r"--since (.+) is after --until (.+)", r"--since \1 sesudah --until \2"),
    (r"(alerts \w+) needs a name", r"\1 memerlukan nama"),
    (r"(alerts \w+) takes no name", r"\1 tidak memerlukan nama"),
    (r"(alerts \w+) needs a question", r"\1 memerlukan pertanyaan"),
    (r"(alerts \w+) takes no question", r"\1 tidak memerlukan pertanyaan"),
    (
        r"keys list takes no name, keys add and keys revoke take one",
        "keys list tanpa nama, keys add dan keys revoke dengan nama",
    ),
)


class Parser(argparse.ArgumentParser):
    """As argparse has it, and its commands are of this class, too."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._language: Literal["id", "en"] = "en"

    def set_language(self, language: Literal["id", "en"]) -> None:
        """Of errors, here and in all commands that were added."""
        self._language = language
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for command in action.choices.values():
                    command.set_language(language)

    def error(self, message: str) -> NoReturn:
        super().error(told(message) if self._language == "id" else message)


def speaks_indonesian(argv: Sequence[str]) -> bool:
    """Whether --lang id stands there: what cannot be parsed has no options yet."""
    return "--lang=id" in argv or any(pair == ("--lang", "id") for pair in itertools.pairwise(argv))


def told(message: str) -> str:
    """In Indonesian, where it is known."""
    for pattern, sentence in _INDONESIAN:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, sentence, message, count=1, flags=re.DOTALL)
    return message
