"""The chain: numbers without a gap, hashes that follow, whoever appends and whatever dies."""

import datetime
import json
import signal
import uuid
from contextlib import ExitStack

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Change, Edition
from releases.models.change import CHAINED, canonical, hash_after
from releases.publishing import lifecycle
from releases.publishing.trail import chain
from releases.publishing.trail.history import Verb, as_one, record, together
from tests import make
from tests.child_process import start
from tests.deep import one_in

BY = {"by": None, "now": make.NOW}


def unbroken(count):
    """Every row follows the one before it, as it is stored."""
    before = ""
    rows = list(Change.objects.order_by("sequence").values("hash", *CHAINED))
    assert [row["sequence"] for row in rows] == list(range(1, count + 1))
    for row in rows:
        assert row["hash"] == hash_after(before, row)
        before = row["hash"]


@pytest.mark.django_db
def test_each_act_follows_the_one_before():
    edition = make.make_edition()
    record(edition, Verb.EDIT, note="甲", **BY)
    with as_one(Verb.IMPORT):
        record(edition, Verb.EDIT, **BY)
        record(edition, Verb.EDIT, **BY)
    lifecycle.discard(edition, **BY)
    unbroken(3)


@pytest.mark.django_db
def test_acts_of_one_transaction_are_appended_at_its_end(django_assert_num_queries):
    edition = make.make_edition()
    with together():
        record(edition, Verb.EDIT, note="甲", **BY)
        with together():
            record(edition, Verb.EDIT, note="乙", **BY)
        assert not Change.objects.exists()
        with pytest.raises(ZeroDivisionError), together():
            record(edition, Verb.EDIT, note=str(1 // 0), **BY)
    unbroken(2)
    with django_assert_num_queries(4), together():  # a savepoint and its end, the last, the rows
        record(edition, Verb.EDIT, **BY)
        record(edition, Verb.EDIT, **BY)
    unbroken(4)
    assert list(Change.objects.order_by("sequence").values_list("note", flat=True)[:2]) == [
        "甲",
        "乙",
    ]


@pytest.mark.django_db
def test_an_act_costs_the_chain_one_question(django_assert_num_queries):
    change = Change(act=uuid.uuid4(), kind="release", verb="edit", at=make.NOW)
    with django_assert_num_queries(2):
        chain.append([change])
    with django_assert_num_queries(0):
        chain.append([])


SAID = {
    "sequence": 1,
    "act": uuid.UUID(int=1),
    "undoes": None,
    "verb": Verb.EDIT,
    "kind": "release",
    "subject": 7,
    "name": "甲“乙”\n",
    "ordinal": 0,
    "note": "",
    "differences": [],
    "at": datetime.datetime(2025, 4, 26, 9, 30, tzinfo=datetime.UTC),
    "by_id": 3,
    "address": "10.0.3.17",
    "hash": "not a part of it",
}


def test_a_row_is_written_in_one_way():
    assert canonical(SAID) == (
        '{"act":"00000000-0000-0000-0000-000000000001","address":"10.0.3.17",'
        '"at":"2025-04-26T09:30:00.000000+00:00","by_id":3,"kind":"release",'
        '"name":"\\u7532\\u201c\\u4e59\\u201d\\n","ordinal":0,"sequence":1,"subject":7,'
        '"verb":"edit"}'
    )
    here = SAID["at"].astimezone(datetime.timezone(datetime.timedelta(hours=8)))
    assert canonical(SAID | {"at": here, "undoes": "", "verb": "edit"}) == canonical(SAID)
    assert hash_after("", SAID) == (
        "c1346f7b093342f20823ffa6a5bda42a9e2623bc007a342196d01a6b6c7ae4a1"
    )
    assert hash_after("", SAID) != hash_after("0", SAID)


@pytest.mark.parametrize("name", CHAINED)
def test_every_column_is_a_part_of_the_hash(name):
    other = {"at": make.NOW, "address": "10.0.3.18", "differences": [1]}.get(name, "another")
    assert canonical(SAID | {name: other}) != canonical(SAID)


def test_every_column_of_the_table_is_chained_or_says_why_not():
    names = {field.attname for field in Change._meta.concrete_fields}
    assert names - set(CHAINED) == {"id", "hash"}, "the key is where it is stored, not what it says"


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (5.22868137072595e16, 52286813707259500),
        (1e22, 10**22),
        (-0.0, 0),
        (38.0, 38),
    ],
)
def test_a_number_is_one_however_it_is_written(one, same):
    """As PostgreSQL reads the digits of a number."""
    assert canonical({"differences": [one]}) == canonical({"differences": [same]})


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("2001:0DB8::1", "2001:db8:0:0::1"),
        ("::ffff:10.0.3.17", "::ffff:a00:311"),
    ],
)
def test_an_address_is_one_however_it_is_written(one, same):
    assert canonical({"address": one}) == canonical({"address": same})


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        canonical({"differences": [float("nan")]})


words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


# Without a zone: each example gets one.
FIRST = datetime.datetime(1900, 1, 1)  # noqa: DTZ001
LAST = datetime.datetime(9989, 12, 31)  # noqa: DTZ001


@given(values, words, st.datetimes(FIRST, LAST, timezones=st.timezones()))
@pytest.mark.django_db
def test_a_row_says_the_same_when_it_is_read_again(value, name, at):
    """Numbers and keys as either engine gives them back, moments in whichever zone."""
    change = Change(kind="release", verb="edit", name=name, at=at, differences=[value])
    with transaction.atomic():
        chain.append([change])
        told = Change.objects.values("hash", *CHAINED).get(pk=change.pk)
        assert canonical(told) == canonical(vars(change))
        assert json.loads(canonical(told)).get("name", "") == name
        transaction.set_rollback(True)


APPENDS = """
from django.utils import timezone
from releases.models import Edition
from releases.publishing.trail.history import Verb, record
from django.db import transaction

edition = Edition.objects.get()
for n in range(int(sys.argv[1])):
    with transaction.atomic():
        Edition.objects.filter(pk=0).update(title="")
        record(edition, Verb.EDIT, by=None, now=timezone.now(), note=str(n))
"""
DIES = """
from django.utils import timezone
from releases.models import Edition
from releases.publishing.trail.history import Verb, record
from django.db import transaction

with transaction.atomic():
    record(Edition.objects.get(), Verb.EDIT, by=None, now=timezone.now())
    print("appended", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("each", one_in(2, [7, 100]))
def test_three_processes_and_one_that_is_killed_leave_it_unbroken(each):
    make.make_edition()
    with ExitStack() as running:
        dead, *others = [
            running.enter_context(start(script, each)) for script in (DIES, *[APPENDS] * 3)
        ]
        told = [process.communicate(timeout=300)[0] for process in (dead, *others)]
    assert told == ["appended\n", "", "", ""]
    assert [process.returncode for process in (dead, *others)] == [-signal.SIGKILL, 0, 0, 0]
    unbroken(3 * each)
    record(Edition.objects.get(), Verb.EDIT, **BY)
    unbroken(3 * each + 1)
