"""Titles, headings such as `答记者问` and `一、…`, and captions: short lines without a stop."""

import re
from collections import Counter

from releases.intake.parse.people.roster import bare_name, person
from releases.text.folding import fold_simplified

from .turn_markers import markers

# With a stop it is a sentence: 记者提问。 alone is the end of one that a line's end has cut.
_EXCHANGE = re.compile(
    r"[【\[(一二三四五、]{0,4}(?P<now>(?:现在|下面|接下来)?(?:进入|开始))?"
    r"(?:答记者问|记者问答|记者提问|现场问答|问答环节|提问环节|答问实录|互动问答|提问与回答)"
    r"(?:环节|阶段)?[】\])]?:?(?(now)。?)"
)
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|【)")
_BYLINE = re.compile(r"[(（\[【]?\s*(?:\S{0,8}记者|通讯员|作者|文/|图/)")
_SENTENCE = re.compile(
    r"下一?步|我们|今后|接下来|目前|同时|此外|[^,]{0,6}\d{1,2}月\d{1,2}日[,上下]"
)
_PLANS = re.compile(r"(?:下一?步|今后|接下来)\S{0,4}(?:打算|安排|计划|举措|措施|工作|思路|重点)")
_ENDS = tuple("。！？!?；;：:，,、”…")
_MAX_HEADING = 50
_CAPTION = re.compile(r"摄\s*[)）]?[。]?$|^图为|记者\s*\S{2,4}$")
_MAX_TITLE = 100
# A first sentence that lost its stop is no title.
_TELLS_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^()]{1,4}\))?(?:[上下]午|晚)?,.{12}")


def opens_exchange(line: str) -> bool:
    """``答记者问`` and the like: from here on questions are asked."""
    return bool(_EXCHANGE.fullmatch(fold_simplified(line[:40])))


def is_heading(line: str) -> bool:
    """A short line without a stop, or one that opens with a heading's number."""
    folded = fold_simplified(line)
    if _BYLINE.match(line) or (_SENTENCE.match(folded) and not _PLANS.fullmatch(folded)):
        return False
    if folded.count(",") > 1 and not _HEADING.match(folded):
        return False
    if len(line) > _MAX_HEADING or line.endswith(_ENDS):
        short = len(line) <= _MAX_HEADING and "。" not in line[:-1]
        return short and bool(_HEADING.match(line)) and not line.endswith((";", "；"))
    return "。" not in line


def is_caption(line: str) -> bool:
    """Whether the line belongs to a picture, or says who took it."""
    return bool(_CAPTION.search(line))


def may_be_title(line: str, names: Counter[str]) -> bool:
    """Whether a line is short enough for a title, and no turn of speech.

    ``names`` says how often each name opens a line.
    """
    for marker in markers(line):
        if marker.kind in ("question", "asker", "answer"):
            return False
        if marker.kind == "named":
            repeated = names[bare_name(marker.head)] > 1
            if repeated or (marker.end == len(line) and person(marker.head)):
                return False
    return (
        len(line) <= _MAX_TITLE
        and not fold_simplified(line).rstrip().endswith(("。", "!", ";", ":", ","))
        and "。" not in line
        and not _TELLS_DAY.match(fold_simplified(line))
        and not is_caption(line)
    )
