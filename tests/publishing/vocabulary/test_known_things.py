"""What is known of names beside the names: where they stand, with whom, and what was told."""

import datetime
from decimal import Decimal

import pytest

from releases.publishing.vocabulary.known_things import names, with_evidence
from tests import make

pytestmark = pytest.mark.django_db
YEAR = {"period_start": datetime.date(2024, 1, 1), "period_end": datetime.date(2024, 12, 31)}


def known(kind):
    (thing,) = with_evidence(kind, names(kind))
    return thing


def test_a_person_by_bodies_posts_and_releases():
    release = make.make_release()
    person = make.make_person("沈知远", slug="shen")
    make.make_appearance(
        release.editions.get(), person=person, organisation_name="市商务局", posts=["局长"]
    )
    thing = known("person")
    assert (thing.name, thing.releases) == ("沈知远", {release.pk})
    assert (thing.organisations, thing.posts) == ({"市商务局"}, {"局长"})


def test_an_indicator_by_units_and_what_was_told_of_the_whole():
    release = make.make_release()
    indicator = make.make_indicator("专利授权量")
    block = make.make_block(release.editions.get(), "专利授权1939件。")
    row = make.make_statistic(block, indicator=indicator, **YEAR)
    thing = known("indicator")
    assert (thing.units, thing.releases) == ({row.unit}, {release.pk})
    assert set(thing.told.values()) == {frozenset({Decimal(1939)})}


@pytest.mark.parametrize("part", [{"goal": "target"}, {"scope": "市区"}, {"kind": "share"}])
def test_what_is_aimed_at_or_told_of_a_part_says_nothing(part):
    block = make.make_block(make.make_release().editions.get(), "专利授权1939件。")
    make.make_statistic(block, indicator=make.make_indicator("专利授权量"), **YEAR, **part)
    assert not known("indicator").told


@pytest.mark.parametrize("kind", ["organisation", "outlet"])
def test_a_body_and_an_outlet_by_the_releases_that_name_them(kind):
    release = make.make_release()
    edition = release.editions.get()
    if kind == "outlet":
        make.make_outlet("云岫日报")
        make.make_attending_media(edition, "云岫日报")
    else:
        make.make_attending_organisation(edition, "市公安局")
    assert known(kind).releases == {release.pk}


def test_of_a_topic_nothing_is_told_beside_its_name():
    make.make_topic("专利")
    assert known("topic").releases == frozenset()
