"""Units that make a number a figure: one table, longest first where one begins like another."""

import re

# What may be counted with digits. A lookahead keeps off words that only begin like the unit.
_COUNTERS = (
    "(场)次 (批)次 (人)次 (户)次 (家)次 (班)次 "
    "台套 件套 毫米 人次 人份 车次 架次 户次 件次 家次 班次 场次 批次 例次 标箱 标准箱 床位 "
    "平方公里 平方千米 "
    "平方米 立方米 公里 "
    "千米 公顷 公斤 千克 吨标准煤 吨 千瓦时 千瓦 兆瓦 美元 欧元 日元 港元 港币 英镑 人民币 元 "
    "件 家 户 名 起 例 宗 笔 "
    "项 份 张 辆 台 套 座 艘 架 枚 株 头 只 篇 支 幅 册 栋 幢 床 案 单 款 片 条 种 亩 棵 盏 眼 "
    "人 位 场 批 类 本 部 处 "
    "所 间 组 对 门 站 个 次 期 米 岁 斤 度 口 列 分 趟 尾 羽 瓶 箱 桶 块 戶 項 個 條 張 筆 隻 輛"
)
_NOT_BEFORE = {
    "个": "月|小时|工作日|星期|年|季度|方面|角度|维度|层面|阶段|环节|问题|部分|字|百分点|"
    "点(?!位)|百分點|月份|钟头|世纪|着力|聚焦|坚持",
    "個": "月|百分點|方面|問題|小時|工作日",
    "部": "门|委|级|队|分|长|署|門|手",
    "处": "长|级|理|罚|置|于|在",
    "本": "科|届|市|省|地|行|级|土",
    "家": "庭|里|长|乡|族",
    "人": "大|民|社|行|均|才工作",
    "台": "湾",
    "间": "隔",
    "度": "假|过",
    "条": "件|款",
    "所": "有|以",
    "单": "位|独|户",
    "位": "于|数|居",
    "名": "单|称|列",
    "起": "来|步|草|诉",
    "次": "会|日|年|全会|新闻|发布",
    "场": "所|新闻|发布会",
    "期": "间",
    "门": "槛",
    "组": "织|成|长",
    "件": "事|实事|要事|大事",
    "列": "入|为|第|全|举|车|居|席",
    "分": "钟|别|之|局|行|公司|类|析|批|级|期|为|成|布|享|支|院|中心|管|流|层|步|头|解|工|段|"
    "区|校|配",
    "块": "钱",
    "项": "目标|工作|重点|任务",
    "对": "于|此",
    "元": "旦|宵",
    "米": "乐",
    "只": "要|有",
    "批": "准|复",
    "站": "在",
    "口": "径|岸",
    "片": "区",
    "款": "项",
}
_SHARES = (
    "%",
    "‰",
    "％",
    "个百分点",
    "百分点",
    "個百分點",
    "百分點",
    "个点(?!位)",
    "倍(?!增)",
    "成(?![为功立都员果效熟本])",
)
_COUNTED = "|".join(
    f"{unit}(?!{_NOT_BEFORE[unit]})" if unit in _NOT_BEFORE else re.escape(unit)
    for unit in sorted(set(_COUNTERS.split()), key=lambda unit: (-len(unit), unit))
)
UNIT = f"(?:{'|'.join(_SHARES)}|{_COUNTED})"
# 件/万人: of each of how many.
PER = r"(?:/(?:百?万|千|亿)?(?:人|户|家|件|亩|天|日|月|年|公里|平方公里))?"
# With a small Chinese numeral only these count: 三个, 四项, 一次 mostly count aspects or nothing.
SPOKEN_UNIT = (
    r"(?:个(?=[,。;、]|$)|亿元|万元|个百分[点點]|個百分[点點]|个(?=(?:城市|省份|地区|县|区|市|乡镇|街道|园区|平台|基地|国家|中心))|家(?!庭|里|长)|户|名(?!单|称)|起(?!来|步|草|诉)|例|支|座|所(?!有|以)|件(?!事|实事|大事|要事)|份|人次|"
    r"余?人(?![大民社行均])|位(?!于|数|居|一体)|吨|亩|公里)"
)
MAGNITUDE = "(?:万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|萬|億|千(?![瓦米克伏])|百)"
_MAGNITUDES = "万亿千百十萬億"
CASES = ("件", "案", "起", "宗")


def unit_of_names(unit: str) -> str:
    """The unit without its magnitude; what counts cases is one unit."""
    bare = unit.lstrip(_MAGNITUDES) or unit
    return "件" if bare in CASES else bare


POINTS = re.compile(r"百分点|百分點|个点")
PARTS = frozenset(["%", "‰", "％", "成"])
