"""The answer above a search: the value of the asked period with its words, or none at all."""

import datetime

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from releases.models import IndicatorAlias, State
from releases.models.triggers.content_version import one_version
from releases.public.answers import (
    asked_values,
    comparison_answer,
    conflict_answer,
    figure_answer,
    name_answers,
    promise_answer,
)
from releases.public.answers.answer import answer_to, answered
from releases.search.cache import data_version
from releases.search.questions.understanding import understand
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_block,
    make_edition,
    make_indicator,
    make_organisation,
    make_person,
    make_promise,
    make_release,
    make_statistic,
)
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 12, 1)
LATER = NOW + datetime.timedelta(days=30)


def ask(typed):
    index_all()
    return answer_to(understand(typed, today=TODAY), today=TODAY)


def words(typed) -> str:
    index_all()
    return " ".join(strip_tags(answered(typed, TODAY)).split())


def kind(typed) -> str:
    found = ask(typed)
    return found.kind if found else ""


def half(n: int) -> dict:
    return {
        "period_label": f"{n}年上半年",
        "period_start": f"{n}-01-01",
        "period_end": f"{n}-06-30",
    }


def test_the_value_of_the_asked_year_with_its_words():
    for n, value in ((2021, 700), (2022, 777), (2023, 1939)):
        told(value, year(n))
    shown = words("2022年专利授权量")
    assert "2022年 777件" in shown
    assert "上升 +11.00% 比2021年" in shown
    assert "“当年授权777件。”" in shown
    assert "1939" not in shown
    assert "2023年 （最新） 1939件" in words("专利授权量是多少").replace("2023年（", "2023年 （")


def test_another_year_is_never_told_as_the_asked_one():
    told(777, year(2022))
    shown = words("2019年专利授权量")
    assert "没有找到 2019年 的数" in shown
    assert "2022年 777件" in shown
    assert ask("2019年专利授权量").told[0].values == []


def test_a_half_is_not_the_year():
    told(777, year(2022))
    told(400, half(2022))
    assert "400件" in words("2022年上半年专利授权量")
    assert "777件" in words("2022年专利授权量")
    assert ask("2021年上半年专利授权量").told[0].values == []


def test_the_newest_is_the_year_and_not_the_five_years_that_end_with_it():
    five = {"period_label": "", "period_start": "2018-01-01", "period_end": "2022-12-31"}
    told(3900, five)
    told(777, year(2022))
    told(400, five | {"period_start": "2022-07-01"})
    assert "2022年（最新） 777件" in words("专利授权量是多少")


def test_the_end_of_a_year_answers_for_the_year():
    end = {"period_label": "2022年底", "period_start": "2022-12-31", "period_end": "2022-12-31"}
    told(2043, end, indicator=make_indicator("有效发明专利拥有量"))
    assert "2022年底 2043件" in words("2022年有效发明专利拥有量")
    assert "2022年底 2043件" in words("有效发明专利拥有量2022年底")


def test_releases_that_disagree_are_both_named():
    told(777, year(2022), at=NOW)
    told(800, year(2022), at=LATER)
    shown = words("2022年专利授权量")
    assert "2022年 800件" in shown
    assert "说法不一" in shown
    assert "777件" in shown
    assert "各次发布给出的数不一样" in words("专利授权量有没有矛盾")


def test_no_disagreement_is_said():
    told(777, year(2022))
    assert "没有发现说法不一：1 次发布的说法" in words("专利授权量有没有矛盾")
    assert kind("知识产权有没有矛盾") == ""


def test_only_the_body_that_told_it_answers():
    edition = make_release().editions.get()
    court = make_organisation("云岫市中级人民法院")
    speaker = make_appearance(edition, organisation=court)
    block = make_block(edition, "审结702件。", kind="statement", speaker=speaker)
    make_statistic(block, "702件", value=702, indicator=make_indicator("审结案件"), **year(2023))
    customs = make_organisation("云岫海关")
    make_appearance(edition, organisation=customs)
    assert "702件" in words("法院2023年审结案件多少件")
    assert kind("海关2023年审结案件多少件") == ""


def test_a_part_answers_for_itself_alone():
    told(811, year(2024), scope="砚坪县")
    told(5016, year(2024))
    assert "砚坪县811件" in words("砚坪县2024年专利授权量")
    assert "5016件" in words("2024年专利授权量")
    assert kind("临江县2024年专利授权量") == ""


def test_what_is_told_of_a_part_only_is_not_the_whole():
    told(811, year(2024), scope="砚坪县")
    assert kind("2024年专利授权量") == ""


def test_a_goal_and_a_change_are_no_values():
    told(900, year(2022), goal="target")
    assert kind("2022年专利授权量") == ""
    assert "目标900件" in words("2022年专利授权量目标")


@pytest.mark.parametrize(
    "typed",
    [
        "专利",
        "你好",
        "专利授权量 无此词",
        "2022年外观设计专利授权量",
        "怎么提高专利授权量",
        "专利授权量谁说的对吗张三",
    ],
)
def test_nothing_is_answered_beside_what_is_not_known(typed):
    told(777, year(2022))
    assert kind(typed) == ""


def test_nothing_is_answered_of_what_readers_do_not_see():
    edition = make_edition(state=State.DRAFT)
    make_statistic(make_block(edition, "甲1939件"), **year(2022))
    assert kind("2022年专利授权量") == ""


def test_namesakes_are_each_answered_and_of_three_none():
    for name in ("质押融资金额", "质押融资笔数"):
        told(7, year(2022), indicator=make_indicator(name))
    assert figure_answer.MAX_NAMESAKES == 2
    assert len(ask("2022年质押融资").told) == 2
    told(7, year(2022), indicator=make_indicator("质押融资总额"))
    assert kind("2022年质押融资") == ""


def test_twelve_periods_and_the_three_nearest():
    for n in range(2000, 2014):
        told(n, year(n))
    assert (asked_values.MAX_PERIODS, asked_values.MAX_NEAR) == (12, 3)
    (found,) = ask("2000年至2013年专利授权量").told
    assert [each.period for each in found.values] == [f"{n}年" for n in range(2002, 2014)]
    (found,) = ask("2020年专利授权量").told
    assert [each.period for each in found.near] == ["2011年", "2012年", "2013年"]


def test_indicators_beside_each_other_in_the_newest_year_of_all():
    for name in ("专利授权量", "商标注册量"):
        told(777, year(2021), indicator=make_indicator(name))
    told(800, year(2022))
    found = ask("专利授权量和商标注册量哪个多").told
    assert [each.values[0].period for each in found.answers] == ["2021年", "2021年"]
    assert found.address.startswith(reverse("public:compare"))
    assert kind("2022年专利授权量和商标注册量对比") == ""


def test_four_are_compared_and_no_more():
    names = [f"{kind}登记量" for kind in ("甲类", "乙类", "丙类", "丁类", "戊类")]
    for name in names:
        told(777, year(2021), indicator=make_indicator(name))
    assert comparison_answer.MAX_COMPARED == 4
    assert len(ask("和".join(names[:4])).told.answers) == 4
    assert kind("和".join(names)) == ""


def test_three_disagreements_are_shown():
    for n in range(2019, 2023):
        told(777, year(n), at=NOW)
        told(800, year(n), at=LATER)
    found = ask("专利授权量有没有矛盾").told
    assert conflict_answer.MAX_SHOWN == len(found.periods) == 3
    assert found.count == 4
    assert [period for period, _values in found.periods] == ["2022年", "2021年", "2020年"]


def test_a_person_by_name_and_by_post():
    court = make_organisation("云岫市中级人民法院")
    edition = make_release().editions.get()
    make_appearance(edition, "张焜", organisation=court, posts=["党组成员", "副院长"])
    assert "张焜" in words("法院副院长是谁")
    assert "副院长" in words("张焜是谁")
    assert kind("法院院长是谁") == kind("张焜多少钱") == kind("张三") == ""


def test_a_name_and_a_body_that_do_not_belong_together():
    edition = make_release().editions.get()
    make_appearance(edition, "张焜", organisation=make_organisation("云岫市中级人民法院"))
    make_appearance(edition, "李想", organisation=make_organisation("云岫海关"))
    assert kind("法院张焜") == "person"
    assert kind("海关张焜") == ""


def test_three_who_held_a_post_and_three_posts_of_each():
    court = make_organisation("云岫市中级人民法院")
    for n in range(4):
        edition = make_release().editions.get()
        person = make_person(f"王{'甲乙丙丁'[n]}")
        make_appearance(edition, person=person, organisation=court, posts=["副院长"])
    assert name_answers.MAX_PEOPLE == len(ask("法院副院长").told) == 3
    for n in range(4):
        make_appearance(
            make_release().editions.get(), person=person, organisation=court, posts=[f"{n}庭庭长"]
        )
    (found,) = ask("王丁").told
    assert name_answers.MAX_POSTS == len(found.posts) == 3


def test_a_body_by_any_of_its_names_with_four_who_speak_for_it():
    court = make_organisation("云岫市中级人民法院")
    court.aliases.create(name="云岫中院")
    for n in range(5):
        make_appearance(make_release().editions.get(), f"王{'甲乙丙丁戊'[n]}", organisation=court)
    for typed in ("云岫市中级人民法院", "云岫中院", "中级人民法院", "法院"):
        found = ask(typed)
        assert found.told.organisation == court, typed
    assert name_answers.MAX_MEMBERS == len(found.told.members) == 4
    assert kind("法院电话") == ""


def test_a_promise_with_what_became_of_it():
    court = make_organisation("云岫市中级人民法院")
    make_promise("建设巡回审判点", organisation=court)
    shown = words("巡回审判点建成了吗")
    assert "建设巡回审判点" in shown
    assert "暂无消息" in shown
    assert "建设巡回审判点" in words("法院承诺了什么")
    assert kind("法院承诺降低诉讼费") == ""
    assert kind("承诺") == ""


def test_words_of_a_promise_in_another_order():
    make_promise("补齐县区维权援助网点")
    assert "补齐县区维权援助网点" in words("维权援助网点补齐了吗")
    assert kind("维权援助网站建好了吗") == ""


def test_three_promises_are_shown_and_of_thirteen_none():
    for n in range(promise_answer.MAX_MEANT):
        make_promise(f"建设巡回审判点{n}")
    assert (promise_answer.MAX_SHOWN, promise_answer.MAX_MEANT) == (3, 12)
    found = ask("巡回审判点建成了吗").told
    assert (len(found.rows), found.count, found.more) == (3, 12, 9)
    make_promise("再建巡回审判点")
    assert kind("巡回审判点建成了吗") == ""


def test_twelve_pairs_of_characters_are_looked_for():
    make_promise("甲乙丙丁戊己庚辛壬癸子丑寅卯")
    assert promise_answer.MAX_PAIRS == 12
    assert kind("承诺甲乙丙丁戊己庚辛壬癸子丑寅") == "promise"
    assert kind("承诺甲乙丙丁戊己庚辛壬癸子丑寅卯") == ""


def test_a_promise_that_is_of_a_body_and_by_another():
    make_appearance(
        make_release().editions.get(), organisation=make_organisation("市知识产权保护中心")
    )
    make_promise("建设市知识产权保护中心", organisation=make_organisation("市市场监督管理局"))
    assert "建设市知识产权保护中心" in words("保护中心建起来没有")
    assert kind("保护中心建机场了吗") == ""


def test_a_person_with_a_post_that_others_hold_too():
    for name in ("张焜", "李想"):
        make_appearance(make_release().editions.get(), name, posts=["副局长"])
    assert [each.person.name for each in ask("张焜副局长").told] == ["张焜"]
    assert kind("张焜院长") == kind("副局长") == ""


def test_english_page(client):
    told(777, year(2022))
    IndicatorAlias.objects.create(indicator=make_indicator(), name="专利授权数")
    index_all()
    page = client.get("/en/releases/", {"q": "patents granted in 2022"}).content.decode()
    assert "Answer" in page
    assert "777件" in page


def test_the_answer_stands_above_the_first_page_of_a_search_alone(client):
    told(777, year(2022))
    index_all()
    answer = 'class="answer"'
    assert answer in client.get("/releases/", {"q": "2022年专利授权量"}).content.decode()
    assert answer in client.get("/releases/", {"q": "专利授权量"}).content.decode()
    for query in ({"q": "专利授权量", "year": "2001"}, {}, {"q": "专利"}):
        assert answer not in client.get("/releases/", query).content.decode()
    assert answer not in client.get("/figures/", {"q": "专利授权量"}).content.decode()


def test_an_answer_is_kept_until_something_is_published(django_assert_num_queries):
    told(777, year(2022))
    index_all()
    with one_version(data_version()):  # as while a page is made
        answered("专利授权量", TODAY)
        with django_assert_num_queries(0):
            answered("专利授权量", TODAY)


def test_queries_of_an_answer_are_few(django_assert_max_num_queries):
    told(777, year(2022))
    told(778, year(2021))
    index_all()
    with one_version(data_version()):
        answered("2021年专利授权量", TODAY)
        with django_assert_max_num_queries(4):
            answered("2022年专利授权量", TODAY)
