"""What the eye sees apart stays apart: crossed-out and raised words, hidden bodies, accounts."""

import pytest

from releases.intake.parse.reader import read
from releases.intake.sources.html import text_of
from releases.intake.sources.tag_stripping import flat_text
from releases.text.typography import told_in

HEAD = "<h1>云岫市召开知识产权新闻发布会</h1><p>发布时间：2025-04-25 09:30</p>"
BODY = "".join(
    f"<p>第{n}段，通报全市知识产权创造、运用、保护和管理的工作情况。</p>" for n in "一二三四五"
)


def first(markup: str) -> str:
    return text_of(f"<body><p>{markup}</p></body>").split("\n")[0]


def figures(markup: str) -> list[tuple[str, str, str]]:
    reading = read(text_of(f"<body>{HEAD}<p>2024年，{markup}。</p></body>"))
    return [(row.indicator, row.value, row.unit) for row in reading.statistics]


def doubts(markup: str) -> list[str]:
    reading = read(text_of(f"<body>{HEAD}<p>2024年，{markup}。</p></body>"))
    return [doubt.message for doubt in reading.doubts]


@pytest.mark.parametrize(
    "number",
    [
        "1200<sup>1</sup>件", "1200<sup>[1]</sup>件", "1200<sup>注1</sup>件",
        "1200<sup>*</sup>件", "1200<sup><a href='#note2'>2</a></sup>件",
        "1200<a href='#fn1'>1</a>件", "1200<a href='a.html#_ftn1' name=x>[1]</a>件",
        "1200<span style='font-size:9px;vertical-align: super'>①</span>件",
        "1200<span class=MsoFootnoteReference>3</span>件",
        "1200<a role=doc-noteref href=#n>4</a>件",
        "<del>1100</del>1200件", "<s>11</s>1200件", "<strike>9</strike>1200件",
        "1200<span style='text-decoration:line-through'>00</span>件",
        "12<span style='text-decoration-line: line-through'>9</span>00件",
        "1200件<sup>1</sup>", "1200[1]件", "1200②件", "1200〔1〕件",
    ],
)  # fmt: skip
def test_notes_and_crossed_out_words_do_not_run_into_a_figure(number):
    assert figures(f"专利授权{number}") == [("专利授权", "1200", "件")]


@pytest.mark.parametrize("number", ["1<b>2</b>00件", "<ins>1200</ins>件", "<a href='#'>1200</a>件"])
def test_other_markup_leaves_a_figure_whole(number):
    assert figures(f"专利授权{number}") == [("专利授权", "1200", "件")]


def test_a_note_behind_a_name_is_no_part_of_it():
    assert figures("商标注册量<sup>2</sup>300件") == [("商标注册量", "300", "件")]


def test_what_is_crossed_out_is_told():
    said = doubts("专利授权<del>1100</del>1200件，增长<s>30%</s>34%")
    assert "原文有划去的文字，没有计入正文：1100；30%" in said


def test_a_paragraph_that_is_crossed_out_is_told_and_not_read():
    text = text_of(f"<body>{BODY}<del><p>专利授权9件。</p></del></body>").split("\n")
    assert "专利授权9件。" not in text
    assert told_in(text[-1]).endswith("专利授权9件。")


def test_a_tag_left_open_crosses_nothing_out():
    assert text_of(f"<body><s>{BODY}</body>").count("通报") == 5


@pytest.mark.parametrize("number", ["3×10<sup>4</sup>万元", "10<sup>4</sup>元", "3*10^4元"])
def test_powers_are_no_figures_and_doubted(number):
    assert figures(f"投入{number}") == []
    assert "这里是乘积或乘方，没有列入数据，如需要请手工添加。" in doubts(f"投入{number}")


def test_round_the_clock_is_no_figure_and_no_doubt():
    assert figures("提供7×24小时服务") == []
    assert not [said for said in doubts("提供7×24小时服务") if "乘积" in said]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("CO<sub>2</sub>排放", "CO₂排放"),
        ("<sup>这一整句话只是字号小了一些。</sup>", "这一整句话只是字号小了一些。"),
        ("<a href='#p1'>1</a> <a href='#p2'>2</a>", "1 2"),
        ("云<ruby>岫<rp>(</rp><rt>xiù</rt><rp>)</rp></ruby>市", "云岫市"),
        ("见<a href='#table'>表1</a>", "见表1"),
        ("甲<sup>1<br>2</sup>乙", "甲1"),
    ],
)
def test_other_looks(markup, text):
    assert first(markup) == text


HIDING = ["style='visibility: hidden; opacity: 0'", "style='display:none'", "hidden"]


@pytest.mark.parametrize("how", HIDING)
def test_a_hidden_body_is_read_where_it_is_the_only_one(how):
    markup = f"<body>{HEAD}<div class=rich_media_content {how}>{BODY}</div><p>关注我们</p></body>"
    assert text_of(markup).count("通报") == 5
    assert text_of(markup.replace("class=rich_media_content", "")).count("通报") == 5


@pytest.mark.parametrize(("size", "read_"), [(19, False), (20, True)])
def test_from_how_many_characters_on_hidden_words_are_a_body(size, read_):
    markup = f"<body><p>通</p><div class=rich_media_content hidden>{'报' * size}</div></body>"
    assert ("报" in text_of(markup)) == read_


def test_a_body_in_hidden_wrappers_is_read():
    markup = f"<body style='display:none'><div hidden><div hidden>{BODY}</div></div></body>"
    assert text_of(markup).count("通报") == 5


def test_what_is_hidden_inside_of_a_hidden_body_stays_hidden():
    card = "<div style='display:none'><p>微信号</p></div>"
    text = text_of(f"<body>{HEAD}<div hidden>{BODY}{card}</div></body>")
    assert "通报" in text
    assert "微信号" not in text


@pytest.mark.parametrize("how", HIDING)
def test_what_is_hidden_beside_a_body_is_dropped(how):
    menu = f"<ul {how}>" + "<li><a href=x>栏目政务公开信息</a></li>" * 200 + "</ul>"
    terms = f"<div {how}>{'使用本网站须遵守下列条款。' * 20}</div>"
    text = text_of(f"<body>{menu}<div class=TRS_Editor>{BODY}</div>{terms}</body>")
    assert "栏目" not in text
    assert "条款" not in text


WECHAT = (
    "<h1 id=activity-name>云岫市召开知识产权新闻发布会</h1>{name}<em id=publish_time></em>"
    "<div class=rich_media_content id=js_content style='visibility:hidden'>" + BODY + "</div>"
    "<script>{script}</script>"
)
ACCOUNT = "<a id=js_name>\n 云岫发布 </a>"


@pytest.mark.parametrize(
    ("name", "script", "said"),
    [
        (ACCOUNT, 'var ct = "1745544600";', ["发布时间：2025-04-25 09:30", "信息来源：云岫发布"]),
        (ACCOUNT, "var publish_time = \"2025-04-25\" || '';", ["发布时间：2025-04-25"]),
        (ACCOUNT, "a = {create_time: JsDecode('1745544600')}", ["发布时间：2025-04-25 09:30"]),
        (
            "",
            "var publish_time=\"2025-04-25\",createTime = '2025-04-25 09:31';"
            'var nickname = htmlDecode("云岫融媒");',
            ["发布时间：2025-04-25 09:31", "信息来源：云岫融媒"],
        ),
    ],
)
def test_an_article_of_wechat_says_when_and_where_it_came_out(name, script, said):
    text = text_of(WECHAT.format(name=name, script=script)).split("\n")
    assert set(said) <= set(text[:3])


def test_no_other_page_is_asked_for_its_scripts():
    script = '<script>var ct = "1745544600"; nickname="某某"</script>'
    assert "2025" not in text_of(f"<body><p>{BODY}</p>{script}</body>")


def test_a_damaged_page_keeps_looks_apart():
    found = flat_text("<p>授权1200<sup>1</sup>件，<del>9</del>8件</p><p><s>没有关闭</p>")
    assert found[:2] == ["授权1200¹件，8件", "没有关闭"]
    assert told_in(found[2]).endswith("：9")


def test_scripts_are_read_up_to_a_limit():
    def says(size):
        script = 'ct = "1745544600"'.rjust(size)
        return "发布时间" in text_of(WECHAT.format(name="", script=script))

    assert says(500_000)
    assert not says(500_001)


@pytest.mark.parametrize("how", ["visibility: hidden", "display:none"])
def test_a_short_article_is_read_where_nothing_else_is_shown(how):
    page = f"<html><body><div id=js_content style='{how}'><p>授权专利20件。</p></div></body></html>"
    assert text_of(page) == "授权专利20件。"


def test_a_short_hidden_piece_stays_hidden_beside_what_is_shown():
    page = "<html><body><p>全市授权专利20件。</p><div style='display:none'>作废</div></body></html>"
    assert text_of(page) == "全市授权专利20件。"
