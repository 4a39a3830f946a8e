"""One edition from draft to live, withdrawn and corrected, by the buttons of its editor."""

import pytest

from releases.models import Change, Doubt, Edition, State
from tests import make
from tests.admin.asking import edit, form_of, opened_form, press, said, text, url


@pytest.fixture
def edition():
    edition = make.make_edition(source="云岫日报")
    make.make_statistic(make.make_block(edition))
    return edition


def test_publish_withdraw_correct_publish(chief, edition):
    response = press(chief, "publish", edition)
    assert "已发布" in said(response)
    edition.refresh_from_db()
    assert edition.state == State.LIVE
    assert edition.release.number

    edit_page = text(chief.get(url("edition_change", edition.pk), follow=True))
    assert 'name="act"' not in edit_page
    assert "开始更正" in edit_page

    assert "请写明为什么撤回" in text(press(chief, "withdraw", edition, reason=""))
    press(chief, "withdraw", edition, reason="数据有误。")
    edition.refresh_from_db()
    assert edition.state == State.WITHDRAWN
    assert edition.release.withdrawal_reason == "数据有误。"

    response = press(chief, "correct", edition)
    new = Edition.objects.get(ordinal=2)
    assert response.redirect_chain[-1][0] == url("edition_editor", new.pk)
    assert "请写明改了什么" in text(press(chief, "publish", new))
    press(chief, "publish", new, change_note="改正了专利授权量。")
    new.refresh_from_db()
    assert new.change_note == "改正了专利授权量。"
    assert new.state == State.LIVE
    assert [e.verb for e in Change.objects.order_by("pk")] == [
        "publish", "withdraw", "correct", "edit", "publish",
    ]  # fmt: skip


def test_a_live_edition_has_one_correction_at_a_time(chief):
    live = make.make_release().editions.get()
    make.make_block(live)
    press(chief, "correct", live)
    assert url("edition_correct", live.pk) not in text(chief.get(url("edition_editor", live.pk)))
    response = press(chief, "correct", live)
    assert "已有一个正在修改的版本" in said(response)
    assert Edition.objects.count() == 2


def test_a_draft_is_discarded_but_not_deleted(chief, edition):
    assert chief.get(url("edition_delete", edition.pk)).status_code == 403
    assert Edition.objects.exists()
    response = press(chief, "discard", edition)
    assert response.redirect_chain[-1][0] == url("edition_changelist")
    assert not Edition.objects.present().exists()
    assert Change.objects.get().by == chief.user


def test_asking_changes_nothing(chief, edition):
    for verb in ("publish", "discard"):
        assert chief.get(url(f"edition_{verb}", edition.pk)).status_code == 200
    edition.refresh_from_db()
    assert edition.state == State.DRAFT


def test_what_changed_after_the_question_is_not_published(chief, editor, edition):
    address = url("edition_publish", edition.pk)
    answer = form_of(chief.get(address))
    edit(
        editor, url("block_change", edition.blocks.get().pk), text="全年专利授权1939件。同比增长。"
    )
    page = text(chief.post(address, answer))
    assert "刚被别人修改" in page
    assert form_of(chief.get(address)) != answer
    edition.refresh_from_db()
    assert edition.state == State.DRAFT


def test_an_edition_without_a_body_is_not_published(chief):
    empty = make.make_edition()
    page = text(chief.get(url("edition_problems", empty.pk)))
    assert "没有正文" in page
    address = url("edition_publish", empty.pk)
    assert "还不能发布" in text(chief.post(address, form_of(chief.get(address))))


def test_problems_link_to_their_rows(chief, edition):
    block = make.make_block(edition, "谁说的？", kind="answer")
    link = f"{url('edition_editor', edition.pk)}#{block.anchor}"
    assert link in text(chief.get(url("edition_problems", edition.pk)))
    assert link in text(chief.get(url("edition_publish", edition.pk)))


def test_an_editor_does_not_publish(editor, edition):
    page = text(editor.get(url("edition_editor", edition.pk)))
    assert url("edition_publish", edition.pk) not in page
    assert editor.get(url("edition_publish", edition.pk)).status_code == 403
    assert editor.post(url("edition_publish", edition.pk), {"seen": "x"}).status_code == 403
    edition.refresh_from_db()
    assert edition.state == State.DRAFT


def test_a_reviewer_publishes_but_does_not_edit(reviewer, edition):
    page = text(reviewer.get(url("edition_editor", edition.pk)))
    assert 'name="act"' not in page
    typed = {"row": "f-head", "act": "save", "title": "改"}
    assert reviewer.post(url("edition_editor", edition.pk), typed).status_code == 403
    assert reviewer.get(url("edition_discard", edition.pk)).status_code == 403
    press(reviewer, "publish", edition)
    edition.refresh_from_db()
    assert edition.state == State.LIVE


def test_facts_are_edited_and_signed(editor, edition):
    topic = make.make_topic("商标")
    address = url("edition_change", edition.pk)
    response = edit(editor, address, event_venue="新闻发布中心", topics=[topic.pk])
    assert response.redirect_chain[-1][0] == f"{url('edition_editor', edition.pk)}#facts"
    edition.refresh_from_db()
    assert edition.event_venue == "新闻发布中心"
    assert list(edition.topics.all()) == [topic]
    assert edition.updated_by == editor.user


def head_of(client, edition):
    """The form for the title and the topics as it is now."""
    return opened_form(client.get(url("edition_editor", edition.pk), {"edit": "f-head"}))


def test_two_editors_on_one_edition(editor, chief, edition):
    address = url("edition_editor", edition.pk)
    topic = make.make_topic("商标")
    first, second = (head_of(client, edition) for client in (editor, chief))
    editor.post(address, first | {"title": "甲的标题"})
    response = chief.post(address, second | {"title": "乙的标题", "topics": [topic.pk]})
    assert response.status_code == 200
    page = text(response)
    assert "乙的标题" in page
    assert "甲的标题" in page
    edition.refresh_from_db()
    assert edition.title == "甲的标题"
    assert not edition.topics.exists()


def test_a_form_opened_before_publication_is_refused_as_typed(editor, chief, edition):
    typed = head_of(editor, edition) | {"title": "晚了一步"}
    press(chief, "publish", edition)
    page = text(editor.post(url("edition_editor", edition.pk), typed))
    assert "不能再改" in page
    assert "晚了一步" in page
    edition.refresh_from_db()
    assert edition.title != "晚了一步"


def test_a_form_without_its_fields_is_refused(editor, edition):
    sent = {"row": "f-head", "act": "save", "subtitle": "改"}
    assert "这个字段是必填项" in text(editor.post(url("edition_editor", edition.pk), sent))
    edition.refresh_from_db()
    assert edition.subtitle != "改"


def test_bad_facts_are_told(editor, edition):
    address = url("edition_change", edition.pk)
    assert "有发布时刻就要有发布日期" in text(
        edit(editor, address, printed_date="", printed_time="09:00")
    )
    assert 'value="去年"' in text(edit(editor, address, event_date="去年"))


def test_an_empty_draft_by_hand(editor):
    address = url("edition_add")
    response = editor.post(address, {"title": "手写的一场"}, follow=True)
    edition = Edition.objects.get()
    assert response.redirect_chain[-1][0] == url("edition_editor", edition.pk)
    assert (edition.title, edition.created_by) == ("手写的一场", editor.user)
    editor.post(address, {"title": ""})
    assert Edition.objects.count() == 1


def test_unsettled_doubts_are_shown_and_counted(editor, edition):
    done = Doubt.objects.create(edition=edition, code="a", message="旧疑点", position=1)
    Doubt.objects.filter(pk=done.pk).update(settled_at=make.NOW)
    Doubt.objects.create(edition=edition, code="b", message="新疑点", position=2)
    page = text(editor.get(url("edition_editor", edition.pk)))
    assert "新疑点" in page
    assert "旧疑点" not in page
    listed = editor.get(url("edition_changelist")).context["cl"].result_list
    assert [row.doubts_left for row in listed] == [1]


def test_old_addresses_lead_to_the_editor(editor, client, edition):
    address = url("edition_editor", edition.pk)
    answer = editor.get(url("edition_change", edition.pk))
    assert (answer.status_code, answer.url) == (302, address)
    block = edition.blocks.get()
    figure, person = edition.statistics.get(), make.make_appearance(edition, "方岚")
    for row in (block, figure, person):
        kind = row._meta.model_name
        for page in ("change", "delete"):
            answer = editor.get(url(f"{kind}_{page}", row.pk))
            assert answer.url == f"{address}?edit={row.anchor}#{row.anchor}"
    answer = editor.get(f"{url('appearance_add')}?edition={edition.pk}")
    assert answer.url == f"{address}#panel-appearance"
    client.force_login(make.make_user())
    assert client.get(url("edition_change", edition.pk)).status_code == 403
    assert client.get(url("block_change", block.pk)).status_code == 403


def test_an_unknown_edition(chief):
    assert chief.get(url("edition_publish", 99)).status_code == 404
    assert "没有这一条版本（99）" in said(chief.get(url("edition_change", 99), follow=True))


def test_the_list_of_editions_tells_the_number_of_each(editor, edition):
    make.make_release(number="20250426-7", title="已发布的")
    page = text(editor.get(url("edition_changelist")))
    assert 'class="field-number">20250426-7</td>' in page
    assert 'class="field-number">—</td>' in page
