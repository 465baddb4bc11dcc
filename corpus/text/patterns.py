"""Regular expressions that are compiled when they are first used: of the many rules a question needs a few."""

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until one of its methods is asked for; from then on it has those of the compiled one."""

    def __init__(self, source: str, flags: re.RegexFlag | int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # as copying and pickling ask for
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        for each in dir(compiled):
            if not each.startswith("_"):
                setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in `source` shows when the pattern is first used: each has a test that does.

    Compiling those of the rules took a tenth of a question's time on the command line (2026-11).
    """
    return cast("re.Pattern[str]", _Later(source, flags))
