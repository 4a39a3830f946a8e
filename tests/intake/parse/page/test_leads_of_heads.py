"""The head of a page that says who published and when without a label."""

import pytest

from releases.intake.parse.reader import read
from tests.intake.parse.test_doubts import LEAD

TITLE = "云岭市召开知识产权新闻发布会"


def head(line):
    return read(f"{TITLE}\n{line}\n{LEAD}市市场监管局局长 白荷：大家好。")


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("云岭市版权局　2031-06-12 16:16　来源：云岭发布", "2031-06-12T16:16:00+08:00"),
        ("（2031-06-12 14:12:05）　来源：云岭发布", "2031-06-12T14:12:05+08:00"),
        ("【2031-06-12 08:55】　【来源：云岭发布】", "2031-06-12T08:55:00+08:00"),
        ("2031年6月12日　来源：云岭发布　作者：凌霄", "2031-06-12"),
        ("云岭市版权局　发布时间：2031-06-12 16:16　来源：云岭发布", "2031-06-12T16:16:00+08:00"),
        ("【来源】云岭发布　【时间】2031-06-12 16:16", "2031-06-12T16:16:00+08:00"),
    ],
)
def test_time_and_source_are_found(line, printed):
    reading = head(line)
    assert (reading.title, reading.subtitle) == (TITLE, "")
    assert (reading.published_at, reading.source) == (printed, "云岭发布")


def test_who_published_is_kept_beside_the_text():
    assert "云岭市版权局" in head("云岭市版权局　2031-06-12 16:16　来源：云岭发布").furniture


def test_a_subtitle_with_a_date_is_no_head():
    assert head("——2031年6月12日发布的白皮书综述").subtitle == "——2031年6月12日发布的白皮书综述"


@pytest.mark.parametrize(
    ("host", "post", "body"),
    [
        ("云岭市中级人民法院", "副院长", "云岭市中级人民法院"),
        ("云岭市人民检察院", "检察长", "云岭市人民检察院"),
        ("云岭海关", "副关长", "云岭海关"),
        ("云岭市政府新闻办", "副局长", ""),
        ("云岭市中级人民法院", "副局长", ""),
        ("云岭市版权局、云岭市公安局", "副局长", ""),
    ],
)
def test_a_head_named_by_post_alone_is_of_the_only_host(host, post, body):
    text = f"{TITLE}\n发布时间：2031-06-12\n6月11日，{host}召开新闻发布会，{post}白荷通报情况。\n"
    (speaker,) = [one for one in read(text).speakers if one.name == "白荷"]
    assert speaker.organisation == body
