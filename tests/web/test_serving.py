"""The address of the chat."""

import socket
from collections.abc import Iterator

import pytest

from web.serving import AddressUnusable, free_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def unused() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_that_is_taken_is_passed_over(taken: int, unused: int) -> None:
    assert free_port("127.0.0.1", [taken, unused]) == unused


def test_a_port_that_was_asked_for_and_is_taken_is_named(taken: int) -> None:
    with pytest.raises(AddressUnusable, match=f"Port {taken} is taken .* --port"):
        free_port("127.0.0.1", [taken])


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(AddressUnusable, match=r"Cannot listen on 192\.0\.2\.1"):
        free_port("192.0.2.1", [7860])
