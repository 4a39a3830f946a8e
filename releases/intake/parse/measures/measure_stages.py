"""Whether something was done, is going on, or is planned, as far as the words say."""

import re

from releases.intake.parse.reading import Stage

_PLANNED = re.compile(
    r"下一?步|下阶段|下一阶段|接下来|今后|未来|下半年,?(?:我们)?将|疫情过后|(?:我们|我市|我局|"
    r"我省|局|厅|委|部|院|行|海关|部门)还?将|"
    r"(?:^|[,。;])(?:还)?将(?=[^,。]{0,4}(?:继续|进一步|重点|从|围绕|坚持|加|推|全力|充分|采取|"
    r"以|按照|紧))|"
    r"将(?:重点|着力|全力)?(?:抓好|做好|从|采取|聚焦|围绕)|20\d\d年将|明年|计划(?=在|到|于)|力争|拟于|要继续"
)
_DONE = re.compile(
    r"近年来|今年以来|年来|去年|以来|已经?(?=[^,。]{0,12})|先后|成功|荣获|荣膺|取得了?|累计|"
    r"被评为|被授予|共办理|共查处|出台了|建立了|"
    r"完成了|开展了|做了|获批|获得|实现了|达成|打造了|印发了|成立(?!后)|"
    # what was counted, whatever counts it
    r"\d[余多]?[万亿千百]?[余多]?(?:件|户|家|起|人|个|项|场|次|名|条|座|处|批|份|期|所|台|辆|笔|元|款|种|组|支|类|案|宗|亩|"
    r"公里|平方|吨|套|部|篇|册|箱|瓶|只|张|幅)"
)
_ASKS_DONE = re.compile(
    r"做了|开展了|采取了|取得了?|有哪些成效|有何成效|进展|成果如何|情况如何|近年来"
)
_ASKS_PLANNED = re.compile(
    r"将(?=采取|如何|会|有|怎|推出|开展|从|重点)|下一?步|接下来|今后|有什么打算|有何打算|(?:有|作)(?:什么|何|哪些)(?:安排|计划)"
)
_ONGOING = re.compile(r"正在|目前.{0,6}正|持续推进中|稳步推进中")
# 我们正在做两件事: what is listed after it goes on.
_DOING_SO_MANY = re.compile(r"正在[^。;]{0,10}?[一二两三四五六七八九十几\d](?:项|件|个|方面|大)")
# 进一步加大宣传力度: promised, where nothing says that it was done.
_PROMISES = re.compile(r"进一步|继续")
_PLANS = re.compile(r"下一?步|打算|计划|今后|工作安排|工作思路|重点任务(?![^,。]*情况)")
_DEEDS = re.compile(
    r"成效|做法|主要工作|工作情况|回顾|进展|成绩|(?:开展|推进|完成|落实)情况|基本情况"
)
_MAX_LEAD = 200
_MAX_OPENING = 60


def planned_from(text: str, start: int = 0) -> int:
    """Where in the text plans begin; -1 if it tells of none."""
    match = _PLANNED.search(text, start)
    return match.start() if match else -1


def asked_stage(question: str) -> Stage | None:
    """What a question asks for, plans or what was done; None where it is both or neither."""
    planned, done = _ASKS_PLANNED.search(question), _ASKS_DONE.search(question)
    if bool(planned) == bool(done):
        return None
    return "planned" if planned else "done"


def headed_stage(heading: str) -> Stage | None:
    """What a heading says of the stage of what stands below it."""
    if _PLANS.search(heading):
        return "planned"
    return "done" if _DEEDS.search(heading) else None


def carried_stage(text: str, has_measures: bool, carried: Stage | None) -> Stage | None:
    """A paragraph that is no measure says in which time the following ones stand."""
    if planned_from(text) >= 0 and (not has_measures or "下一步" in text):
        return "planned"
    if not has_measures and carried is None and _DONE.search(text[:_MAX_LEAD]):
        return "done"
    return carried


class Stages:
    """The stages of a block's measures: what is said before one of them holds for it too."""

    def __init__(self, text: str, carried: Stage | None, asked: Stage | None) -> None:
        self.text, self.carried, self.asked = text, carried, asked
        planned, done = _PLANNED.search(text), _DONE.search(text)
        self.planned = planned.end() if planned else len(text) + 1
        ongoing = _DOING_SO_MANY.search(text)
        self.going_on = ongoing.end() if ongoing else len(text) + 1
        self.done = done.end() if done else len(text) + 1

    def of(self, start: int, end: int) -> Stage:
        """By a measure's words, those before it, and what was carried on or asked."""
        measure = self.text[start:end]
        opening = measure[:_MAX_OPENING]
        if _ONGOING.search(measure) or self.going_on <= start:
            return "ongoing"
        if self.carried == "planned" or self.planned <= start or planned_from(opening) >= 0:
            return "planned"
        if self.asked == "planned" and not _DONE.search(opening):
            return "planned"
        if _PROMISES.match(opening) and not self.carried and not _DONE.search(measure):
            return "planned"
        done = "done" in (self.carried, self.asked) or self.done <= end
        return "done" if done else "ongoing"
