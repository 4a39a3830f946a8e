"""Every word that names of indicators are compared by, each with names that show what it means."""

import pytest

from releases.text.fuzzy.name_words import words_of

# Beside 商标 they tell nothing of what is counted.
TELL_NOTHING = (
    "全市 我市 本市 全市范围 市内 辖区内 辖区 的 了 之 其中 共 共计 合计 总计 总 "
    "总量 总数 数量 数 量 个数 件数 家数 户数 项数 起数 宗数 数目 情况 全年 年度 "
    "本年 当年 年末 年底 期末 截至年底 向 对 由 在 于 将 把 给 经 从 因 等 各类 "
    '各项 各级 类 工作 达 达到 突破 实现 涉嫌 嫌疑 件 家 户 项 宗 ( ) " 领域 '
    "方面 相关 有关 “ ” 《 》 - / 目前 现 已 所 为 有 在册 依法 成功 被 "
    "涉及 涉 本地 本土 中国 获得 取得 荣获 获 建成 设立 建立 建有 设有 举办 开展 "
    "组织 进行 办理 处理 打击 发放 促成 个 起 (件) (家) 目标 目标值 预期目标 "
    "预期 预计"
)
# Words that hold another word, and are not taken apart.
STAY_WHOLE = (
    "新品种 新型 新兴 新闻 新材料 高新 创新 更新 专精特新 新区 新设 高价值 涉案 方案 "
    "档案 备案 图案 专案 个案 案例 立案 受理 产品 移送 市级 纠纷 裁决 处罚 执法 "
    "行政 发明 实用新型 注册 作品 马德里 国际 累计 专用标志 人次 示范 优势 试点 中心 "
    "分中心 用户 客户 商户 农户 专家 调解 撤诉 罚款 增加值 均值 人才 专员 技术经理人 "
    "代理机构 服务机构 城市 超市 上市 假冒"
)
# What is before the colon may be called by each of the names after it.
CALLED = {
    "知识产权": "知产",
    "著作权": "版权",
    "地理标志": "地标 国家地理标志 地理标志保护 国家地理标志保护",
    "软件著作权": "软著",
    "软件": "计算机软件",
    "高企": "高新技术企业 高新企业",
    "专利": "专利权",
    "商标": "商标权 商标品牌",
    "植物新品种": "植物新品种权 品种权",
    "布图": "布图设计 集成电路布图设计",
    "每万人": "每万人口 每万名人口 万人 万人口 万人均 人均万人",
    "pct": "pct国际专利 pct国际 pct专利",
    "授权": "获授权 获得授权 获权 授予 核准授权",
    "申请": "提交申请",
    "有效": "拥有 拥有量 有效量 保有 保有量 存量 持有 持有量 维持有效",
    "新增": "新 净增 新建",
    "新收": "收案 新收案",
    "增速": "同比增长 同比增速 同比增幅 增长率 增幅 同比 增长 增长速度",
    "占比": "比重 比例 所占比重 所占比例",
    "额": "金额 总金额 总额 额度 资金额 款额 资金 数额 总值 货值 价值 值",
    "产值": "总产值",
    "涉案额": "案值",
    "率": "比率",
    "满意度": "满意率",
    "时长": "周期 时间 天数 期限 用时",
    "融资": (
        "贷款 融资贷款 贷款融资 融资金额 融资额 贷款额 贷款金额 融资总额 贷款总额 "
        "融资规模 贷款规模 融资额度 贷款额度 发放贷款"
    ),
    "质押": "质押登记",
    "规上": "规模以上",
    "企业": "公司",
    "市场主体": "经营主体",
    "案": "案件 案件数",
    "查处": "查办 查结",
    "结案": "审结 办结",
    "扣留": "查扣",
    "货物": "商品 物品",
    "货物假冒": "假冒商品",
    "嫌疑人": "犯罪嫌疑人",
    "起诉": "公诉 提起公诉",
    "成交": "交易",
    "成交额": "成交额 交易额",
    "国家": "国家级",
    "省": "省级",
    "侵权": "侵犯",
    "刑事": "犯罪 刑事犯罪 罪",
    "外观设计": "外观",
    "使用专用标志": "用标",
    "使用": "启用",
    "人": "人数 人员 人员数 执法人员 学员",
    "场": "场次 场数",
    "站": "站点 工作站 服务站",
    "贯标": "通过贯标 贯标认证 知识产权贯标",
    "破案": "破获 侦破",
    "抓获": "抓捕",
    "批准逮捕": "批捕",
    "损失": "经济损失",
    "调解撤诉": "调撤",
    "罚没": "罚没款",
    "投保": "参保",
    "研发": "研发经费 r&d经费 r&d 研究试验发展经费",
    "代理师": "代理人",
    "次": "次数",
    "笔": "笔数",
}
# The second goes without saying beside the first.
GO_WITHOUT_SAYING = (
    "发明-专利 实用新型-专利 外观设计-专利 pct-专利 pct-国际 侵权-纠纷 侵权-案 纠纷-案 立案-案 "
    "结案-案 新收-案 每万人-有效 软件-著作权 裁决-行政 裁决-案 处罚-行政 处罚-案 执法-行政 "
    "作品-著作权 有效-累计 马德里-国际 马德里-注册 融资-额 查处-案 高企-企业 移送-案 "
    "申请-受理 罚没-额 罚款-额 嫌疑人-人 代理师-人 人才-人 专员-人 技术经理人-人"
)


@pytest.mark.parametrize("word", TELL_NOTHING.split())
def test_a_word_that_tells_nothing_is_left_out(word):
    assert words_of(f"商标{word}") == {"商标"}


@pytest.mark.parametrize("word", STAY_WHOLE.split())
def test_a_word_that_holds_another_stays_whole(word):
    assert words_of(word) == {word}


@pytest.mark.parametrize(
    ("name", "other"), [(name, other) for name, all_ in CALLED.items() for other in all_.split()]
)
def test_other_words_for_one_thing_mean_the_same(name, other):
    assert words_of(other) == words_of(name)


@pytest.mark.parametrize("pair", GO_WITHOUT_SAYING.split())
def test_what_goes_without_saying_makes_no_other_name(pair):
    word, implied = pair.split("-")
    assert words_of(word + implied) == words_of(word) != words_of(implied)


def test_the_whole_city_is_no_city_of_that_name():
    assert words_of("全市范围内商标") == {"商标"}
    assert words_of("云岫市专利授权") == {"专利", "授权"}
