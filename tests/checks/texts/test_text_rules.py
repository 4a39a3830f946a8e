"""What is remarked in a text alone, what takes its place; and what looks like it and is not."""

import datetime
import importlib

import pytest

from releases.checks.texts.confused_words import ConfusedWord, words_from, wrong_words
from releases.checks.texts.mixed_marks import mixed
from releases.checks.texts.text_rules import of_text

DAY = datetime.date(2024, 5, 9)
WORDS = tuple(words_from(importlib.import_module("releases.migrations._wrong_words_1").WORDS))


def said(text, day=DAY):
    return [(r.kind, text[r.start : r.end], r.fix) for r in of_text(text, WORDS, day)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请登陆系统办理。", ("wrong_word", "登陆系统", "登录系统")),
        ("截止目前，立案30件。", ("wrong_word", "截止目前", "截至目前")),
        ("市财政拔款3万元。", ("wrong_word", "拔款", "拨款")),
        ("完成了工作，，并推进。", ("doubled_marks", "，，", "，")),
        ("工作完成。。", ("doubled_marks", "。。", "。")),
        ("名单（见附件)如下", ("mixed_marks", "（见附件)", "（见附件）")),
        ('他说"很好。', ("unpaired_quotes", '"', None)),
        ("占比提高3.5%。", ("percent_or_points", "%", "个百分点")),
        ("专利授权量同比增长5个百分点。", ("percent_or_points", "个百分点", "%")),
        ("提高3%个百分点", ("percent_or_points", "%", "")),
        ("立案30件件", ("doubled_unit", "件", "")),
        ("超过300件以上", ("double_degree", "以上", "")),
        ("近300余件", ("double_degree", "余", "")),
        ("约300件左右", ("double_degree", "左右", "")),
        ("同比减少2倍", ("double_degree", "减少2倍", None)),
        ("下降-3.2%", ("double_degree", "-", "")),
        ("证号11010519491231002X。", ("identity_number", "11010519491231002X",
         "11*************02X")),
        ("身份证号：420106198503121234", ("identity_number", "420106198503121234",
         "42*************234")),
        ("联系人手机13812345678。", ("mobile_number", "13812345678", "138****5678")),
        ("卡号4111 1111 1111 1111", ("bank_card", "4111 1111 1111 1111", "4111********1111")),
        ("家住幸福村3组12号", ("home_address", "家住幸福村3组", None)),
        ("车牌鄂S12345", ("number_plate", "鄂S12345", "鄂S*****")),
        ("见http:/www.a.gov.cn", ("broken_link", "http:/www.a.gov.cn", "http://www.a.gov.cn")),
        ("见http：//a.gov.cn/b", ("broken_link", "http：//a.gov.cn/b", "http://a.gov.cn/b")),
        ("见http://192.168.1.2/x", ("broken_link", "http://192.168.1.2/x", None)),
        ("2月30日召开", ("impossible_date", "2月30日", None)),
        ("2023年2月29日召开", ("impossible_date", "2023年2月29日", None)),
        ("2024年5月9日（星期五）", ("weekday_does_not_fit", "五", "四")),
        ("截至2024年6月30日，有效专利3件", ("date_after_event", "截至2024年6月30日", None)),
        ("2024年至2022年", ("reversed_dates", "2024年至2022年", None)),
    ],
)  # fmt: skip
def test_what_is_remarked_and_what_takes_its_place(text, told):
    assert said(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "台风登陆广东沿海。", "报名截止2024年6月30日。", "高海拔款项", "万一但是", "可以经常",
        "占比提高3.5个百分点，授权量增长5%。", "约300件，以上为去年数据", "2项项目", "3家家庭农场",
        "专利号ZL202310123456.7", "登记号13812345678", "13812345678元", "热线12330",
        "统一社会信用代码91420000MA4912345X", "申请号202310123456.7", "420106198503121239",
        "订单4111111111111112", "（2024）鄂03民初12号", "http://www.a.gov.cn/b?c=1#d",
        "2024年2月29日召开", "5月9日（星期四）", "截至6月30日报名", "10:30开始", "比分3:1",
        "……", "《A》、《B》", "(1)和（2）",
    ],
)  # fmt: skip
def test_what_looks_wrong_and_is_right(text):
    assert said(text) == []


def test_a_page_of_one_style_keeps_it_and_one_remark_tells_of_all_strays():
    assert not list(mixed(["一,二;三:四,五", "六,七"] * 3))
    ((remark, places),) = mixed(["完成了，推进了,提高了", "发展,"])
    assert "共2处" in remark.message
    assert [(n, each.start, each.fix) for n, each in places] == [(0, 7, "，"), (1, 2, "，")]


def test_a_list_begins_with_many_words_and_none_that_is_right():
    assert len(WORDS) >= 300
    assert not [word for word in WORDS if word.wrong == word.right]
    assert not [word for word in WORDS if word.wrong in word.but]


def test_of_two_wrong_words_at_one_place_the_longer_is_told():
    words = (ConfusedWord("一但", "一旦"), ConfusedWord("一但发现", "一旦发现"))
    assert [r.fix for r in wrong_words("一但发现", words)] == ["一旦发现"]
    assert list(wrong_words("一但", ())) == []
