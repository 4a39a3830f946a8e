"""What is too long is refused by its announced length, unread."""

import pytest
from django.test import Client

from releases.admin.rows.attachment import MEGABYTES
from releases.operations import body_limit
from tests.make import make_user


class Unread:
    """A body that nobody may read."""

    def read(self, *_size):
        raise AssertionError("the body was read")

    readline = read


def send(client, address, length, kind="multipart/form-data; boundary=x"):
    announced = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length), "wsgi.input": Unread()}
    return client.generic("POST", address, **announced)


@pytest.mark.parametrize("address", ["/display/", "/", "/nowhere/", "/admin/login/"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain"])
@pytest.mark.django_db
def test_a_reader_sends_little(address, kind):
    answer = send(Client(), address, 300 * 1024**2, kind)
    assert answer.status_code == 413
    assert "提交的内容太大" in answer.content.decode()


@pytest.mark.django_db
def test_the_limit_of_readers():
    most = body_limit.MAX_FROM_READERS
    assert send(Client(), "/display/", most + 1).status_code == 413
    with pytest.raises(AssertionError, match="was read"):
        send(Client(), "/display/", most)


@pytest.mark.django_db
def test_the_limit_of_staff():
    client = Client()
    client.force_login(make_user("编辑"))
    most = body_limit.MAX_FROM_STAFF
    assert send(client, "/admin/", most + 1).status_code == 413
    assert send(client, "/healthz", most + 1).status_code == 405
    with pytest.raises(AssertionError, match="was read"):
        send(client, "/display/", most)


def test_an_attachment_fits():
    assert MEGABYTES * 1024**2 < body_limit.MAX_FROM_STAFF


@pytest.mark.parametrize("length", ["", "-1", "many"])
@pytest.mark.django_db
def test_a_length_that_is_none(length):
    answer = Client().generic("POST", "/display/", CONTENT_LENGTH=length)
    assert answer.status_code == 303
