"""Pages of one transcript follow each other, one after one."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from releases.models import PastedText
from releases.models.pasted_text import sha256
from tests import make

pytestmark = pytest.mark.django_db


def page(n, follows=None):
    content = f"第{n}页".encode()
    return PastedText.objects.create(
        content=content, sha256=sha256(content), encoding="utf-8", pasted_at=make.NOW,
        follows=follows,
    )  # fmt: skip


def test_every_page_knows_them_all_in_order():
    first = page(1)
    second = page(2, first)
    third = page(3, second)
    assert [p.pages() for p in PastedText.objects.all()] == [[first, second, third]] * 3
    assert page(4).pages() != first.pages()


def test_one_page_follows_one():
    first = page(1)
    page(2, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        page(3, first)


def test_a_page_that_another_follows_stays():
    first = page(1)
    page(2, first)
    with pytest.raises(ProtectedError):
        first.delete()


def test_a_circle_does_not_run_for_ever():
    first = page(1)
    second = page(2, first)
    PastedText.objects.filter(pk=first.pk).update(follows=second)
    assert set(PastedText.objects.get(pk=first.pk).pages()) == {first, second}


def test_a_word_file_has_no_text_of_its_own():
    assert PastedText(content=b"PK", kind="docx").text == ""
    assert PastedText(content="\ufeff甲".encode(), encoding="utf-8").text == "甲"
