"""Which worker of pytest-xdist runs which tests: a file goes to one, and so does the whole of the chat."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# Gradio takes seconds to import, and a session's servers as long to start: one worker does it, once.
TOGETHER = ("tests/web/",)


class TogetherScheduling(LoadScopeScheduling):
    """The largest groups first: the small files are shared out around them."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    return TogetherScheduling(config, log) if config.getoption("dist") == "loadfile" else None
