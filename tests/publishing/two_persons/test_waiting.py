"""With review on, what readers see at once is changed by two, whoever asks and however."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from releases.models import (
    Change,
    FollowUp,
    Indicator,
    MediaOutlet,
    SynonymGroup,
    VocabularyEntry,
    WaitingChange,
)
from releases.publishing import follow_ups
from releases.publishing.errors import Refused
from releases.publishing.two_persons import confirming
from releases.publishing.two_persons.waiting import VERBS, ForAnother
from releases.publishing.vocabulary import merging, save_noun, synonyms, unmerging
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
LATER = NOW + datetime.timedelta(hours=1)


def published_indicator(name="专利授权量"):
    indicator = make.make_indicator(name)
    block = make.make_block(make.make_release().editions.get())
    make.make_statistic(block, indicator=indicator)
    return indicator


def renamed():
    indicator = published_indicator()
    indicator.name = "发明专利授权量"
    return lambda **by: save_noun.save(indicator, version=0, aliases=[], **by)


def defined():
    indicator = published_indicator()
    indicator.definition = "另一种口径。"
    return lambda **by: save_noun.save(indicator, version=0, aliases=["授权量"], **by)


def merged():
    one, two = published_indicator(), make.make_indicator("授权专利数")
    return lambda **by: merging.merge(one, two, versions=(0, 0), **by)


def unmerged():
    make.set_review(0)
    entry = merged()(by=None, now=NOW)
    make.set_review(1)
    return lambda **by: unmerging.undo(entry, **by)


def promise():
    return make.make_promise()


def linked():
    said = promise()
    words = {"outcome": "dropped", "note": "不再推进。", "source": "公告"}
    return lambda **by: follow_ups.link(said, **words, **by)


def passed_over():
    said, later = promise(), make.make_release(number="20990101-1").editions.get()
    return lambda **by: follow_ups.pass_over(said, edition=later, **by)


def passed_over_at_once():
    said, later = promise(), make.make_release(number="20990101-1").editions.get()
    return lambda **by: follow_ups.pass_over_all([said], edition=later, **by)


def unlinked():
    make.set_review(0)
    report = linked()(by=None, now=NOW)
    make.set_review(1)
    return lambda **by: follow_ups.unlink(report, **by)


def said_alike():
    return lambda **by: synonyms.put(None, words=["专利", "发明"], note="", **by)


def unsaid():
    make.set_review(0)
    group = said_alike()(by=None, now=NOW)
    make.set_review(1)
    return lambda **by: synonyms.delete(group, **by)


ACTS = {
    "save_noun.save": renamed,
    "merging.merge": merged,
    "unmerging.undo": unmerged,
    "follow_ups.link": linked,
    "follow_ups.pass_over": passed_over,
    "follow_ups.pass_over_all": passed_over_at_once,
    "follow_ups.unlink": unlinked,
    "synonyms.put": said_alike,
    "synonyms.delete": unsaid,
}


@pytest.fixture(autouse=True)
def _review(db):
    make.set_review(1)


@pytest.fixture
def editor():
    return make.make_user("编辑", "审核")  # may do all of it


@pytest.fixture
def reviewer():
    return make.make_user("审核", username="shenhe")


def state():
    return [
        list(Indicator.objects.order_by("pk").values()),
        list(FollowUp.objects.order_by("pk").values()),
        [(str(each), each.note) for each in SynonymGroup.objects.order_by("pk")],
        VocabularyEntry.objects.count(),
    ]


def asked(act, by):
    with pytest.raises(ForAnother) as caught:
        act(by=by, now=NOW)
    return confirming.propose(caught.value.proposal, by=by, now=NOW)


def test_every_such_verb_has_an_example():
    assert set(VERBS) == set(ACTS)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", ["editor", "superuser", "command"])
def test_nobody_does_it_alone(name, who):
    act = ACTS[name]()
    before, told = state(), Change.objects.count()
    by = {
        "editor": lambda: make.make_user("编辑", "审核"),
        "superuser": lambda: make.make_user(is_superuser=True),
        "command": lambda: None,
    }[who]()
    with pytest.raises(Refused if by is None else ForAnother):
        act(by=by, now=NOW)
    assert (state(), Change.objects.count()) == (before, told)


@pytest.mark.parametrize("name", ACTS)
def test_another_confirms_and_it_is_done_once(name, editor, reviewer):
    act = ACTS[name]()
    waits = asked(act, editor)
    before = state()
    assert waits.differences
    confirming.confirm(waits, by=reviewer, now=LATER)
    assert state() != before
    line = Change.objects.latest("sequence")
    assert (line.by, f"{editor} 提请，{reviewer} 确认" in line.note) == (editor, True)
    waits.refresh_from_db()
    assert (waits.answer, waits.decided_by) == ("confirmed", reviewer)
    with pytest.raises(Refused, match="已经处理过"):
        confirming.confirm(waits, by=reviewer, now=LATER)


@pytest.mark.parametrize("name", ACTS)
def test_with_review_off_one_does_it(name):
    act = ACTS[name]()
    make.set_review(0)
    before = state()
    act(by=None, now=NOW)
    assert state() != before


def test_who_proposed_it_does_not_confirm_it_superusers_included(editor):
    for by in (editor, make.make_user(is_superuser=True, username="root")):
        waits = asked(said_alike(), by)
        with pytest.raises(Refused, match="由别人确认"):
            confirming.confirm(waits, by=by, now=LATER)
        assert confirming.why_not(waits, by)
        confirming.decline(waits, by=by, now=LATER, note="")  # takes it back
        assert WaitingChange.objects.get(pk=waits.pk).answer == "taken_back"
    with pytest.raises(IntegrityError), transaction.atomic():
        WaitingChange.objects.filter(pk=waits.pk).update(answer="confirmed")


def test_an_editor_does_not_confirm_for_another(editor):
    waits = asked(renamed(), editor)
    other = make.make_user("编辑", username="bianji")
    for attempt in (
        lambda: confirming.confirm(waits, by=other, now=LATER),
        lambda: confirming.decline(waits, by=other, now=LATER, note="不行"),
    ):
        with pytest.raises(Refused, match="没有确认改动的权限"):
            attempt()
    chief = make.make_user("总编", username="zongbian")
    confirming.confirm(waits, by=chief, now=LATER)
    assert Indicator.objects.filter(name="发明专利授权量").exists()


def test_what_stands_on_other_ground_is_told_and_not_done(editor, reviewer):
    waits = asked(renamed(), editor)
    Indicator.objects.update(name="别的名称", lock_version=1)
    with pytest.raises(Refused):
        confirming.confirm(waits, by=reviewer, now=LATER)
    assert Indicator.objects.get().name == "别的名称"
    assert WaitingChange.objects.open().exists()


def test_an_old_value_that_is_another_is_other_ground(editor, reviewer):
    waits = asked(defined(), editor)
    Indicator.objects.update(definition="第三种口径。")
    with pytest.raises(Refused, match="提请以后这里又改过"):
        confirming.confirm(waits, by=reviewer, now=LATER)
    assert Indicator.objects.get().definition == "第三种口径。"


def test_what_is_gone_is_not_confirmed(editor, reviewer):
    waits = asked(unsaid(), editor)
    SynonymGroup.objects.all().delete()
    with pytest.raises(Refused, match="已被删除"):
        confirming.confirm(waits, by=reviewer, now=LATER)


def test_it_is_declined_with_a_reason(editor, reviewer):
    waits = asked(renamed(), editor)
    confirming.explain(waits, by=editor, now=NOW, reason="长" * 500)
    confirming.explain(waits, by=editor, now=NOW, reason="文件里改了名。")
    with pytest.raises(Refused, match="由提请人写"):
        confirming.explain(waits, by=reviewer, now=NOW, reason="x")
    with pytest.raises(Refused, match="为什么不同意"):
        confirming.decline(waits, by=reviewer, now=LATER, note=" ")
    with pytest.raises(Refused, match="最多写"):
        confirming.decline(waits, by=reviewer, now=LATER, note="长" * 501)
    confirming.decline(waits, by=reviewer, now=LATER, note="没有文件。")
    assert not WaitingChange.objects.open().exists()
    notes = list(Change.objects.order_by("sequence").values_list("note", flat=True))
    assert notes[-2:] == ["文件里改了名。", "没有文件。"]


def test_the_same_once_more_waits_once(editor):
    assert asked(said_alike(), editor) == asked(said_alike(), editor)


def test_a_name_that_readers_do_not_see_is_changed_by_one(editor):
    indicator = make.make_indicator("没有用过的")
    indicator.name = "还没有用过"
    save_noun.save(indicator, version=0, aliases=[], by=editor, now=NOW)
    draft = make.make_statistic(make.make_block(make.make_edition()), indicator=indicator)
    assert draft.indicator == indicator
    indicator.name = "只在草稿里"
    save_noun.save(indicator, version=1, aliases=[], by=editor, now=NOW)
    outlet = MediaOutlet(name="新报")
    save_noun.save(outlet, version=0, by=editor, now=NOW)
    assert not WaitingChange.objects.exists()


def test_nothing_to_change_waits_for_nobody(editor):
    indicator = published_indicator()
    with pytest.raises(Refused, match="没有改动"):
        save_noun.save(indicator, version=0, aliases=[], by=editor, now=NOW)
