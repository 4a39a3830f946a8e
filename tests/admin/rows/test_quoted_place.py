"""A statistic's or measure's place is given by quoting; its number is typed as printed."""

from decimal import Decimal
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError

from releases.admin.rows.statistic import typed_number
from releases.models import Measure, Statistic
from releases.text.quotations import occurrences
from tests import make
from tests.admin.asking import edit, form_of, text, url

TEXT = "发明专利35件，商标35件，著作权135件。"


@pytest.fixture
def block():
    return make.make_block(make.make_edition(), TEXT)


def add_statistic(client, block, /, **values):
    address = f"{url('statistic_add')}?edition={block.edition_id}&block={block.pk}"
    data = form_of(client.get(address), "statistic_form")
    data |= {"indicator": make.make_indicator().pk, "kind": "level", "unit": "件"}
    return client.post(address, data | values, follow=True)


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
    assert form_of(editor.get(address), "statistic_form")["occurrence"] == "2"
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


def test_a_block_of_another_edition_is_no_choice(editor, block):
    other = make.make_block(make.make_edition(), TEXT)
    page = text(add_statistic(editor, block, block=other.pk, value_text="135", quote="135件"))
    assert "选择一个有效的选项" in page
    assert not Statistic.objects.exists()


def test_a_measure_moves_to_another_block(editor, block):
    row = make.make_measure(block)
    other = make.make_block(block.edition, "一是加大保护力度。")
    edit(editor, url("measure_change", row.pk), block=other.pk, quote="加大保护力度")
    assert Measure.objects.get().quote == "加大保护力度"
    page = text(edit(editor, url("measure_change", row.pk), block=block.pk))
    assert "段落里没有这些文字" in page
    assert Measure.objects.get().block == other


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
    page = form_of(editor.get(url("statistic_change", row.pk)), "statistic_form")
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


def sought(client, block, term):
    """What the box for a paragraph offers for these words."""
    asked = f"app_label=releases&model_name=statistic&field_name=block&term={quote(term)}"
    form = client.get(f"{url('statistic_add')}?edition={block.edition_id}").context["adminform"]
    found = client.get(f"{form.form.fields['block'].widget.get_url()}&{asked}")
    return [int(row["id"]) for row in found.json()["results"]]


def test_a_paragraph_is_looked_for_among_those_of_its_edition(editor, block):
    last = make.make_block(block.edition, "最后一段。", position=block.position + 10)
    make.make_block(make.make_edition(), "最后一段。")
    assert sought(editor, block, "最后") == [last.pk]
    assert sought(editor, block, str(block.position)) == [block.pk]
    assert sought(editor, block, "") == [block.pk, last.pk]
    assert sought(editor, block, "没有") == []


def test_a_form_does_not_list_two_thousand_paragraphs(editor, block):
    for n in range(30):
        make.make_block(block.edition, f"第{n}段。")
    row = make.make_statistic(block, "135件", value=135)
    shown = text(editor.get(url("statistic_change", row.pk)))
    assert shown.count("段。</option>") == 0
    assert f'value="{block.pk}" selected' in shown
