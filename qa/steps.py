"""Work that shows what it has on its way: a generator of steps that returns what it comes to."""

from collections.abc import Callable, Generator
from typing import TypeVar

Step = TypeVar("Step")
Made = TypeVar("Made")
Whole = TypeVar("Whole")


def made_of(growing: Generator[Step, None, Whole], make: Callable[[Step], Made]) -> Generator[Made, None, Whole]:
    """`growing`, with something made of each of its steps; what it comes to stays as it is."""
    while True:
        try:
            step = next(growing)
        except StopIteration as ended:
            whole: Whole = ended.value
            return whole
        yield make(step)


def whole_of(growing: Generator[Step, None, Whole]) -> Whole:
    """What `growing` comes to, whatever it shows on the way."""
    while True:
        try:
            next(growing)
        except StopIteration as ended:
            whole: Whole = ended.value
            return whole
