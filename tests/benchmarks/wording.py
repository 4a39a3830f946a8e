"""What generated releases are put together from: clauses of our own, `%s` for a word or phrase."""

# The most usual come first; a clause's place is its weight.
CLAUSES = """
%s%s的%s%s
%s%s%s
%s%s、%s%s
全市上下坚持以%s为抓手
%s和%s%s
在%s%s的%s下
%s也%s%s
%s更%s、更%s
对%s%s进行%s
持续推进%s与%s深度融合
着力解决%s中的突出问题
知识产权保护力度不断加大
围绕%s开展%s专项行动
推动%s提质增效
专利转化运用成效明显
不断完善%s工作机制
加快建设%s服务体系
商标品牌价值稳步提升
切实维护权利人的合法权益
为%s提供了有力支撑
%s%s%s%s
通过%s让%s%s
扎实做好%s各项工作
深入企业了解%s情况
全面落实%s责任
强化部门之间的协作配合
面向%s举办%s培训
让%s真正惠及群众
进一步优化营商环境
逐步形成%s的良好氛围
严厉打击侵权假冒行为
从%s到%s，从%s到%s
%s%s不断%s
帮助%s化解%s难题
在%s方面取得积极进展
地理标志助力乡村振兴
建立了覆盖%s的工作网络
对%s实行清单管理
引导%s加大研发投入
%s数量和质量同步提升
这项工作得到了%s的肯定
认真听取%s代表的意见
把%s纳入年度考核
加强%s源头治理
聚焦%s等重点领域
组织执法人员检查%s场所
将%s作为重中之重
以%s促%s
探索建立%s快速处理通道
为创新主体送去%s
累计走访%s和%s
支持%s开展国际合作
严格规范公正文明执法
提升全社会尊重和保护知识产权的意识
%s与%s签订合作协议
发布%s典型案例
实现%s全流程网上办理
%s的获得感明显增强
培育了一批%s骨干企业
推出%s便民举措
对涉及%s的线索快查快办
充分发挥%s的示范作用
鼓励%s参与%s
形成了%s工作合力
开展%s质押融资入园惠企活动
打通%s最后一公里
%s案件办理质效持续向好
依法保障%s健康发展
讲好%s故事
运用大数据手段分析%s
著作权登记量保持增长
落实惩罚性赔偿制度
%s标准体系日益健全
建成%s信息服务平台
开展“蓝天”专项整治行动
守住%s安全底线
组建%s专家库
向%s通报%s进展
统筹%s和%s两个方面
按照“十四五”规划的部署
坚持问题导向和目标导向
针对%s制定了实施方案
加强商业秘密保护
%s的经验在全省推广
推动行政执法与刑事司法有效衔接
出台支持%s的若干措施
%s从申请到授权平均缩短三分之一
为%s和%s搭建对接平台
使%s产品卖得更好更远
用好%s政策工具
推进%s试点示范
坚决防止%s反弹
%s成为新的增长点
开通%s绿色通道
建立%s应急处置预案
帮助小微企业盘活%s
定期研判%s形势
%s代理行业秩序持续规范
落细落实%s任务
把%s送到田间地头
加强植物新品种权保护
促进%s要素自由流动
在展会现场设立%s工作站
提高%s的科学化水平
推动%s进校园进社区
依托%s开展%s研究
指导%s完善内部管理制度
完成%s年度评估
加大%s宣传报道力度
以更实的作风抓好%s
""".split()

TITLES = [
    "{city}市召开{year}年{theme}工作新闻发布会",
    "{city}市{year}年{theme}发展状况新闻发布会",
    "{city}市举行“{word}{theme}”专题新闻发布会",
    "{body}通报{year}年{theme}保护典型案例",
    "{city}市知识产权宣传周新闻发布会：{theme}与{word}",
    "{body}：{theme}赋能{word}{word2}",
    "{city}市{theme}服务{word}新闻通气会",
    "{city}市打击{theme}侵权假冒工作情况发布",
]
LEADS = [
    "{date}{time}，{city}市召开{theme}新闻发布会，{bodies}有关负责人出席，介绍{city}市{theme}工作情况，"
    "并回答记者提问。发布会由{host_body}{host}主持。",
    "{date}{time}，{city}市政府新闻办在{venue}举行新闻发布会，{bodies}参加，通报{period}全市{theme}、"
    "{theme2}工作进展和下一步安排。",
]
OPENINGS = [
    "各位记者朋友，大家{greeting}！欢迎出席{city}市人民政府新闻办公室举行的新闻发布会。今天我们请来了{people}，"
    "由他们介绍{theme}方面的情况，并回答大家关心的问题。",
    "女士们、先生们，媒体朋友们：大家{greeting}！今天的发布会主题是{theme}与{theme2}。出席的有{people}。"
    "首先请{first}介绍情况。",
]
CLOSINGS = [
    "发布会到此结束，感谢各位发布人，感谢各位记者朋友。",
    "因为时间关系，提问就到这里。会后大家还有关心的问题，可以同{body}联系。再见！",
    "今天的新闻发布会到此结束，谢谢大家。",
]
HEADINGS = ["{nth}、{theme}工作情况", "{nth}、{word}与{theme}", "{nth}、{theme}保护和{word}"]
QUESTIONS = [
    "请问{city}市在{theme}{word}方面有哪些做法，成效如何？",
    "我们注意到，今年{word}受到社会关注。请问{body}如何看待{theme}与{word2}的关系？",
    "刚才提到{theme}，能否介绍一下{word}的具体安排？",
    "很多企业关心{word}{word2}，请问下一步在{theme}上有什么打算？",
    "{theme}案件往往举证难、周期长，请问{body}怎样帮助{word}维权？",
]
THANKS = ["感谢您的提问。", "谢谢这位记者的提问。", "这个问题由我来回答。", "谢谢您对{theme}工作的关注。"]
OUTLETS = ["云岫日报记者：", "岚东广播电视台记者：", "记者：", ""]
# A measure's own lead clause, its stage, and whether it names a time.
MEASURES = [
    ("强化{theme}保护", "done", "protection"), ("提升{theme}创造质量", "done", "creation"),
    ("优化{word}服务", "ongoing", "service"), ("规范{word}管理", "ongoing", "management"),
    ("促进{theme}转化运用", "ongoing", "utilisation"), ("健全{word}机制", "planned", "management"),
    ("深化{word}{word2}改革", "planned", ""), ("加快{theme}审查授权", "done", "creation"),
    ("开展{word}专项整治", "planned", "protection"), ("拓展{word}融资渠道", "ongoing", "utilisation"),
]  # fmt: skip
ORDERS = ("一是", "二是", "三是", "四是", "五是", "六是")
NTH = ("一", "二", "三", "四", "五", "六")
# Words before a figure, what it is said of, and after it.
LEVELS = ("{period}，全市{name}达到", "{period}{name}", "截至目前，全市{name}为", "其中，{name}")
CHANGES = (("同比增长", 1), ("同比下降", -1), ("较上年同期增长", 1))
SCOPES = ("全省", "全国同类城市", "全省市州")
