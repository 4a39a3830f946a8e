"""For every test: the database it begins from, and no network but this machine's own."""

import gc
import socket

import pytest
from hypothesis import settings

from tests.databases import WANTED
from tests.deep import leave_pages

LOOPBACK = ("127.", "::1", "localhost", "/")
# A test that has none of these, nor the mark `django_db`, is refused the database.
ASKING = {"db", "transactional_db", "live_server"}

# How many examples each property gets; `--hypothesis-profile=deep` is for `make test-deep`.
settings.register_profile("quick", max_examples=100, deadline=None)
settings.register_profile("deep", max_examples=1000, deadline=None)
settings.load_profile("quick")

# Looking for garbage took a tenth of the time: there is much in the memory, and little of it goes.
gc.set_threshold(100_000, 20, 20)


def pytest_collection_modifyitems(items):
    """Mark what asks the database: nothing else can differ between the two engines."""
    for item in items:
        if item.get_closest_marker("django_db") or ASKING & set(item.fixturenames):
            item.add_marker("database")
    if WANTED == "postgresql":
        leave_pages(item for item in items if item.get_closest_marker("database"))


def pytest_collection_finish():
    gc.freeze()  # tests and libraries stay to the end


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_nothing(django_test_environment):
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _other_settings_make_other_pages(django_test_environment):
    from django.core.signals import setting_changed

    from releases.public.serving.build import build

    def changed(**_kwargs):
        build.cache_clear()

    setting_changed.connect(changed, weak=False)


@pytest.fixture(autouse=True)
def _searches_are_counted_at_once(monkeypatch):
    from releases.search.results import search_tally

    monkeypatch.setattr(search_tally, "EVERY", 0.0)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_modify_db_settings_parallel_suffix
):
    """The states that tests begin from, in place of pytest-django's one empty database."""
    from django.test import TransactionTestCase

    from tests.snapshots import snapshots

    states = snapshots()
    with django_db_blocker.unblock():
        states.prepare()
    with pytest.MonkeyPatch.context() as patch:
        # In place of a flush, which takes longer and forgets what migration put in.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: states.soiled())
        yield states
    with django_db_blocker.unblock():
        states.remove()


@pytest.fixture
def _state_to_begin_from(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        django_db_setup.use("demo" if "demo" in request.fixturenames else "migrated")


@pytest.fixture
def _django_db_helper(_state_to_begin_from, _django_db_helper):
    """What pytest-django does for every test that asks the database, after the state is there."""


@pytest.fixture
def demo(db):
    """The demo as `load_demo` leaves it."""


@pytest.fixture
def data_dir(settings, tmp_path):
    """A DATA_DIR of the test's own, with the attachments in it; the database stays elsewhere."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    storage = settings.STORAGES["default"]
    place = {**storage, "OPTIONS": {"location": settings.DATA_DIR / "attachments"}}
    settings.STORAGES = {**settings.STORAGES, "default": place}
    return settings.DATA_DIR


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
def _nothing_kept_of_another_test():
    """Each test has a database of its own, where other editions have the same keys."""
    from tests.forgetting import forget

    forget()
