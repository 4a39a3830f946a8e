"""Promises answered from the editor of a new release and from a page of their own, by buttons."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.admin.follow_ups.evidence_form import EvidenceForm
from releases.models import Edition, FollowUp, State
from releases.publishing import follow_ups, lifecycle
from tests import make
from tests.admin.asking import form_of, said, text, url

DAY = datetime.timedelta(days=1)
LATER = make.NOW + 30 * DAY


@pytest.fixture
def body():
    return make.make_organisation("市知识产权局")


@pytest.fixture
def promise(body):
    return make.make_promise("建设市专利超市", organisation=body)


@pytest.fixture
def draft():
    return make.make_edition(title="后来的一场", event_date=LATER.date())


@pytest.fixture
def row(draft, body):
    return make.make_said(draft, "市专利超市开业", organisation=body, stage="done")


def panel(client, draft, promises="some"):
    return client.get(url("edition_editor", draft.pk), {"promises": promises})


def back_at(draft):
    return f"{url('edition_editor', draft.pk)}?promises=some#panel-promise"


def press(client, promise, draft, **pressed):
    data = {"edition": draft.pk, "from": "edition", **pressed}
    return client.post(url("measure_answer", promise.pk), data, follow=True)


@pytest.mark.parametrize("outcome", ["done", "ongoing", "dropped"])
def test_a_proposed_row_is_linked_with_one_button(editor, promise, draft, row, outcome):
    page = text(panel(editor, draft))
    assert "待回应的举措" in page
    button = f'name="answer" value="{outcome} {row.anchor}"'
    assert button in page
    response = press(editor, promise, draft, answer=f"{outcome} {row.anchor}")
    assert "已登记“建设市专利超市”的进展" in said(response)
    assert response.redirect_chain[-1][0] == back_at(draft)
    kept = FollowUp.objects.get()
    assert (kept.outcome, kept.evidence, kept.by) == (outcome, draft.release, editor.user)
    page = text(response)
    assert button not in page
    assert f'name="unlink" value="{kept.pk}"' in page


def test_it_reaches_readers_with_the_draft(editor, client, promise, draft, row):
    press(editor, promise, draft, answer=f"done {row.anchor}")
    address = f"/measures/{promise.edition.release.number}/{promise.uid}/"
    assert "已经完成" not in text(client.get(address))
    lifecycle.publish(draft, by=None, now=LATER)
    assert "已经完成" in text(client.get(address))


def test_not_mentioned(editor, promise, draft, row):
    response = press(editor, promise, draft, answer="silent")
    assert "没有提及“建设市专利超市”" in said(response)
    assert FollowUp.objects.get().outcome == "silent"


def test_everything_without_a_likely_row_at_once(editor, body, promise, draft, row):
    others = [make.make_promise(f"办好第{n}件事", organisation=body) for n in "甲乙"]
    page = panel(editor, draft)
    assert "2 项，都登记为未提及" in text(page)
    address = url("edition_unmentioned", draft.pk)
    response = editor.post(address, {"promise": [p.pk for p in others]}, follow=True)
    assert "已登记 2 项举措未提及" in said(response)
    assert {f.promise_uid for f in FollowUp.objects.all()} == {p.uid for p in others}
    again = editor.post(address, {"promise": [promise.pk, others[0].pk]}, follow=True)
    assert "都没有登记" in said(again)
    assert FollowUp.objects.count() == 2


def test_taken_back(editor, promise, draft, row):
    press(editor, promise, draft, answer="silent")
    kept = FollowUp.objects.get()
    response = press(editor, promise, draft, unlink=kept.pk)
    assert "已撤销" in said(response)
    assert f'value="done {row.anchor}"' in text(response)
    assert "已经撤销过了" in said(press(editor, promise, draft, unlink=kept.pk))


@pytest.mark.parametrize(
    ("pressed", "sentence"),
    [
        ({"answer": "done m-00000000"}, "已不在这个版本里"),
        ({"answer": "done x"}, "已不在这个版本里"),
        ({"answer": ""}, "已不在这个版本里"),
        ({"unlink": "99"}, "没有这一条跟进"),
        ({"unlink": "x"}, "没有这一条跟进"),
        ({"answer": "silent", "edition": "99"}, "没有这个版本"),
        ({"answer": "silent", "edition": "x"}, "没有这个版本"),
    ],
)
def test_what_cannot_be_done_is_told(editor, promise, draft, row, pressed, sentence):
    assert sentence in said(press(editor, promise, draft, **pressed))
    assert not FollowUp.objects.exists()


def test_an_outcome_out_of_the_blue(editor, promise, draft, row):
    assert "请选结果" in said(press(editor, promise, draft, answer=f"好 {row.anchor}"))


def test_pressed_twice(editor, promise, draft, row):
    press(editor, promise, draft, answer=f"done {row.anchor}")
    assert "已经登记" in said(press(editor, promise, draft, answer=f"done {row.anchor}"))
    assert FollowUp.objects.count() == 1


def test_reviewers_look_and_do_not_touch(reviewer, promise, draft, row):
    page = text(panel(reviewer, draft))
    assert "建设市专利超市" in page
    assert 'name="answer"' not in page
    assert "没有登记举措跟进的权限" in said(press(reviewer, promise, draft, answer="silent"))
    address = url("edition_unmentioned", draft.pk)
    assert "没有登记" in said(reviewer.post(address, {"promise": promise.pk}, follow=True))
    address = url("measure_follow", promise.pk)
    assert 'name="outcome"' not in text(reviewer.get(address))
    assert reviewer.post(address, {"outcome": "done"}).status_code == 403
    assert not FollowUp.objects.exists()


def test_strangers_and_links_are_turned_away(client, editor, promise, draft):
    address = url("measure_answer", promise.pk)
    assert "/login/" in client.post(address, {"answer": "silent"})["Location"]
    assert editor.get(address).status_code == 405
    assert editor.post(url("measure_answer", 99), {}).status_code == 404
    assert editor.post(url("edition_unmentioned", 99), {}).status_code == 404
    assert editor.get(url("measure_follow", 99)).status_code == 404


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.WITHDRAWN])
def test_replaced_editions_ask_nothing(editor, promise, draft, row, state):
    Edition.objects.filter(pk=draft.pk).update(state=state, published_at=LATER)
    assert "panel-promise" not in text(panel(editor, draft))


def test_a_release_without_promises_to_answer(editor, draft):
    assert "没有待回应的举措" in text(panel(editor, draft))


def test_a_long_panel_shows_fifty_and_leads_to_all(editor, body, draft):
    for n in range(53):
        make.make_promise(f"第{n}项", organisation=body)
    make.make_appearance(draft, organisation=body)
    page = panel(editor, draft)
    assert "还有 3 项，全部列出" in text(page)
    assert page.context["question_count"] == 53
    assert len(panel(editor, draft, "all").context["questions"]) == 53


def test_the_page_of_a_promise_shows_its_follow_ups_and_likely_rows(editor, promise, draft, row):
    address = url("measure_follow", promise.pk)
    page = text(editor.get(address))
    assert "可能是它的进展" in page
    assert f'value="done {row.anchor}"' in page
    assert "后来的一场（草稿）" in page.replace("\n", "")
    answered = editor.post(
        url("measure_answer", promise.pk),
        {"edition": draft.pk, "answer": f"done {row.anchor}"}, follow=True,
    )  # fmt: skip
    assert answered.redirect_chain[-1][0] == address
    page = text(answered)
    assert "可能是它的进展" not in page
    assert url("edition_row", draft.pk, row.anchor) in page
    follow_ups.unlink(FollowUp.objects.get(), by=editor.user, now=LATER)
    page = text(editor.get(address))
    assert f"{editor.user} 撤销" in page
    assert f'value="done {row.anchor}"' in page


def test_measures_that_owe_nothing_have_no_such_part(editor, row):
    done = make.make_promise(stage="done")
    for measure in (done, row):
        assert "panel-followup" not in text(editor.get(url("measure_follow", measure.pk)))


def follow(client, promise, edition=None, **values):
    address = url("measure_follow", promise.pk) + (f"?edition={edition.pk}" if edition else "")
    typed = form_of(client.get(address))
    return client.post(address, typed | values, follow=True)


@pytest.mark.parametrize("kind", ["block", "statistic", "measure"])
def test_any_row_of_the_edition_can_be_chosen(editor, promise, draft, row, kind):
    block = make.make_block(draft, "超市成交1939件。")
    found = {"block": block, "statistic": make.make_statistic(block), "measure": row}[kind]
    response = follow(editor, promise, draft, outcome="ongoing", evidence=found.anchor)
    assert response.redirect_chain[-1][0] == back_at(draft)
    assert FollowUp.objects.get().evidence_anchor == found.anchor


@pytest.mark.parametrize(
    "prefix", ["https://x.gov.cn/releases/{}/#q-", "/releases/{}/#", "/releases/{}/editions/1/#"]
)
def test_a_row_is_named_by_the_address_readers_see(editor, promise, body, prefix):
    later = make.make_promise("市专利超市开业", organisation=body, at=LATER, stage="done")
    address = prefix.format(later.edition.release.number) + later.anchor
    follow(editor, promise, outcome="done", evidence=f" {address} ", note="比原定早。")
    kept = FollowUp.objects.get()
    assert (kept.evidence_anchor, kept.note) == (later.anchor, "比原定早。")


@pytest.mark.parametrize(
    "address",
    [
        "市专利超市开业",
        "/releases/20200101-1/#q-m-00000000",
        "/releases/x/#p-00000000",
        "#m-00000000",
    ],
)
def test_an_address_without_a_row_is_refused_as_typed(editor, promise, address):
    page = text(follow(editor, promise, outcome="done", evidence=address, note="写了很久"))
    assert "找不到这个网址上的原话" in page
    assert address in page
    assert "写了很久" in page
    assert not FollowUp.objects.exists()


def test_what_was_dropped_by_a_note(editor, promise):
    words = {"outcome": "dropped", "note": "改由省里建设。", "source": "市政府第3次会议纪要"}
    response = follow(editor, promise, **words)
    assert response.redirect_chain[-1][0] == url("measure_follow", promise.pk)
    assert "市政府第3次会议纪要" in text(response)
    assert FollowUp.objects.get().evidence is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome": "", "note": "写了很久"}, "请选结果"),
        ({"outcome": "done", "note": "写了很久"}, "要有依据"),
        ({"outcome": "dropped", "note": "写了很久"}, "要写明说明和出处"),
    ],
)
def test_the_form_comes_back_with_the_refusal_as_typed(editor, promise, values, sentence):
    page = text(follow(editor, promise, **values))
    assert sentence in page
    assert "写了很久" in page
    assert not FollowUp.objects.exists()


def test_the_list_of_follow_ups(editor, promise, draft, row):
    kept = follow_ups.link(promise, outcome="done", evidence=row, by=editor.user, now=LATER)
    assert promise.edition.release.number in text(editor.get(url("followup_changelist")))
    page = text(editor.get(url("followup_change", kept.pk)))
    assert promise.heading in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize("name", ["edition_promises", "measure_follow", "followup_changelist"])
def test_queries_do_not_grow(chief, body, name):
    found = []
    for count in (2, 12):
        promises = [make.make_promise(f"第{n}专利超市", organisation=body) for n in range(count)]
        draft = make.make_edition(event_date=LATER.date())
        rows = [
            make.make_said(draft, f"第{n}专利超市开业", organisation=body) for n in range(count)
        ]
        for promise, evidence in zip(promises[1:], rows[1:], strict=True):
            follow_ups.link(promise, outcome="ongoing", evidence=evidence, by=None, now=LATER)
            follow_ups.link(promises[0], outcome="ongoing", evidence=evidence, by=None, now=LATER)
        args = {"edition_promises": [draft.pk], "measure_follow": [promises[0].pk]}
        # The process keeps content types and what series say: the first page asks more.
        address = url(name, *args.get(name, []))
        assert chief.get(address).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            assert chief.get(address).status_code == 200
        found.append(len(queries))
    assert found[0] == found[1]


def test_what_the_form_asks(draft):
    free, chosen = EvidenceForm(edition=None), EvidenceForm(edition=draft)
    assert [(str(f.label), f.required, str(f.help_text)) for f in free.fields.values()] == [
        ("结果", True, ""),
        ("原话的网址", False, "后来的发布稿页上点“看原话”，把地址栏里的网址贴在这里。"),
        ("说明", False, "读者会看到。没有发布会上的原话作依据时，说明和出处都要填。"),
        ("出处", False, "说明出自哪里，如文件名和日期。"),
    ]
    assert str(chosen.fields["evidence"].label) == "原话"
    assert not chosen.fields["evidence"].required
    assert [str(label) for _value, label in free.fields["outcome"].choices] == [
        "已完成", "进行中", "不再推进",
    ]  # fmt: skip
    assert free.fields["source"].max_length == 200
    assert EvidenceForm({}, edition=None).errors["outcome"] == ["请选结果。"]
    refused = EvidenceForm({"outcome": "done", "evidence": "m-1"}, edition=draft)
    assert refused.errors["evidence"] == ["这一行已不在这个版本里。"]


def test_outcomes_are_all_seen_beside_each_other(editor, promise, draft, row):
    page = text(editor.get(f"{url('measure_follow', promise.pk)}?edition={draft.pk}"))
    assert set(re.findall('<input type="radio" name="outcome" value="([^"]*)"', page)) == {
        outcome.value for outcome in FollowUp.Outcome.spoken()
    }
