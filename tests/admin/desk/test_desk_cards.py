"""The start page: for whom it holds what, what it says when there is nothing, what it asks."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.models import Doubt, FollowUp, Release, SearchTally, State, SynonymGroup
from tests import make
from tests.admin.asking import text, url

DAY = datetime.timedelta(days=1)
EVERY = ["drafts", "waiting", "timed", "published", "promises", "vain"]


def cards(client):
    return {card.key: card for card in client.get("/admin/").context["cards"]}


def titles(client, key):
    return [line.title for line in cards(client)[key].lines]


def looked_for(words, *, days_ago=1, times=1, found=0):
    day = timezone.localdate() - days_ago * DAY
    SearchTally.objects.create(day=day, key=words, words=words, times=times, found=found)


def promised(heading, *, due, stage="planned"):
    measure = make.make_promise(heading=heading, stage=stage)
    measure.due_words, measure.due_date = "年底前", timezone.localdate() + due * DAY
    measure.save()
    return measure


@pytest.mark.parametrize(
    ("groups", "seen"),
    [
        (("编辑", "审核"), EVERY),
        (("编辑",), EVERY),
        (("审核",), ["waiting", "timed", "published", "promises"]),
        ((), []),
    ],
)
def test_each_role_sees_what_it_may(client, groups, seen):
    client.force_login(make.make_user(*groups))
    assert list(cards(client)) == seen
    page = text(client.get("/admin/"))
    assert ("没有分到工作" in page) is (not seen)
    assert ('name="text"' in page) is ("编辑" in groups)


def test_cards_without_anything_say_so(chief):
    page = text(chief.get("/admin/"))
    for card in cards(chief).values():
        assert card.lines == []
        assert card.empty in page
        assert chief.get(card.more[1], follow=True).status_code == 200


def test_my_drafts_are_mine_or_nobodys_the_last_touched_first(chief, editor):
    mine = make.make_edition(title="我的", created_by=chief.user)
    make.make_edition(title="我改过的", updated_by=chief.user, updated_at=make.NOW + DAY)
    make.make_edition(title="没有人的", updated_at=make.NOW - DAY)
    make.make_edition(title="别人的", created_by=editor.user)
    make.make_release(title="已发布的", created_by=chief.user)
    Doubt.objects.create(edition=mine, code="x", message="请看")
    assert titles(chief, "drafts") == ["我改过的", "我的", "没有人的"]
    assert cards(chief)["drafts"].lines[1].calls == ["疑点 1"]
    assert cards(chief)["drafts"].lines[1].told == ["2025-04-26 09:30 命令行"]


def test_rows_are_told_until_somebody_looked_at_them(chief):
    draft = make.make_edition(created_by=chief.user)
    block = make.make_block(draft)
    make.make_measure(block, unseen=True)
    make.make_statistic(block)
    make.make_statistic(block, unseen=True)
    make.make_appearance(draft, unseen=True)
    assert cards(chief)["drafts"].lines[0].calls == ["未看 3"]


def test_what_has_no_doubt_waits_for_who_publishes(editor, reviewer):
    make.make_edition(title="可以发布")
    for n, settled in enumerate((None, make.NOW)):
        draft = make.make_edition(title=f"有疑点{n}", updated_at=make.NOW - (n + 1) * DAY)
        Doubt.objects.create(edition=draft, code="x", message="请看", settled_at=settled)
    sent = make.make_edition(title="送审", state=State.IN_REVIEW, updated_at=make.NOW - 9 * DAY)
    Doubt.objects.create(edition=sent, code="x", message="请看")
    assert titles(reviewer, "waiting") == ["可以发布", "有疑点1", "送审"]
    assert [card(each)["waiting"].title for card, each in [(cards, editor), (cards, reviewer)]] == [
        "等审核发布",
        "等我发布",
    ]
    assert cards(editor)["waiting"].lines[0].acts == []
    [(words, address)] = cards(reviewer)["waiting"].lines[0].acts
    assert words == "发布"
    assert reviewer.get(address).status_code == 200


def test_what_was_published_lately_leads_to_its_public_page(reviewer):
    make.make_release(title="旧的", at=make.NOW - DAY)
    release = make.make_release(title="新的", number="20250426-7")
    withdrawn = make.make_release(title="撤回的")
    withdrawn.editions.update(state=State.WITHDRAWN)
    assert titles(reviewer, "published") == ["新的", "旧的"]
    line = cards(reviewer)["published"].lines[0]
    assert line.told == ["20250426-7", "2025-04-26 09:30"]
    assert line.acts == [("看公开页", f"/releases/{release.number}/")]


def test_words_in_vain_come_once_with_the_way_to_a_synonym(editor):
    looked_for("专利许可", days_ago=3, times=2)
    looked_for("专利许可", days_ago=2, times=3)
    looked_for("商标", times=9, found=4)
    looked_for("版权", days_ago=90)
    looked_for("著作", days_ago=91, times=9)
    looked_for("有同义词", times=9)
    SynonymGroup.objects.create().words.create(word="有同义词", key="有同义词")
    looked_for("后来找到", days_ago=2)
    looked_for("后来找到", days_ago=1, found=1)
    assert titles(editor, "vain") == ["专利许可", "版权"]
    line = cards(editor)["vain"].lines[0]
    assert line.told[0] == "查过 5 次"
    assert 'value="专利许可"' in text(editor.get(line.acts[0][1]))


def test_promises_due_are_those_that_nobody_kept(editor, reviewer):
    promised("早过了", due=-400)
    promised("快到了", due=89)
    promised("还早", due=90)
    promised("做完了", due=-1, stage="done")
    dropped = promised("不做了", due=-1)
    FollowUp.objects.create(
        promise=Release.objects.get(pk=dropped.edition.release_id), promise_uid=dropped.uid,
        outcome="dropped", note="不再推进", source="公告", at=make.NOW,
    )  # fmt: skip
    lines = cards(editor)["promises"].lines
    assert [(line.title, *line.calls) for line in lines] == [
        ("快到了", "还有 89 天"),
        ("早过了", "已过 400 天"),
    ]
    assert editor.get(lines[0].acts[0][1]).status_code == 200
    assert cards(reviewer)["promises"].lines[0].acts == []


@pytest.mark.parametrize(("n", "shown"), [(5, 5), (6, 6), (7, 6)])
def test_a_card_is_short(chief, n, shown):
    for _each in range(n):
        make.make_edition(created_by=chief.user)
    assert len(titles(chief, "drafts")) == shown
    assert url("edition_changelist") in cards(chief)["drafts"].more[1]


def test_the_desk_asks_as_often_for_many_as_for_one(chief):
    counts = []
    for _round in range(2):
        for n in range(4):
            draft = make.make_edition(created_by=chief.user)
            Doubt.objects.create(edition=draft, code="x", message="请看")
            make.make_release()
            promised(f"承诺{_round}{n}", due=n)
            looked_for(f"词{_round}{n}")
        chief.get("/admin/")
        with CaptureQueriesContext(connection) as asked:
            chief.get("/admin/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14


def test_every_list_is_behind_the_desk(chief):
    page = text(chief.get("/admin/all/"))
    for model in ("edition", "statistic", "organisation", "searchtally"):
        assert f'href="{url(f"{model}_changelist")}"' in page
        assert f'href="{url(f"{model}_changelist")}"' not in text(chief.get("/admin/")) or (
            model == "edition"
        )


def test_lists_of_the_app_raise_no_false_alarm(chief):
    assert "旧规则" not in text(chief.get("/admin/releases/"))
