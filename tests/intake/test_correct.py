"""Corrections of a reading: what they change, what they refuse, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake import correct
from releases.intake.correct import NotCorrected
from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.validate import reading_of
from tests.intake.readings import TEXT, release


@pytest.fixture
def reading():
    return reading_of(release())


def codes(reading):
    return [doubt.code for doubt in reading.doubts]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "另一个标题"), ("published_at", None), ("event.date", "2025-04-25"),
        ("event.venue", ""), ("topics", ("商标",)), ("media", ("岚东日报",)),
    ],
)  # fmt: skip
def test_a_fact_is_replaced_and_nothing_else(reading, name, value):
    data = to_dict(correct.fact(reading, name, value))
    expected = release()
    place = expected["event"] if name.startswith("event.") else expected
    place[name.removeprefix("event.")] = list(value) if isinstance(value, tuple) else value
    assert data == expected


def test_a_missing_fact_given_is_no_longer_in_doubt():
    data = release(title="")
    data["doubts"] += [{"block": None, "start": None, "end": None, "code": "no_title",
                        "message": "没有找到标题"}]  # fmt: skip
    reading = reading_of(data)
    assert "no_title" not in codes(correct.fact(reading, "title", "标题"))
    assert "no_title" in codes(correct.fact(reading, "title", ""))


def test_names_are_listed_once(reading):
    assert correct.fact(reading, "organisations", ["甲", "乙", "甲"]).organisations == ("甲", "乙")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("blocks", (), "没有这一项"),
        ("event.mood", "好", "没有这一项"),
        ("event.date", "2025-02-30", "日期：没有这样的日期"),
        ("title", "长" * 501, "太长"),
        ("organisations", [""], "不能为空"),
    ],
)
def test_a_fact_that_is_refused(reading, name, value, message):
    with pytest.raises(NotCorrected, match=message):
        correct.fact(reading, name, value)


def test_a_figure_gets_other_values_and_keeps_its_words(reading):
    new = correct.row(reading, "statistic", 1, value="1940", indicator="发明专利授权量")
    row = new.statistics[0]
    assert (row.value, row.indicator, row.start, row.end) == ("1940", "发明专利授权量", 9, 14)
    assert new.statistics[1:] == reading.statistics[1:]


@pytest.mark.parametrize(
    ("kind", "n", "values", "message"),
    [
        ("statistic", 1, {"value": "许多"}, "^数值：格式不对"),
        ("statistic", 1, {"scope": "省" * 101}, "^范围：太长"),
        ("statistic", 9, {"value": "1"}, "没有这一行"),
        ("statistic", 0, {"value": "1"}, "没有这一行"),
        ("mood", 1, {}, "没有这一行"),
        ("measure", 1, {"heading": ""}, "^举措：不能为空"),
        ("speaker", 1, {"name": ""}, "^姓名：不能为空"),
        ("block", 1, {"speaker": 9}, "^发言人：没有 id 为 9"),
        ("block", 1, {"text": "别的"}, "照原文"),
    ],
)
def test_a_row_that_is_refused(reading, kind, n, values, message):
    with pytest.raises(NotCorrected, match=message):
        correct.row(reading, kind, n, **values)


def test_a_heading_loses_its_speaker_and_an_answer_its_number(reading):
    first = correct.row(reading, "block", 1, kind="heading").blocks[0]
    assert (first.kind, first.speaker) == ("heading", None)
    second = correct.row(reading, "block", 2, kind="answer", speaker=2).blocks[1]
    assert (second.kind, second.speaker, second.number) == ("answer", 2, None)


def test_an_answer_given_a_speaker_is_no_longer_in_doubt():
    data = release()
    data["blocks"][2]["speaker"] = None
    data["doubts"] = [{"block": 3, "start": 0, "end": 5, "code": "answer_without_speaker",
                       "message": "谁说的"}]  # fmt: skip
    reading = reading_of(data)
    assert codes(correct.row(reading, "block", 3, speaker=1)) == []
    assert codes(correct.row(reading, "block", 2, number=2)) == ["answer_without_speaker"]


def test_a_speaker_made_whole_is_no_longer_in_doubt():
    doubt = {"block": None, "start": None, "end": None, "code": "speaker_incomplete",
             "message": "“李犇”缺少单位"}  # fmt: skip
    reading = reading_of(release(doubts=[doubt]))
    assert codes(correct.row(reading, "speaker", 2, organisation="市公安局")) != []
    whole = correct.row(reading, "speaker", 2, organisation="市公安局", posts=("局长",))
    assert codes(whole) == []


def test_a_figure_dropped_takes_its_doubt(reading):
    doubted = correct.row(reading, "doubt", 1, start=9, end=14)
    dropped = correct.drop(doubted, "statistic", 1)
    assert [row.value for row in dropped.statistics] == ["161.76", "2"]
    assert codes(dropped) == ["no_venue"]


def test_a_block_dropped_leaves_its_words_among_the_furniture(reading):
    dropped = correct.drop(reading, "block", 1)
    assert dropped.furniture == ("打印", TEXT)
    assert [block.id for block in dropped.blocks] == [2, 3]
    assert dropped.statistics == ()
    assert dropped.measures == reading.measures
    assert codes(dropped) == ["no_venue"]


def test_a_speaker_dropped_leaves_words_in_doubt_and_the_name_among_the_furniture(reading):
    dropped = correct.drop(reading, "speaker", 1)
    assert dropped.blocks[0].speaker is None
    assert codes(dropped)[-1] == "statement_without_speaker"
    assert dropped.furniture[-1] == "市市场监督管理局党组成员、副局长张焜"


def test_a_speaker_is_introduced(reading):
    none = reading_of(release(speakers=[], blocks=[], measures=[], statistics=[], doubts=[
        {"block": None, "start": None, "end": None, "code": "no_speaker", "message": "没有"}
    ]))  # fmt: skip
    new, n = correct.introduce(none, name="高原", role="host")
    assert (n, new.speakers[0].id, new.speakers[0].name, codes(new)) == (1, 1, "高原", [])
    assert correct.introduce(reading, name="高原")[0].speakers[2].id == 3
    with pytest.raises(NotCorrected, match="姓名：不能为空"):
        correct.introduce(reading, name="")


def test_an_event_date_put_before_publication_is_no_longer_in_doubt():
    late = {"block": None, "start": None, "end": None, "code": "event_after_publication",
            "message": "晚于"}  # fmt: skip
    reading = reading_of(release(doubts=[late]))
    assert codes(correct.fact(reading, "event.date", "2025-04-28")) == ["event_after_publication"]
    assert codes(correct.fact(reading, "event.date", "2025-04-27")) == []


def test_words_are_quoted_in_either_width(reading):
    assert correct.place(reading, "去年,全市") == (1, 0, 5)
    assert correct.place(reading, " 建成保护中心 ") == (3, 3, 9)


@pytest.mark.parametrize("quote", ["", " ", "没有的话", "1939件\n建成"])
def test_words_that_are_not_there(reading, quote):
    with pytest.raises(NotCorrected, match="没有这些文字"):
        correct.place(reading, quote)


def test_words_that_stand_twice_are_told_apart(reading):
    reading = reading_of(release(measures=[], statistics=[], doubts=[], blocks=[
        {"id": n, "kind": "paragraph", "text": "件件有着落", "speaker": None, "number": None}
        for n in (4, 7)
    ]))  # fmt: skip
    with pytest.raises(NotCorrected, match=r"出现 4 次.*1：…件件有着落"):
        correct.place(reading, "件")
    assert correct.place(reading, "件", nth=3) == (7, 0, 1)
    assert correct.place(reading, "件件", block=7) == (7, 0, 2)


def test_a_figure_is_added_in_reading_order(reading):
    new, n = correct.add(
        reading, "statistic", "同比增长", indicator="新的", kind="change", value="1", unit="%"
    )
    assert n == 2
    assert [row.indicator for row in new.statistics] == [
        "专利授权量", "新的", "专利授权量", "专利授权量",
    ]  # fmt: skip
    assert TEXT[new.statistics[1].start : new.statistics[1].end] == "同比增长"


def test_rows_that_moved_out_of_order_all_stay(reading):
    moved = correct.row(reading, "statistic", 1, block=3, start=0, end=3)
    new, n = correct.add(moved, "statistic", "请问", indicator="新的", kind="level", value="1")
    assert len(new.statistics) == 4
    assert new.statistics[n - 1].indicator == "新的"


def test_a_measure_is_added_and_a_wrong_one_refused(reading):
    new, n = correct.add(reading, "measure", "专利授权", heading="授权", stage="done")
    assert (n, new.measures[0].heading, len(new.measures)) == (1, "授权", 2)
    with pytest.raises(NotCorrected, match="举措：不能为空"):
        correct.add(reading, "measure", "专利授权", heading="", stage="done")


# That every reading can be stored is held by test_validate.
PAGES = (
    st.text("，。：、1一年月日件第％%（）[]【】问答 \n张局长", max_size=200)
    .map(read)
    .filter(lambda reading: all(row.indicator for row in reading.statistics))
)


def characters(reading):
    """What the page said, wherever it now stands."""
    shown = [*(block.text for block in reading.blocks), *reading.furniture]
    return sorted("".join(shown))


@given(PAGES, st.sampled_from(["speaker", "block", "measure", "statistic", "doubt"]), st.data())
def test_dropping_any_row_leaves_a_whole_reading_and_every_word(reading, kind, data):
    rows = getattr(reading, correct.ROWS[kind])
    if not rows:
        return
    dropped = correct.drop(reading, kind, data.draw(st.integers(1, len(rows))))
    assert reading_of(to_dict(dropped)) == dropped
    assert len(getattr(dropped, correct.ROWS[kind])) == len(rows) - 1
    if kind in ("block", "measure", "statistic"):
        assert characters(dropped) == characters(reading)


@pytest.mark.slow
@given(PAGES, st.integers(0, 3), st.dictionaries(
    st.sampled_from(["value", "unit", "kind", "scope", "indicator", "heading", "speaker"]),
    st.text(max_size=5) | st.integers(0, 3) | st.none(), max_size=2))  # fmt: skip
def test_a_correction_is_whole_or_refused(reading, n, values):
    for kind in ("block", "measure", "statistic"):
        known = {"block": {"kind", "speaker"}, "measure": {"heading"},
                 "statistic": {"value", "unit", "kind", "scope", "indicator"}}[kind]  # fmt: skip
        try:
            new = correct.row(reading, kind, n, **{k: v for k, v in values.items() if k in known})
        except NotCorrected:
            continue
        assert reading_of(to_dict(new)) == new


@given(PAGES, st.data())
def test_words_picked_anywhere_are_found_where_they_stand(reading, data):
    if not reading.blocks:
        return
    block = data.draw(st.sampled_from(reading.blocks))
    start = data.draw(st.integers(0, len(block.text)))
    end = data.draw(st.integers(start, len(block.text)))
    quote = block.text[start:end].strip()
    if quote:
        at, first, last = correct.place(reading, quote, block=block.id, nth=1)
        assert at == block.id
        assert block.text[first:last] == quote or last - first == len(quote)
