"""Who else is in an edition and what they changed: a small request every ten seconds."""

import datetime
import time

import pytest
from django.utils import timezone

from releases.accounts.signed_in import SEEN
from releases.models import Change, Presence
from releases.models.site.presence import HERE
from releases.publishing import lifecycle
from tests import make
from tests.admin.asking import press, text, url
from tests.admin.conftest import signed_in
from tests.admin.editor.test_editor import HTMX, address, send

TEXT = "去年，全市专利授权1939件。"


def ask(client, row, **sent):
    return client.post(url("edition_here", row.edition_id), sent, headers=HTMX).json()


def last(client, row):
    return ask(client, row)["last"]


def test_each_hears_of_the_others_and_where_they_are(editor, other, block):
    assert ask(editor, block, at=block.anchor)["people"] == []
    answer = ask(other, block)
    assert answer["people"] == [[editor.user.username, block.anchor]]
    assert answer["said"] == f"{editor.user.username}也在这里"
    assert ask(editor, block, at="b-1" * 99)["said"] == "李四也在这里"
    assert Presence.objects.count() == 2
    elsewhere = make.make_block(make.make_edition(), TEXT)
    assert ask(editor, elsewhere)["people"] == []


def test_who_is_not_heard_of_is_gone(editor, other, block):
    ask(editor, block)
    for age, here in ((HERE - datetime.timedelta(seconds=5), 1), (HERE, 0)):
        Presence.objects.filter(account=editor.user).update(at=timezone.now() - age)
        assert len(ask(other, block)["people"]) == here


def test_what_others_changed_is_told_once(editor, other, block, figure):
    since = last(editor, block)
    send(other, figure, "save", value_text="5", quote="1939件", kind="level", qualifier="exact",
         indicator_name="专利授权量")  # fmt: skip
    answer = ask(editor, block, since=since)
    page = text(editor.get(address(block)))
    assert answer["blocks"] == {block.anchor: page.split('data-stamp="')[1].split('"')[0]}
    assert (answer["order"], answer["card"]) == (None, False)
    again = ask(editor, block, since=answer["last"])
    assert (again["blocks"], again["last"]) == ({}, answer["last"])


def test_split_join_move_and_drop_tell_the_order(editor, other, block):
    two = make.make_block(block.edition, "谢谢。", kind="statement", position=20)
    since = last(editor, block)
    send(other, two, "up")
    answer = ask(editor, block, since=since)
    assert answer["order"] == [two.anchor, block.anchor]
    assert set(answer["blocks"]) == set(answer["order"])
    block.refresh_from_db()
    send(other, block, "join")
    answer = ask(editor, two, since=answer["last"])
    assert (answer["order"], list(answer["blocks"])) == ([two.anchor], [two.anchor])


def test_a_row_that_came_went_or_was_looked_at_tells_its_block(editor, other, block, figure):
    doubt = block.edition.doubts.create(block=block, start=0, end=2, code="x", message="看")
    for row, act in ((doubt, "settle"), (figure, "drop")):
        since = last(editor, block)
        send(other, row, act)
        assert list(ask(editor, block, since=since)["blocks"]) == [block.anchor]


def test_the_first_card_and_the_state_are_told(editor, other, block):
    since = last(editor, block)
    other.post(address(block), {"row": "f-head", "act": "save", "version": 0, "title": "新标题"})
    answer = ask(editor, block, since=since)
    assert (answer["card"], answer["blocks"]) == (True, {})


def test_the_blocks_that_changed_are_fetched_together(editor, block):
    two = make.make_block(block.edition, "谢谢。", kind="statement", position=20)
    page = text(editor.get(address(block), {"show": ["", two.anchor, block.anchor]}, headers=HTMX))
    assert page.index(block.anchor) < page.index(two.anchor)
    assert 'id="facts"' not in page
    page = text(editor.get(address(block), {"show": ["f-head", two.anchor]}, headers=HTMX))
    assert 'id="facts"' in page
    assert two.anchor in page


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 30, "０"])
def test_what_is_no_place_in_the_trail(editor, block, since):
    assert ask(editor, block, since=since)["blocks"] == {}


def test_what_the_bar_says_is_told_when_another_changes_it(editor, block):
    """To publish, to start a correction, to withdraw."""
    chief, edition = signed_in(make.make_user("编辑", "审核")), block.edition

    def state():
        shown = text(editor.get(address(block))).split('data-state="')[1].split('"')[0]
        assert ask(editor, block)["state"] == shown
        return shown

    found = [state()]
    lifecycle.publish(edition, by=chief.user, now=timezone.now())
    found.append(state())
    press(chief, "correct", edition)
    found.append(state())
    press(chief, "withdraw", edition, reason="有误。")
    found.append(state())
    assert found == ["draft 1", "live 1", "live 2", "withdrawn 2"]


def test_who_may_not_look_hears_nothing(block):
    address = url("edition_here", block.edition_id)
    assert signed_in(make.make_user()).post(address).status_code == 403
    assert signed_in(make.make_user("编辑")).post(url("edition_here", 10**6)).status_code == 404


def test_it_is_no_content_and_no_sign_that_somebody_is_there(editor, block):
    editor.get(address(block))
    session = editor.session
    session[SEEN] = seen = time.time() - 100
    session.save()
    headers = HTMX | {"X-By-Itself": "1"}
    assert editor.post(url("edition_here", block.edition_id), headers=headers).status_code == 200
    assert editor.session[SEEN] == seen
    assert not Change.objects.exists()


def test_it_costs_little(editor, other, block, django_assert_max_num_queries):
    for n in range(40):
        make.make_block(block.edition, TEXT, position=20 + n)
    editor.get(address(block))
    ask(other, block)
    with django_assert_max_num_queries(8):
        ask(editor, block, since=0)
    since = last(editor, block)
    send(other, block, "down")
    with django_assert_max_num_queries(13):
        ask(editor, block, since=since)
