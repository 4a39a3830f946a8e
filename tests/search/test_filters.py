import pytest
from django.http import QueryDict

from releases.models import Edition, Release, State
from releases.search.filters import EditionFilter
from tests.make import (
    NOW,
    make_appearance,
    make_attending_organisation,
    make_edition,
    make_organisation,
    make_person,
    make_release,
    make_topic,
)

pytestmark = pytest.mark.django_db


def filters(query=""):
    return EditionFilter(QueryDict(query) or None, Edition.objects.published().newest_first())


def offered(name):
    return [label for value, label in filters().form.fields[name].choices if value]


def make_everything(edition, mark):
    make_appearance(edition, f"人{mark}", organisation=make_organisation(f"局{mark}"))
    make_attending_organisation(edition, f"席{mark}")
    edition.topics.add(make_topic(f"题{mark}"))


def test_offers_only_what_occurs_in_published_editions():
    make_everything(make_release().editions.get(), "现")
    make_everything(make_edition(), "草")
    make_everything(
        make_release(at=NOW.replace(year=2020), state=State.WITHDRAWN).editions.get(), "撤"
    )
    old = Release.objects.create(number="20240101-1", first_published_at=NOW.replace(year=2019))
    make_everything(make_edition(release=old, state=State.SUPERSEDED), "旧")
    assert offered("year") == ["2025年"]
    assert sorted(offered("organisation")) == ["局现", "席现"]
    assert offered("speaker") == ["人现"]
    assert offered("topic") == ["题现"]


def test_those_who_only_attend_are_no_speakers():
    make_appearance(make_release().editions.get(), "张焜", role="attendee")
    assert offered("speaker") == []


def test_namesakes_are_told_apart():
    edition = make_release().editions.get()
    for note in ("市公安局", "市法院"):
        make_appearance(edition, person=make_person("王伟", note=note))
    assert sorted(offered("speaker")) == ["王伟(市公安局)", "王伟(市法院)"]


def test_every_label_is_chinese():
    form = filters().form
    assert [str(field.label) for field in form.fields.values()] == [
        *("关键词", "年份", "机构", "发言人", "主题"),
    ]
    empties = [next(iter(field.choices))[1] for field in list(form.fields.values())[1:]]
    assert empties == ["全部年份", "全部机构", "全部发言人", "全部主题"]


def test_other_parameters_and_empty_ones_do_nothing():
    make_release()
    found = filters("utm=1&q=&year=&q=%20")
    assert found.is_valid()
    assert len(found.qs) == 1


def test_refusal_keeps_the_other_input():
    make_release(topics=[make_topic()])
    found = filters("year=1066&topic=专利&q=云岫")
    assert list(found.errors) == ["year"]
    assert found.form["topic"].value() == "专利"
    assert 'value="云岫"' in str(found.form["q"])
    assert '<option value="1066" selected>' in str(found.form["year"])


@pytest.mark.parametrize("count", [3, 30])
def test_queries(django_assert_num_queries, count):
    for number in range(count):
        make_everything(make_release().editions.get(), number)
    with django_assert_num_queries(5):
        assert len(filters("q=云岫").qs) == count
