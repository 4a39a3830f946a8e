"""The guard of conftest.py bites."""

import socket

import pytest


def test_the_network_is_off():
    with socket.socket() as sock, pytest.raises(AssertionError, match="wanted the network"):
        sock.connect(("192.0.2.1", 80))
