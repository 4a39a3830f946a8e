"""Who asks: an outlet, its reporter by name, or nobody that is named."""

import re
from typing import NamedTuple

from releases.text.folding import fold_simplified

from .person_names import looks_like_name, tidy

ASKER = re.compile(r"记者|記者|网友|網友|媒体|提问|提問|主播")
ASKS = re.compile(
    r"[?？]|请问|請問|请教|吗[。,]|谢谢[。!]?$|请\S{0,8}(?:介绍|谈谈|说明|解读|解释|讲|透露)|想(?:问|了解|请|知道)|能否|"
    r"如何|怎么|怎样|哪些|什么"
)
# No outlet is named: nothing to list among the media.
_NOBODY = re.compile(r"(?:有|现场)?(?:记者|媒体|网友|記者|媒體|網友|主播)?[提追]?[问問]?")
# An outlet that asks need not be called its reporter.
_OUTLET = re.compile(
    r"[《〈]?[^\s,、。:]{1,20}(?:日报|晚报|商报|时报|导报|报|电视台|广播电台|总台|通讯社|社|网|客户端|融媒|融媒体中心|"
    r"新闻|在线|周刊|传媒|频道|频率)[》〉]?"
)
_REPORTER = re.compile(
    r"(?P<outlet>.*?\S)\s*(?:记者|記者|主播)\s*(?P<name>[^\s\d,、()]{2,4}?|\S\s{1,3}\S)?\s*"
    r"(?:提?[问問])?"
)
# Who writes about a conference asks nothing there.
_WRITES = re.compile(
    r"^(?:各位|女士)|(?:出席|参加|参会|到会|与会|邀请).*媒体|(?:文字|摄影|实习|图片|视频|特约|本报|本网|通讯)记者"
)
_SPOKESMAN = ("发言人", "發言人")
_MAX_REPORTER = 40


class Asker(NamedTuple):
    """The outlet as printed, and the reporter; either may be missing."""

    outlet: str
    name: str = ""


def asker(head: str, rest: str = "", *, marked: bool = False) -> Asker | None:
    """Who asks by the words before the colon; None where they name no asker.

    `marked`: the page says 问 or 记者 beside the words, so that an outlet alone is enough.
    """
    head = head.strip()
    folded = fold_simplified(head)
    if _NOBODY.fullmatch(folded) or folded.startswith(("网友", "網友")):
        return Asker("")
    if (
        _WRITES.search(folded)
        or folded.startswith(("各位", "女士"))
        or folded.endswith(_SPOKESMAN)
        or len(head) > _MAX_REPORTER
    ):
        return None
    if (reporter := _REPORTER.fullmatch(folded)) and reporter["outlet"] != "答":
        return Asker(_bare(head[: reporter.end("outlet")]), tidy(reporter["name"] or ""))
    outlet, _blank, name = head.partition(" ")
    if _OUTLET.fullmatch(fold_simplified(outlet)) and (marked or ASKS.search(rest)):
        return Asker(_bare(outlet), tidy(name)) if not name or looks_like_name(tidy(name)) else None
    if marked and looks_like_name(tidy(head)):
        return Asker("", tidy(head))
    return Asker(_bare(head)) if marked or ASKER.search(folded[-4:]) else None


def _bare(outlet: str) -> str:
    return outlet.strip().strip("《》〈〉")
