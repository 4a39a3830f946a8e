"""A page of a release that is stored: which one it is, what differs, and where to correct it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Edition, PastedText, Release, State
from tests import make
from tests.admin.asking import said, text, url
from tests.admin.pasted_page import PAGE, drafted, paste

CHANGED = PAGE.replace("1,939件", "1,940件").replace("强化版权保护意识", "增强版权保护意识")
OTHER = PAGE.replace("云岫市召开2025年知识产权新闻发布会", "另一个标题").replace(
    "2025-04-25", "2025-05-09"
)


@pytest.fixture
def stored(editor):
    return drafted(editor)


def publish(edition):
    Release.objects.filter(pk=edition.release_id).update(
        number="20250425-1", first_published_at=make.NOW
    )
    Edition.objects.filter(pk=edition.pk).update(state=State.LIVE, published_at=make.NOW)


def section(response):
    page = text(response)
    return (
        page.split('id="twin-heading"')[1].split("</section>")[0] if "twin-heading" in page else ""
    )


def test_the_same_title_and_day_show_what_differs(editor, stored):
    publish(stored)
    shown = section(paste(editor, CHANGED))
    assert "20250425-1" in shown
    assert "<del>1,939</del><ins>1,940</ins>" in shown
    assert "<ins>增</ins>强<del>化</del>版权保护意识" in shown
    assert "<del>1939件</del> <ins>1940件</ins>" in shown
    assert url("edition_correct", stored.pk) in shown
    assert "在那篇上开始更正" in shown


def test_a_speaker_with_another_name_or_post_is_told(editor, stored):
    speaker = stored.appearances.exclude(posts=[]).order_by("position")[0]
    post = speaker.posts[0]
    shown = section(paste(editor, PAGE.replace(post, f"前{post}")))
    assert "发言人" in shown
    assert f"<del>{speaker.name}（{speaker.organisation_name}{post}" in shown
    assert f"<ins>{speaker.name}（{speaker.organisation_name}前{post}" in shown


def test_most_blocks_alike_is_enough(editor, stored):
    shown = section(paste(editor, OTHER))
    assert "<ins>另一个标题</ins>" in shown


def test_an_open_draft_is_gone_on_with(editor, stored):
    shown = section(paste(editor, CHANGED))
    assert url("edition_editor", stored.pk) in shown
    assert "在那篇的草稿里改" in shown
    assert "edition_correct" not in shown


def test_the_draft_button_stands_back(editor, stored):
    page = text(paste(editor, CHANGED))
    assert "仍另建一篇，建立草稿" in page
    assert 'class="default" value="建立草稿"' not in page


def test_it_may_be_another_release_all_the_same(editor, stored):
    paste(editor, CHANGED)
    check = url("pastedtext_check", PastedText.objects.latest("pk").pk)
    assert "内容不同" in said(editor.post(check, follow=True))
    assert Edition.objects.count() == 1
    assert "草稿已建立" in said(editor.post(check, {"another": "仍另建一篇"}, follow=True))
    assert Edition.objects.count() == 2


def test_a_reviewer_is_led_to_look(reviewer, editor, stored):
    publish(stored)
    paste(editor, CHANGED)
    address = url("pastedtext_check", PastedText.objects.latest("pk").pk)
    shown = section(reviewer.get(address))
    assert "打开那篇" in shown
    assert url("edition_correct", stored.pk) not in shown


def test_another_release_is_no_twin(editor, stored):
    other = "岚东市召开商标新闻发布会\n发布时间：2024-01-02\n" + "\n".join(
        f"第{n}段说的是商标注册的事情。" for n in range(9)
    )
    assert section(paste(editor, other)) == ""


def test_its_own_draft_is_no_twin(editor, stored):
    again = paste(editor)
    assert section(again) == ""
    assert "这份原文已经建立了版本" in said(again)
    assert again.redirect_chain[-1][0] == url("edition_editor", stored.pk)


def test_a_page_without_blocks_has_no_twin(editor, stored):
    assert section(paste(editor, "短。")) == ""


def test_markup_in_a_difference_is_shown_not_run(editor, stored):
    shown = section(paste(editor, CHANGED.replace("增强版权", "<script>alert(1)</script>版权")))
    assert "<script>" not in shown


def test_queries_do_not_grow_with_what_differs(editor, stored):
    few, many = (
        "".join(f"新增的第{n}段说明{n}件新东西。\n" for n in range(1, last)) for last in (2, 9)
    )
    for page in (few, many):
        paste(editor, CHANGED + page)
    few, many = PastedText.objects.order_by("-pk")[:2][::-1]
    counts = []
    for pasted in (few, few, many):
        with CaptureQueriesContext(connection) as captured:
            assert section(editor.get(url("pastedtext_check", pasted.pk)))
        counts.append(len(captured))
    assert counts[1] == counts[2]
    assert counts[1] <= 34
