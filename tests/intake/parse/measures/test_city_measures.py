"""Whole paragraphs as cities write them, judged by hand before the reader saw them."""

import pytest

from .told import found

PARAGRAPHS = {
    "plans in sentences side by side": (
        ["下一步，市知识产权局将以强市建设为抓手，重点抓好三个方面的工作。",
         "一要在提质上下功夫。引导规上企业开展专利布局，力争全年新增高价值发明专利300件。"
         "二要在转化上求突破。办好“百家企业进高校”活动，6月底前建成成果发布大厅。"
         "三要在保护上见实效。健全行政裁决与司法确认衔接机制。"],
        [("在提质上下功夫", "planned", "creation", None),
         ("在转化上求突破", "planned", "utilisation", "6月底前"),
         ("在保护上见实效", "planned", "protection", None)],
    ),
    "what was achieved, each under its sentence": (
        ["一年来，全市各级各部门协同发力，知识产权工作取得新进展。",
         "顶层设计持续完善。市政府印发《强市建设实施方案》，建立由28个部门参加的联席会议制度。",
         "创造质量稳中有升。全市发明专利授权1286件，同比增长9.4%。",
         "保护合力不断增强。公安、海关、市场监管部门联合开展“清源”行动，查处案件214起。",
         "服务触角加快延伸。新建商标品牌指导站9个，培训企业管理人员2300人次。"],
        [("顶层设计持续完善", "done", "management", None),
         ("保护合力不断增强", "done", "protection", None),
         ("服务触角加快延伸", "done", "service", None)],
    ),
    "a court's answer": (
        ["第一，坚持最严格保护。对恶意侵权依法适用惩罚性赔偿，已判决12案。第二，推进案件繁简分流。"
         "组建速裁团队，平均审理天数缩短到46天。第三，延伸审判触角。下一步，我们将在高新区设立巡回法庭，"
         "年内实现常态化开庭。"],
        [("坚持最严格保护", "done", "protection", None),
         ("推进案件繁简分流", "done", "protection", None),
         ("延伸审判触角", "planned", "protection", "年内")],
    ),
    "a finance bureau's promises in one sentence each": (
        ["2033年，我们将继续加大质押融资推广力度，支持银行开发专属产品；继续优化风险补偿机制，"
         "把资金池扩大到2亿元；继续开展银企对接，每季度至少举办1场。"],
        [("继续加大质押融资推广力度", "planned", "utilisation", None),
         ("继续优化风险补偿机制", "planned", "utilisation", None),
         ("继续开展银企对接", "planned", "utilisation", None)],
    ),
    "running prose about the year, no list": (
        ["2032年，全市专利授权5230件，其中发明专利806件。我们组织专利讲座15场，培训学员900人次，"
         "企业的创新意识明显增强。截至年底，每万人口发明专利拥有量达到11.2件。"],
        [],
    ),
    "customs": (
        ["今年以来，云岭海关主要开展了以下工作：（一）加强风险布控。紧盯跨境电商渠道，查获侵权物品3.2万件。"
         "（二）助力企业备案。指导42家企业完成海关备案67项。（三）深化关企协作。与龙头企业建立联系机制。"],
        [("加强风险布控", "done", "protection", None),
         ("助力企业备案", "done", "protection", None),
         ("深化关企协作", "done", "", None)],
    ),
    "under a heading of plans": (
        ["#四、下一阶段重点任务",
         "（一）健全政策法规。推动《云岭市知识产权保护条例》年底前提请审议。",
         "（二）做强转化平台。目前大学科技园专利超市正在装修，国庆节前开业。",
         "（三）夯实人才基础。去年已认定高级知识产权师35名，今年再培养50名。"],
        [("健全政策法规", "planned", "management", "年底前"),
         ("做强转化平台", "ongoing", "utilisation", "国庆节前"),
         ("夯实人才基础", "planned", "service", None)],
    ),
    "a procurator without numbers": (
        ["下一步，全市检察机关将依法严惩侵犯商业秘密犯罪，守护企业核心竞争力。"
         "同时，深化“一案四查”，同步审查刑事、民事、行政线索。此外，还将推广检察官驻园机制，"
         "9月底前覆盖全部省级开发区。"],
        [("依法严惩侵犯商业秘密犯罪", "planned", "protection", None),
         ("深化“一案四查”", "planned", "protection", None),
         ("推广检察官驻园机制", "planned", "protection", "9月底前")],
    ),
    "conditions of a subsidy": (
        ["申请资助要符合三个条件：一是在本市登记注册。二是专利权属清晰。三是近三年没有失信记录。"
         "符合条件的，可以在线提交材料。"],
        [],
    ),
    "paragraphs with bullets gone": (
        ["重点任务包括以下几项工作：",
         "开展专利密集型产品培育，新增备案150件；",
         "推进“一月一链”投融资路演，促成融资；",
         "整治商标恶意囤积，规范代理秩序。"],
        [("开展专利密集型产品培育", "planned", "utilisation", None),
         ("推进“一月一链”投融资路演，促成融资", "planned", "utilisation", None),
         ("整治商标恶意囤积，规范代理秩序", "planned", "protection", None)],
    ),
    "what is going on": (
        ["目前，我们正在开展三项专项行动：一是“护航”行动，聚焦展会侵权。二是“蓝天”行动，整治代理乱象。"
         "三是“亮剑”行动，打击电商售假。"],
        [("“护航”行动，聚焦展会侵权", "ongoing", "protection", None),
         ("“蓝天”行动，整治代理乱象", "ongoing", "management", None),
         ("“亮剑”行动，打击电商售假", "ongoing", "protection", None)],
    ),
    "a host's words": (
        ["首先，我代表市政府新闻办欢迎各位记者。其次，请大家把手机调至静音。最后，提问请举手。"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "wanted"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraph(texts, wanted):
    rows = found("#全市知识产权情况", *texts)
    assert [(row.heading, row.stage, row.theme, row.due) for row in rows] == wanted
