"""Who edits: a member of both groups, an editor and a reviewer, each signed in."""

import pytest
from django.test import Client

from tests.make import make_user


@pytest.fixture(autouse=True)
def _database(db):
    """Every page needs the database."""


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def chief():
    return signed_in(make_user("编辑", "审核"))


@pytest.fixture
def editor():
    return signed_in(make_user("编辑"))


@pytest.fixture
def reviewer():
    return signed_in(make_user("审核"))
