"""For every test: no network but this machine's own."""

import socket
from collections import OrderedDict

import pytest

LOOPBACK = ("127.", "::1", "localhost", "/")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else str(address)
        if self.family in (socket.AF_INET, socket.AF_INET6) and not host.startswith(LOOPBACK):
            raise AssertionError(f"a test wanted the network: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _nothing_kept_of_another_test(monkeypatch):
    """Names and counts are kept for one state of the index, and every test begins at the same."""
    monkeypatch.setattr("releases.search.kept._kept", OrderedDict())
