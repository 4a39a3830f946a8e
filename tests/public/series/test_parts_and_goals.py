"""Goals and forecasts stand in no series, and what is told of a part is not the whole's."""

import datetime
import json
import re

import pytest
from django.urls import reverse

from releases.models import Edition, Statistic
from releases.public.indicators.key_figures import key_figures
from releases.public.series.goal_results import goal_results
from releases.series.series_queries import disputed, histories, latest
from tests.make import NOW, index_all, make_indicator, make_release
from tests.public.pages import text_of
from tests.series import test_series_queries
from tests.series.test_series_queries import year

pytestmark = pytest.mark.django_db
LATER = NOW + datetime.timedelta(days=400)


def told(value, period=None, **kw):
    """As it comes back from the database, with days for days."""
    row = test_series_queries.told(value, period, **kw)
    return Statistic.objects.get(pk=row.pk)


def history(**kw):
    indicator = make_indicator(**kw)
    return histories([indicator.pk])[indicator.pk]


def values(found):
    return [int(point.printed.value) for point in found.series.points]


def became(goal):
    found = histories([goal.indicator_id])[goal.indicator_id]
    return goal_results([goal], found)[goal.pk]


@pytest.mark.parametrize("goal", ["target", "forecast"])
def test_a_goal_is_in_no_series_whenever_it_was_told(goal):
    told(1939, year(2023))
    told(2000, year(2024), goal=goal)
    told(3000, goal=goal)
    found = history()
    assert values(found) == [1939]
    assert found.series.undated == ()
    assert {int(row.printed.value) for row in found.series.goals} == {2000, 3000}
    assert latest([make_indicator().pk])[make_indicator().pk].series.main.points[-1].value == 1939


def test_a_goal_disputes_nothing_and_is_not_disputed():
    rows = [told(1939, year(2024)), told(5000, year(2024), goal="target")]
    assert disputed(rows) == set()
    rows.append(told(1900, year(2024)))
    assert disputed(rows) == {rows[0].pk, rows[2].pk}


def test_a_stated_change_that_is_aimed_at_is_checked_against_nothing():
    told(10, year(2024), kind="change", basis="yoy", unit="%", quote="10%", goal="target")
    assert history().stated_changes == []


def test_a_part_is_another_series_than_the_whole():
    told(1939, year(2024))
    district = told(120, year(2024), scope="临江区")
    told(110, year(2023), scope="临江区")
    found = history()
    assert (found.part, values(found)) == ("", [1939])
    assert values(found.within("临江区")) == [110, 120]
    assert values(found.within("没有")) == []
    assert disputed([district, *Statistic.objects.filter(scope="")]) == set()


def test_where_the_whole_has_no_series_the_longest_part_leads():
    told(3, year(2024), kind="rank", scope="全省", quote="第3位")
    told(50, year(2024), scope="港口区")
    told(110, year(2023), scope="临江区")
    told(120, year(2024), scope="临江区")
    found = history()
    assert (found.part, values(found)) == ("临江区", [110, 120])
    assert sorted(found.parts) == ["", "临江区", "港口区"]


def test_a_rank_s_scope_is_no_part():
    told(1939, year(2024))
    told(3, year(2024), kind="rank", scope="全省", quote="第3位")
    assert list(history().parts) == [""]


def test_two_releases_that_disagree_of_a_part_dispute_it():
    rows = [told(120, year(2024), scope="临江区"), told(119, year(2024), scope="临江区")]
    rows.append(told(1939, year(2024)))
    assert disputed(rows) == {rows[0].pk, rows[1].pk}


def test_key_figures_are_results_of_the_whole():
    told(3000, year(2024), goal="forecast")
    told(120, year(2024), scope="临江区")
    assert key_figures() == []
    told(1939, year(2023))
    assert [each.figure.value for each in key_figures()] == ["1939件"]


def test_the_result_of_its_time_stands_beside_a_goal():
    goal = told("0.2", year(2025), quote="0.2万件", unit="万件", decimals=1, goal="target")
    assert became(goal).words == "尚无结果"
    told(1900, year(2024), at=LATER)
    told(9000, year(2025), at=LATER, scope="临江区")
    told(8, year(2025), at=LATER, unit="项", quote="8项")
    told(90, year(2025), at=LATER, kind="share", unit="%", quote="90%")
    assert became(goal).attainment == "open"
    result = told(2100, year(2025), at=LATER)
    found = became(goal)
    assert (found.attainment, found.words, found.value) == ("met", "已达到", "2100件")
    assert found.row == result


def test_the_newest_of_several_results_counts_and_one_of_the_same_words_first():
    goal = told(2000, year(2025), goal="target")
    told(2100, year(2025), at=LATER)
    told(1990, year(2025), at=LATER + datetime.timedelta(days=1))
    assert became(goal).words == "未达到"
    end = {"period_start": "2025-12-31", "period_end": "2025-12-31"}
    told(2200, end, at=LATER + datetime.timedelta(days=2))
    assert became(goal).value == "1990件"


@pytest.mark.parametrize(
    ("kw", "value", "words"),
    [
        ({"goal": "target"}, 90, "未达到"),
        ({"goal": "forecast"}, 90, "低于预计"),
        ({"goal": "forecast"}, 100, "不低于预计"),
        ({"goal": "target", "up_is_good": False}, 90, "已达到"),
        ({"goal": "forecast", "up_is_good": False}, 110, "高于预计"),
        ({"goal": "forecast", "up_is_good": False}, 90, "不高于预计"),
        ({"goal": "target", "kind": "rank"}, 90, "已达到"),
    ],
)
def test_words_for_what_became_of_it(kw, value, words):
    indicator = make_indicator(up_is_good=kw.pop("up_is_good", None))
    kind = {"kind": kw.pop("kind", "level"), "indicator": indicator}
    goal = told(100, year(2025), quote="100", **kind, **kw)
    told(value, year(2025), at=LATER, quote=str(value), **kind)
    assert became(goal).words == words


def test_a_fall_that_was_aimed_at():
    kind = {"kind": "change", "basis": "yoy", "unit": "%"}
    goal = told(-10, year(2025), quote="10%", goal="target", **kind)
    told(-12, year(2025), at=LATER, quote="12%", **kind)
    assert became(goal).words == "已达到"


@pytest.fixture
def page(client):
    def read(name="indicator", *args, **query):
        response = client.get(reverse(f"public:{name}", args=args or ["专利授权量"]), query)
        return "".join(text_of(response).split()), response

    return read


def test_the_page_of_an_indicator_lists_goals_apart(page):
    told(1939, year(2024))
    goal = told(2000, year(2025), goal="target", qualifier="at_least")
    told(2100, year(2025), at=LATER)
    shown, response = page()
    assert [kind for kind, *_rest in response.context["tables"]] == ["goal", "level"]
    assert "目标和预计" in shown
    assert "目标不低于2000件已达到2025年2100件看这个结果" in shown
    assert "2000" not in response.context["page"].chart.description
    result = Statistic.objects.exclude(pk=goal.pk).get(value=2100)
    number = result.edition.release.number
    assert f"/releases/{number}/s-{result.uid}/" in response.content.decode()


def test_parts_have_pages_of_their_own(page):
    told(1939, year(2024))
    told(120, year(2024), scope="临江区")
    shown, response = page()
    assert "整体临江区" in shown
    assert "120件" not in shown
    assert response.content.decode().count('aria-current="page"') == 2  # and the crumb
    part, response = page(part="临江区")
    assert "专利授权量（临江区）：2024年为120件" in part
    assert "1939件" not in part
    assert "与别的指标比较" in shown
    assert "与别的指标比较" not in part  # a comparison would show the whole
    assert "1939件" in page(part="没有")[0]


def test_without_parts_there_is_nothing_to_choose(page):
    told(1939, year(2024))
    assert "整体" not in page()[0]


def test_the_page_of_a_goal_tells_what_became_of_it(page):
    goal = told(2000, year(2025), goal="target")
    number = goal.edition.release.number
    shown, _response = page("row", number, goal.anchor)
    assert "数据（数值）目标" in shown
    assert "后来的结果尚无结果" in shown
    told(1990, year(2025), at=LATER)
    assert "后来的结果未达到2025年1990件" in page("row", number, goal.anchor)[0]


def test_a_result_has_no_line_for_what_became_of_it(page):
    result = told(2000, year(2024))
    shown, _response = page("row", result.edition.release.number, result.anchor)
    assert "后来的结果" not in shown


def test_the_release_says_which_figures_are_goals(client):
    edition = Edition.objects.get(release=make_release())
    told(2000, year(2025), goal="forecast", edition=edition)
    told(120, year(2024), scope="临江区", edition=edition)
    response = client.get(reverse("public:release", args=[edition.release.number]))
    shown = "".join(text_of(response).split())
    assert "预计2000件数值预计2025年" in shown
    assert "临江区120件数值2024年" in shown


def test_a_comparison_names_the_part(client):
    indicator = make_indicator()
    for n in (2023, 2024):
        told(n, year(n), scope="临江区", indicator=indicator)
        told(n * 2, year(n), goal="target", indicator=make_indicator("只有目标"))
    response = client.get(reverse("public:compare"), {"i": [indicator.slug, "只有目标"]})
    shown = " ".join(text_of(response).split())
    assert "专利授权量（临江区）" in shown
    assert "“只有目标”没有整年或年底的数" in shown
    offered = client.get(reverse("public:compare")).context["offered"]
    assert [each.name for _theme, found in offered for each in found] == ["专利授权量"]


def test_one_value_of_each_of_two_parts_compares_with_nothing(client):
    told(1, year(2023), scope="临江区")
    told(2, year(2024), scope="港口区")
    assert client.get(reverse("public:compare")).context["offered"] == []


def test_a_list_is_filtered_by_what_figures_were_told_as(client):
    told(1939, year(2024))
    told(2000, year(2026), goal="target")
    told(3000, year(2026), goal="forecast")
    told(4000, year(2030))  # a time that had not ended has no result
    index_all()
    address = reverse("public:figures")
    for value, found in (("result", {1939}), ("target", {2000, 4000}), ("forecast", {3000})):
        response = client.get(address, {"told_as": value})
        printed = "".join(item.html for item in response.context["items"])
        assert {int(n) for n in re.findall(r'row-value">\D*(\d+)', printed)} == found
    shown = " ".join(text_of(response).split())
    assert "性质：预计" in shown
    assert "结果（1）" in shown
    assert "目标（2）" in shown
    refused = client.get(address, {"told_as": "wish"})
    assert "没有“wish”这种数据" in text_of(refused)


def test_downloads_say_what_is_no_result(client):
    told(1939, year(2024))
    told(2000, year(2024), goal="target")
    told(120, year(2024), scope="临江区")
    rows = client.get(reverse("public:indicator_data", args=["专利授权量", "json"])).getvalue()
    found = json.loads(rows)["rows"]
    told_of = {(row["value"], row["goal"], row["scope"], row["disputed"]) for row in found}
    assert told_of == {
        ("1939", "结果", "", False), ("2000", "目标", "", False), ("120", "结果", "临江区", False),
    }  # fmt: skip


def test_a_statistic_with_no_day_is_what_it_says():
    row = told(1, year(2030))
    assert row.goal_when(None) == ""
    assert row.goal_when(datetime.date(2030, 12, 31)) == ""
    assert row.goal_when(datetime.date(2030, 12, 30)) == "target"
