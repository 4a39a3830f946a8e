"""Taking files in: one bad release does not stop the rest."""

import datetime
import json

import pytest

from releases.models import Release
from releases.publishing import importing
from tests import make
from tests.intake.readings import release

pytestmark = pytest.mark.django_db


def test_a_release_the_database_refuses_is_told_and_the_next_is_stored(tmp_path, monkeypatch):
    """Whatever the checks overlook, the run goes on."""
    path = tmp_path / "a.jsonl"
    objects = [release(title="坏"), release(title="好")]
    path.write_text("\n".join(json.dumps(o) for o in objects), "utf-8")
    draft = importing.draft

    def broken(reading, **kw):
        return draft(reading, **kw) if reading.title == "好" else int("x")

    monkeypatch.setattr(importing, "draft", broken)
    first, second = importing.take_in([path], publish=False, by=None, now=make.NOW)
    assert (first.result, second.result) == ("refused", "drafted")
    assert "不能保存" in first.message
    assert Release.objects.count() == 1


def test_what_is_dated_after_now_is_not_published(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(release(published_at="2031-04-26")), "utf-8")
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW)
    assert told.result == "refused"
    assert "2031-04-26还没有到" in told.message
    assert not Release.objects.exists()
    (drafted,) = importing.take_in([path], publish=False, by=None, now=make.NOW)
    assert drafted.result == "drafted"


def test_what_is_dated_this_very_moment_is_published(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(release(published_at=make.NOW.isoformat())), "utf-8")
    moment = datetime.timedelta(seconds=1)
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW - moment)
    assert told.result == "refused"
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW)
    assert told.result == "published"
    assert told.edition.release.first_published_at == make.NOW
