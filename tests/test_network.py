"""The closed network of the tests: a test that goes out fails, whatever the machine is connected to."""

import socket

import pytest


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as connection, pytest.raises(RuntimeError, match="tests stay on this machine"):
        connection.connect(("192.0.2.1", 80))


def test_names_of_other_machines_are_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match=r"news\.example"):
        socket.getaddrinfo("news.example", 443)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_reached(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection((host, server.getsockname()[1]), timeout=5):
        pass
