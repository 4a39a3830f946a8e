"""The releases that benchmarks generate: whole, lawful in the database, the same for a seed."""

import itertools
import json

import pytest
from django.db import transaction

from releases.export.interchange import lines
from releases.intake.validate import reading_of
from releases.models import (
    Appearance,
    Block,
    Edition,
    Measure,
    Organisation,
    Person,
    Release,
    State,
    Statistic,
)
from tests import make
from tests.benchmarks.generate import OtherReleases, load
from tests.benchmarks.pages import pages
from tests.benchmarks.rows import Rows
from tests.benchmarks.writer import LONG_PLACE

pytestmark = pytest.mark.slow
COUNT = 20


def exported() -> list[str]:
    return list(lines(Edition.objects.order_by("pk")))


@pytest.mark.django_db
def test_loads_whole_published_releases():
    assert load(COUNT, seed=1, progress=False) > 0
    assert Release.objects.published().count() == COUNT
    assert Edition.objects.filter(state=State.LIVE).count() == COUNT
    assert Organisation.objects.count() == 600
    assert Person.objects.count() == 5000
    assert Person.objects.filter(name__regex="[焜犇彧]").exists()
    for edition in Edition.objects.all():
        kinds = set(edition.blocks.values_list("kind", flat=True))
        assert kinds == set(Block.Kind.values) - {Block.Kind.TABLE}
        assert edition.topics.exists()
        assert edition.attending_organisations.count() >= 1
        assert edition.appearances.count() == 6
        assert edition.measures.count() >= 4
        assert edition.statistics.count() >= 4


@pytest.mark.django_db
def test_rows_stand_on_their_words():
    load(COUNT, seed=1, progress=False)
    for measure in Measure.objects.select_related("block"):
        assert measure.heading in measure.quote
        assert measure.due_words in measure.quote
    for figure in Statistic.objects.select_related("block", "indicator"):
        assert figure.quote.endswith(figure.unit or "位")
        assert figure.value_text.lstrip("-") in figure.quote.replace(",", "")
        assert figure.indicator.name in figure.block.text[: figure.start]
    for model in (Appearance, Block, Measure, Statistic):
        for row in model.objects.all()[:50]:
            row.full_clean()


@pytest.mark.django_db
def test_numbers_follow_dates():
    load(COUNT, seed=1, progress=False)
    found = Release.objects.order_by("pk").values_list("first_published_at", "number")
    moments = [moment for moment, _number in found]
    assert moments == sorted(moments)
    assert moments[-1].year - moments[0].year >= 10


def test_numbers_count_within_the_day():
    made = [page.number for page in pages(500, seed=1)]
    assert len(set(made)) == len(made)
    assert any(number.endswith("-2") for number in made)
    assert all(int(number[9:]) < 10 for number in made)


@pytest.mark.django_db
def test_what_is_exported_can_be_read_back():
    load(3, seed=1, progress=False)
    for line in exported():
        reading = reading_of(json.loads(line))
        assert len(reading.blocks) >= 15


@pytest.mark.django_db
def test_the_same_for_a_seed_whatever_the_batch():
    told = []
    for batch in (3, 500):
        with transaction.atomic():
            load(10, seed=1, batch=batch, progress=False)
            rows = list(Statistic.objects.order_by("pk").values_list("pk", "uid", "value"))
            told.append((exported(), rows))
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert len(told[0][0]) == 10


@pytest.mark.django_db
def test_new_rows_come_after_the_generated_ones():
    """Their primary keys were given, so the database's own count has to follow."""
    load(3, seed=1, progress=False)
    block = make.make_block(make.make_release().editions.get())
    assert block.pk > Block.objects.exclude(pk=block.pk).latest("pk").pk


@pytest.mark.django_db
def test_refuses_a_database_with_releases():
    make.make_release()
    with pytest.raises(OtherReleases, match="empty"):
        load(3, progress=False)
    assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_a_killed_load_goes_on(monkeypatch):
    whole = list(pages(10, seed=1))
    monkeypatch.setattr(Rows, "store", dying_after(2, Rows.store))
    with pytest.raises(KeyboardInterrupt):
        load(10, seed=1, batch=3, progress=False)
    assert Release.objects.count() == 6
    monkeypatch.undo()
    load(10, seed=1, progress=False)
    numbers = Release.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [page.number for page in whole]
    assert Block.objects.count() == sum(len(page.lines) for page in whole)
    load(10, seed=1, progress=False)
    assert Release.objects.count() == 10


def dying_after(times, store):
    left = iter(range(times))

    def dies(self, chunk):
        if next(left, None) is None:
            raise KeyboardInterrupt
        store(self, chunk)

    return dies


def test_about_three_thousand_characters_in_many_different_pairs():
    texts = ["\n".join(line.text for line in page.lines) for page in pages(60, seed=1)]
    usual = [text for place, text in enumerate(texts) if place != LONG_PLACE]
    assert 2700 < sum(map(len, usual)) / len(usual) < 3300
    assert 20_000 < len(texts[LONG_PLACE]) < 65_000
    shares = [len({*itertools.pairwise(text)}) / len(text) for text in usual]
    assert 0.6 < sum(shares) / len(shares) < 0.75


def test_another_seed_tells_something_else():
    first, second = (next(pages(1, seed=seed)) for seed in (1, 2))
    assert first.lines[2:] != second.lines[2:]
