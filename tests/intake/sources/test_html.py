"""Saved pages become the lines of their article, with what the page says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.sources.html import text_of
from releases.intake.sources.tag_stripping import flat_text
from tests.deep import one_in
from tests.intake.sources import webpages
from tests.intake.sources.webpages import BODY, READ, TITLE, page


def lines(markup):
    return text_of(markup).split("\n")


@pytest.mark.parametrize("style", ["TRS", "UCAP", "UCAP_COMMENTS", "HANWEB", "NAMELESS"])
def test_the_article_comes_whole_and_alone(style):
    text = lines(getattr(webpages, style))
    start = text.index(READ[0])
    assert text[start : start + len(READ)] == READ
    assert not [line for line in text if "栏目" in line or "主办单位" in line or "不是正文" in line]


def test_a_printed_line_of_labels_is_kept_and_not_doubled():
    text = lines(webpages.TRS)
    assert text[:2] == [TITLE, "发布时间：2025-04-25 09:30　来源：云岫日报　浏览次数："]
    assert text[-1] == "责任编辑：林晓燕"
    assert "".join(text).count("云岫日报") == 1


@pytest.mark.parametrize("style", ["UCAP", "HANWEB"])
def test_tags_of_the_head_stand_on_top_where_the_page_does_not_print_them(style):
    text = lines(getattr(webpages, style))
    assert text[:3] == [TITLE, "发布时间：2025-04-25 09:30", "信息来源：云岫日报"]


def test_a_long_line_outside_the_article_is_no_label():
    body = f"<p>来源：{'云岫' * 150}</p><p>来源：云岫日报</p><div class=TRS_Editor>{BODY}</div>"
    assert lines(page(body))[1:3] == ["来源：云岫日报", READ[0]]


@pytest.mark.parametrize("word", ["null", "NULL", "none", "undefined", "无"])
def test_an_empty_or_null_tag_says_nothing(word):
    head = f'<meta name=Author content={word}><meta name=PubDate content="">'
    assert not any(line.startswith("作者") for line in lines(page(BODY, head=head)))
    assert "作者：方岚" in lines(page(BODY, head='<meta name="author" content="方岚">'))


def test_the_event_day_in_the_text_is_not_taken_for_the_day_of_publication():
    body = "<div class=TRS_Editor><p>2025年4月25日上午，市政府新闻办召开新闻发布会。</p></div>"
    head = '<meta name="PubDate" content="2025-04-25 09:30">'
    assert "发布时间：2025-04-25 09:30" in lines(page(body, head=head))


@pytest.mark.parametrize(("printed", "said"), [("2025年4月25日", 1), ("2025年4月24日", 2)])
def test_of_the_moment_of_publication_the_printed_day_is_enough(printed, said):
    body = f"<p>发布日期：{printed}</p><div class=TRS_Editor>{BODY}</div>"
    head = '<meta name="PubDate" content="2025-04-25 09:30">'
    found = [line for line in lines(page(body, head=head)) if line.startswith("发布")]
    assert len(found) == said


def test_of_other_tags_the_whole_value_has_to_be_printed():
    body = f"<p>发布日期：2025年4月25日</p><div class=TRS_Editor>{BODY}</div>"
    head = '<meta name="ContentSource" content="云岫日报2025-04-25">'
    assert "信息来源：云岫日报2025-04-25" in lines(page(body, head=head))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("", f"<h1>{TITLE}</h1><div class=TRS_Editor>{BODY}</div>", TITLE),
        ("", f"<h2>新闻发布</h2><div class=TRS_Editor>{BODY}</div>", TITLE),
        ("", f"<div class=TRS_Editor><p>{TITLE}</p>{BODY}</div>", TITLE),
        (
            "",
            f"<h1>云岫市人民政府</h1><div class=TRS_Editor>{BODY}</div>",
            TITLE,
        ),
        ("<meta name=ArticleTitle content='另一个题目'>", BODY, "另一个题目"),
    ],
)
def test_titles(head, body, title):
    assert lines(page(body, head=head))[0] == title


def test_a_page_titled_with_the_site_alone_has_its_heading_for_title():
    body = f"<h1>{TITLE}</h1><div class=TRS_Editor>{BODY}</div>"
    assert lines(f"<title>云岫市人民政府</title>{body}")[0] == TITLE


def test_a_small_box_of_a_common_name_is_not_the_article():
    weather = "<div class=text>今日天气：多云转晴，偏北风三到四级，最高气温二十度。</div>"
    assert READ[2] in lines(page(f"{weather}<div>{BODY}</div>"))
    assert READ[2] in lines(page(f"<div class=con>{BODY}</div><div>{MORE}</div>"))


MORE = "<p>版权所有，未经许可不得转载。</p>"


def test_a_button_with_the_name_of_a_container_is_passed_over():
    button = "<div id=zoom>字体：【大】【中】【小】【打印】【关闭】【分享到】微信</div>"
    text = lines(page(f"{button}<div>{BODY * 4}</div><div>{MORE}</div>"))
    assert READ[2] in text
    assert "版权所有，未经许可不得转载。" not in text


def test_a_short_article_on_a_page_full_of_menus_is_found():
    text = lines(
        page("<div class=TRS_Editor><p>发布会改期举行，时间另行通知，特此公告。</p></div>")
    )
    assert "发布会改期举行，时间另行通知，特此公告。" in text
    assert not [line for line in text if "栏目" in line]


def test_an_empty_container_is_passed_over():
    assert READ[2] in lines(page(f"<div class=TRS_Editor></div><div>{BODY}</div>"))


def test_an_article_in_several_containers_is_kept_whole():
    parts = f"<div class=TRS_Editor>{BODY}</div><p>两段之间</p><div class=TRS_Editor>{BODY}</div>"
    text = lines(page(parts))
    assert text.count(READ[2]) == 2
    assert "两段之间" in text


def test_paragraphs_that_are_boxes_belong_together():
    body = "".join(f"<div>第{n}段，通报全市知识产权工作情况。</div>" for n in range(9))
    text = lines(page(f"<div><div>{body}</div></div>"))
    assert sum("通报" in line for line in text) == 9


def test_a_page_whose_text_is_scattered_is_taken_whole():
    parts = [
        f"第{n}段，通报全市知识产权创造、运用和保护的工作情况以及下一步的打算。"
        for n in "一二三四五六"
    ]
    body = "".join(f"<div><div><div><div><p>{part}</p></div></div></div></div>" for part in parts)
    assert [line for line in lines(page(body)) if "段" in line] == parts


def test_what_nobody_sees_is_left_out():
    hidden = (
        "<p style='color:red; Display : none'>甲</p><div hidden>乙</div>"
        "<noscript><!-- content -->丙</noscript>"
        "<p style='visibility:hidden'>丁</p><textarea>戊</textarea>"
        "<!-- 己 --><select><option>庚</select>"
    )
    assert lines(f"<p>前文</p>{hidden}<p>后文</p>") == ["前文", "后文"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A&amp;B&lt;C&gt;&nbsp;&nbsp;D&#150;&#x4E00;&middot;</p>", "A&B<C>  D–一·"),
        ("<p>知识\n   产权</p>", "知识产权"),
        ("<p>IP\n   Law</p>", "IP Law"),
        ("<p>一<br/>二<br>三</p>", "一\n二\n三"),
        ("<pre>一\n二</pre>", "一\n二"),
        ("<h2>标题</h2>散文<ul><li>甲<li>乙</ul>", "标题\n散文\n甲\n乙"),
        ("<ol start=3><li>甲<li>乙<li value=9>丙</ol>", "3.甲\n4.乙\n9.丙"),
        ("<ol style='list-style:none'><li>甲</ol><p>段", "甲\n段"),
        ("<p>一</p>\x00<p>二</p>", "一\n二"),
        ("<p>没有关<b>上</p><p>下段</b></i>", "没有关上\n下段"),
        ("<?xml version='1.0' encoding='gb2312'?><html><body><p>中文</p></body></html>", "中文"),
        ("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>甲&x;</p>", "甲&x;"),
    ],
)
def test_small_things(markup, text):
    found = text_of(markup)
    assert text in found
    assert "root:" not in found


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><td>甲<td>1件<tr><td>乙<td>", "甲\t1件\n乙"),
        ("<tr><td>甲<td><p>一</p><p>二</p></table>", "甲\t一 二"),
        (
            f"<tr><td>菜单<td><p>{'长' * 300}</p><p>{'文' * 300}</p>",
            f"菜单\n{'长' * 300}\n{'文' * 300}",
        ),
        ("<tr><td>外<td><table><tr><td>内<td>1件</table>", "外\n内\t1件"),
        ("<caption>表一</caption><tr><th>甲<th>乙", "表一\n甲\t乙"),
        # a cell over two columns, one over two rows
        (
            "<tr><th rowspan=2>指标<th colspan=2>去年<th>今年"
            "<tr><th>数值<th>同比<th>数值<tr><td>专利<td>1<td>2<td>3",
            "指标\t去年\t\t今年\n\t数值\t同比\t数值\n专利\t1\t2\t3",
        ),
        ("<tr><td>甲<td rowspan=2>1<td>2<tr><td>乙<td>3", "甲\t1\t2\n乙\t\t3"),
        ("<tr><td colspan=x>甲<td colspan=0>1<td rowspan=-1>2", "甲\t1\t2"),
        ("<tr><td colspan=99999>甲<td>1", "甲" + "\t" * 40 + "1"),
    ],
)
def test_tables_are_readable(table, text):
    assert text_of(f"<article><p>表：</p><table>{table}</table></article>") == f"表：\n{text}"


@pytest.mark.parametrize(
    "markup", ["", " ", "<html></html>", "<script>甲</script>", "<!-- 甲 -->", "<"]
)
def test_a_page_without_text_gives_none(markup):
    assert text_of(markup).strip("<") == ""


DEEP = 100_000


@pytest.mark.slow
@pytest.mark.parametrize("tag", one_in(5, ["div", "p", "font", "b", "table", "ul"]))
def test_tags_never_closed_lose_no_text(tag):
    assert "知识产权" in text_of(f"<{tag}>" * DEEP + "知识<i>产权<script>不是正文</script>")
    assert "不是正文" not in text_of(f"<{tag}>" * DEEP + "知识<script>不是正文</script>产权")


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    one_in(
        3, ["<", "&", "<!--", "<a href='", "<!--ucapcontent-->", "<tr>", "</div>", " \n", "<td>字"]
    ),
)
def test_long_hostile_pages_end(hostile):
    text_of(hostile * DEEP + "字")


@given(
    st.text(alphabet=st.sampled_from("<>/!-&;=\"' \n\x00divptabler字产权#0123456789"), max_size=300)
)
def test_any_markup_gives_text(markup):
    assert isinstance(text_of(markup), str)


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "title", "template"])
def test_what_is_not_shown_is_no_text_of_a_damaged_page(tag):
    markup = f"<p>前一行</p><{tag}>不显示<b>的</b></{tag}><p>后一行</p>"
    assert flat_text(markup) == ["前一行", "后一行"]
    assert flat_text(markup.upper()) == ["前一行", "后一行"]
