"""What a correction changed, for readers."""

import pytest
from django.urls import reverse

from releases.models import Edition, Release
from releases.publishing import lifecycle
from tests import make

pytestmark = pytest.mark.django_db


def correct(release, old, new, **facts):
    draft = lifecycle.correct(release, by=None, now=make.NOW)
    Edition.objects.filter(pk=draft.pk).update(change_note="更正件数。", **facts)
    for block in draft.blocks.filter(text__contains=old):
        block.text = block.text.replace(old, new)
        block.save()
    lifecycle.publish(draft, by=None, now=make.NOW)


@pytest.fixture
def release():
    edition = make.make_release(number="20250426-1").editions.get()
    block = make.make_block(edition, "全年专利授权2830件。")
    make.make_statistic(block, "2830件", value=2830)
    make.make_block(edition, "第二段。")
    release = Release.objects.get()
    correct(release, "2830", "2380", event_venue="二楼")
    return release


def address(ordinal, number="20250426-1"):
    return reverse("public:changes", args=[number, ordinal])


def page(client, ordinal):
    return client.get(address(ordinal)).content.decode()


def test_what_changed_is_told_and_marked(client, release):
    shown = page(client, 2)
    block = Edition.objects.published().get().blocks.get(text__contains="2380")
    assert "发布会地点：（空） → 二楼" in shown
    assert "（删去：</span>2830<" in shown
    assert "（新增：</span>2380<" in shown
    assert f"{reverse('public:release', args=[release.number])}#{block.anchor}" in shown
    assert "更正件数。" in shown
    assert "（1 段没有改动）" in shown


def test_the_release_leads_to_it(client, release):
    shown = client.get(reverse("public:release", args=[release.number])).content.decode()
    assert address(2) in shown


def test_each_correction_is_beside_the_edition_before_it(client, release):
    correct(release, "第二段", "最后一段")
    assert "2830" not in page(client, 3)
    assert "（删去：</span>第二<" in page(client, 3)
    assert address(2) in page(client, 3)
    assert reverse("public:edition", args=[release.number, 2]) in page(client, 2)


@pytest.mark.parametrize("ordinal", [1, 3, 99])
def test_what_is_no_correction_is_not_here(client, release, ordinal):
    assert client.get(address(ordinal)).status_code == 404
    assert client.get(address(1, "19990101-1")).status_code == 404


def test_a_draft_is_shown_to_nobody(client, release):
    draft = lifecycle.correct(release, by=None, now=make.NOW)
    draft.blocks.filter(text="第二段。").update(text="还没有发布的话。")
    assert client.get(address(3)).status_code == 404


def test_what_was_withdrawn_is_shown_nowhere(client, release):
    lifecycle.withdraw(release, by=None, now=make.NOW, reason="全部有误。")
    answer = client.get(address(2))
    assert answer.status_code == 410
    assert "2380" not in answer.content.decode()
    draft = lifecycle.correct(release, by=None, now=make.NOW)
    draft.blocks.filter(text__contains="2380").update(text="全年专利授权2381件。")
    Edition.objects.filter(pk=draft.pk).update(change_note="重新发布。")
    lifecycle.publish(draft, by=None, now=make.NOW)
    assert client.get(address(2)).status_code == 410
    assert "2381" in page(client, 3)  # beside the first edition, which was never withdrawn
    assert "2380" not in page(client, 3)


def test_the_page_is_kept_and_made_anew_by_the_next_edition(client, release, settings):
    settings.PAGE_CACHE_MB = 1
    first = client.get(address(2))
    assert client.get(address(2), headers={"If-None-Match": first["ETag"]}).status_code == 304
    correct(release, "第二段", "最后一段")
    again = client.get(address(2), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, address(3) in again.content.decode()) == (200, True)


def test_searches_do_not_list_it(client, release):
    assert '<meta name="robots" content="noindex' in page(client, 2)


def test_the_queries_do_not_grow(client, release, django_assert_num_queries):
    client.get(address(2))
    for edition in release.editions.all():
        for n in range(5):
            make.make_statistic(make.make_block(edition, f"商标{n}，1939件。"))
    with django_assert_num_queries(10):
        client.get(address(2))


@pytest.fixture
def thrice(release):
    """The first edition says 2830 and 第二段, the third 2380 and 最后一段, which has moved up."""
    correct(release, "第二段", "最后一段")
    return release


def pair(first, last):
    return reverse("public:changes_between", args=["20250426-1", first, last])


def between(client, first, last):
    return client.get(pair(first, last)).content.decode()


def test_any_two_are_beside_each_other_marked_on_both_sides(client, thrice):
    shown = between(client, 1, 3)
    assert "第 1 版和第 3 版对照" in shown
    assert "（删去：</span>2830<" in shown
    assert "（新增：</span>2380<" in shown
    assert "（删去：</span>第二<" in shown
    assert '<div class="both">' in shown
    assert shown.count("更正件数。") >= 2  # of both corrections between them
    assert '<meta name="robots" content="noindex' in shown
    assert f'canonical" href="http://testserver{pair(1, 3)}"' in shown


def test_the_older_one_comes_first_and_neighbours_have_the_address_of_the_correction(
    client, thrice
):
    assert client.get(pair(3, 1))["Location"] == pair(1, 3)
    assert client.get(pair(1, 2))["Location"] == address(2)
    assert client.get(pair(3, 2))["Location"] == address(3)
    assert client.get(pair(2, 2)).status_code == 404
    assert client.get(pair(1, 9)).status_code == 404


def test_two_are_chosen_from_the_list_of_editions(client, thrice):
    choose = reverse("public:choose_changes", args=["20250426-1"])
    assert client.get(choose, {"old": 3, "new": 1})["Location"] == pair(1, 3)
    assert client.get(choose, {"old": 1, "new": 2})["Location"] == address(2)
    assert client.get(choose)["Location"] == address(3)
    assert client.get(choose, {"old": "x", "new": "99"})["Location"] == address(3)
    assert client.get(choose, {"old": 3, "new": 3})["Location"] == address(3)
    assert f'action="{choose}"' in page(client, 2)
    old = client.get(reverse("public:edition", args=["20250426-1", 1])).content.decode()
    assert pair(1, 3) in old


def test_of_one_edition_there_is_nothing_to_choose(client):
    make.make_block(make.make_release(number="20250427-1").editions.get())
    answer = client.get(reverse("public:choose_changes", args=["20250427-1"]))
    assert answer.status_code == 404
    assert client.get(reverse("public:choose_changes", args=["19990101-1"])).status_code == 404


def test_what_was_withdrawn_is_beside_no_other(client, thrice):
    lifecycle.withdraw(thrice, by=None, now=make.NOW, reason="全部有误。")
    choose = reverse("public:choose_changes", args=["20250426-1"])
    assert [client.get(each).status_code for each in (pair(1, 3), pair(1, 2), choose)] == [410] * 3
    draft = lifecycle.correct(thrice, by=None, now=make.NOW)
    Edition.objects.filter(pk=draft.pk).update(change_note="重新发布。")
    lifecycle.publish(draft, by=None, now=make.NOW)
    assert client.get(pair(1, 3)).status_code == 410
    assert client.get(pair(1, 4)).status_code == 200
    assert 'value="3"' not in between(client, 1, 4)


def test_a_paragraph_that_moved_is_told_as_moved(client, release):
    draft = lifecycle.correct(release, by=None, now=make.NOW)
    Edition.objects.filter(pk=draft.pk).update(change_note="换了次序。")
    last = draft.blocks.get(text="第二段。")
    draft.blocks.exclude(pk=last.pk).update(position=last.position + 1)
    lifecycle.publish(draft, by=None, now=make.NOW)
    assert "移到第" in page(client, 3)
    assert "移到第" in between(client, 1, 3)


def test_each_language_has_its_own(client, thrice):
    shown = client.get(f"/en{pair(1, 3)}")
    assert shown.status_code == 200
    assert "Edition 1 beside edition 3" in shown.content.decode()
    assert client.get(f"/en{pair(3, 1)}")["Location"] == f"/en{pair(1, 3)}"


def test_a_pair_is_kept_and_asks_no_more(client, thrice, settings, django_assert_num_queries):
    client.get(pair(1, 3))
    with django_assert_num_queries(10):
        client.get(pair(1, 3))
    settings.PAGE_CACHE_MB = 1
    first = client.get(pair(1, 3))
    again = client.get(pair(1, 3), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
