"""Whatever a command writes stands in the trail."""

import pytest
from django.core.management.base import BaseCommand
from django.db import connection

from tests.trail_watch import watched


@pytest.fixture(autouse=True)
def _every_command_is_told(monkeypatch):
    execute = BaseCommand.execute

    def watching(self, *args, **kwargs):
        if not connection.in_atomic_block:
            return execute(self, *args, **kwargs)
        with watched():
            return execute(self, *args, **kwargs)

    monkeypatch.setattr(BaseCommand, "execute", watching)
