"""What is printed reads back to the same release."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_text import as_text
from tests.pasted.golden_pages import every_page, text

from .pages import CITY, TRANSCRIPT

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted(ROOT.glob("releases/demo/pages/*.txt"))
KEPT = ("title", "subtitle", "published_at", "source", "editor", "reviewer", "event", "speakers")
ROWS = ("blocks", "measures", "statistics")

LEADS = st.sampled_from(
    [
        "6月11日上午，云岭市政府新闻办在市民中心召开新闻发布会，介绍全市养老服务情况。",
        "2031年6月11日，云岭市民政局召开新闻发布会。",
    ]
)
PEOPLE = ["市民政局局长  周立民", "市财政局副局长、二级调研员  沈焜", "市教育局总督学  欧阳明"]
SPOKEN = st.sampled_from(
    [
        "大家好，下面介绍情况。",
        "2030年，全市建成养老机构120家，同比增长8.3%，居全省第三。",
        "近年来，我们做了三项工作：一是摸清底数。走访慰问。二是完善政策。三是加强培训。",
        "优化服务流程。减少材料12份，办理时间大幅压缩。",
        "下一步，我们将抓好落实。",
        "专利案件由2029年57件增加到2030年188件。",
        "截至5月底，补贴资金12.4亿元，其中市级资金2.1亿元。",
    ]
)
ASKED = st.sampled_from(["床位够吗？", "请问价格怎么定，老人负担得起吗？", "下一步有什么打算？"])


@st.composite
def pages(draw):
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
    names = [person.split()[-1] for person in people]
    lines = ["云岭市召开养老服务新闻发布会", "发布时间：2031-06-12 10:05", "编辑：林晓舟"]
    lines += [draw(LEADS)]
    for person in people:
        lines += [f"{person}：", *draw(st.lists(SPOKEN, min_size=1, max_size=4))]
    for number, question in enumerate(draw(st.lists(ASKED, max_size=3)), 1):
        answers = draw(st.lists(SPOKEN, min_size=1, max_size=2))
        lines += [f"问题{number}：{question}", f"{draw(st.sampled_from(names))}：{answers[0]}"]
        lines += answers[1:]
    return "\n".join(lines)


def assert_reads_back(text):
    reading = read(text)
    again = read(as_text(reading))
    for name in (*KEPT, *ROWS):
        assert getattr(again, name) == getattr(reading, name), name


@given(pages())
def test_a_made_up_page_reads_back(text):
    assert_reads_back(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_reads_back(page):
    assert_reads_back(page.read_text("utf-8"))


@every_page("printed")
def test_a_golden_page_reads_back(page):
    assert_reads_back(text(page))


@pytest.mark.parametrize("text", [CITY, TRANSCRIPT])
def test_a_page_of_these_tests_reads_back(text):
    assert_reads_back(text)


def test_what_is_printed():
    lines = as_text(read(CITY)).splitlines()
    assert lines[0] == "澄江市召开2031年促进消费新闻发布会"
    assert "发布时间：2031-06-12 10:05:00" in lines
    assert "发布人：市商务局党组书记、局长、二级调研员  沈焜" in lines
    assert any(line.startswith("问题1：") for line in lines)
