"""The desk's lists are searched through the readers' index."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from releases.models import Edition, SearchDocument, State
from releases.publishing import editing
from releases.search.index import indexing
from releases.search.results.ranked_results import search
from tests.make import NOW, index_all, make_edition


def found(client, model, q):
    response = client.get(reverse(f"admin:releases_{model}_changelist"), {"q": q})
    assert response.status_code == 200
    return set(response.context["cl"].result_list)


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("香菇", ["草稿"]),
        ("專利", ["草稿", "已发布的專利发布会"]),
        ("1939 -香菇", ["已发布的專利发布会"]),
        ("20240424", ["已发布的專利发布会"]),
        ("没有的词", []),
        ("\u200b", []),
        ("%", []),
        ('"香菇专利"', ["草稿"]),
    ],
)
def test_editions(desk, editions, q, titles):
    assert {edition.title for edition in found(desk, "edition", q)} == set(titles)
    releases = {edition.release for edition in Edition.objects.filter(title__in=titles)}
    assert found(desk, "release", q) == releases


def test_a_release_of_two_editions_is_listed_once(desk, editions):
    make_edition(release=editions[0].release, ordinal=2, title="专利发布会（更正中）")
    index_all()
    address = reverse("admin:releases_release_changelist")
    page = desk.get(address, {"q": "专利发布会"})
    assert [row.pk for row in page.context["cl"].result_list] == [editions[0].release_id]


@pytest.mark.parametrize("model", ["block", "measure", "statistic"])
def test_rows(desk, editions, model):
    live, draft = editions
    rows = {edition: getattr(edition, f"{model}s").get() for edition in (live, draft)}
    assert found(desk, model, "专利授权" if model == "block" else "专利") == set(rows.values())
    assert found(desk, model, "草稿") == {rows[draft]}
    assert found(desk, model, "发布会 1939") == {rows[live]}
    if model != "statistic":
        assert found(desk, model, "香菇 专利") == {rows[draft]}
        assert found(desk, model, "专利 -香菇") == {rows[live]}
    assert found(desk, model, "1939 -草稿") == {rows[live]}  # a title that is excluded
    assert found(desk, model, "专利 -专利") == set()
    assert found(desk, model, "没有的词") == set()


def test_a_draft_is_found_as_soon_as_it_is_saved(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("admin:releases_edition_add"), {"title": "木耳发布会"})
    assert len(found(desk, "edition", "木耳")) == 1
    assert search("木耳").total == 0


def test_an_act_on_a_draft_is_found_by_the_next_search(desk, editions):
    block = editions[1].blocks.get()
    block.text += "又添了松茸。"
    editing.save(block, version=block.lock_version, by=None, now=NOW)
    assert found(desk, "edition", "松茸") == {editions[1]}
    assert found(desk, "block", "松茸") == {block}
    assert search("松茸").total == 0


def test_where_the_index_cannot_be_written_drafts_are_searched_all_the_same(
    desk, editions, monkeypatch
):
    def fails():
        raise OperationalError("locked")

    monkeypatch.setattr(indexing, "write_drafts", fails)
    answer = desk.get(reverse("admin:releases_edition_changelist"), {"q": "草稿"})
    assert "过一会儿再查" in answer.content.decode()
    assert len(answer.context["cl"].result_list) == 1


@pytest.mark.parametrize(
    ("q", "message"),
    [
        ("词 " * 11, "最多同时查 10 个词"),
        ("专" * 201, "关键词最多 200 个字"),
        ("\u200b", "没有可以查的字"),
    ],
)
def test_what_cannot_be_looked_for_is_said(desk, editions, q, message):
    words = "".join(f"{word}{at} " for at, word in enumerate(q.split())) if " " in q else q
    response = desk.get(reverse("admin:releases_edition_changelist"), {"q": words})
    assert message in response.content.decode()
    assert list(response.context["cl"].result_list) == []


def test_autocompletion_of_topics_is_untouched(desk):
    assert desk.get(reverse("admin:releases_topic_changelist"), {"q": "专"}).status_code == 200


def test_what_was_left_behind_is_told_and_made_up_for(desk, editions):
    SearchDocument.objects.all().delete()
    Edition.objects.filter(state=State.DRAFT).update(title="别的")
    assert "有 2 个版本还没有进入检索" in desk.get(reverse("admin:index")).content.decode()
    desk.post(reverse("admin:releases_edition_catch_up"))
    assert "还没有进入检索" not in desk.get(reverse("admin:index")).content.decode()
    assert search("木耳").total == 1
