"""What generated releases are put together from: clauses of our own, `%s` for a word or phrase."""

from pathlib import Path

# The most usual come first; a clause's place is its weight.
CLAUSES = (Path(__file__).parent / "clauses.txt").read_text("utf-8").split()

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
THANKS = [
    "感谢您的提问。",
    "谢谢这位记者的提问。",
    "这个问题由我来回答。",
    "谢谢您对{theme}工作的关注。",
]
OUTLETS = ["云岫日报记者：", "岚东广播电视台记者：", "记者：", ""]
# A measure's own lead clause, its stage, and whether it names a time.
MEASURES = [
    ("强化{theme}保护", "done", "protection"),
    ("提升{theme}创造质量", "done", "creation"),
    ("优化{word}服务", "ongoing", "service"),
    ("规范{word}管理", "ongoing", "management"),
    ("促进{theme}转化运用", "ongoing", "utilisation"),
    ("健全{word}机制", "planned", "management"),
    ("深化{word}{word2}改革", "planned", ""),
    ("加快{theme}审查授权", "done", "creation"),
    ("开展{word}专项整治", "planned", "protection"),
    ("拓展{word}融资渠道", "ongoing", "utilisation"),
]
ORDERS = ("一是", "二是", "三是", "四是", "五是", "六是")
NTH = ("一", "二", "三", "四", "五", "六")
# Words before a figure, what it is said of, and after it.
LEVELS = ("{period}，全市{name}达到", "{period}{name}", "截至目前，全市{name}为", "其中，{name}")
CHANGES = (("同比增长", 1), ("同比下降", -1), ("较上年同期增长", 1))
SCOPES = ("全省", "全国同类城市", "全省市州")
