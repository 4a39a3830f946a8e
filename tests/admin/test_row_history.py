"""Who made 37 into 38: all that was done to one row, on a page of its own."""

import pytest
from django.urls import reverse

from releases.admin import row_history
from releases.models import Block, Statistic
from releases.publishing import editing, lifecycle, number_in_words
from releases.publishing.trail.history import coming_from
from tests import make
from tests.admin.asking import text
from tests.admin.conftest import signed_in
from tests.admin.editor.test_editor import address

NOW = make.NOW


@pytest.fixture
def figure():
    edition = make.make_edition(title="专利发布会")
    block = make.make_block(edition, "参展企业37人。")
    return make.make_statistic(block, "37人", value=37, unit="人")


def changed(figure, value, by=None):
    figure.refresh_from_db()
    figure.value = value
    with coming_from(address="10.0.3.17"):
        number_in_words.save(figure, version=figure.lock_version, by=by, now=NOW)


def url(row):
    return reverse("admin:releases_change_row", args=[row.edition.release_id, row.anchor])


def test_who_made_37_into_38(editor, figure):
    changed(figure, 38, make.make_user("编辑", username="王敏"))
    page = text(editor.get(url(figure)))
    assert "这一条的操作记录：" in page
    assert "王敏（编辑）" in page
    assert "37 → 38" in page
    assert "10.0.3.17" not in page
    assert "参展企业37人。 → " not in page  # its paragraph has a page of its own
    assert "参展企业37人。 → 参展企业38人。" in text(editor.get(url(figure.block)))


def test_where_it_came_from_is_shown_to_whoever_may_see_it(figure):
    changed(figure, 38, make.make_user("编辑", username="王敏"))
    chief = signed_in(make.make_user(is_superuser=True))
    assert "10.0.3.17" in text(chief.get(url(figure)))


def test_a_row_is_followed_into_the_correction(editor, figure):
    changed(figure, 38)
    release = lifecycle.publish(figure.edition, by=None, now=NOW)
    edition = lifecycle.correct(release, by=None, now=NOW)
    copied = edition.statistics.get()
    changed(copied, 39)
    page = text(editor.get(url(copied)))
    assert page.index("38 → 39") < page.index("37 → 38")
    assert "第 2 版" in page


def test_the_facts_of_an_edition_have_one_too(editor, figure):
    edition = figure.edition
    edition.title = "知识产权发布会"
    editing.save(edition, version=edition.lock_version, by=None, now=NOW)
    where = reverse("admin:releases_change_row", args=[edition.release_id, "f-head"])
    assert "专利发布会 → 知识产权发布会" in text(editor.get(where))


def test_a_row_that_is_gone_is_told(editor, figure):
    where = url(figure)
    editing.delete(figure, version=0, by=None, now=NOW)
    assert not Statistic.objects.exists()
    assert "删去数据" in text(editor.get(where))


def test_what_nobody_touched_has_none(editor, figure):
    assert editor.get(url(figure)).status_code == 404
    wrong = reverse("admin:releases_change_row", args=[10**15, "s-00000000"])
    assert editor.get(wrong).status_code == 404


def test_who_may_not_see_the_trail_sees_none_of_it(figure):
    changed(figure, 38)
    assert signed_in(make.make_user()).get(url(figure)).status_code == 403


def test_pages_of_it(editor, figure, monkeypatch):
    monkeypatch.setattr(row_history, "AT_ONCE", 1)
    changed(figure, 38)
    changed(figure, 39)
    first = editor.get(url(figure))
    assert "38 → 39" in text(first)
    assert "37 → 38" not in text(first)
    assert "?page=2" in first.content.decode()
    assert "37 → 38" in text(editor.get(url(figure), {"page": 2}))


def test_it_costs_little_however_much_was_done(editor, figure, django_assert_max_num_queries):
    for value in range(40, 60):
        changed(figure, value)
    editor.get(url(figure))
    with django_assert_max_num_queries(8):
        editor.get(url(figure))


@pytest.mark.parametrize("kind", [Statistic, Block])
def test_an_opened_row_leads_there(editor, figure, kind):
    row = kind.objects.get()
    page = editor.get(address(row), {"edit": row.anchor}).content.decode()
    assert f'href="{url(row)}">谁改过</a>' in page
