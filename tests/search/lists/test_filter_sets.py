import pytest
from django.http import QueryDict

from releases.models import Edition, Person, Release, State
from releases.search.lists.filter_sets import FILTERS, ReleaseFilter
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_attending_organisation,
    make_edition,
    make_organisation,
    make_person,
    make_release,
    make_topic,
)

pytestmark = pytest.mark.django_db


def filters(query="", view="releases"):
    index_all()
    found = FILTERS[view](QueryDict(query) or None, Edition.objects.published())
    found.offer()
    return found


def offered(name):
    return [label for value, label in filters().form.fields[name].widget.choices if value]


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
    assert offered("year") == ["2025年（1）"]
    assert sorted(offered("organisation")) == ["局现（1）", "席现（1）"]
    assert offered("speaker") == ["人现（1）"]
    assert offered("topic") == ["题现（1）"]


def test_those_who_only_attend_are_no_speakers():
    make_appearance(make_release().editions.get(), "张焜", role="attendee")
    assert offered("speaker") == []


def test_namesakes_are_told_apart():
    edition = make_release().editions.get()
    for note in ("市公安局", "市法院"):
        make_appearance(edition, person=make_person("王伟", note=note))
    assert sorted(offered("speaker")) == ["王伟（市公安局）（1）", "王伟（市法院）（1）"]


def test_names_known_by_heart_are_those_of_today():
    make_appearance(make_release().editions.get(), person=make_person("张焜"))
    assert offered("speaker") == ["张焜（1）"]
    make_appearance(make_release().editions.get(), person=make_person("安宁"))
    assert offered("speaker") == ["安宁（1）", "张焜（1）"]
    Person.objects.filter(name="张焜").update(name="丁一")
    assert offered("speaker") == ["丁一（1）", "安宁（1）"]


def test_every_label_is_chinese():
    labels = {
        name: [str(f.label) for f in filters("", name).form.fields.values()] for name in FILTERS
    }
    common = ["关键词", "发布时间", "发布年份", "数据时期", "机构", "发言人", "主题", "环节"]
    assert labels == {
        "releases": common,
        "exchanges": common,
        "measures": [*common, "阶段", "后来"],
        "statistics": [*common, "指标", "类型", "性质"],
        "speakers": common,
    }


def test_other_parameters_and_empty_ones_do_nothing():
    make_release()
    found = filters("utm=1&q=&year=&q=%20&period=%20")
    assert found.is_valid()
    assert found.criteria == {}
    assert len(found.qs) == 1


def test_a_name_may_be_typed_as_it_is_written_anywhere():
    body = make_organisation("市市场监督管理局", slug="scjg")
    make_attending_organisation(make_release().editions.get(), body.name)
    body.aliases.create(name="市市场监管局")
    for typed in ("scjg", "市市场监督管理局", " 市市场监管局 "):
        assert filters(f"organisation={typed}").criteria == {"organisation": body.pk}


def test_a_name_of_two_people_chooses_neither():
    edition = make_release().editions.get()
    for note in ("市公安局", "市法院"):
        make_appearance(edition, person=make_person("王伟", slug=note, note=note))
    assert "speaker" in filters("speaker=王伟").errors
    assert "speaker" not in filters("speaker=市法院").errors


def test_refusal_keeps_the_other_input():
    make_release(topics=[make_topic()])
    found = filters("year=1066&topic=专利&q=云岫&period=2023年13月")
    assert sorted(found.errors) == ["period", "year"]
    assert list(found.criteria) == ["q", "topic"]
    html = str(found.form)
    assert 'value="云岫"' in html
    assert 'value="2023年13月"' in html
    assert '<option value="1066" selected>1066（没有这一项）</option>' in html
    assert '<option value="专利" selected>专利（1）</option>' in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=" + "专" * 201, "关键词最多 200 个字，现在有 201 个"),
        ("q=" + "+".join(f"词{n}" for n in range(11)), "最多同时查 10 个词，现在有 11 个"),
        ("q=专%00利", "无法识别的字符"),
        ("q=%E2%80%8B", "没有可以查的字"),
        ("year=1066", "没有“1066”这一年的发布稿"),
        ("year=٢٠٢٥", "这一年的发布稿"),
        ("organisation=没有的局", "没有机构“没有的局”的发布稿"),
        ("speaker=%00", "没有发言人"),
        ("topic=x", "没有主题“x”的发布稿"),
        ("theme=x", "没有“x”这个环节"),
        ("period=很久以前", "很久以前"),
    ],
)
def test_refusals(query, words):
    make_release()
    found = filters(query)
    assert words in "".join(message for errors in found.errors.values() for message in errors)


@pytest.mark.parametrize("view", FILTERS)
def test_a_release_may_have_none_of_it(view):
    make_release()
    assert filters("", view).result_list.facet("organisation") == {}


@pytest.mark.parametrize(
    ("period", "titles"),
    [
        ("2025年4月", ["四月"]),
        ("2025年", ["五月", "四月"]),
        ("2024年以前", []),
        ("2025年5月以来", ["五月"]),
        ("２０２５－４", ["四月"]),
        ("二季度", ["五月", "四月"]),
    ],
)
def test_periods_by_the_clock_of_the_site(period, titles, time_machine):
    time_machine.move_to(NOW.replace(month=12))
    make_release(title="四月", at=NOW.replace(month=4, day=30, hour=23))
    make_release(title="五月", at=NOW.replace(month=5, day=1, hour=0, minute=5))
    index_all()
    found = ReleaseFilter(QueryDict(f"period={period}"), Edition.objects.published().newest_first())
    assert [edition.title for edition in found.qs] == titles
