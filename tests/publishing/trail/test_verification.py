"""What was done to the trail behind the application's back is found, and the row is named."""

import uuid

import pytest
from django.db import connection
from django.db.models import F

from releases.models import Change
from releases.models.change import hash_after
from releases.models.triggers.registry import TRIGGERS
from releases.publishing.trail import verification
from releases.publishing.trail.history import Verb, record
from releases.publishing.trail.verification import ChainHead, head, verify
from tests import make

pytestmark = pytest.mark.django_db
ACTS = 6


@pytest.fixture
def acts(monkeypatch):
    """Six acts that nothing refuses to alter any more."""
    monkeypatch.setattr(verification, "AT_ONCE", 2)
    edition, user = make.make_edition(title="专利发布会"), make.make_user(username="王敏")
    for n in range(ACTS):
        record(edition, Verb.EDIT, by=user, now=make.NOW, note=f"第{n + 1}次")
    where = "" if connection.vendor == "sqlite" else " ON releases_change"
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table == "releases_change" and connection.vendor in trigger.vendors:
                cursor.execute(f"DROP TRIGGER {trigger.name}{where}")
    return Change.objects.order_by("sequence")


def hashes(acts):
    return list(acts.values_list("hash", flat=True))


def rewritten(acts):
    """As by somebody who knows how the chain is made."""
    before = ""
    for change in acts.all():
        before = hash_after(before, vars(change))
        acts.filter(pk=change.pk).update(hash=before)


def test_a_whole_chain_is_found_whole(acts):
    heads = [ChainHead(n, hashed) for n, hashed in enumerate(hashes(acts), 1)]
    assert verify() == verify(reversed(heads)) == verification.Verified(heads[-1])
    assert head() == heads[-1]
    assert str(head()) == f"6:{hashes(acts)[-1]}"


def test_an_empty_one_is_whole():
    assert verify() == verification.Verified(ChainHead(0, ""))
    assert verify([ChainHead(0, "")]).fault == ""
    assert head() == ChainHead(0, "")


@pytest.mark.parametrize("number", [1, 2, 6])
@pytest.mark.parametrize(
    "change",
    [
        {"note": "另有原因"},
        {"name": "另一个标题"},
        {"by": None},
        {"address": "10.0.3.18"},
        {"role": "审核"},
        {"differences": [{"was": "37", "now": "38"}]},
        {"at": make.NOW.replace(hour=3)},
        {"hash": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_row_that_was_changed_is_named(acts, number, change):
    acts.filter(sequence=number).update(**change)
    verdict = verify()
    assert verdict.fault.startswith(f"第 {number} 条操作记录（2025-04-26 ")
    assert "王敏，修改内容“" in verdict.fault
    assert "这一条被改动过" in verdict.fault
    assert verdict.head.sequence == number - 1


def test_a_row_that_is_missing_is_told(acts):
    acts.filter(sequence=3).delete()
    assert verify().fault.startswith("第 3 条操作记录不见了；它后面是第 4 条")
    acts.filter(sequence=4).delete()
    assert verify().fault.startswith("第 3 到第 4 条操作记录不见了；后面是第 5 条")
    acts.filter(sequence__in=[1, 2]).delete()
    assert verify().fault.startswith("第 1 到第 4 条操作记录不见了")


def test_a_row_taken_out_and_the_rest_counted_anew_is_found(acts):
    acts.filter(sequence=3).delete()
    for n in (4, 5, 6):
        acts.filter(sequence=n).update(sequence=n - 1)
    assert verify().fault.startswith("第 3 条操作记录（")
    assert "它的前一条被换过" in verify().fault


@pytest.mark.parametrize("hashed", [True, False])
def test_a_row_that_was_put_in_is_named(acts, hashed):
    for n in (6, 5, 4):
        acts.filter(sequence=n).update(sequence=n + 1)
    put = acts.get(sequence=3)
    put.pk, put.act, put.sequence, put.note = None, uuid.UUID(int=0), 4, "从来没有"
    if hashed:
        put.hash = hash_after(put.hash, vars(put))
    put.save(force_insert=True)
    verdict = verify()
    assert verdict.fault.startswith("第 4 条操作记录（")
    assert "是后来插进去的" in verdict.fault
    # One whose hash is right is betrayed by the next.
    assert verdict.head.sequence == (4 if hashed else 3)


def test_two_that_changed_places_are_found(acts):
    acts.filter(sequence__in=[2, 3]).update(sequence=F("sequence") + 10)
    acts.filter(sequence=12).update(sequence=3)
    acts.filter(sequence=13).update(sequence=2)
    assert verify().fault.startswith("第 2 条操作记录（")


def test_a_chain_written_anew_differs_from_a_head_outside(acts):
    outside = [ChainHead(2, hashes(acts)[1], "昨天公布"), ChainHead(5, hashes(acts)[4], "今天公布")]
    acts.filter(sequence=4).update(note="另有原因")
    rewritten(acts)
    assert verify(outside[:1]) == verify()
    assert verify().fault == ""
    assert verify(outside).fault == (
        "第 5 条操作记录（2025-04-26 09:30，王敏，修改内容“专利发布会”）的指纹不是今天公布的链头："
        "到这一条为止的记录被整个改写过。"
    )


def test_an_end_that_is_missing_is_told_by_a_head_outside(acts):
    outside = [ChainHead(3, hashes(acts)[2]), ChainHead(6, hashes(acts)[5], "今天公布")]
    acts.filter(sequence__gt=4).delete()
    assert verify(outside[:1]).fault == ""
    verdict = verify(outside)
    assert verdict.fault == "末尾的记录不见了：今天公布的链头是第 6 条，现在只到第 4 条。"
    acts.all().delete()
    assert verify(outside).fault.startswith("末尾的记录不见了")
