from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.typed_dates.typed_period import (
    EARLIEST,
    LATEST,
    PeriodRefused,
    period_words,
    read_period,
)

TODAY = date(2026, 8, 17)  # a Monday
# What is typed, and the words of the period meant.
UNDERSTOOD = """
2023                        2023年
2023年                      2023年
2023年度                    2023年
2023年全年                  2023年
２０２３年                  2023年
二〇二三年                  2023年
二零二三年                  2023年
二O二三年                   2023年
二○二三年                   2023年
两千零二十三年              2023年
23年                        2023年
98年                        1998年
2 0 2 3 年                  2023年
2023年3月                   2023年3月
2023年03月                  2023年3月
2023年3月份                 2023年3月
 2023 年 3 月               2023年3月
2023-3                      2023年3月
2023－３                    2023年3月
2023/03                     2023年3月
2023.3                      2023年3月
2023 03                     2023年3月
202303                      2023年3月
二零二三年三月              2023年3月
23年3月                     2023年3月
2023年元月                  2023年1月
二〇二三年十二月            2023年12月
2023.3.15                   2023年3月15日
2023-03-15                  2023年3月15日
2023/3/15                   2023年3月15日
2023 3 15                   2023年3月15日
2023年3月15日               2023年3月15日
2023年3月15号               2023年3月15日
二〇二三年三月十五日        2023年3月15日
20230427                    2023年4月27日
2024年2月29日               2024年2月29日
3月                         2026年3月
8月                         2026年8月
9月                         2025年9月
十二月                      2025年12月
3月15日                     2026年3月15日
三月十五日                  2026年3月15日
3.15                        2026年3月15日
3-15                        2026年3月15日
4·26                        2026年4月26日
8月18日                     2025年8月18日
2023年3月上旬               2023年3月1日至10日
2024年2月下旬               2024年2月21日至29日
一季度                      2026年一季度
1季度                       2026年一季度
首季度                      2026年一季度
第四季度                    2025年四季度
last quarter of 2023        2023年四季度
the last quarter of 2023    2023年四季度
last half of 2023           2023年下半年
二〇二三                    2023年
二零二三                    2023年
2024年6月底                 2024年6月
6月末                       2026年6月
2024年6月初                 2024年6月
2024年6月初至今             2024年6月1日至2026年8月17日
十年来。                    2016年8月18日至2026年8月17日
“过去十年”                  2016年8月18日至2026年8月17日
3月初至5月底                2026年3月至5月
10年                        2010年
2023年一季度                2023年一季度
2023年第1季度               2023年一季度
2023第一季度                2023年一季度
Q1 2023                     2023年一季度
2023-Q1                     2023年一季度
2023q1                      2023年一季度
去年一季度                  2025年一季度
前三季度                    2026年1月至9月
2023年前5个月               2023年1月至5月
上半年                      2026年上半年
2023年下半年                2023年下半年
2023H1                      2023年上半年
今年                        2026年
去年                        2025年
上年                        2025年
前年                        2024年
大前年                      2023年
明年                        2027年
去年3月                     2025年3月
去年底                      2025年12月
本月                        2026年8月
这个月                      2026年8月
這個月                      2026年8月
上月                        2026年7月
上个月                      2026年7月
本季度                      2026年三季度
上季度                      2026年二季度
本周                        2026年8月17日至23日
上周                        2026年8月10日至16日
今天                        2026年8月17日
昨天                        2026年8月16日
近三年                      2023年8月18日至2026年8月17日
近3年                       2023年8月18日至2026年8月17日
近三年来                    2023年8月18日至2026年8月17日
最近三年                    2023年8月18日至2026年8月17日
过去3年                     2023年8月18日至2026年8月17日
三年来                      2023年8月18日至2026年8月17日
三年内                      2023年8月18日至2026年8月17日
近兩年                      2024年8月18日至2026年8月17日
近两年半                    2024年2月18日至2026年8月17日
近一年                      2025年8月18日至2026年8月17日
最近半年                    2026年2月18日至8月17日
近6个月                     2026年2月18日至8月17日
近一个月                    2026年7月18日至8月17日
近30天                      2026年7月19日至8月17日
近一周                      2026年8月11日至17日
十四五                      2021年至2025年
“十四五”期间                2021年至2025年
十五五                      2026年至2030年
“十五”计划                  2001年至2005年
2021-2023                   2021年至2023年
2021—2023年                 2021年至2023年
2021~2023                   2021年至2023年
2021年至2023年              2021年至2023年
从2021年到2023年            2021年至2023年
二〇二一年至二〇二三年      2021年至2023年
2023年3-5月                 2023年3月至5月
2023年3月至5月              2023年3月至5月
2023.3-2023.5               2023年3月至5月
2023年3月1-15日             2023年3月1日至15日
2023年3月1日至15日          2023年3月1日至15日
2023-01-01至2023-03-31      2023年一季度
2023-01-01-2023-03-31       2023年一季度
2022年10月—2023年3月        2022年10月至2023年3月
1-8月                       2026年1月至8月
一至三季度                  2026年1月至9月
2023 Q1-Q3                  2023年1月至9月
11月至2月                   2025年11月至2026年2月
去年3月至今年5月            2025年3月至2026年5月
2023年3月以来               2023年3月1日至2026年8月17日
2023年3月起                 2023年3月1日至2026年8月17日
今年以来                    2026年1月1日至8月17日
年初以来                    2026年1月1日至8月17日
2021至今                    2021年1月1日至2026年8月17日
2022年以前                  2021年及以前
2022年之前                  2021年及以前
2022年及以前                2022年及以前
截至2022年底                2022年及以前
截至7月底                   2026年7月及以前
2022年以后                  2023年及以后
2022年及以后                2022年及以后
2023年3月15日以前           2023年3月14日及以前
全部时间                    全部时间
March 2023                  2023年3月
Mar. 2023                   2023年3月
2023 March                  2023年3月
MAY                         2026年5月
15 March 2023               2023年3月15日
March 15th, 2023            2023年3月15日
first quarter of 2023       2023年一季度
H1 2023                     2023年上半年
last year                   2025年
this month                  2026年8月
last 3 years                2023年8月18日至2026年8月17日
from March 2021 to May 2022 2021年3月至2022年5月
Dec 2022 - Feb 2023         2022年12月至2023年2月
since 2021                  2021年1月1日至2026年8月17日
before 2022                 2021年及以前
"""
REFUSED = {
    "0000": "年份只能从1900到2099",
    "十年": "没有说清是多久",
    "二十五年": "没有说清是多久",
    **dict.fromkeys(
        ["十年。", "“十年”", "十年的", "十年前", "十年以前", "二十五年前", "十年后", "十年至今"],
        "没有说清是多久。可以写“近",
    ),
    "截至十年": "没有说清是多久",
    "2001年至十年": "没有说清是多久",
    "十年间": "没有说清是多久",
    "十年以来": "分不清是年份还是年数",
    "截至2024年6月初": "看不出是哪段时间",
    "2024年6月底至今": "看不出是哪段时间",
    "3月至5月初": "看不出是哪段时间",
    "last half": "看不出是哪段时间",
    "2023年13月": "月份只到12",
    "2023-13": "月份只到12",
    "202313": "月份只到12",
    "2023年0月": "月份从1开始",
    "13月": "月份只到12",
    "2021-23": "“2021年至2023年”",
    "2023年2月29日": "2023年2月有28天，没有29日",
    "2月30日": "2026年2月有28天，没有30日",
    "2023-3-32": "2023年3月有31天，没有32日",
    "五季度": "一年只有四个季度",
    "Q0": "一年只有四个季度",
    "H3": "一年只有上半年和下半年",
    "1850年": "年份只能从1900到2099",
    "9999": "年份只能从1900到2099",
    "近三百年": "年份只能从1900到2099",
    "1900年以前": "年份只能从1900到2099",
    "23": "年份请写四位",
    "23-3": "年份请写四位",
    "23/3/15": "年份请写四位",
    "230427": "年份请写四位",
    "1-8": "分不清是1月8日，还是1月至8月。可以写“1月8日”“1月至8月”",
    "20年以来": "分不清是年份还是年数。可以写“2020年以来”“近20年”",
    "2023年至2021年": "开始（2023年1月1日）晚于结束（2021年12月31日）。可以写“2021年至2023年”",
    "2023年5月至3月": "晚于结束",
    "2030年以来": "2030年1月1日还没有到",
    "近几年": "没有说清是多久",
    "最近": "没有说清是多久",
    "近0天": "没有说清是多久",
    "十五": "看不出是哪段时间",
    "三年前": "看不出是哪段时间",
    "香菇": "看不出是哪段时间",
    "2023年3月至": "看不出是哪段时间",
    "15日": "看不出是哪段时间",
    "2023年3月15日10时": "看不出是哪段时间",
    "-": "看不出是哪段时间",
    "'; DROP TABLE": "看不出是哪段时间",
    "": "没有写时间。可以写“2023年3月”",
    "  　": "没有写时间",
    "1" * 61: "写得太长",
}
ROWS = [row.rsplit(maxsplit=1) for row in UNDERSTOOD.strip("\n").splitlines()]
DAYS = st.dates(EARLIEST, LATEST)


@pytest.mark.parametrize(("typed", "words"), ROWS)
def test_what_people_type_is_understood(typed, words):
    assert period_words(*read_period(typed, TODAY)) == words


def test_the_days_are_the_first_and_the_last():
    assert read_period("2023年", TODAY) == (date(2023, 1, 1), date(2023, 12, 31))
    assert read_period("2月", TODAY) == (date(2026, 2, 1), date(2026, 2, 28))
    assert read_period("近30天", TODAY) == (date(2026, 7, 19), TODAY)
    assert read_period("2022年以前", TODAY) == (EARLIEST, date(2021, 12, 31))


@pytest.mark.parametrize("typed", ["last quarter", "the last quarter", "上季度"])
def test_the_last_quarter_is_the_one_before_this(typed):
    assert read_period(typed, date(2026, 11, 26)) == (date(2026, 7, 1), date(2026, 9, 30))
    assert read_period(typed, date(2026, 2, 1)) == (date(2025, 10, 1), date(2025, 12, 31))


def test_recent_years_on_the_last_day_of_a_month():
    assert read_period("近半年", date(2026, 8, 31)) == (date(2026, 3, 1), date(2026, 8, 31))
    assert read_period("近一年", date(2024, 2, 29)) == (date(2023, 3, 1), date(2024, 2, 29))


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items())
def test_what_is_not_understood_is_said_with_forms_that_are(typed, reason):
    with pytest.raises(PeriodRefused) as refused:
        read_period(typed, TODAY)
    assert reason in str(refused.value)
    assert len(refused.value.examples) >= 2
    assert typed[:10].strip() in str(refused.value)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_a_refusal_proposes_is_understood(typed):
    with pytest.raises(PeriodRefused) as refused:
        read_period(typed, TODAY)
    for example in refused.value.examples:
        read_period(example, TODAY)


def test_a_refusal_can_be_translated():
    with pytest.raises(PeriodRefused) as refused:
        read_period("2023-2-30", TODAY)
    assert refused.value.reason % refused.value.values in str(refused.value)


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(PeriodRefused) as refused:
        read_period("香菇" * 5_000, TODAY)
    assert len(str(refused.value)) < 100


PIECES = [
    *[
        "0",
        "3",
        "12",
        "15",
        "23",
        "2021",
        "2023",
        "年",
        "月",
        "日",
        "季度",
        "上半年",
        "下半年",
        "Q",
        "H",
        "-",
        "/",
        ".",
        "至",
        "到",
        "以来",
        "以前",
        "以后",
    ],
    *[
        "近",
        "最近",
        "去",
        "今",
        "前",
        "三",
        "十",
        "五",
        "二",
        "〇",
        "个",
        "天",
        "周",
        "半",
        "截至",
        "从",
        "间",
        "几",
        "２",
        "③",
        "¹",
        "万",
        "·",
        "“",
        "”",
    ],
    *["march", "of", "last", "since", "to", "quarter"],
    " ",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)), st.dates())
def test_nothing_but_the_refusal_is_raised(typed, today):
    try:
        start, end = read_period(typed, today)
    except PeriodRefused as refused:
        for example in refused.examples:
            read_period(example, TODAY)
    else:
        assert start <= end


@given(DAYS, DAYS, st.sampled_from([TODAY, date(1990, 1, 1), date(2096, 2, 29)]))
def test_the_words_of_a_period_are_read_as_that_period(one, other, today):
    start, end = sorted((one, other))
    assert read_period(period_words(start, end), today) == (start, end)


@given(st.integers(1901, 2098), st.integers(1, 12), st.integers(0, 30), st.booleans())
def test_whole_years_and_months_are_read_back(year, month, more, whole):
    start = date(year, 1 if whole else month, 1)
    last = min(year + more, 2098)
    end = date(last, 12, 31) if whole else date(last + (month == 12), month % 12 + 1, 1)
    end = end if whole else date.fromordinal(end.toordinal() - 1)
    assert read_period(period_words(start, end), TODAY) == (start, end)


@pytest.mark.parametrize(
    "form", ["{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}", "{y}年{m}月{d}日", "{y}/{m}/{d}"]
)
@given(day=DAYS)
def test_each_day_is_read_in_each_form(form, day):
    typed = form.format(y=day.year, m=day.month, d=day.day)
    assert read_period(typed, TODAY) == (day, day)
