"""The demo reads like the real thing: whole, coherent over the years, with its planted faults."""

import itertools
import json

import pytest
from django.db.models import Count
from django.utils.html import strip_tags

from releases.demo.load import HERE
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.validate import reading_of
from releases.models import (
    Appearance,
    Attachment,
    Edition,
    Indicator,
    Measure,
    Release,
    State,
    Statistic,
)

FILES = sorted(HERE.glob("20*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_an_interchange_object(path):
    data = json.loads(path.read_text("utf-8"))
    version = int(data["format"].rpartition("/")[2])
    assert json.dumps(to_dict(reading_of(data), version)) == json.dumps(data)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_figure_stands_on_its_words(path):
    reading = reading_of(json.loads(path.read_text("utf-8")))
    texts = {block.id: block.text for block in reading.blocks}
    for row in reading.statistics:
        words = texts[row.block][row.start : row.end].replace(",", "").replace("，", "")
        whole = row.value.lstrip("-")
        assert whole in words or any(c in "一二三四五六七八九十两首半" for c in words), words


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda path: path.name)
def test_no_name_is_told_of_twice(path):
    """JSON takes the last of two silently."""

    def each_once(pairs):
        names = [name for name, _value in pairs]
        assert len(set(names)) == len(names), names
        return dict(pairs)

    json.loads(path.read_text("utf-8"), object_pairs_hook=each_once)


@pytest.mark.usefixtures("demo")
def test_at_least_twelve_releases_over_five_years():
    years = {r.first_published_at.year for r in Release.objects.published()}
    assert Release.objects.published().count() >= 12
    assert len(years) == 5


@pytest.mark.usefixtures("demo")
def test_it_shows_every_state_a_reader_can_meet():
    assert Release.objects.withdrawn().count() == 1
    assert Edition.objects.filter(state=State.SUPERSEDED).count() == 1
    assert Edition.objects.open().count() == 1
    corrected = Edition.objects.published().get(ordinal=2)
    assert "更正" in corrected.change_note
    figure = corrected.statistics.get(value=2380)
    assert figure.quote == "2380件"
    assert not corrected.statistics.filter(value=2830).exists()


@pytest.mark.usefixtures("demo")
def test_namesakes_speak_for_their_own_bodies():
    for slug, body in (("zhou-min-jiancha", "市人民检察院"), ("zhou-min-nongye", "市农业农村局")):
        spoken = Appearance.objects.filter(person__slug=slug)
        assert set(spoken.values_list("organisation__name", flat=True)) == {body}


@pytest.mark.usefixtures("demo")
def test_it_shows_series_deadlines_and_an_attachment(client):
    assert Edition.objects.filter(session="第二场").exclude(series="").exists()
    assert Measure.objects.exclude(due_date=None).count() > 5
    attachment = Attachment.objects.get(edition__state=State.LIVE, width=None, withheld=False)
    number = attachment.edition.release.number
    answer = client.get(f"/releases/{number}/attachments/{attachment.uid}/")
    assert answer.status_code == 200
    assert "指标" in b"".join(answer.streaming_content).decode("utf-8-sig")


@pytest.mark.usefixtures("demo")
def test_it_shows_a_photo_in_its_place(client):
    photo = Attachment.objects.exclude(width=None).get()
    number = photo.edition.release.number
    assert (photo.width, photo.height, photo.block.kind) == (1280, 800, "paragraph")
    for size, most in (("large", 80_000), ("small", 30_000)):
        answer = client.get(f"/releases/{number}/photos/{photo.uid}/{size}/")
        assert answer["Content-Type"] == "image/png"
        assert 5_000 < len(answer.content) < most
    assert photo.alternative in client.get(f"/releases/{number}/").content.decode()


@pytest.mark.usefixtures("demo")
def test_five_indicators_are_followed_for_five_years():
    followed = Indicator.objects.filter(
        statistics__kind="level", statistics__edition__state=State.LIVE
    ).annotate(years=Count("statistics__period_start__year", distinct=True))
    assert followed.filter(years__gte=5).count() >= 5


@pytest.mark.usefixtures("demo")
def test_figures_agree_but_for_two_planted_conflicts():
    results = Statistic.objects.published().filter(kind="level", goal="")
    levels = results.filter(period_start__isnull=False)
    key = ("indicator__name", "scope", "unit", "period_start", "period_end")
    groups = itertools.groupby(levels.order_by(*key).values_list(*key, "value", "qualifier"),
                               lambda row: row[:5])  # fmt: skip
    differing = {
        (name, start.year)
        for (name, _scope, _unit, start, _end), rows in groups
        if len({value for *_key, value, qualifier in rows if qualifier == "exact"}) > 1
    }
    assert differing == {("知识产权质押融资金额", 2022), ("专利侵权纠纷办案量", 2023)}


@pytest.mark.usefixtures("demo")
def test_stated_growth_fits_the_two_figures_but_for_one():
    changes = Statistic.objects.published().filter(kind="change", basis="yoy", unit="%")
    misfits = set()
    for change in changes.filter(period_start__isnull=False).select_related("indicator"):
        now, before = (_levels(change, years_back=n) for n in (0, 1))
        computed = [(a - b) / b * 100 for a in now for b in before]
        if computed and min(abs(c - float(change.value)) for c in computed) > 0.06:
            misfits.add((change.indicator.name, change.period_start.year))
    assert misfits == {("有效商标注册总量", 2023)}


def _levels(change, *, years_back):
    """The same indicator's exact values for the same stretch of an earlier year."""
    start, end = (
        day.replace(year=day.year - years_back) for day in (change.period_start, change.period_end)
    )
    rows = Statistic.objects.published().filter(
        indicator=change.indicator,
        kind="level",
        scope=change.scope,
        goal="",
        period_start=start,
        period_end=end,
    )
    return {float(value) for value in rows.values_list("value", flat=True)}


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("知识产权质押融资金额", ["有 1 个时期，不同发布稿所报的数对不上"]),
        ("有效商标注册总量", ["有的发布稿所说的增减", "与计算不符"]),
        ("云岫香菇全产业链产值", ["没有查到2021年、2023年的数"]),
        ("侵犯知识产权犯罪涉案价值", ["空心：约数", "7600余万元"]),
    ],
)
def test_its_series_show_what_a_reader_can_meet(client, indicator, words):
    """A conflict, a stated change that does not fit, gaps and approximate values."""
    html = client.get(f"/statistics/{indicator}/").content.decode()
    assert [word for word in words if word not in html] == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "/statistics/云岫香菇专用标志用标企业/",
            ["目标和预计", "目标60家", "已达到2022年底", "64家"],
        ),
        ("/statistics/版权服务工作站/", ["目标20家", "已达到2024年底", "23家"]),
        ("/statistics/云岫香菇全产业链产值/", ["预计约55亿元", "尚无结果"]),
        ("/statistics/专利授权量/", ["整体", "临岫区", "砚坪县"]),
        ("/statistics/专利授权量/?part=砚坪县", ["专利授权量（砚坪县）从742件升至811件"]),
        ("/figures/?told_as=forecast", ["性质：预计", "预计约55亿元"]),
        ("/releases/20250423-1/", ["<caption", '<th scope="row">砚坪县</th>', "预计约55亿元"]),
    ],
)
def test_it_shows_goals_parts_and_a_table(client, address, words):
    html = client.get(address).content.decode().replace("<strong", "\n<strong")
    shown = "".join(strip_tags(html).split())
    assert [word for word in words if word not in html and word not in shown] == []


@pytest.mark.usefixtures("demo")
def test_its_words_are_its_own():
    """Nothing in it names a real place that the sample pages come from."""
    text = "".join(path.read_text("utf-8") for path in HERE.rglob("*") if path.is_file()
                   and path.suffix in (".json", ".txt"))  # fmt: skip
    assert not [name for name in ("随州", "安阳", "武汉", "湖北", "河南省") if name in text]
    assert "云岫香菇" in text
