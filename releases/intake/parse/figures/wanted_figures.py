"""What is wanted or expected, told apart from what was reached; each with a time of its own."""

import re
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
    "投入|安排|举办|发展|发放|推广|更新|改造|压缩|降|形成|认定|登记|授权|服务|再|翻"
)
_MEANT = re.compile(
    r"力争|(?<!有力)(?<!有效)(?<!切实)确保(?!了)|目标(?:任务|值)?(?:是|为|:|(?=\d))|规划(?=建设|新建|布局)|要求(?=[^,。;]{0,20}不[少低]于)|"
    rf"(?<![共已])争取(?!到?了|到?(?:上级|中央|国家|省级|各级|各类|专项|项目|资金|政策))"
    rf"(?=[^,。;]{{0,30}}(?:{_DEEDS}))|"
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
    r"已|目前|截[至止]|实际(?!利用|使用)|提前|超额|如期|圆满|完成了|达到了|实现了|上半年|前[一二三四五六七八九十\d]+个?月|"
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
_MAYBE = re.compile(r"规划|力争|确保|目标|争取|计划|拟|将|要|预|望|[到至前明未后]|步|接下来")


class Meant(NamedTuple):
    """A goal, and the time that it has for itself; none where the sentence names none."""

    goal: Goal
    period: Period | None


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
    spans = list(sentences(text))
    at = 0
    for row in rows:
        while at + 1 < len(spans) and spans[at][1] <= row.start:
            at += 1
        begins = max(spans[at][0], row.start - _REACH)
        sentence = text[begins : min(spans[at][1], row.end + _REACH)]
        goal = goal_of(
            sentence, row.start - begins, row.end - begins, on, planned=row.start > plans
        )
        yield replace(row, goal=goal.goal, period=goal.period or row.period) if goal else row


def goal_of(sentence: str, start: int, end: int, on: date | None, *, planned: bool) -> Meant | None:
    """What the number at ``start`` of a sentence is meant as; None for what was reached."""
    before = sentence[:start]
    if not planned and not _MAYBE.search(sentence):
        return None
    reached = max((match.end() for match in _REACHED.finditer(before)), default=0)
    times = [time for time in mentions(before, on) if time.period]
    due = [match for match in _DUE.finditer(before) if match.start() >= reached]
    told = [time.period.end for time in times if time.period and not time.compared]
    past = bool(told and on) and told[-1] < str(on)
    goal: Goal = ""
    if _EXPECTED.search(before, reached):
        goal = "forecast"
    elif (
        _MEANT.search(before, reached)
        or (not reached and planned and not past)
        or (not reached and _THE_GOAL.match(sentence, end))
        or (times and on and _lies_ahead(times[-1], before, on) and times[-1].start >= reached)
        or (due and on and (last_day(due[-1]["when"], on) or on) > on)
    ):
        goal = "target"
    return Meant(goal, own_time(times, due, before, on)) if goal else None


def _lies_ahead(time: Mention, before: str, on: date) -> bool:
    """``到2035年`` and ``明年``; ``截至`` and ``比2029年`` look back."""
    if time.compared or time.period is None:
        return False
    until = before[: time.start].endswith(("到", "至")) and not before[: time.start].endswith(
        "截至"
    )
    if time.period.label in ("年底", "年末") and not until:
        return False  # 年末有效发明专利4379件 is of the year told before it
    return (time.period.end if until else time.period.start) > on.isoformat()


def own_time(
    times: list[Mention], due: list[re.Match[str]], before: str, on: date | None
) -> Period | None:
    if due and on and (day := last_day(due[-1]["when"], on)):
        return Period(due[-1][0], day.isoformat(), day.isoformat(), "clause")
    named = [time for time in times if not time.compared]
    if not named or named[-1].period is None:
        return None
    told = named[-1].period
    far = "," in before[named[-1].end :]
    return Period(told.label, told.start, told.end, "sentence" if far else "clause")
