"""Reading takes time in proportion to the text, whatever the text."""

import time

import pytest

from releases.intake.parse.reader import read
from tests.benchmarks.hostile_pages import WAYS
from tests.deep import one_in

from .pages import CITY

TRIES = 3
SMALL, LARGE = 10_000, 1_000_000
MOST = 120
# The machine's own unevenness; quadratic growth would be a factor of ten above this.
HOSTILE_GROWTH = 3
# Microseconds, and how much slower than the machine it is promised for another may be.
A_CHARACTER, UNEVEN = 20, 3


def seconds(text, tries=TRIES):
    """Processor time, so that a busy machine does not count; the best of several."""
    found = []
    for _ in range(tries):
        started = time.process_time()
        read(text)
        found.append(time.process_time() - started)
    return min(found)


def repeated(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.deep
def test_a_hundred_times_the_text_takes_at_most_a_hundred_and_twenty_times_as_long():
    page = CITY + "\n"
    small = min(seconds(repeated(page, SMALL)) for _ in range(TRIES))
    assert seconds(repeated(page, LARGE), 1) <= MOST * max(small, 0.01) * 1.5


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    one_in(
        7,
        [
            *["（", "）", "【", "[", "《", "“", "”", "、", "，", "1", "：", ":", "年", "一是", " "],
            *[
                "甲",
                "1.",
                "第一",
                "1%、",
                "去年",
                "2031年",
                "张三：\n",
                "？\n",
                "问：",
                "增长",
                "分别",
            ],
            *[
                "局长 张三、",
                "其中1件，",
                "由1件增加到2件，",
                "发布人市局局长 张三",
                "编辑：",
                "(a)",
                "*",
            ],
            *["着力甲、", "1件2人", "张三介绍", "据", "—", "在甲有1支乙，", "占", "1—", "市局将"],
            *[
                "某局局长张三，",
                "。张三：",
                "首页 ",
                "原创 甲乙 ",
                "甲局联合乙局",
                "参会媒体：甲、",
                "[10:03] ",
            ],
        ],
    ),
)
def test_hostile_texts_take_time_in_proportion(piece):
    small = seconds(repeated(piece, 4_000))
    large = seconds(repeated(piece, 40_000), 1)
    assert large <= 10 * HOSTILE_GROWTH * max(small, 0.01)


def microseconds(way, size):
    """The first read of a process also learns its tables: the better of two counts."""
    return seconds(WAYS[way](size), 2) / size * 1e6


@pytest.mark.parametrize("way", WAYS)
def test_no_text_costs_more_than_its_share(way):
    assert microseconds(way, 3_000) <= A_CHARACTER * UNEVEN


@pytest.mark.deep
@pytest.mark.parametrize("size", [30_000, 100_000])
@pytest.mark.parametrize("way", WAYS)
def test_no_long_text_costs_more_than_its_share(way, size):
    assert microseconds(way, size) <= A_CHARACTER * UNEVEN
