"""Whether something was done, is going on, or is planned: by the verb, the nearest words first."""

import re
from typing import Literal

from releases.intake.parse.reading import Stage

from .measure_deadlines import deadline
from .measure_words import acts, is_state

# Each word begins with itself, so that the text is searched for its first character alone.
_PLANNED = re.compile(
    r"下一?步|下一?阶段|接下来|今后|未来|即将|明年|后年|今年(?:再|还要|要)|疫情过后|力争|有望|预计|"
    # 将加强, 将于年内, 将把; not 将专利纳入考核.
    r"将(?<![即必]将)(?=$|:|于|会同|联合|以(?!上)|围绕|按照|从|对|为|向|在|把|陆续|适时|尽快|优先|全部|紧|另行|以下)|"
    r"将(?=(?P<verb>[^,。;:]{2,14}))(?![^,。;:]{2,12}(?:纳入|列入|作为|由\d|从\d|转化为|送到|落到))|"
    r"[要拟](?<![^,。;:们还也是一二三四五六七八九十][要拟])(?![求素点件闻])(?=[^,。;:]{2})|争取(?!到|了|资金|上级)|"
    r"计划(?<![^,。;:们还也是局委院]计划)(?=[^,。;:]{2})"
)
_DONE = re.compile(
    r"近年来|今年以来|年来|去年|前年|上年|过去[一两二三几\d]年|以来|已(?!知)|先后|累计|成功|荣获|荣膺|获评|获批|"
    r"获得(?!感)|取得|被评为|被授予|了(?<![为除]了)(?!解|然)|"
    r"(?:共|全年)(?=办理|查处|开展|组织|举办|受理|侦办|审结|签发|立案)"
)
# A deed with its number (走访企业35家), or one that is told only when it is over (建成).
_TOLD = re.compile(
    r"\d(?<=[^,。;:\d]{2}\d)[\d.]*[余多]?[万亿]?(?![年月日时点%])[一-鿿]|建成|落地|颁布|印发|签订|签署|出台|"
    r"[由从]\d[^,。;]{0,12}[到至]\d|达到?\d"
)
_ONGOING = re.compile(r"正在|目前.{0,6}正|正(?=开展|推进|组织|建设|抓紧|加快|着手|研究)|推进中")
# 进一步加大宣传力度: promised, where nothing says that it was done.
_PROMISES = re.compile(r"进一步|继续")
_AIM = re.compile(r"以上|不低于|不少于|目标")
_ONGOING = re.compile(r"正在|目前.{0,6}正|正(?=开展|推进|组织|建设|抓紧|加快|着手|研究)|推进中")
_ASKS_DONE = re.compile(
    r"做了|开展了|采取了|取得了?|有哪些成效|有何成效|进展|成果如何|情况如何|近年来"
)
_ASKS_PLANNED = re.compile(
    r"将(?=采取|如何|会|有|怎|推出|开展|从|重点)|下一?步|接下来|今后|[有是](?:什么|何|哪些)[^,。?]{0,4}(?:打算|安排|计划|考虑)"
)
_PLANS = re.compile(r"下一?步|打算|计划|今后|工作安排|工作思路|重点任务")
_DEEDS = re.compile(r"成效|做法|主要工作|工作情况|回顾|进展|成绩|开展情况|基本情况|推进情况")
_TASKS = re.compile(r"重点任务|工作(?:打算|安排|思路|计划)")
# 介绍去年的情况和下一步打算: what the speech will hold, both in their turn.
_OUTLINE = re.compile(
    r"(?:通报|介绍|汇报|发布)[^。]{0,60}(?:情况|成效|工作|进展)[^。]{0,12}下一?步"
)
_SENTENCE = re.compile(r"[^。;:!?\n]+")
_MAX_READ = 600
_MAX_LEAD = 200
Evidence = Literal["planned", "ongoing", "done", "told"]


_end = re.Match[str].end


def planned_from(text: str, start: int = 0) -> int:
    """Where in the text plans begin; -1 if it tells of none."""
    plans = (
        match.start()
        for match in _PLANNED.finditer(text, start)
        if match["verb"] is None or acts(match["verb"])
    )
    return next(plans, -1)


def asked_stage(question: str) -> Stage | None:
    """What a question asks for, plans or what was done; None where it is both or neither."""
    planned, done = _ASKS_PLANNED.search(question), _ASKS_DONE.search(question)
    if bool(planned) == bool(done):
        return None
    return "planned" if planned else "done"


def headed_stage(heading: str) -> Stage | None:
    """What a heading says of the stage of what stands below it."""
    last = max([*_PLANS.finditer(heading), *_DEEDS.finditer(heading)], key=_end, default=None)
    return None if last is None else "planned" if last.re is _PLANS else "done"


def evidence(words: str) -> list[Evidence]:
    """What each clause says of the time: a plan holds until its sentence ends or says otherwise."""
    found: list[Evidence] = []
    for sentence in _SENTENCE.findall(words[:_MAX_READ]):
        plans = False
        for clause in sentence.split(","):
            done = _DONE.search(clause)
            if _ONGOING.search(clause):
                found.append("ongoing")
            elif planned_from(clause) >= 0 or (deadline(clause) and not done):
                found.append("planned")
                plans = True
            elif done:
                found.append("done")
                plans = False
            elif not plans and _TOLD.search(clause) and not _AIM.search(clause):
                found.append("told")
    return found


def carried_stage(text: str, has_measures: bool, carried: Stage | None) -> Stage | None:
    """A paragraph that is no measure says in which time the following ones stand."""
    tasks = not has_measures and len(text) < _MAX_LEAD and _TASKS.search(text)
    if _OUTLINE.search(text):
        return carried
    if (tasks or planned_from(text) >= 0) and (not has_measures or "下一步" in text):
        return "planned"
    if has_measures:
        return carried
    opening = evidence(text[:_MAX_LEAD])
    if "ongoing" in opening and text.endswith(("。", ":")) and len(text) < _MAX_LEAD:
        return "ongoing"
    return "done" if carried is None and "done" in opening else carried


def near_stage(lead: str) -> Stage | None:
    """What the words that lead to a list say of its items."""
    return next((one for one in reversed(evidence(lead)) if one != "told"), None)


def stage_of(measure: str, heading: str, near: Stage | None, far: Stage | None) -> Stage:
    """By the heading's own verb, the words that lead to it, the details, and what stands afar."""
    own = evidence(measure)
    if "ongoing" in own:
        return "ongoing"
    if "planned" in own and planned_from(heading) >= 0:
        return "planned"
    if near == "planned" or (near is None and far == "planned" and "done" not in own):
        return "planned"
    told = "done" in own or "told" in own
    if near == "ongoing":
        return "ongoing"
    if "planned" in own:
        mixed: Stage = near or far or "ongoing"
        return mixed if told else "planned"
    if told and far != "ongoing":
        return "done"
    if _PROMISES.match(heading):
        return near or far or "planned"
    return near or far or ("done" if is_state(heading) else "ongoing")
