"""The watch itself: it sees what is written past the trail, however it is written."""

import pytest
from django.db import connection, transaction

from releases.models import Block, Indicator, Release
from releases.publishing import editing
from tests import make
from tests.trail_watch import OUTSIDE, content_tables, watched

pytestmark = pytest.mark.django_db


def test_every_table_is_content_or_says_why_not():
    assert {"edition", "block", "indicator", "followup", "synonymword"} <= content_tables()
    assert "edition_topics" in content_tables()
    assert not content_tables() & set(OUTSIDE)


@pytest.fixture
def block():
    return make.make_block(make.make_edition())


def saved(block):
    editing.save(block, version=block.lock_version, by=None, now=make.NOW)


def sql(block):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE releases_block SET text = 'x' WHERE id = %s", [block.pk])


def in_another_transaction(block):
    saved(block)
    with transaction.atomic():
        block.save()


def in_part(block):
    with transaction.atomic():
        with transaction.atomic():
            block.save()
        Release.objects.create()


@pytest.mark.parametrize(
    "past",
    [
        sql,
        in_another_transaction,
        in_part,
        lambda block: block.save(),
        lambda block: block.delete(),
        lambda block: Block.objects.update(position=5),
        lambda _block: Indicator.objects.bulk_create([Indicator(name="甲", slug="a")]),
    ],
)
def test_what_is_written_past_the_trail_is_seen(block, past):
    with pytest.raises(AssertionError, match="releases_"), watched():
        past(block)


def rolled_back(block):
    with transaction.atomic():
        block.save()
        transaction.set_rollback(True)


@pytest.mark.parametrize("act", [saved, rolled_back, lambda block: list(Block.objects.all())])
def test_what_is_told_or_undone_passes(block, act):
    with watched() as watch:
        act(block)
    assert watch.told == (act is saved)
