"""The command tells what the checks say of drafts and of what is live, and fails where they do."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from releases.models import PassedWarning
from releases.publishing.checking.site_checks import stale_column
from releases.publishing.publish_checks import before_publishing
from tests import make

pytestmark = pytest.mark.django_db
WHOLE = {"source": "报", "editor": "甲", "event_host": "市政府", "event_venue": "厅"}


def told(*args):
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_releases", *args, stdout=out)
    return out.getvalue()


def test_drafts_and_what_is_live_are_told_apart():
    draft = make.make_edition(**WHOLE)
    make.make_appearance(draft)
    make.make_block(draft, "请登陆系统办理。")
    live = make.make_release(**WHOLE).editions.get()
    make.make_appearance(live)
    make.make_block(live, "市财政拔款3万元。")
    assert "拨款" not in told()
    assert "登录系统" in told()
    (row,) = [r for r in json.loads(told("--live", "--json")) if r["kind"] == "wrong_word"]
    assert (row["release"], row["anchor"]) == (live.release.number, live.blocks.get().anchor)
    (problem,) = before_publishing(draft)
    PassedWarning.objects.create(
        release=draft.release, kind=problem.kind, anchor=problem.anchor, at=make.NOW,
        words_sha256=problem.words_sha256, message=problem.message, reason="系统就叫这个名字",
    )  # fmt: skip
    out = StringIO()
    call_command("check_releases", stdout=out)
    assert out.getvalue() == "没有查出问题。\n"


@pytest.mark.parametrize(("days", "stale"), [(14, False), (15, True)])
def test_a_column_without_news_for_two_weeks_is_told(days, stale):
    make.make_release()
    assert bool(stale_column(now=make.NOW + datetime.timedelta(days=days))) == stale


def test_a_column_that_never_had_news_is_not_stale():
    assert stale_column(now=make.NOW) == ""
