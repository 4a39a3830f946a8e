"""The trail as a file: what the list shows, safe in Excel, provable as JSON."""

import csv
import io
import json

import pytest
from django.urls import reverse

from releases.admin import trail_export
from releases.models import Change
from releases.models.change import hash_after
from releases.publishing.trail.history import Verb, coming_from, record
from tests import make
from tests.admin.conftest import signed_in


@pytest.fixture
def acts():
    edition = make.make_edition(title="=HYPERLINK(1)")
    with coming_from(address="10.0.3.17"):
        by = make.make_user("编辑", username="王敏")
        for n, verb in enumerate([Verb.EDIT, Verb.EDIT, Verb.SETTLE]):
            record(edition, verb, by=by, now=make.NOW, note=f"第{n + 1}次")
    return edition


@pytest.fixture
def auditor():
    return signed_in(make.make_user(is_superuser=True))


def taken(client, suffix, **query):
    answer = client.get(reverse("admin:releases_change_export", args=[suffix]), query)
    assert answer.streaming
    return answer, b"".join(answer.streaming_content).decode()


def rows_of(told):
    return list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))


def test_a_table_for_people(auditor, acts, monkeypatch):
    monkeypatch.setattr(trail_export, "AT_ONCE", 2)
    answer, told = taken(auditor, "csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="trail-')
    rows = rows_of(told)
    told = [(row["序号"], row["操作"], row["说明"]) for row in rows]
    assert told[0] == ("1", "修改内容", "第1次")
    assert told[2] == ("3", "核对疑点", "第3次")
    assert len(told) == 3
    assert rows[0]["对象"] == "'=HYPERLINK(1)"
    assert (rows[0]["时间"], rows[0]["来自"]) == ("2025-04-26 09:30", "10.0.3.17")
    assert (rows[0]["操作人"], rows[0]["当时的角色"]) == ("王敏", "编辑")


def test_narrowed_as_the_list_is(auditor, acts):
    assert len(rows_of(taken(auditor, "csv", verb__exact="settle")[1])) == 1
    assert len(rows_of(taken(auditor, "csv", q="第2次")[1])) == 1
    whole = {"kind": "release", "subject": acts.release_id}
    assert len(rows_of(taken(auditor, "csv", **whole)[1])) == 3
    assert json.loads(taken(auditor, "json", q="没有")[1]) == []


def test_the_chain_is_proved_from_the_file(auditor, acts):
    answer, told = taken(auditor, "json")
    assert answer["Content-Type"] == "application/json"
    before, rows = "", json.loads(told)
    stored = list(Change.objects.order_by("sequence"))
    assert [row["hash"] for row in rows] == [change.hash for change in stored]
    for row, change in zip(rows, stored, strict=True):
        assert row["hash"] == hash_after(before, row | {"at": change.at})
        assert row["at"] == change.at.isoformat()
        before = row["hash"]


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_addresses_are_for_those_who_may_see_them(editor, acts, suffix):
    told = taken(editor, suffix)[1]
    assert "第3次" in told
    assert "10.0.3.17" not in told


def test_refusals(auditor, acts):
    where = reverse("admin:releases_change_export", args=["csv"])
    assert signed_in(make.make_user()).get(where).status_code == 403
    assert auditor.get(where, {"nonsense__exact": "1"}).status_code in (400, 404)
    assert auditor.get(where.replace("csv", "exe")).status_code == 404


def test_the_list_offers_both(editor, acts):
    page = editor.get(reverse("admin:releases_change_changelist"), {"verb__exact": "edit"})
    for suffix in ("csv", "json"):
        where = reverse("admin:releases_change_export", args=[suffix])
        assert f'<a href="{where}?verb__exact=edit" download>' in page.content.decode()
