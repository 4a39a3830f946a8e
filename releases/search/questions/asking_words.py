"""Words that say how something is asked: courtesies, question words, and what they ask for."""

from .question import Wants

_WANTS = {
    Wants.AMOUNT: (
        "多少 是多少 有多少 多大 多高 多长 几何 数目是多少 总共多少 一共多少 达到多少"
        " how&many how&much number&of total&number&of"
    ),
    Wants.CHANGE: (
        "增长 同比 环比 变化 变动 增加 减少 下降 上升 增速 增幅 降幅 涨幅 走势 趋势 涨了 降了"
        " 增长率 增长了 下降了 增加了 减少了 提高了 涨 降 跌 多了还是少了 增长还是下降 升了还是降了"
        " growth change changed trend increase decrease grew grown"
    ),
    Wants.COMPARISON: (
        "对比 相比 比较 比一比 哪个多 哪个更多 哪个高 哪个更高 哪个大 哪个更大 谁多 谁更多 谁高"
        " 差多少 相差 相差多少 差距 vs versus compare compared comparison"
    ),
    Wants.PROMISE: (
        "承诺 承诺了 承诺过 兑现 兑现了 落实 落实了 落实没有 打算 准备做 计划 完成 完成了 完成没有"
        " 做到 做到了 办成 办成了 办到了 建成 建成了 建好了 上线了 揭牌了 出台了 成立了 启动了"
        " 推进得怎么样 进展 进展如何 进度 后来怎么样 后来怎样 怎么样了 后来 下一步 目标 答应"
        " 答应过 说过要 promise promises promised plan plans planned"
    ),
    Wants.CONFLICT: (
        "说法不一 说法不同 不同说法 说法 矛盾 出入 不一致 不一样 对不上 前后不一 前后矛盾 打架 冲突"
        " 有没有人有不同说法 有没有出入 不符 conflict conflicts disagree disagreement contradict"
        " contradicts contradiction contradictions"
    ),
    Wants.CORRECTION: "更正 更正过 勘误 改正 纠正 写错 改过 correction corrections corrected",
    Wants.WHO: "谁 是谁 什么人 哪位 是哪位 何人 哪个人 叫什么 叫什么名字 who whom",
}
WANTS = {word.replace("&", " "): wants for wants, words in _WANTS.items() for word in words.split()}
# Courtesies, question words and joining words: nothing is looked for by them.
_FILLERS = (
    "怎么 怎样 如何 怎么样 什么 什么时候 啥时候 何时 哪些 有哪些 哪里 哪儿 哪个 哪一个 哪几个 "
    "啥 为什么 为何 干什么 做什么 有没有 是不是 是否 能不能 能否 可不可以 可以 会不会 要不要 "
    "有无 吗 呢 了 了吗 了没 了没有 没有 的 吧 啊 呀 么 嘛 请问 请 您好 你好 我想知道 我想问 "
    "我想了解 我想查 我要查 想知道 想问问 想问 想了解 想查 想请问 帮我查 帮我查一下 帮忙查 "
    "查一下 查一查 查查 查询 告诉我 谢谢 多谢 感谢 麻烦 麻烦问一下 问一下 问下 一下 关于 有关 "
    "全年 一共 总共 共 共有 目前 现在 现如今 如今 最新 最新的 到底 究竟 是 有 在 和 与 跟 及 "
    "以及 还是 或者 或 并 对 给 把 我 我们 咱们 咱 你们 他们 要 需要 应该 里 里面 中 上 大概 "
    "大约 具体 全市 本市 我市 市里 咱们市 我们市 我们这 我们这里 当地 本地 还 都 也 就 又 "
    "已经 已 到 比 较 从 说 说了 说过 说的 讲 讲了 讲过 提到 提到过 介绍 公布 发布 会 能 个 "
    "年 年的 月 些 那 这 这个 那个 各 每 过 a an the of in for at on to by from with and or "
    "is are was were be been do does did what which how when where why please tell me about i "
    "we you it its there any has have had many much year show give thanks hello hi"
)
FILLERS = frozenset(_FILLERS.split())
# Content before another content word, and none at the end: 数据 in 专利授权数据.
_LAST = "数据 情况 数字 数量 数 信息 资料 消息 内容 办 总数 问题 方面 结果"
AT_THE_END = frozenset(_LAST.split())
# What keeps its meaning beside a word that nobody knows.
_FREE = frozenset("的了吗呢吧啊呀么嘛")
UNITS = "件家个次人元批笔天名项起宗种户倍份名所台亩吨只枚场"
SO_MANY = rf"(?:是|有|达|为|达到)?(?:多少|几)(?:[万亿]?元|亿|钱|[{UNITS}])?"
MARKS = frozenset("?!,.;:、。…·~()[]<>《》/|+&=*#@^_-")


def is_free(filler: str) -> bool:
    """Whether a character by itself is a filler wherever it stands."""
    return filler in _FREE or filler in MARKS or len(filler) > 1
