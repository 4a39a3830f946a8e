"""Words that ask rather than name: courtesies, question words, and what they want to know."""

import re

from .question import Wants


def _words(text: str) -> list[str]:
    """Parted by commas, or by blanks where there is no comma; English ones are whole words."""
    parts = text.split(",") if "," in text else text.split()
    return [" ".join(part.split()) for part in parts]


FILLERS = frozenset(
    _words(
        """
        没 前后 来 来着 手里 真正 就说 说说 大概 大约 至今 为止 其实 那位 现在的 讲过 说过 讲了
        说了 得分
        单位 归 属于 参加过 参加 开过 哪场 发布会 几场 了没 吗请问 一个月 今天 呗 哦 哈
        请 的话 方面 那个 的事
        请问 请教 你好 您好 谢谢 多谢 麻烦 劳驾 我想知道 想知道 我想了解 想了解 想问 问一下
        查一下 查查 帮我查 请帮我查 告诉我 一下 了解 咨询 我要查 我想查 查询 搜索 关于 有关 情况
        数据 数字 统计 说法 同一个 信息 消息 新闻 是否 是不是 有没有 有无 能不能 可不可以 会不会
        究竟 到底 目前 现在 截至 截止 共有 一共 总共 共 合计 总计 全年 全市 我市 本市 咱们市 咱市
        我们市 这个城市 市里 当地 本地 什么 哪些 哪个 哪一个 哪里 什么样 怎么样
        的 了 吗 呢 吧 啊 呀 么 嘛 是 有 在 把 被 里 和 与 及 以及
        跟 同 到 达 达到 都 也 还 就 要 能 去 我 我们 你们 他们 咱们 官方 政府 最新 最近一次
        每年 历年 年度 各年 办理 办 想 做 个 一个 这个 那个 分别 各 其中 对 对于 为 给 由 从 年
        当年 那年 一年 当时 得 过 上 the a an of in for to is are was were be been did do does
        has have had by on at please what which me tell show about city city's there you we
        our its it and any this that during year annual total number figure figures data
        statistics
        """
    )
)
_WANTED = {
    Wants.AMOUNT: """
        多少, 几, 几何, 多大, 多高, 总数, how many, how much, amount
    """,
    Wants.CHANGE: """
        增长 增加 增幅 增速 增长率 涨幅 涨 涨了 上升 下降 减少 降低 变化 变动 同比 环比 growth
        change increase decrease
    """,
    Wants.SHARE: """
        占比 比重 比例 占多少 百分之几 百分比 share percentage
    """,
    Wants.RANK: """
        排名 位次 第几 排第几 第几名 排第几名 名次 全省第几 排全省第几 省里排第几名 在省里排第几名
        全省排名 全省 rank ranking
    """,
    Wants.GOAL: """
        目标 指标目标 target goal
    """,
    Wants.COMPARISON: """
        还是 多还是 涨得快 哪边多 得多 对比 相比 比较 比 哪个多 哪个更多 谁多 谁更多 哪个高 哪个大
        哪个少 差多少 vs versus
        compare compared comparison with
    """,
    Wants.PROMISE: """
        了吗 了没有 了没 没有 说过要 说要 说好 要做什么 建起来 建得 出来 选出来 落地 上线 发布
        开工 实行 施行 联网 培养 发行 印发 启用 挂牌 推出 成立 铺开 办到哪了 到哪了 够了 开了没
        设了吗 发了没 发了没有 开了吗
        承诺 答应 保证 许诺 兑现 落实 说到做到 打算 计划 准备 规划 进展 进度 下文 后来 怎么样了
        建成 建好 开通 完成 做到 办成 出台 搞定 推进 什么时候 何时 哪天 多久 promise promises
        promised commitment commitments
    """,
    Wants.CONFLICT: """
        说法不一 不同说法 前后矛盾
        说法一致 说法一样 说法不同 有分歧 不一致 不一样 矛盾 出入 打架 分歧 争议 冲突
        对不上 互相矛盾 前后不一 两个数 哪个对 哪个准 谁说的对 disagree disagreement conflict
        conflicting inconsistent
    """,
    Wants.HOW: """
        怎么, 怎样, 如何, 为什么, 为何, 怎么办, 原因, how, how to, why
    """,
    Wants.WHO: """
        谁 哪位 何人 什么人 叫什么 姓名 名字 who
    """,
}
WANTS = {word: wish for wish, text in _WANTED.items() for word in _words(text)}
# What readers say for what releases print.
_SAID = {
    "知识产权": "知产",
    "案件": "打官司 案子 官司 个案",
    "品牌": "牌子",
    "假冒": "山寨 冒牌 假货",
    "专利": "专利权",
    "企业": "老板 公司 厂",
    "审结": "审理完 审完 判了 结案",
    "抓获": "抓获 抓了 抓",
    "犯罪嫌疑人": "罪犯 嫌犯",
    "授权": "批了 批准 获批 审批",
}
COLLOQUIAL = {word: printed for printed, text in _SAID.items() for word in text.split()}
# So many of what: a word of measure, which tells a number from an amount.
MEASURED = re.compile(
    r"(?:多少|几)(?:个)?(件|家|起|笔|批次|批|万元|亿元|亿|元|块钱|块|钱|人|名|位|项|次|所|册|本|户|张|款|天|小时|分|条|"
    r"个工作日|个月|座|处|枚|辆|双|吨|种)"
)
MONEY = frozenset({"万元", "亿元", "亿", "元", "块钱", "块", "钱"})
# What an indicator's name may end in without its being said.
LIGHT_ENDINGS = tuple(
    _words("总数量 数量 总量 总数 总额 金额 件数 笔数 次数 人数 家数 个数 数额 量 数 额")
)
