"""Pin and unpin from the editor of a live edition, and where the admin shows it."""

from releases.models import Release
from releases.publishing.pinning import pins
from tests import make
from tests.admin.asking import form_within, said, text, url


def pressed(client, verb, edition):
    """By the button in the bar, which asks nothing."""
    page = client.get(url("edition_editor", edition.pk))
    address = url(f"edition_{verb}", edition.pk)
    start = text(page).index(f'action="{address}"')
    return client.post(address, form_within(page, start), follow=True)


def test_from_the_bar_to_the_list_and_back(reviewer):
    edition = make.make_release(title="要紧的发布会").editions.get()
    assert "已置顶" in said(pressed(reviewer, "pin", edition))
    assert ">置顶</span>" in text(reviewer.get(url("edition_editor", edition.pk)))
    assert 'class="field-pinned">置顶</td>' in text(reviewer.get(url("release_changelist")))
    assert "已取消置顶" in said(pressed(reviewer, "unpin", edition))
    assert 'class="field-pinned">置顶</td>' not in text(reviewer.get(url("release_changelist")))


def test_who_may_not_publish_has_no_button(editor):
    edition = make.make_release().editions.get()
    assert url("edition_pin", edition.pk) not in text(editor.get(url("edition_editor", edition.pk)))
    assert editor.post(url("edition_pin", edition.pk)).status_code == 403


def test_too_many_are_refused_with_what_is_pinned(reviewer):
    for n in range(3):
        pins.pin(make.make_release(title=f"第{n}场"), by=None, now=make.NOW)
    answer = pressed(reviewer, "pin", make.make_release().editions.get())
    assert "最多置顶 3 篇" in text(answer)
    assert Release.objects.pinned().count() == 3


def test_what_does_not_apply_is_told(reviewer):
    edition = make.make_release().editions.get()
    assert "没有置顶" in said(reviewer.get(url("edition_unpin", edition.pk), follow=True))
    pins.pin(edition.release, by=None, now=make.NOW)
    assert "已经置顶了" in said(reviewer.get(url("edition_pin", edition.pk), follow=True))
    draft = make.make_edition()
    assert "不能置顶" in said(reviewer.get(url("edition_pin", draft.pk), follow=True))
