import pytest

from releases.intake.parse.figures.names.indicator_names import indicator
from releases.intake.parse.figures.names.indicator_rules import allotted
from releases.intake.parse.figures.names.setting import Setting


def around(left: str, right: str) -> Setting:
    return Setting(left, right, left, left, "", "", "立方米", "level", "")


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("第一阶梯按每户每年", "核定，其余不变", "第一阶梯标准"),
        ("居民垃圾处理费统一按每户每月", "收取", "居民垃圾处理费标准"),
        ("按照工作部署，全市投入", "核定", ""),
        ("第一阶梯按每户每年", "左右", ""),
    ],
)
def test_amounts_set_by_a_rule(left, right, name):
    assert allotted(around(left, right)) == name


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("对低保家庭,每户每月免费供应", "用水,预计", "每户每月免费供应用水"),
        ("向市民赠送", "宣传册", "赠送宣传册"),
        ("全市供应", "，", ""),
        ("全市新增", "用水", ""),
    ],
)
def test_amounts_handed_out(left, right, name):
    assert allotted(around(left, right)) == name


def setting(left: str = "", right: str = "", **others: str) -> Setting:
    told = {"place": "", "previous": "", "unit": "件", "kind": "level", "after_unit": "", **others}
    return Setting(left, right, told.pop("clause", left), told.pop("sentence", left), **told)


RULES = [
    (setting("增速位居", kind="rank"), "增速"),
    (setting("综合排名", kind="rank"), "综合排名"),
    (setting(right="的标准给予补贴", unit="%", kind="share"), "补贴比例"),
    (setting("完成年度任务的", kind="share", previous="新建机构"), "新建机构年度任务完成率"),
    (setting("占总量的", kind="share", previous="发明专利"), "发明专利占比"),
    (setting(right="人", unit="人", after_unit="件", previous="立案"), "立案人数"),
    (setting(right="人", unit="人", after_unit="案", previous="立案"), "立案人数"),
    (setting(right="人", unit="名", after_unit="起", previous="立案"), "立案人数"),
    (setting("合计", unit="万元", clause="支持10家医院合计", sentence=""), "支持医院"),
    (setting(right="专利证书"), "专利证书"),
    (setting(right="居民用户支出不变", kind="share", unit="%"), "支出不变的居民用户"),
    (setting("总金额达", previous="融资"), "融资总金额"),
    (setting("(总数", previous="融资"), "融资"),
    (setting("(总量", previous="融资"), "融资"),
    (setting("(总额", previous="融资"), "融资"),
    (setting("周边", previous="停车场"), "周边停车场"),
    (setting("城区", previous="停车场"), "城区停车场"),
    (setting("农村地区", previous="停车场"), "农村地区停车场"),
    (setting("境内", previous="停车场"), "境内停车场"),
    (setting(right="来自企业", previous="专利"), "来自企业的专利"),
    (setting(right="被表彰", unit="人", kind="level"), "表彰"),
]


@pytest.mark.parametrize(("at", "name"), RULES)
def test_a_number_is_named_by_the_words_around_it(at, name):
    assert indicator(at) == name
