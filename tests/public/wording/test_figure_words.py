import datetime
from decimal import Decimal

import pytest

from releases.figures.printed_numbers import Printed
from releases.figures.stated_figure import StatedFigure
from releases.models import Statistic
from releases.public.wording.figure_words import period_words, value_words


def stated(value, unit="", qualifier="exact", kind="level", **kw):
    _whole, _point, decimals = value.partition(".")
    return StatedFigure(Printed(Decimal(value), len(decimals), unit, qualifier), kind, **kw)


@pytest.mark.parametrize(
    ("value", "kw", "words"),
    [
        ("1939", {"unit": "件"}, "1939件"),
        ("1.50", {"unit": "亿元"}, "1.50亿元"),
        ("5000", {"unit": "万元", "qualifier": "over"}, "5000余万元"),
        ("1.5", {"unit": "亿元", "qualifier": "over"}, "超1.5亿元"),
        ("87", {"unit": "%", "kind": "share", "qualifier": "over"}, "超87%"),
        ("100", {"unit": "起", "qualifier": "nearly"}, "近100起"),
        ("80", {"unit": "%", "kind": "share", "qualifier": "about"}, "约80%"),
        ("15", {"unit": "件", "qualifier": "at_least"}, "不低于15件"),
        ("3", {"unit": "年", "qualifier": "range"}, "3年（区间）"),
        ("161.76", {"unit": "%", "kind": "change", "basis": "yoy"}, "同比 +161.76%"),
        ("-43.4", {"unit": "%", "kind": "change", "basis": "mom"}, "环比 −43.4%"),
        ("0", {"unit": "%", "kind": "change", "basis": "yoy"}, "同比 0%"),
        ("0.0", {"unit": "件"}, "0.0件"),
        ("24.6", {"unit": "%", "kind": "change", "basis": "average"}, "年均 +24.6%"),
        ("2", {"unit": "个百分点", "kind": "change", "basis": "since"}, "较此前 +2个百分点"),
        ("2", {"kind": "rank", "scope": "全省"}, "全省第2位"),
        ("1", {"kind": "rank"}, "第1位"),
        ("120", {"unit": "件", "scope": "临江区"}, "临江区120件"),
        ("35", {"unit": "%", "kind": "share", "scope": "规上企业"}, "规上企业35%"),
        ("5000", {"unit": "件", "goal": "target", "qualifier": "at_least"}, "目标不低于5000件"),
        ("5000", {"unit": "件", "goal": "forecast", "qualifier": "about"}, "预计约5000件"),
        ("3", {"unit": "%", "kind": "change", "basis": "yoy", "goal": "target"}, "目标同比 +3%"),
        ("8", {"unit": "家", "scope": "临江区", "goal": "target"}, "临江区目标8家"),
        ("2", {"kind": "rank", "scope": "全省", "goal": "target"}, "目标全省第2位"),
    ],
)
def test_value_words(value, kw, words):
    assert value_words(stated(value, **kw)) == words


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("label", "start", "end", "words"),
    [
        ("", None, None, ""),
        ("上半年", None, None, "上半年"),
        ("2022年", "2022-01-01", "2022-12-31", "2022年"),
        ("去年", "2022-01-01", "2022-12-31", "去年（2022年）"),
        ("2021年底", "2021-12-31", "2021-12-31", "2021年底"),
        ("截至7月底", "2022-07-31", "2022-07-31", "截至7月底（2022年7月31日）"),
        ("", "2016-01-01", "2020-12-31", "2016年至2020年"),
        ("上半年", "2022-01-01", "2022-06-30", "上半年（2022年1月1日至2022年6月30日）"),
    ],
)
def test_period_words(label, start, end, words):
    row = Statistic(period_label=label)
    row.period_start, row.period_end = start and day(start), end and day(end)
    assert period_words(row) == words
