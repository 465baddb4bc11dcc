"""Which worker of pytest-xdist runs which tests, and when: a file goes to one worker, and so does the whole of the chat."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# Gradio takes seconds to import, and a session's servers as long to start: one worker does it, once.
TOGETHER = ("tests/web/",)
# What takes long whatever the number of its tests; behind it come many small files, which are shared out to the last second.
FIRST = (*TOGETHER, "tests/index/cluster/", "tests/index/", "tests/qa/")


class TogetherScheduling(LoadScopeScheduling):
    """Files in the order in which they are collected."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid.partition("::")[0])


def in_order(items: list[pytest.Item]) -> None:
    """What takes long first; else as they are."""
    items.sort(key=lambda item: next((k for k, place in enumerate(FIRST) if item.nodeid.startswith(place)), len(FIRST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    if config.getoption("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return TogetherScheduling(config, log)
