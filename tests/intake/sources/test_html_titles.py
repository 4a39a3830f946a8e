"""Which words of a saved page are its title, and what stands apart though the markup glues it."""

import pytest
from lxml import etree

from releases.intake.parse.reader import read
from releases.intake.sources.html import text_of
from releases.intake.sources.html_head import about
from releases.intake.sources.html_outline import Box, Outline

TITLE = "云岫市召开知识产权新闻发布会"
BODY = "".join(
    f"<p>{words}</p>"
    for words in (
        "4月25日上午，市政府新闻办召开新闻发布会，通报全市知识产权工作情况，有关部门负责人出席并回答提问。",
        "去年全市专利授权300件，同比增长8%，商标注册1200件，有关工作取得新的进展，企业反响良好。",
    )
)


def title(head, body):
    return read(text_of(f"<html><head>{head}</head><body>{body}</body></html>")).title


@pytest.mark.parametrize(
    "site",
    [
        "云岫市知识产权局",
        "云岫市人民政府门户网站",
        "云岫市市场监督管理局（知识产权局）门户网站",
        "新闻发布_云岫市人民政府",
        "新闻发布会-云岫市人民检察院",
        "云岫市中级人民法院 - 新闻发布",
        "欢迎访问云岫海关门户网站！",
        "首页>新闻中心>新闻发布",
        "无标题文档",
        "",
    ],
)
@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_heading_is_the_title_where_the_page_is_titled_with_its_site(site, tag):
    head = f"<title>{site}</title>"
    assert title(head, f"<{tag}>{TITLE}</{tag}><div class=TRS_Editor>{BODY}</div>") == TITLE
    assert title(head, f"<div class=TRS_Editor><{tag}>{TITLE}</{tag}>{BODY}</div>") == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        f"{TITLE}_云岫市农业农村局",
        f"{TITLE}-云岫市人民政府",
        f"{TITLE} | 云岫市知识产权局",
        f"{TITLE}_新闻发布_云岫市人民检察院",
        f"{TITLE}-新闻发布会-云岫市人民政府门户网站",
        f"云岫市知识产权局 {TITLE}",
        f"云岫市知识产权局-{TITLE}",
    ],
)
def test_a_site_s_name_beside_the_title_goes(shown):
    assert title(f"<title>{shown}</title>", f"<div class=TRS_Editor>{BODY}</div>") == TITLE
    body = f"<h1>{TITLE}</h1><div class=TRS_Editor>{BODY}</div>"
    assert title(f"<title>{shown}</title>", body) == TITLE


@pytest.mark.parametrize("heading", ["关注我们", "新闻发布", "云岫市人民政府", "详情"])
def test_a_heading_of_the_site_is_no_title(heading):
    body = f"<h1>{heading}</h1><div class=TRS_Editor>{BODY}</div>"
    assert title(f"<title>{TITLE}</title>", body) == TITLE


@pytest.mark.parametrize(
    ("markup", "field", "value"),
    [
        ("<p><span>审核：王武</span><a>打印</a></p>", "reviewer", "王武"),
        ("<p><span>审核：王武</span><a href=#>打印</a><a href=#>关闭</a></p>", "reviewer", "王武"),
        ("<p><span>责任编辑：李文</span><span>审核：王武</span></p>", "editor", "李文"),
        ("<p><span>来源：云岫日报</span><a>分享到</a></p>", "source", "云岫日报"),
        ("<p><i>来源：云岫日报</i><i>编辑：李文</i></p>", "source", "云岫日报"),
        ("<p><span>编辑：李文</span><a>【打印】</a></p>", "editor", "李文"),
        ("<p><span>来源：云岫日报</span><span>网站分享到</span></p>", "source", "云岫日报"),
    ],
)
def test_inline_elements_side_by_side(markup, field, value):
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1>{markup}<div class=TRS_Editor>{BODY}</div>"
    assert getattr(read(text_of(page)), field) == value


@pytest.mark.parametrize(
    "markup",
    [
        "<p>依据<a>专利法</a>规定，全市授权<b>1</b><b>200</b>件，有关工作取得新的进展。</p>",
        "<p>依据<b>专</b><b>利</b><a>法</a>规定，全市授权<span>1200</span><span>件</span>，"
        "有关工作取得新的进展。</p>",
    ],
)
def test_words_of_a_sentence_stay_together(markup):
    text = text_of(f"<title>{TITLE}</title><div class=TRS_Editor>{BODY}{markup}</div>")
    assert "依据专利法规定，全市授权1200件" in text


def test_a_moment_of_the_head_is_told_in_shanghai():
    head = '<meta name="PubDate" content="2031-01-20T01:30:00Z">'
    page = f"<title>{TITLE}</title>{head}<div class=TRS_Editor>{BODY}</div>"
    assert read(text_of(page)).published_at == "2031-01-20T09:30:00+08:00"


@pytest.mark.parametrize(("above", "is_title"), [(2, True), (3, False)])
def test_how_far_down_an_article_its_heading_may_stand(above, is_title):
    page = Outline(lines=["图"] * above + [TITLE], boxes=[Box("h1", frozenset(), above, above + 1)])
    said = about(etree.HTML("<title>云岫市知识产权局</title>"), page, 0, above + 1)
    assert (said.title == TITLE) == is_title
