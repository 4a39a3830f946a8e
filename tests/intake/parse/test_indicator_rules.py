import pytest

from releases.intake.parse.indicator_rules import Setting, allotted


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
