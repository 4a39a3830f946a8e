"""The words of generated releases: a Zipf order over a real dictionary, for a seed.

The dictionary is pypinyin's list of phrases, of which only the words are taken. Words of our own
about intellectual property stand first, as they do in real releases.
"""

import functools
import itertools
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pypinyin.phrases_dict import phrases_dict

OWN = """
知识产权 专利 商标 著作权 地理标志 保护 创新 企业 执法 发展 转化 运用 服务 管理 创造 侵权 案件 品牌 维权 登记
质押 融资 园区 产业 市场 监管 平台 机制 政策 人才 培训 试点 示范 协同 行政 司法 版权 软件 作品 商业秘密
植物新品种 集成电路 布图设计 专利导航 高价值专利 驰名商标 营商环境 创新驱动 维权援助 快速审查 技术调查官 行政裁决
纠纷 调解 仲裁 公证 海关 跨境电商 展会 直播 网店 仓储 物流 香菇 茶叶 柑橘 大米 黄酒 竹木 陶瓷 药材 水产 机械 汽车
电子信息 生物医药 新材料 高校 科研院所 实验室 发明人 代理机构 信用 评估 交易 许可 备案 预警 海外 条例 办法 规划
方案 台账 专班 举报 投诉 查处 移送 刑事 民事 惩罚性赔偿 典型案例 宣传周 开放日 课堂 志愿者 基层 乡镇 街道 社区 窗口 一件事
""".split()
LENGTHS = {2: 1.0, 3: 0.7, 4: 0.15, 5: 0.05}  # how often words of a length are used
PHRASES = 30_000
PLACES = 1 << 18
LINKS = ("", "", "", "的", "和", "与", "及")


class Drawn:
    """Things to draw from by weight: a table in which each stands as often as it weighs.

    Drawing from a table is three times as fast as searching cumulative weights. What weighs less
    than one place may have none.
    """

    def __init__(self, things: Sequence[str], weights: Iterable[float], places: int) -> None:
        sums = list(itertools.accumulate(weights))
        step, at = sums[-1] / places, 0
        self.table: list[str] = []
        for place in range(places):
            while sums[at] < (place + 0.5) * step:
                at += 1
            self.table.append(things[at])

    def some(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self.table, k=count)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Single words, and phrases of two or three of them that recur as set expressions do."""

    words: Drawn
    phrases: Drawn


@functools.cache
def vocabulary(seed: int) -> Vocabulary:
    """The same for a seed on every machine; a second the first time."""
    rng = random.Random(seed)
    known = sorted(word for word in phrases_dict if len(word) in LENGTHS and is_han(word))
    rng.shuffle(known)
    words = list(dict.fromkeys([*OWN, *known]))
    zipf = ((rank + 40) ** -0.95 * LENGTHS.get(len(word), 1.0) for rank, word in enumerate(words))
    single = Drawn(words, zipf, PLACES)
    phrases = list(dict.fromkeys(_phrase(rng, single) for _ in range(PHRASES)))
    weights = ((rank + 60) ** -0.9 for rank in range(len(phrases)))
    return Vocabulary(single, Drawn(phrases, weights, PLACES))


def is_han(word: str) -> bool:
    """Letters that are no alphabet's: the dictionary also holds entries with marks and Latin."""
    return word.isalpha() and min(word) > "\u2e7f"


def _phrase(rng: random.Random, single: Drawn) -> str:
    return rng.choice(LINKS).join(single.some(rng, rng.choice((2, 2, 2, 3))))
