"""What holds for every text, made up or damaged."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import from_dict, to_dict
from tests.deep import one_in

from .pages import CITY, TRANSCRIPT

PIECES = [
    *CITY.splitlines(),
    *TRANSCRIPT.splitlines(),
    *[
        "\n",
        "\u3000",
        "。",
        "，",
        "、",
        "：",
        "“",
        "”",
        "（",
        "）",
        "【",
        "】",
        "[",
        "]",
        "1.",
        "3.15",
        "一是",
        "二是",
        "下一步",
        "去年",
        "1,939件",
        "12%",
    ],
    "同比增长",
    "分别",
    "第一",
    "局长",
    "张三：",
    "记者：",
]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join),
)


@given(texts)
@example("\x00\ud800\udfff")
@example("")
@example("甲（、乙等单位负责人出席发布会")
@example("、（等媒体参加")
def test_any_text_is_read_and_written_and_read_back(text):
    reading = read(text)
    assert from_dict(to_dict(reading)) == reading
    str(to_dict(reading)).encode("utf-8")


@given(texts)
def test_spans_lie_in_their_blocks(text):
    reading = read(text)
    sizes = {block.id: len(block.text) for block in reading.blocks}
    for row in (*reading.measures, *reading.statistics):
        assert 0 <= row.start < row.end <= sizes[row.block]
    for doubt in reading.doubts:
        assert (doubt.block is None) == (doubt.start is None) == (doubt.end is None)
        if doubt.block is not None:
            assert 0 <= (doubt.start or 0) <= (doubt.end or 0) <= sizes[doubt.block]
    for figure in reading.statistics:
        assert figure.end - figure.start <= 40


@given(texts)
def test_speakers_of_blocks_are_listed(text):
    reading = read(text)
    known = {speaker.id for speaker in reading.speakers} | {None}
    assert {block.speaker for block in reading.blocks} <= known
    assert [block.id for block in reading.blocks] == list(range(1, len(reading.blocks) + 1))


def plain(text):
    return re.sub(r"[\s•·‧∙]+", "", unicodedata.normalize("NFKC", text))


def values(value):
    if isinstance(value, dict):
        return " ".join(map(values, value.values()))
    if isinstance(value, list):
        return " ".join(map(values, value))
    return str(value)


def lost(text):
    """The runs between marks and digits that are in no field: markers' brackets may go."""
    kept = plain(values(to_dict(read(text))))
    runs = [run for line in text.splitlines() for run in re.split(r"[^\w]+|\d+|_", plain(line))]
    return [run for run in runs if run and run not in kept]


FOLDED = [" ".join(CITY.split()), "".join(CITY.split())]


@pytest.mark.parametrize("page", [CITY, TRANSCRIPT, *FOLDED])
def test_no_words_of_a_page_are_lost(page):
    assert lost(page) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join))
def test_no_words_of_made_up_pages_are_lost(text):
    assert lost(text) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    one_in(
        5,
        [
            *["（" * 10**5, "、" * 10**5, "1" * 10**5, "1," * 10**5, "“《（" * 40000],
            *["张三：" * 30000, "局长 张三" * 30000, "2031年增长1.5%，" * 10000],
            *["编辑：张三 " * 20000, CITY * 60],
        ],
    ),
    ids=lambda text: f"{text[:6]}*{len(text)}",
)
def test_hard_texts_take_linear_time(text):
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 10 * max(len(text.encode()) / 10**6, 0.3)
