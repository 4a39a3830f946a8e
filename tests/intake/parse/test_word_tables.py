"""Each entry of the tables of words has an example, so that one that is dropped is missed."""

import pytest

from releases.intake.parse.dialogue.body_so_far import Body
from releases.intake.parse.dialogue.speaker_turns import add_line
from releases.intake.parse.dialogue.turn_markers import markers
from releases.intake.parse.figures.names.counted_nouns import noun_after
from releases.intake.parse.figures.names.indicator_words import GENERIC
from releases.intake.parse.figures.quantities import quantities
from releases.intake.parse.measures.measure_themes import theme_of
from releases.intake.parse.page.metadata import PageMetadata, read_line
from releases.intake.parse.page.metadata_labels import LABELS
from releases.intake.parse.people.affiliations import affiliation
from releases.intake.parse.people.people_lists import roll_line
from releases.intake.parse.people.roster import NamedPerson, Roster
from releases.intake.parse.people.speaker_mentions import tellers
from releases.intake.parse.reader import read

FIELDS = {
    "published_at": "发布时间 发布日期 发表时间 发表日期 日期 发文时间 发文日期 "
    "更新时间 发布于 发表于 发稿时间 刊发时间 上传时间 录入时间",
    "source": "信息来源 文章来源 稿件来源 新闻来源 消息来源 来源 供稿 "
    "供稿单位 转自 本文转自 转载自 稿源 出处",
    "editor": "责任编辑 责编 编辑 文字编辑 网站编辑 本期编辑 值班编辑 网编 录入",
    "reviewer": "审核 审核人 终审 三审 复审 二审 签发 监审 责任审核 编审 "
    "审签 审校 审读 审稿 核稿 主编 值班编委 值班主任 值班总编",
    "time": "时间 发布会时间 召开时间 直播时间",
    "venue": "地点 发布会地点 召开地点 直播地点",
    "subtitle": "副标题",
    "title": "标题 原标题",
}
FURNITURE = (
    "作者 作者单位 发布单位 撰稿 排版 制作 策划 统筹 点击率 浏览量 浏览次数 "
    "阅读 阅读量 点击数 点击量 字体 字号 文字大小 当前位置 您现在的位置 "
    "您的位置 上一条 下一条 上一篇 下一篇 上一页 下一页 分享到 分享 正文 "
    "索引号 主题分类 发文机关 发布机构 发文字号 文号 主题词 关键词 有效性 "
    "生成日期 成文日期 摄影 校对 网站标识码 政府网站标识码 承办单位 承办 "
    "承办方 协办单位 协办 技术支持 版权所有 备案序号 公安备案号 访问量 栏目 "
    "扫码 打印 点击 次数 浏览 类别 信息分类 通讯员 记者 图 文 文字 美编 "
    "视觉设计 发布人员 发布者 监制"
)
ROLES = {
    "presenter": "发布人 发布嘉宾 新闻发布人 发言人 主发布人 主讲人",
    "respondent": "答问人 答复人 答记者问",
    "host": "主持人 主持",
    "attendee": "出席嘉宾 出席人员 出席领导 参加人员 嘉宾",
}
UNITS = (
    "台套 件套 毫米 人次 人份 车次 架次 户次 件次 家次 班次 场次 批次 例次 标箱 标准箱 床位 "
    "平方公里 平方千米 平方米 立方米 公里 千米 公顷 公斤 千克 吨标准煤 吨 千瓦时 千瓦 兆瓦 "
    "美元 欧元 日元 港元 港币 英镑 人民币 元 件 家 户 名 起 例 宗 笔 项 份 张 辆 台 套 座 艘 "
    "架 枚 株 头 只 篇 支 幅 册 栋 幢 床 案 单 款 片 条 种 亩 棵 盏 眼 人 位 场 批 类 本 部 "
    "处 所 间 组 对 门 站 个 次 期 米 岁 斤 度 口 列 趟 尾 羽 瓶 箱 桶 块 戶 項 個 條 張 筆 "
    "隻 輛 % ‰ 个百分点 個百分點 个点 倍 成"
)
# What only begins like a unit counts nothing.
NO_UNITS = (
    "个月 个小时 个工作日 个星期 个年 个季度 个方面 个角度 个维度 个层面 个阶段 个环节 "
    "个问题 个部分 个字 个月份 个钟头 个世纪 个着力 个聚焦 个坚持 個月 個方面 個問題 個小時 "
    "個工作日 部门 部委 部级 部队 部分 部长 处长 处级 处理 处罚 处置 处于 处在 本科 本届 "
    "本市 本省 本地 本行 本级 本土 家庭 家里 家长 家乡 家族 人大 人民 人社 人行 人均 台湾 "
    "间隔 度假 度过 条件 条款 所有 所以 单位 单独 单户 位于 位数 位居 名单 名称 名列 起来 "
    "起步 起草 起诉 次会 次日 次年 次全会 次新闻 次发布 场所 场新闻 场发布会 期间 门槛 组织 "
    "组成 组长 件事 件实事 件要事 件大事 列入 列为 列第 列全 列举 列车 分钟 分别 块钱 项目标 "
    "项工作 项重点 项任务 对于 对此 元旦 元宵 米乐 只要 只有 批准 批复 站在 口径 口岸 片区 "
    "款项 成为 成功 成立 部署 部門 部手 人才工作 列居 列席 分之 分局 分行 分公司 分类 "
    "分析 分批 分级 分期 分为 分成 分布 分享 分支 分院 分中心 分管 分流 分层 分步 分头 分解 分工 "
    "分段 分区 分校 分配"
)
MAGNITUDES = "万亿 千亿 百亿 十亿 千万 百万 十万 万 亿 萬 億 千 百"
SPOKEN = "亿元 万元 家 户 名 起 例 支 座 所 件 份 人次 人 吨 亩 公里"
MARKERS = {
    "问题1：有何举措": "question",
    "问：有何举措": "question",
    "提问：有何举措": "question",
    "Q2:有何举措": "question",
    "记者问：有何举措": "asker",
    "网友问：有何举措": "asker",
    "媒體問：有何舉措": "asker",
    "3.有何举措": "numbered",
    "（4）有何举措": "numbered",
    "答：有三项": "answer",
    "张三答：有三项": "answer",
    "A1:有三项": "answer",
    "[张三]有三项": "named",
    "【副局长 张三】有三项": "named",
    "11:06 张三：有三项": "named",
    "主持人（某处处长张三）大家好": "named",
    "张三：有三项": "named",
}
THEMES = {
    "严厉打击侵权假冒": "protection",
    "促进专利转化运用": "utilisation",
    "提升专利创造质量": "creation",
    "优化审批服务流程": "service",
    "完善管理体制机制": "management",
}
JOINED_POSTS = ("党组成员", "党委委员", "党组书记", "党委书记")


def words(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(word, meaning) for meaning, all_ in table.items() for word in all_.split()]


@pytest.mark.parametrize(("label", "field"), words(FIELDS))
def test_a_label_fills_its_field(label, field):
    found = PageMetadata()
    assert read_line(f"{label}：2031-06-12", found)
    moment = field == "time"  # a full date is when the page was published
    assert found.values == {"published_at" if moment else field: "2031-06-12"}


def test_other_labels_are_of_the_furniture():
    assert LABELS[""].split() == FURNITURE.split()


@pytest.mark.parametrize(("label", "role"), words(ROLES))
def test_a_label_of_people_gives_a_role(label, role):
    assert roll_line(f"{label}：市民政局局长 张三")[1] == role


@pytest.mark.parametrize("unit", UNITS.split())
def test_a_unit_counts(unit):
    assert [(q.value, q.unit) for q in quantities(f"共有35{unit}。")] == [("35", unit)]


@pytest.mark.parametrize("word", NO_UNITS.split())
def test_a_word_that_begins_like_a_unit_counts_nothing(word):
    assert quantities(f"全市35{word}。") == []


@pytest.mark.parametrize("magnitude", MAGNITUDES.split())
def test_a_magnitude_goes_with_the_unit(magnitude):
    assert [q.unit for q in quantities(f"共有35{magnitude}件。")] == [f"{magnitude}件"]


@pytest.mark.parametrize("unit", SPOKEN.split())
def test_a_unit_counts_numbers_in_words(unit):
    assert [(q.value, q.unit) for q in quantities(f"共有三十五{unit}。")] == [("35", unit)]


@pytest.mark.parametrize(("line", "kind"), MARKERS.items())
def test_a_marker_is_known(line, kind):
    assert markers(line)[0].kind == kind


@pytest.mark.parametrize(("heading", "theme"), THEMES.items())
def test_a_theme_is_told_by_its_words(heading, theme):
    assert theme_of(heading, "", True) == theme


@pytest.mark.parametrize("joint", JOINED_POSTS)
def test_posts_that_lost_their_comma(joint):
    assert affiliation(f"市民政局{joint}副局长").posts == (joint, "副局长")


def test_names_that_say_only_how_much():
    words = "增速 增幅 总数 总量 总额 金额 规模 占比 数量 总金额 总值 比重 比例 涉及金额 同比增速"
    words += " 限额 额度 均 总计 合计 位次 涉及资金 资金 余额 人数 户数 件数 标的额"
    assert frozenset(words.split()) == GENERIC


@pytest.mark.parametrize("label", ["二审", "三审", "终审", "复审", "编审", "审校", "主编"])
def test_each_review_is_named(label):
    found = PageMetadata()
    read_line(f"审核：张三 {label}：李四", found)
    assert found.values["reviewer"] == "张三、李四"


CONFERENCES = "发布会 吹风会 通气会 见面会 说明会 答记者问 發布會 发佈會"


@pytest.mark.parametrize("word", CONFERENCES.split())
def test_a_conference_is_told_by_its_name(word):
    told = {doubt.code for doubt in read(f"云岭市举行{word}\n\n今天天气很好。").doubts}
    assert "not_a_conference" not in told


CHAIN = {"创造": "creation", "运用": "utilisation", "保护": "protection"}
CHAIN |= {"管理": "management", "服务": "service"}


@pytest.mark.parametrize(("word", "theme"), CHAIN.items())
def test_outside_property_the_word_of_the_chain_is_wanted(word, theme):
    assert theme_of(f"加强{word}", "专利转化", False) == theme


@pytest.mark.parametrize("area", ["市", "县", "省", "区", "镇", "村"])
def test_an_area_that_signed_is_counted_as_such(area):
    assert noun_after(f"{area}签订协议") == f"签约{area}"


VERBS = {"介绍": "presenter", "表示": "presenter", "通报": "presenter", "指出": "presenter"}
VERBS |= {"回答": "respondent", "答": "respondent"}


@pytest.mark.parametrize(("verb", "role"), VERBS.items())
def test_who_is_quoted_has_the_role_of_the_verb(verb, role):
    roster = Roster()
    roster.add(NamedPerson("张三", "市民政局", ("局长",)))
    assert tellers(f"张三{verb}，机构都已建成。", roster) == [("张三", role)]


@pytest.mark.parametrize("asker", ["云岭日报记者：", "记者问：", "云岭日报记者 王五："])
def test_a_numbered_question_names_who_asks(asker):
    body = Body(Roster())
    add_line(f"1.{asker}请问如何办理？", body)
    assert [(block.kind, block.number, block.text) for block in body.blocks] == [
        ("question", 1, "请问如何办理？")
    ]
    assert list(body.media) == (["云岭日报"] if "云岭" in asker else [])


@pytest.mark.parametrize(("head", "asks"), [("发言人", False), ("發言人", False), ("中心", True)])
def test_a_spokesman_of_the_media_is_no_asker(head, asks):
    body = Body(Roster())
    add_line(f"市媒体{head}：大家好。", body)
    assert bool(body.media) == asks
