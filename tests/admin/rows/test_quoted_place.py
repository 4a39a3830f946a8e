"""A statistic's or measure's place is given by quoting; its number is typed as printed."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from releases.admin.rows.statistic import typed_number
from releases.models import Measure, Statistic
from releases.text.quotations import occurrences
from tests import make
from tests.admin.asking import add, edit, opened_form, text, url

TEXT = "发明专利35件，商标35件，著作权135件。"


@pytest.fixture
def block():
    return make.make_block(make.make_edition(), TEXT)


def add_statistic(client, block, /, **values):
    data = {"indicator_name": "专利授权量", "kind": "level", "unit": "件", "value_text": "1"}
    return add(client, "statistic", block.edition, block, **data | values)


def test_a_statistic_by_its_words(editor, block):
    add_statistic(editor, block, value_text="135", quote="135件")
    row = Statistic.objects.get()
    assert (row.quote, row.start, row.value, row.indicator_name) == (
        "135件", TEXT.index("135"), 135, "专利授权量",
    )  # fmt: skip


def test_words_that_stand_twice_ask_which(editor, block):
    page = text(add_statistic(editor, block, value_text="35", quote="35件"))
    assert "出现 3 次" in page
    assert "2：…" in page
    assert not Statistic.objects.exists()
    add_statistic(editor, block, value_text="35", quote="35件", occurrence="2")
    assert Statistic.objects.get().start == TEXT.index("商标") + 2


def test_the_place_among_equals_is_kept_when_nothing_was_changed(editor, block):
    second = TEXT.index("商标") + 2
    row = make.make_statistic(block, "35件", value=35, start=second, end=second + 3)
    address = url("statistic_change", row.pk)
    assert opened_form(editor.get(address, follow=True))["occurrence"] == "2"
    edit(editor, address, unit="个")
    row.refresh_from_db()
    assert (row.start, row.unit) == (second, "个")
    edit(editor, address, occurrence="1")
    row.refresh_from_db()
    assert row.start == TEXT.index("35件")


def test_words_that_are_not_there(editor, block):
    page = text(add_statistic(editor, block, value_text="9", quote="9999件"))
    assert "段落里没有这些文字" in page
    assert "9999件" in page
    assert not Statistic.objects.exists()
    assert "这个字段是必填项" in text(add_statistic(editor, block, value_text="9", quote=""))


def test_half_width_marks_find_full_width_ones(editor, block):
    add_statistic(editor, block, value_text="35", quote="35件,商标")
    assert Statistic.objects.get().quote == "35件，商标"


def test_words_of_another_block_are_not_there(editor, block):
    row = make.make_measure(block)
    make.make_block(block.edition, "一是加大保护力度。")
    page = text(edit(editor, url("measure_change", row.pk), quote="加大保护力度"))
    assert "段落里没有这些文字" in page
    assert Measure.objects.get().block == block


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "value", "decimals"),
    [
        ("1,939", "1939", 0), ("161.76", "161.76", 2), ("1.50", "1.50", 2), ("-43.4", "-43.4", 1),
        ("１，９３９．５", "1939.5", 1), ("－3", "-3", 0), ("−3", "-3", 0), (" 20 ", "20", 0),
        ("0.000001", "0.000001", 6), ("123456789012345", "123456789012345", 0),
    ],
)  # fmt: skip
def test_numbers_as_printed(editor, block, typed, value, decimals):
    add_statistic(editor, block, value_text=typed, quote="135件")
    row = Statistic.objects.get()
    assert (row.value, row.decimals) == (Decimal(value), decimals)
    page = opened_form(editor.get(url("statistic_change", row.pk), follow=True))
    assert page["value_text"] == value


@pytest.mark.parametrize(
    "typed", ["", "五千", "5000万", "1,23", "1.2.3", "--1", "1e5", "NaN", "1.1234567", "9" * 16]
)
def test_what_is_no_number(typed):
    with pytest.raises(ValidationError):
        typed_number(typed)


def test_a_bad_number_is_told_and_kept(editor, block):
    row = make.make_statistic(block, "135件", value=135)
    page = text(edit(editor, url("statistic_change", row.pk), value_text="一百多"))
    assert "“一百多”不是数" in page
    assert 'value="一百多"' in page
    assert Statistic.objects.get().value == 135


def test_the_rules_of_a_statistic_are_told(editor, block):
    page = text(add_statistic(editor, block, value_text="2", quote="135件", kind="rank"))
    assert "位次没有单位" in page
    page = text(
        add_statistic(editor, block, value_text="2", quote="135件", period_start="2024-01-01")
    )
    assert "起止要成对填写" in page


def test_occurrences_overlap():
    assert occurrences("aa", "aaa") == [0, 1]
    assert occurrences("", "aaa") == []
