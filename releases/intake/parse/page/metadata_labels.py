"""PageMetadata labels: one table from the words printed on a page to the field they fill."""

import re

from releases.intake.parse.reading import OPTIONAL, PRINTED

# Field "" is a label of the page's furniture: its value is nothing of the release.
LABELS = {
    "published_at": "发布时间 发布日期 发表时间 发表日期 日期 "
    "发文时间 发文日期 更新时间 发布于 发表于 发稿时间 "
    "刊发时间 上传时间 录入时间",
    "source": "信息来源 文章来源 稿件来源 新闻来源 消息来源 来源 供稿 供稿单位 转自 本文转自 "
    "转载自 稿源 出处",
    "editor": "责任编辑 责编 编辑 文字编辑 网站编辑 本期编辑 值班编辑 网编 录入",
    "first_review": "初审 一审",
    "reviewer": "审核 审核人 终审 三审 复审 二审 签发 监审 责任审核 编审 审签 审校 审读 审稿 "
    "核稿 主编 "
    "值班编委 值班主任 值班总编",
    "time": "时间 发布会时间 召开时间 直播时间",
    "venue": "地点 发布会地点 召开地点 直播地点",
    "event.host": "主办单位 主办 主办方 联合主办",
    "subtitle": "副标题",
    "title": "标题 原标题",
    "": "作者 作者单位 发布单位 撰稿 排版 制作 策划 统筹 点击率 浏览量 浏览次数 阅读 阅读量 "
    "点击数 点击量 字体 字号 文字大小 当前位置 "
    "您现在的位置 您的位置 "
    "上一条 下一条 上一篇 下一篇 上一页 下一页 分享到 分享 正文 索引号 主题分类 发文机关 发布机构 "
    "发文字号 文号 主题词 关键词 有效性 生成日期 成文日期 摄影 校对 网站标识码 政府网站标识码 "
    "承办单位 承办 承办方 协办单位 协办 技术支持 版权所有 备案序号 公安备案号 访问量 栏目 "
    "扫码 打印 点击 "
    "次数 浏览 类别 信息分类 通讯员 记者 图 文 文字 美编 视觉设计 发布人员 发布者 监制",
}
FIELD = {label: field for field, labels in LABELS.items() for label in labels.split()}
FIELD |= {PRINTED[path]: path for path in OPTIONAL if PRINTED[path]}
_WORDS = "|".join(sorted(map(re.escape, FIELD), reverse=True))
# Pages pad labels to one width: ``时 间：``.
_PADDED = "|".join(rf"{label[0]}\s{{1,4}}{label[1]}" for label in FIELD if len(label) == 2)
# 文/ and 图/ stand alone: 李文/ is a name.
LABEL = re.compile(
    rf"(?P<label>(?!(?<=[^\W\d_])[图文])(?:{_WORDS}|{_PADDED}))(?P<colon>\s{{0,4}}[:|丨/]\s{{0,8}})"
)
# Three-step names need no colon: ``编辑 李娟``, and neither does a day: ``发布日期 2024-05-10``.
BARE = re.compile(
    r"(?P<label>责任编辑|责编|编辑|二审|三审|终审|审核|初审|一审|复审|监审|信息来源|来源|发布日期|发布时间|发布于|日期|时间)"
    r"(?P<colon>\s+)(?=\S{2,4}(?:\s|$)|(?<=来源\s)\S{2,20}(?:\s|$)|(?:19|20)\d\d\s?[-/.年])"
)


def field_of(label: str) -> str:
    """The field that a label fills, padding inside it aside."""
    return FIELD["".join(label.split())]
