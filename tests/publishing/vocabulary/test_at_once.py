"""Two people at once, each in a transaction of their own: one waits, and one of both is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from releases.models import FormerAddress, Indicator, Organisation, Statistic
from releases.publishing.errors import Refused
from releases.publishing.vocabulary.merging import merge
from releases.publishing.vocabulary.save_noun import save
from tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="writers of SQLite queue up"),
]


def at_once(*verbs):
    """What each was told, or None."""

    def told(verb):
        try:
            verb()
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(told, verbs))


def test_two_moves_do_not_make_a_circle():
    one, other = make.make_organisation("甲"), make.make_organisation("乙")
    one.parent, other.parent = other, one
    told = at_once(*(lambda n=n: save(n, version=0, by=None, now=make.NOW) for n in (one, other)))
    assert sorted(map(bool, told)) == [False, True]
    assert Organisation.objects.filter(parent=None).count() == 1


def test_two_names_do_not_become_one():
    one, other = make.make_indicator("甲"), make.make_indicator("乙")
    told = at_once(
        lambda: save(one, version=0, by=None, now=make.NOW, aliases=["丙"]),
        lambda: save(other, version=0, by=None, now=make.NOW, aliases=["丙 "]),
    )
    assert sorted(map(bool, told)) == [False, True]


def test_two_merges_crosswise_end_in_one():
    one, other = make.make_indicator("甲"), make.make_indicator("乙")
    block = make.make_block(make.make_edition())
    make.make_statistic(block, indicator=one)
    make.make_statistic(block, indicator=other)
    told = at_once(
        lambda: merge(one, other, versions=(0, 0), by=None, now=make.NOW),
        lambda: merge(other, one, versions=(0, 0), by=None, now=make.NOW),
    )
    assert sorted(map(bool, told)) == [False, True]
    kept = Indicator.objects.get()
    assert set(Statistic.objects.values_list("indicator", flat=True)) == {kept.pk}
    assert FormerAddress.objects.get().indicator == kept
