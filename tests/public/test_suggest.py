"""The page of words to search for: some of each kind, and how many more there are."""

import pytest

from releases.public.views import suggest
from tests.make import index_all, make_appearance, make_release

from .pages import assert_nothing_inline, text_of

pytestmark = pytest.mark.django_db


def test_a_kind_with_many_names_is_cut(client, monkeypatch):
    monkeypatch.setattr(suggest, "MOST", 2)
    edition = make_release().editions.get()
    for name in ("甲某", "乙某", "丙某"):
        make_appearance(edition, name)
    index_all()
    response = client.get("/suggest/")
    shown = text_of(response)
    assert sum(name in shown for name in ("甲某", "乙某", "丙某")) == 2
    assert "另有 1 个" in shown
    assert_nothing_inline(response)
