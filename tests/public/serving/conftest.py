"""Pages are kept, as in production; elsewhere in the tests each is made."""

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def _keeping(settings):
    settings.PAGE_CACHE_MB = 1
    cache.clear()


@pytest.fixture
def kept(client):
    """Whether the address is answered with what was made before, asking for the version alone."""

    def ask(address, **headers):
        with CaptureQueriesContext(connection) as queries:
            client.get(address, headers=headers)
        return len([q for q in queries if "SELECT" in q["sql"]]) <= 1

    return ask


@pytest.fixture
def database_away():
    """Within it, no query is answered."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("the server closed the connection unexpectedly")

    return lambda: connection.execute_wrapper(refuse)
