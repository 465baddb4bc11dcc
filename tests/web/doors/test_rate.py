"""One caller's haste costs that caller, and nobody else."""

import pytest

from web.doors.rate import Rate
from web.errors import Refused


def test_who_has_asked_too_much_waits_and_others_do_not() -> None:
    now = [0.0]
    rate = Rate(a_minute=60, at_once=3, clock=lambda: now[0])
    for _ in range(3):
        rate.take("a")
    with pytest.raises(Refused) as refused:
        rate.take("a")
    assert (refused.value.status, refused.value.wait_s) == (429, pytest.approx(1.0))
    rate.take("b")
    now[0] = 1.0
    rate.take("a")


def test_waiting_longer_saves_up_no_more_than_the_bucket() -> None:
    now = [0.0]
    rate = Rate(a_minute=60, at_once=2, clock=lambda: now[0])
    now[0] = 3600.0
    rate.take("a")
    rate.take("a")
    with pytest.raises(Refused):
        rate.take("a")


def test_being_refused_costs_nothing_more() -> None:
    now = [0.0]
    rate = Rate(a_minute=60, at_once=1, clock=lambda: now[0])
    rate.take("a")
    for _ in range(50):
        with pytest.raises(Refused):
            rate.take("a")
    now[0] = 1.0
    rate.take("a")
