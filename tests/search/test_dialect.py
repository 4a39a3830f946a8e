"""Rows by a statement that is written once are those that the ORM gives."""

from decimal import Decimal

import pytest

from releases.models import Appearance, SearchDocument, Statistic
from releases.search.backends.dialect import PreparedRows
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_block,
    make_release,
    make_statistic,
)

pytestmark = pytest.mark.django_db


def test_values_are_pythons_and_the_statement_is_written_once(django_assert_num_queries):
    block = make_block(make_release().editions.get())
    figures = [make_statistic(block, value=Decimal(n) / 2, decimals=1) for n in range(3)]
    asked = []

    def about(keys):
        asked.append(keys)
        rows = Statistic.objects.filter(pk__among=keys).order_by("pk")
        return rows.values_list("pk", "value", "edition__release__first_published_at")

    rows = PreparedRows(about)
    keys = [figure.pk for figure in figures]
    moment = figures[0].edition.release.first_published_at
    assert moment == NOW
    for some in (keys, keys[1:], [], [-8_191_919], [keys[0], keys[0]]):
        with django_assert_num_queries(1):
            found = rows.of(some)
        wanted = [figure for figure in figures if figure.pk in some]
        assert found == [(figure.pk, figure.value, moment) for figure in wanted]
    assert len(asked) == 1


def test_what_the_database_holds_as_json_is_a_list():
    person = make_appearance(make_release().editions.get(), posts=["局长", "党组书记"])
    rows = PreparedRows(
        lambda keys: Appearance.objects.filter(pk__among=keys).values_list("posts", "role")
    )
    assert rows.of([person.pk]) == [(["局长", "党组书记"], person.role)]


def test_other_parameters_stay():
    for number in ("20250101-1", "20250102-1"):
        make_release(number=number)
    index_all()
    documents = SearchDocument.objects.filter(year=2025, key__gt=0)
    rows = PreparedRows(lambda keys: documents.filter(key__among=keys).values_list("key", "title"))
    every = list(documents.values_list("key", "title"))
    assert sorted(rows.of([key for key, _title in every])) == sorted(every)
    assert len(every) == 2
