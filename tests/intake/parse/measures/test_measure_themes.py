"""Themes by what a measure does, judged over the whole of it."""

import pytest

from .told import found

ABOUT = "全市专利数量持续增加。"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("管住电商平台。督促平台下架侵权链接1.3万条，关停网店86家。", "protection"),
        ("清查批发市场。查扣冒牌商品400件，移送公安机关2起。", "protection"),
        ("严打恶意抢注。驳回非正常申请120件。", "protection"),
        ("网络版权环境持续净化。开展“剑网”行动，巡查网站900家次。", "protection"),
        ("巩固软件正版化成果。检查单位86家，督促采购正版软件。", "protection"),
        ("强化快速协同。建立绿色通道，快速查办侵权。", "protection"),
        ("推广授权品种。组织现场观摩，促成品种许可12项。", "utilisation"),
        ("盘点高校存量专利。登记入库，分层推送企业。", "utilisation"),
        ("用好再贷款工具。发放科技创新再贷款9.2亿元。", "utilisation"),
        ("征集拍品。面向高校征集可转让专利。", "utilisation"),
        ("推动专利产业化。用好供需对接平台。", "utilisation"),
        ("布局重点产业专利。培育高价值专利组合40个。", "creation"),
        ("激发创新活力。完善专利资助政策，奖励发明人。", "creation"),
        ("提升发明专利质量。引导企业加大研发投入。", "creation"),
        ("开通预约专线。企业来电有人接、有人办。", "service"),
        ("开放商标品牌指导站。", "service"),
        ("培育专业服务机构。引进和培育品牌服务机构，规范代理行为。", "service"),
        ("办好宣传周活动。组织讲座，发放手册。", "service"),
        ("压缩办理时限。推行“一网通办”，窗口当天办结。", "service"),
        ("规范代理行业管理。开展“双随机”抽查。", "management"),
        ("完善考核制度。把知识产权纳入县区考核。", "management"),
        ("强化组织领导。成立领导小组，建立联席会议制度。", "management"),
        ("凝聚各方力量。大家齐心，共同努力。", ""),
        ("推进茶旅融合。把茶园变成公园。", ""),
    ],
)
def test_theme(text, theme):
    (measure,) = found(ABOUT, f"一是{text}")
    assert measure.theme == theme
