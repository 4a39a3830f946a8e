"""Each entry of the lists of words about time and bodies has an example."""

from datetime import date

import pytest

from releases.text.fuzzy.abbreviations import ending
from releases.text.fuzzy.similarity import pairs
from releases.text.numerals import chinese_value
from releases.text.periods.deadlines import last_day
from releases.text.periods.period_mentions import mentions
from releases.text.typed_dates.typed_period import EARLIEST, LATEST, read_period

TODAY = date(2031, 6, 12)
ENDINGS = {
    "委": "委员会 委",
    "办": "办公室 办",
    "院": "人民法院 法院 检察院 院 法 检",
    "关": "海关 关",
    "局": "总局 局",
    "部": "部",
    "厅": "厅",
    "署": "署",
}
YEARS = {"大前年": 2028, "前年": 2029, "去年": 2030, "上年": 2030, "今年": 2031, "本年": 2031}
YEARS |= {"当年": 2031, "明年": 2032, "后年": 2033}
ENGLISH = {
    "last year": "去年",
    "this year": "今年",
    "next year": "明年",
    "year before last": "前年",
    "last month": "上月",
    "this month": "本月",
    "next month": "下月",
    "last week": "上周",
    "this week": "本周",
    "last quarter": "上季度",
    "this quarter": "本季度",
    "yesterday": "昨天",
    "today": "今天",
    "last half year": "近6个月",
    "since 2023": "2023年以来",
    "before 2023": "2023年以前",
    "prior to 2023": "2023年以前",
    "after 2023": "2023年以后",
    "until May 2023": "截至2023年5月",
    "till May 2023": "截至2023年5月",
    "up to May 2023": "截至2023年5月",
    "from 2021 to 2023": "2021年至2023年",
    "between 2021 and 2023": "2021年至2023年",
    "2021 through 2023": "2021年至2023年",
    "2021 until 2023": "2021年至2023年",
    "2021 till 2023": "2021年至2023年",
    "2021 to present": "2021年以来",
    "first quarter of 2023": "2023年一季度",
    "second quarter of 2023": "2023年二季度",
    "third quarter of 2023": "2023年三季度",
    "fourth quarter of 2023": "2023年四季度",
    "1st half of 2023": "2023年上半年",
    "2nd half of 2023": "2023年下半年",
    "3rd quarter 2023": "2023年三季度",
    "4th quarter 2023": "2023年四季度",
    "last quarter of 2023": "2023年四季度",
    "q3 2023": "2023年三季度",
    "last 3 years": "近3年",
    "past 3 months": "近3个月",
    "recent 3 weeks": "近3周",
    "previous 3 days": "近3天",
    "last 3 quarters": "近3个季度",
}
MONTHS = "January February March April May June July August September October November December"
NUMERALS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}
NUMERALS |= {"八": 8, "九": 9, "两": 2, "兩": 2, "双": 2, "十": 10, "百": 100, "千": 1000}
NUMERALS |= {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
STOPPED = "知识产权 工作 开展 推进 推动 加快 建设 建立 加强"


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for kind, names in ENDINGS.items() for name in names.split()]
)
def test_a_body_s_ending_says_what_it_is(name, kind):
    assert ending(f"某市某某{name}") == kind


@pytest.mark.parametrize(("word", "year"), YEARS.items())
def test_a_year_told_in_a_word(word, year):
    assert read_period(word, TODAY) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize("word", ["去年", "今年", "前年", "上年", "本年", "明年", "后年"])
def test_a_year_told_in_a_word_of_a_text(word):
    (found,) = mentions(f"{word}共办理案件5件。", TODAY)
    assert found.period.start == f"{YEARS[word]}-01-01"


@pytest.mark.parametrize(("typed", "chinese"), ENGLISH.items())
def test_english_is_read_as_the_chinese_words_are(typed, chinese):
    assert read_period(typed, TODAY) == read_period(chinese, TODAY)


@pytest.mark.parametrize(("number", "name"), [*enumerate(MONTHS.split(), 1)])
def test_months_by_their_english_names(number, name):
    for typed in (f"{name} 2023", f"{name[:3]} 2023", f"2 {name} 2023"):
        assert read_period(typed, TODAY)[0].month == number


@pytest.mark.parametrize("typed", ["全部", "全部时间", "不限", "不限时间"])
def test_all_of_time(typed):
    assert read_period(typed, TODAY) == (EARLIEST, LATEST)


@pytest.mark.parametrize(("numeral", "value"), NUMERALS.items())
def test_a_numeral_has_its_value(numeral, value):
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(("word", "month"), [*zip("一二三四1234", [3, 6, 9, 12] * 2, strict=True)])
def test_a_quarter_ends_with_its_month(word, month):
    assert last_day(f"2032年{word}季度前", TODAY).month == month


@pytest.mark.parametrize("word", STOPPED.split())
def test_words_of_every_heading_tell_nothing(word):
    assert pairs(word) == frozenset()
