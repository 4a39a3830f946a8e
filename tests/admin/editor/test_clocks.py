"""A server's clock that is put back an hour between two acts: nothing is lost or out of order."""

import datetime
import uuid

import pytest
from django.utils import timezone

from releases.models import Block, Change, Scratch
from tests.admin.asking import text, url
from tests.admin.editor.test_editor import HTMX, address, opened, send

TEXT = "去年，全市专利授权1939件。"


@pytest.fixture
def put_back(monkeypatch):
    """The server's clock, by so many hours."""
    now = timezone.now
    return lambda hours: monkeypatch.setattr(
        timezone, "now", lambda: now() - datetime.timedelta(hours=hours)
    )


def write(client, block, words):
    form = opened(client, block) | {"text": words}
    return text(send(client, block, "save", **form))


def words(block):
    return Block.objects.get(pk=block.pk).text


def test_acts_stay_in_their_order(editor, other, block, put_back):
    write(editor, block, "第一次改。")
    seen = editor.post(url("edition_here", block.edition_id), headers=HTMX).json()["last"]
    put_back(1)
    write(editor, block, "第二次改。")
    first, second = Change.objects.order_by("pk")
    assert first.at > second.at
    told = other.post(url("edition_here", block.edition_id), {"since": seen}, headers=HTMX).json()
    assert [*told["blocks"]] == [block.anchor]
    trail = text(editor.get(url("change_changelist")))
    assert trail.index(f"/change/{second.pk}/") < trail.index(f"/change/{first.pk}/")
    for before in ("第一次改。", TEXT):
        send(editor, block, "undo")
        assert words(block) == before
    put_back(0)
    for after in ("第一次改。", "第二次改。"):
        send(editor, block, "redo")
        assert words(block) == after


def test_words_that_were_typed_are_offered(editor, block, put_back):
    form = opened(editor, block)
    place = url("edition_scratch", block.edition_id)
    for hours, typed in ((0, "没有存的一。"), (1, "没有存的二。")):
        put_back(hours)
        sent = {**form, "row": block.anchor, "text": typed, "act_id": str(uuid.uuid4())}
        assert editor.post(place, sent, headers=HTMX).status_code == 204
    shown = text(editor.get(address(block)))
    assert "没有存的一。" in shown
    assert "没有存的二。" in shown
    assert Scratch.objects.count() == 2


def test_two_conflicting_people_are_told_though_the_clock_goes_back(editor, other, block, put_back):
    mine, theirs = opened(editor, block), opened(other, block)
    send(other, block, "save", **theirs | {"text": "他们写的。"})
    put_back(1)
    refused = text(send(editor, block, "save", **mine | {"text": "我写的。"}))
    assert "李四" in refused
    assert "我写的。" in refused
    assert words(block) == "他们写的。"
