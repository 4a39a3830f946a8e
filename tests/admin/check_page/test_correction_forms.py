"""What the small forms of the check page ask, and what they start with."""

from dataclasses import replace

import pytest
from django import forms

from releases.admin.check_page import parsed_rows
from releases.admin.check_page.correction_forms import FORMS, MAY_ADD, form_for
from releases.intake.parse.reader import read
from tests.admin.pasted_page import PAGE

# A heading is a measure where something done is told below it.
READING = read(PAGE.replace("增长4.5%。", "增长4.5%，组织专利导航30场。"))
FACTS = {
    "title": "标题 TextInput 500 =云岫市召开2025年知识产权新闻发布会",
    "subtitle": "副标题 TextInput 500 =",
    "published_at": "原页发布时间 TextInput =2025-04-25 09:30 如 2025-04-25 09:30。",
    "source": "信息来源 TextInput 500 =云岫日报",
    "editor": "编辑 TextInput 500 =林晓燕",
    "reviewer": "审核 TextInput 500 =周正",
    "event.date": "发布会日期 TextInput =2025-04-25 2025-04-25",
    "event.time": "发布会时间 TextInput 500 =上午",
    "event.venue": "发布会地点 TextInput 500 =",
    "event.host": "主办单位 TextInput 500 =市政府新闻办",
    "topics": "主题 Textarea = 一行一个，或用“、”隔开。",
    "organisations": "出席单位 Textarea =市委宣传部\n市公安局 一行一个，或用“、”隔开。",
    "media": "参会媒体 Textarea =云岫日报\n云岫广播电视台 一行一个，或用“、”隔开。",
}
ROWS = {
    "speaker-1": [
        "姓名 TextInput * =方岚", "机构 TextInput =市市场监督管理局",
        "职务 TextInput =副局长 几个职务用“、”隔开。",
        "角色 Select * =presenter 主持人 发布人 答问人 出席",
    ],
    "block-1": [
        "类型 Select * =paragraph 小标题 段落 发布 提问 回答 表格",
        "发言人 Select =None — 方岚（市市场监督管理局） 高原（市委宣传部）",
        "题号 NumberInput =None 只有提问才有题号。",
    ],
    "measure-1": [
        "依据原文 Textarea * =知识产权创造稳步提升。2024年专利授权1,939件，"
        "同比增长4.5%，组织专利导航30场。 "
        "照抄原文里的文字；可先在原文里选中，再按“填入选中的文字”。",
        "第几处 NumberInput =None", "举措 TextInput * =知识产权创造稳步提升",
        "阶段 Select * =done 已完成 进行中 计划",
        "环节 Select =creation — 创造 运用 保护 管理 服务",
        "责任机构 TextInput =市市场监督管理局", "时限 TextInput =None 照原文，如“年底前”。",
    ],
    "statistic-1": [
        "依据原文 Textarea * =1,939件 照抄原文里的文字；可先在原文里选中，再按“填入选中的文字”。",
        "第几处 NumberInput =None", "指标 TextInput * =专利授权", "数值 TextInput * =1939",
        "单位 TextInput =件", "类型 Select * =level 数值 增减 比重 位次",
        "确切程度 Select * =exact 确数 余、超 近 约 不低于 区间",
        "比较基准 Select = — 同比 环比 较某时 年均", "范围 TextInput =",
        "性质 Select = 结果 目标 预计",
        "时期 TextInput =2024年", "时期起 TextInput =2024-01-01", "时期止 TextInput =2024-12-31",
    ],
}  # fmt: skip


def told(form: forms.Form) -> list[str]:
    """Each field as its label, how it is entered, whether it must be, its value and its help."""
    return [_told(form[name]) for name in form.fields]


def _told(bound: forms.BoundField) -> str:
    field = bound.field
    choices = [str(label) for _value, label in getattr(field, "choices", ())]
    parts = [
        bound.label, type(field.widget).__name__, "*" if field.required else "",
        str(getattr(field, "max_length", None) or ""), f"={bound.initial}", field.help_text,
        *choices,
    ]  # fmt: skip
    return " ".join(filter(None, map(str, parts)))


def test_every_fact_has_its_form():
    assert {name: " ".join(told(form_for(READING, f"fact-{name}"))) for name in FACTS} == FACTS
    assert set(FACTS) == set(parsed_rows.FACTS)


@pytest.mark.parametrize("name", ROWS)
def test_the_form_of_a_row(name):
    assert told(form_for(READING, name)) == ROWS[name]


@pytest.mark.parametrize(("n", "there"), [("0", False), ("1", True), ("2", True), ("3", False),
                                          ("x", False), ("", False)])  # fmt: skip
def test_there_are_forms_from_the_first_row_to_the_last(n, there):
    assert len(READING.speakers) == 2
    assert (form_for(READING, f"speaker-{n}") is not None) is there


@pytest.mark.parametrize("name", ["fact-", "fact-numbers", "doubt-1", "poem-1", "speaker"])
def test_what_is_no_row_has_no_form(name):
    assert form_for(READING, name) is None


def test_what_may_be_added():
    assert [name for name in FORMS if name in MAY_ADD] == ["speaker", "measure", "statistic"]
    assert set(FORMS) == {*MAY_ADD, "block"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1,939", "1939"), ("１，９３９", "1939"), ("4.5%", "4.5"), ("1 939", "1939"), ("首", "首")],
)
def test_a_value_is_taken_as_it_is_printed(typed, kept):
    form = form_for(READING, "statistic-1")
    data = {name: form.initial.get(name) or "" for name in form.fields} | {"value": typed}
    assert form_for(READING, "statistic-1", data).is_valid()
    bound = form_for(READING, "statistic-1", data)
    bound.full_clean()
    assert bound.cleaned_data["value"] == kept


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("fact-published_at", "2025年4月25日 9:30", "2025-04-25T09:30:00+08:00"),
        ("fact-event.date", "2025年4月25日 9:30", "2025-04-25"),
        ("fact-event.date", "", None),
        ("fact-media", "甲报、乙报\n 丙报 \n", ("甲报", "乙报", "丙报")),
    ],
)
def test_what_is_typed_is_kept_in_the_form_of_a_reading(name, typed, kept):
    form = form_for(READING, name, {"value": typed})
    assert form.is_valid()
    assert form.cleaned_data["value"] == kept


def test_what_is_no_day_is_refused():
    form = form_for(READING, "fact-event.date", {"value": "上周"})
    assert form.errors["value"] == ["看不出是哪一天，请写成 2025-04-25 这样。"]


@pytest.mark.parametrize(
    ("typed", "told_in"),
    [
        ({}, "clause"),
        ({"scope": "临江区", "goal": "target"}, "clause"),
        ({"period_label": "2023年"}, "editor"),
        ({"period_end": "2024-06-30"}, "editor"),
        ({"period_label": "", "period_start": "", "period_end": ""}, None),
    ],
)
def test_whoever_changes_a_period_answers_for_it(typed, told_in):
    row = READING.statistics[0]
    told = replace(row, period=replace(row.period, told_in="clause"))
    reading = replace(READING, statistics=(told,))
    form = form_for(reading, "statistic-1")
    data = {name: form.initial.get(name) or "" for name in form.fields} | typed
    bound = form_for(reading, "statistic-1", data)
    assert bound.is_valid(), bound.errors
    new = bound.corrected(reading, "statistic", "1").statistics[0]
    assert (new.period and new.period.told_in) == told_in
    assert (new.scope, new.goal) == (typed.get("scope", ""), typed.get("goal", ""))
