"""What the head and the foot of a page say, in the forms of many sites."""

import pytest

from releases.intake.parse.page.site_chrome import is_channel_bar, is_site_words
from releases.intake.parse.reader import read

TITLE = "云岭市召开2030年知识产权新闻发布会"
BODY = "6月11日上午，市政府新闻办在市民中心召开新闻发布会，通报有关情况。\n全市专利授权300件。"


def page(*head, foot=()):
    return read("\n".join([*head, BODY, *foot]))


@pytest.mark.parametrize(
    ("line", "moment", "source"),
    [
        ("云岭广播电视台  2031-06-12 16:05:52", "2031-06-12T16:05:52", "云岭广播电视台"),
        ("云岭日报 2031-06-12", "2031-06-12", "云岭日报"),
        ("云岭发布　2031年6月12日 16:05", "2031-06-12T16:05:00", "云岭发布"),
        ("2031-06-12 16:05  云岭晚报", "2031-06-12T16:05:00", "云岭晚报"),
        ("- 发布时间:2031-06-12 18:40:00", "2031-06-12T18:40:00", ""),
        ("— 发布时间：2031-06-12 18:40", "2031-06-12T18:40:00", ""),
        ("作者单位：市市场监管局 发布日期：2031-06-12 字号：[ ]", "2031-06-12", ""),
        ("作者单位：市商务局　发布日期：2031-06-12　字号：[ 大 中 小 ]", "2031-06-12", ""),
        ("2031 06/ 12 21:17:37", "2031-06-12T21:17:37", ""),
        ("2031 / 06 / 12 21:17", "2031-06-12T21:17:00", ""),
        ("2031 . 06 . 12", "2031-06-12", ""),
        (
            "2031-06-12 16:45 | 来源：云岭日报 | 编辑：白露 | 审核：樊川 |",
            "2031-06-12T16:45:00",
            "云岭日报",
        ),
        (
            "2031-06-12 10:08:31 | 来源：云岭法院 | 作者：梅寒 | 阅读 1,206",
            "2031-06-12T10:08:31",
            "云岭法院",
        ),
        (
            "2031-06-12 09:12　来源：云岭日报　记者 阮听　通讯员 高岑　编辑：管一宁",
            "2031-06-12T09:12:00",
            "云岭日报",
        ),
        (
            "时间：2031年06月12日 17:35　　作者：　　新闻来源：云岭检察　　浏览：563次",
            "2031-06-12T17:35:00",
            "云岭检察",
        ),
        (
            "日期：2031年06月12日  来源：云岭市新闻办  编辑：何田  初审：莫湖",
            "2031-06-12",
            "云岭市新闻办",
        ),
        ("发布时间：2031年6月12日 下午3:30", "2031-06-12T15:30:00", ""),
        ("发布时间：2031-06-12 09:30 PM", "2031-06-12T21:30:00", ""),
        ("发布于 2031-06-12 16:05", "2031-06-12T16:05:00", ""),
        ("2031年6月12日 星期四", "2031-06-12", ""),
        ("2031-06-12 16:05:00.0", "2031-06-12T16:05:00", ""),
        ("发布日期 2031-06-12 16:05 来源 云岭发布", "2031-06-12T16:05:00", "云岭发布"),
        ("[ 2031-06-12 16:05 ]", "2031-06-12T16:05:00", ""),
        ("【2031-06-12】", "2031-06-12", ""),
        ("（2031年6月12日）", "2031-06-12", ""),
        ("时间：2031-06-12 16:05   浏览次数：30   来源：本网", "2031-06-12T16:05:00", "本网"),
        ("信息来源：云岭海关  发布时间：2031.06.12  点击：1.2万", "2031-06-12", "云岭海关"),
        (
            "稿件来源：云岭公安 责任编辑：王武 发表日期：2031-6-2 9:05",
            "2031-06-02T09:05:00",
            "云岭公安",
        ),
        ("原创 云岭公安 云岭公安 2031-06-12", "2031-06-12", "云岭公安"),
        ("云岭发布 2031-06-12 18:06 发表于云岭", "2031-06-12T18:06:00", "云岭发布"),
        ("2031-06-12 16:05 来源：云岭市政府网站分享到：", "2031-06-12T16:05:00", "云岭市政府网站"),
        ("来源：云岭日报网站分享到 微信 微博", None, "云岭日报网站"),
        ("来源：市文旅局网站分享到 【字体：大 中 小】", None, "市文旅局网站"),
        ("来源：云岭日报  打印本页  关闭窗口", None, "云岭日报"),
        ("来源：云岭日报 收藏 打印", None, "云岭日报"),
        ("来源/云岭日报", None, "云岭日报"),
        ("转载自：云岭晚报", None, "云岭晚报"),
        ("新闻来源：云岭晚报", None, "云岭晚报"),
        ("来源：云岭晚报 2031年06月12日16:05", "2031-06-12T16:05:00", "云岭晚报"),
        ("来源：云岭晚报（2031-06-12）", "2031-06-12", "云岭晚报"),
    ],
)
def test_lines_that_say_when_and_from_where(line, moment, source):
    reading = page(TITLE, line)
    shown = reading.published_at and reading.published_at.removesuffix("+08:00")
    assert (reading.title, reading.subtitle) == (TITLE, "")
    assert (shown, reading.source) == (moment, source)
    assert reading.blocks[0].text.startswith("6月11日上午")


@pytest.mark.parametrize(
    ("line", "editor", "reviewer"),
    [
        ("【纠错】 【责任编辑:李文】", "李文", ""),
        ("【我要纠错】责任编辑：李文", "李文", ""),
        ("[纠错][责任编辑：李文]", "李文", ""),
        ("责任编辑：李文 【打印】【关闭】", "李文", ""),
        ("责任编辑：李文审核：王武", "李文", "王武"),
        ("初审：王武  复审：赵陆", "王武", "赵陆"),
        ("初审：王武　复审：赵陆　终审：钱多", "王武", "赵陆、钱多"),
        ("（初审：王武 复审：赵陆 终审：钱多）", "王武", "赵陆、钱多"),
        ("一审：王武", "王武", ""),
        ("一审：王武 二审：赵陆 三审：钱多", "王武", "赵陆、钱多"),
        ("一审丨王武 二审丨赵陆 三审丨钱多", "王武", "赵陆、钱多"),
        ("一审/王武 二审/赵陆", "王武", "赵陆"),
        ("编辑：李文 一审：王武 二审：赵陆", "李文", "王武、赵陆"),
        ("编辑：李文 一审：李文 二审：赵陆", "李文", "赵陆"),
        ("编辑/李文 校对/高云 审核/王武", "李文", "王武"),
        ("编辑 | 李文　校对 | 高云　审核 | 王武", "李文", "王武"),
        ("编辑丨李文", "李文", ""),
        ("编辑：李文  校对：高云  审核：王武", "李文", "王武"),
        ("编审：王武", "", "王武"),
        ("审签：王武", "", "王武"),
        ("审校：王武", "", "王武"),
        ("主编：王武", "", "王武"),
        ("值班编委：王武", "", "王武"),
        ("责编：李文　值班主任：王武", "李文", "王武"),
        ("审核人：王武 发布人员：高云", "", "王武"),
        ("审 核：王武", "", "王武"),
        ("责任编辑 ：李文", "李文", ""),
        ("编辑:李文/审核:王武", "李文", "王武"),
        ("网站编辑：李文", "李文", ""),
        ("本期编辑：李文", "李文", ""),
        ("美编：高云 编辑：李文", "李文", ""),
        ("视觉设计：高云 编辑：李文", "李文", ""),
        ("审核：王武打印", "", "王武"),
        ("审核：王武关闭", "", "王武"),
        ("责任编辑：李文分享到：", "李文", ""),
        ("编辑：李文阅读：120", "李文", ""),
    ],
)
def test_who_edited_and_who_reviewed(line, editor, reviewer):
    for reading in (page(TITLE, line), page(TITLE, foot=[line])):
        assert (reading.editor, reading.reviewer) == (editor, reviewer)
        assert (reading.title, reading.subtitle) == (TITLE, "")
        assert [b.kind for b in reading.blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "chrome",
    [
        "关注我们",
        "详情",
        "正文",
        "新闻发布",
        "新闻发布会",
        ">> 新闻中心 >> 新闻发布",
        ">> 首页 >> 新闻发布 >> 发布实录",
        "首页 > 新闻中心 > 发布会",
        "首页  政务公开  新闻发布  互动交流  专题专栏  无障碍阅读",
        "首页 | 机构概况 | 政务公开 | 办事服务 | 互动交流",
        "网站首页 要闻动态 通知公告 政策法规 数据开放",
        "首页\t走进云岭\t政务公开\t政务服务",
        "登录 | 注册",
        "设为首页 | 加入收藏",
        "您当前所在位置：首页 - 新闻发布",
        "当前位置：首页>>新闻发布会>>市级发布",
        "返回上一页",
        "手机版",
        "今天是2031年6月12日 星期四",
        "繁体 | English | 无障碍",
        "搜索",
        "微信公众号",
        "信息公开",
        "云岭市人民政府门户网站",
        "云岭市知识产权局",
        "www.yunling.example",
        "新闻中心 / 新闻发布",
        "字号：大 中 小",
        "【字体：大 中 小】",
        "打印 收藏 关闭",
        "分享",
    ],
)
def test_the_site_s_own_words_are_no_title(chrome):
    reading = page(chrome, TITLE, "发布时间：2031-06-12")
    assert (reading.title, reading.subtitle) == (TITLE, "")
    assert chrome.strip("【】") in reading.furniture
    assert [b.kind for b in reading.blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "title",
    [
        "关注我们身边的知识产权",
        "云岭市知识产权局召开新闻发布会",
        "新闻发布会 | 云岭市知识产权保护情况",
        "首届知识产权大会在云岭举行",
        "详情公布！云岭市专利奖励办法解读",
        "搜索引擎侵权案件新闻通气会",
        "云岭公安：去年侦破案件30起",
        "以案释法 以法护企 云岭法院发布白皮书",
        "知识产权保护  我们在行动",
    ],
)
def test_a_title_that_only_looks_like_chrome_stays(title):
    assert page(title, "发布时间：2031-06-12").title == title


def test_people_are_introduced_below_a_long_menu():
    menu = [
        "首页",
        "政务公开",
        "政务服务",
        "互动交流",
        "专题专栏",
        "打印",
        "分享",
        "字号：大 中 小",
    ]
    reading = page(*menu, *menu, TITLE, foot=[])
    assert reading.title == TITLE
    lead = "6月11日，市政府新闻办举行发布会，市知识产权局局长罗旋介绍情况。"
    assert [s.name for s in read("\n".join([*menu, *menu, TITLE, lead])).speakers] == ["罗旋"]


def test_the_second_short_line_is_still_a_subtitle():
    reading = page(TITLE, "——全市专利授权突破三百件", "发布时间：2031-06-12")
    assert (reading.title, reading.subtitle) == (TITLE, "——全市专利授权突破三百件")


@pytest.mark.parametrize(("size", "is_name"), [(24, True), (25, False)])
def test_how_long_a_site_s_name_may_be(size, is_name):
    assert is_site_words("市知识产权局".rjust(size, "云")) == is_name


@pytest.mark.parametrize(("size", "is_menu"), [(6, True), (7, False)])
def test_how_long_a_word_of_a_menu_may_be(size, is_menu):
    assert is_site_words(f"首页 政务公开 诉讼服务 {'云' * size}") == is_menu


@pytest.mark.parametrize(("size", "is_bar"), [(120, True), (121, False)])
def test_how_long_a_bar_of_channels_may_be(size, is_bar):
    assert is_channel_bar("首页 新闻中心 ".ljust(size - 4) + "政务公开") == is_bar


@pytest.mark.parametrize("head", ["相关链接", "相关新闻：", "推荐阅读", "延伸阅读"])
def test_titles_of_other_pages_are_no_text(head):
    links = ["云岭市开展专利下乡活动", "一图读懂云岭市规划"]
    reading = page(TITLE, foot=[head, *links, "责任编辑：李文"])
    assert len(reading.blocks) == 2
    assert reading.editor == "李文"
    assert {head, *links} <= set(reading.furniture)


@pytest.mark.parametrize(("size", "is_source"), [(12, True), (13, False)])
def test_how_long_an_outlet_behind_the_moment_may_be(size, is_source):
    assert (page(TITLE, f"2031-06-12 16:05 {'云' * size}").source != "") == is_source


@pytest.mark.parametrize(("size", "is_source"), [(16, True), (17, False)])
def test_how_long_an_outlet_between_the_moment_and_a_label_may_be(size, is_source):
    reading = page(TITLE, f"2031-06-12 16:05 {'云' * size} 编辑：李文")
    assert (reading.source != "") == is_source
