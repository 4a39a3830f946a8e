"""Migration 0017: topics as they were printed, and names that look alike."""

import importlib

import pytest
from django.db import connection

from releases.models import Edition, Indicator, Person
from releases.models.snapshot import content_hash, snapshot
from tests import make

names = importlib.import_module("releases.migrations._names_1")

pytestmark = pytest.mark.django_db


class Today:
    """The models of today, which have all that the migration reads and writes."""

    get_model = staticmethod(importlib.import_module("django.apps").apps.get_model)


def printed(title, **topics):
    edition = make.make_release(title=title, topics=topics.get("topics", ())).editions.get()
    Edition.objects.filter(pk=edition.pk).update(content_hash=content_hash(snapshot(edition)))
    return edition


def migrate(step):
    step(Today, connection.schema_editor())


def test_topics_are_given_their_words_and_fingerprints_prove(capsys):
    edition = printed("第一场", topics=[make.make_topic("专利"), make.make_topic("商标")])
    migrate(names.print_topics)
    assert set(edition.printed_topics.values_list("name", flat=True)) == {"专利", "商标"}
    assert capsys.readouterr().out == ""


def test_an_edition_whose_topic_was_renamed_since_is_named(capsys):
    edition = printed("第一场", topics=[make.make_topic("专利")])
    other = printed("第二场")
    edition.printed_topics.update(name="专利工作")
    migrate(names.print_topics)
    told = capsys.readouterr().out
    assert "《第一场》" in told
    assert "《第二场》" not in told
    assert other.content_hash == ""


def test_the_first_of_those_that_look_alike_has_the_key_and_both_stay(capsys):
    first, second = make.make_indicator("专利授权量"), make.make_indicator("商标注册量")
    Indicator.objects.filter(pk=second.pk).update(name="专利 授权量")
    make.make_person("李明")
    make.make_person("李明", note="市公安局")
    migrate(names.fold)
    assert "指标“专利 授权量”" in capsys.readouterr().out
    keys = dict(Indicator.objects.values_list("pk", "name_key"))
    assert keys == {first.pk: "专利授权量", second.pk: f"专利授权量 {second.pk}"}
    assert set(Person.objects.values_list("name_key", flat=True)) == {"李明"}
    second.refresh_from_db()
    second.save()
    assert second.name_key == f"专利授权量 {second.pk}"
    second.name = "商标注册量"
    second.save()
    assert second.name_key == "商标注册量"
