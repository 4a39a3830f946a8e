"""Each test begins from its state of the database, whatever the one before it committed."""

import pytest

from releases.models import Release

twice = pytest.mark.parametrize("time", ["first", "again"])


@pytest.mark.django_db(transaction=True)
@twice
def test_what_a_test_commits_is_gone_in_the_next(time):
    assert not Release.objects.exists()
    Release.objects.create()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("demo")
@twice
def test_what_a_test_takes_from_the_demo_is_there_in_the_next(time):
    assert Release.objects.filter(origin=Release.Origin.SAMPLE).count() == 14
    Release.objects.update(origin=Release.Origin.IMPORTED)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
@twice
def test_what_a_test_rolls_back_is_there_in_the_next(time):
    assert Release.objects.filter(origin=Release.Origin.SAMPLE).count() == 14
    Release.objects.update(origin=Release.Origin.IMPORTED)
