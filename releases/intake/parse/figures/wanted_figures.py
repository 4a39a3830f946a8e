"""What is wanted or expected, told apart from what was reached; each with a time of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from releases.intake.parse.reading import Goal, ParsedBlock, ParsedStatistic
from releases.text.folding import fold_simplified
from releases.text.periods.deadlines import last_day
from releases.text.periods.period_mentions import Mention, mentions
from releases.text.periods.printed_dates import Period
from releases.text.sentences import sentences

_DEEDS = (
    "达到|达|突破|超过|完成|实现|新增|新建|建成|建设|培育|培训|提高|提升|增|引进|打造|设立|推动|组织|开展|"
    "投入|安排|举办|抽检|检查|走访|查处|投放|支持|扶持|选派|招引|开设|发展|发放|推广|更新|改造|压缩|降|形成|认定|登记|授权|服务|再|翻"
)
_MEANT = re.compile(
    r"力争|(?<!有力)(?<!有效)(?<!切实)确保(?!了)|"
    r"目标(?:任务|值)?(?:是|为|:|(?=\d))|规划(?=建设|新建|布局)|要求(?=[^,。;]{0,20}不[少低]于)|"
    rf"(?<![共已])争取(?!到?了|到?(?:上级|中央|国家|省级|各级|各类|专项|项目|资金|政策))"
    rf"(?=(?:[用在到][^,。;]{{1,10}},)?[^,。;]{{0,30}}(?:{_DEEDS}))|"
    rf"(?<![动项化持育程升展])计划(?=(?:到|于|在|今年|年内|全年|本年|20\d\d年|\d{{1,2}}月|用|{_DEEDS}))|"
    rf"(?<![虚模草比])拟(?=(?:{_DEEDS}|于|在|投|实施))|"
    r"(?:将|(?:^|[,;。、:年月])(?:我们|还|也)?要)(?:于[^,。;]{1,8})?(?:继续|进一步|全力|努力|重点|力争)?"
    rf"(?=(?:{_DEEDS})(?<!登记)(?<!认定)(?<!授权)(?<!服务))"
)
_EXPECTED = re.compile(
    r"(?<!比)预计|预估|有望|可望|(?<![出合于期])预期(?=[^,。;]{0,14}(?:达|突破|超过|增|完成|实现))"
)
# From such a word on the sentence tells what is; a plan that was fulfilled is no plan.
_REACHED = re.compile(
    r"已|以来|年来|目前|截[至止]|实际(?!利用|使用)|提前|超额|如期|圆满|完成了|达到了|实现了|上半年|前[一二三四五六七八九十\d]+个?月|"
    r"(?:20\d\d|去|上)年(?=[^,。;比较]{0,4}(?:全|我|共|授|登|受|办|完))"
)
_THE_GOAL = re.compile(
    r"[^,。;\d]{0,12}?(?:、[^,。;]{0,20})?的(?:总体|年度|预期|发展|工作)?目标(?!任务)"
)
_PART = re.compile(r"[一二三四五六七八九十]{1,3}、")
_REACH = 200
_PLANS = re.compile(r"(?:^|[,。;:、])(?:下一?步|今后|接下来|下一?阶段|未来|后续|[一二三]、下一?步)")
_DUE = re.compile(
    r"(?<![去上前]年)(?P<when>(?:20\d\d年|今年|明年|本年)?(?:\d{1,2}月(?:底|末|\d{1,2}日)?|年?[底末]|[一二三四]季度末?))之?前"
)
_UNTIL = re.compile(r"(?<!截)[到至]$")
_MAYBE = re.compile(r"规划|力争|确保|目标|争取|计划|拟|将|要|预|望|[到至]|前|明|未|后|步|接下来")


def with_goals(
    rows: Sequence[ParsedStatistic], blocks: Sequence[ParsedBlock], on: date | None
) -> Iterator[ParsedStatistic]:
    """The rows in order, goals marked; plans go on until the turn or its part ends."""
    by_block = {number: list(some) for number, some in groupby(rows, lambda row: row.block)}
    turn: tuple[str, int | None] = ("", None)
    planned = False
    for block in blocks:
        text = fold_simplified(block.text)
        if block.kind == "heading":
            planned = bool(_PLANS.search(text)) or (planned and not _PART.match(text))
        elif turn != (block.kind, block.speaker) and block.kind != "table":
            planned, turn = planned and not turn[0], (block.kind, block.speaker)
        plans = _PLANS.search(text)
        if block.kind == "table":
            yield from by_block.get(block.id, ())
        elif block.id in by_block:
            from_here = 0 if planned else plans.start() if plans else len(text)
            yield from goals_of_block(by_block[block.id], text, from_here, on)
        planned = planned or bool(plans)


def goals_of_block(
    rows: Sequence[ParsedStatistic], text: str, plans: int, on: date | None
) -> Iterator[ParsedStatistic]:
    """One block's rows; most blocks have no word of a goal and are looked at no further."""
    if plans == len(text) and not _MAYBE.search(text):
        yield from rows
        return
    spans = list(sentences(text))
    times = [time for time in mentions(text, on) if time.period and not time.compared]
    starts = [time.start for time in times]
    at = 0
    for row in rows:
        while at + 1 < len(spans) and spans[at][1] <= row.start:
            at += 1
        begins = max(spans[at][0], row.start - _REACH)
        told = times[bisect_left(starts, begins) : bisect_left(starts, row.start)]
        place = WantedFigure(text, begins, row.start, row.end, told, on)
        goal = place.goal(planned=row.start > plans)
        yield replace(row, goal=goal, period=place.time() or row.period) if goal else row


class WantedFigure(NamedTuple):
    """Where a number stands: its sentence from ``begins`` on, and the times told there before."""

    text: str
    begins: int
    start: int
    end: int
    times: Sequence[Mention]
    on: date | None

    def goal(self, *, planned: bool) -> Goal:
        """What the number is meant as; ``""`` for what was reached."""
        text, start, since = self.text, self.start, self.begins
        for reached in _REACHED.finditer(text, self.begins, start):
            since = reached.end()
        if _EXPECTED.search(text, since, start):
            return "forecast"
        if _MEANT.search(text, since, start) or self._lies_ahead(since):
            return "target"
        if since > self.begins:
            return ""
        last = self.times[-1].period if self.times else None
        past = last and self.on and last.end < self.on.isoformat()
        return "target" if (planned and not past) or _THE_GOAL.match(text, self.end) else ""

    def time(self) -> Period | None:
        """The time that a goal's own sentence names."""
        due = self._due(self.begins)
        if due:
            return due
        last = self.times[-1].period if self.times else None
        far = last and "," in self.text[self.times[-1].end : self.start]
        return last and Period(last.label, last.start, last.end, "sentence" if far else "clause")

    def _lies_ahead(self, since: int) -> bool:
        """``到2035年``, ``明年``, ``9月底前``; ``截至`` and ``比2029年`` look back."""
        due = self._due(since)
        last = self.times[-1] if self.times else None
        if due is None and (last is None or last.start < since):
            return False
        period = due or (last and last.period)
        until = due or (last and _UNTIL.search(self.text, max(0, last.start - 2), last.start))
        if period and period.label in ("年底", "年末") and not until:
            return False  # 年末有效发明专利4379件 is of the year told before it
        told = period and (period.end if until else period.start)
        return bool(told and self.on) and str(told) > str(self.on)

    def _due(self, since: int) -> Period | None:
        """The day by which it is wanted, where the sentence sets one."""
        found = list(_DUE.finditer(self.text, since, self.start))
        day = last_day(found[-1]["when"], self.on) if found and self.on else None
        iso = day.isoformat() if day else ""
        return Period(found[-1][0], iso, iso, "clause") if day else None
