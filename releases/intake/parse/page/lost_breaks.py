"""Opens a page whose line breaks were lost, at the places where a line must have ended."""

import re
from itertools import pairwise

from releases.intake.parse.people.affiliations import begins_with_body
from releases.intake.parse.people.person_names import leading_name, looks_like_name, may_be_name
from releases.intake.parse.people.posts import is_post
from releases.intake.parse.people.roster import name_after_post
from releases.text.folding import fold_simplified

_BLANK = re.compile(r"\s+")
_NO_BREAK_AFTER = re.compile(
    r"(?:[:,、;]|记者|通讯员|编辑|审核|二审|三审|摄影|[月日]|^\d{1,2}|[A-Za-z0-9])$"
)
_NO_BREAK_BEFORE = re.compile(
    r"摄|通讯员|[,、。;:!?)]|第[一二三四五六七八九十\d]{1,4}[场次]|[A-Za-z]"
)
# 全市授权 1205 件，截至 2023 年: editors of some sites set numbers apart by blanks.
_COUNTED = re.compile(r"\d[\d,.]*\s?[%‰万亿千百元件起家户人次项个名宗例场批]|\d{1,4}\s[年月日]")
_ENDS = ("", "。", "!", "?", "”")
_ORG_START = "省市县区州国中全央"
_GLUED_LABEL = re.compile(
    r"(?:发布人|主持人|出席嘉宾)(?=[省市县区国中:])|(?:发布时间|责任编辑|信息来源|发布内容):|"
    r"(?<!信息)(?<!文章)(?<!稿件)来源:|(?<!责任)(?:编辑|审核|作者):|\d{1,2}\.问:"
)
_GLUED_ROLL = re.compile(
    r"[^。，,、（(由]发布人[省市县区国中][^。]{2,60}[局厅委部办院长任席师员][^。]{0,4}\s\S{2,4}"
    r"|^(?:发布人|主持人|出席嘉宾|嘉宾)[^。:]{6,200}?[长任席师员]\s\S{2,4}(?:发布人|主持人|出席嘉宾)[省市县区国中]"
)
_MAX_GLUED_LIST = 1000
_STAMPED = re.compile(
    r"(?:发布时间|来源):[^。:\s\d]{0,16}\s{0,4}\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?(?:\s{0,3}\d\d:\d\d(?::\d\d)?)?(?=\D|$)"
)
_TITLED_BLOCK = re.compile(r"【[^】]{1,20}】")
_TRANSCRIPT = re.compile(r"(?:实录|如下|摘要):")
_EDITED = re.compile(r"(?:编辑|审核|作者):\s?[^\s\d。,;:]{2,4}(?=\d)")
_ASKS = re.compile(
    r"(?<=[。!?”])答记者问(?=问:|\d{1,2}[.、]|[^,。]{2,20}:)|(?:(?<=[。!?”])|(?<=答记者问))问:"
)
_HEAD = re.compile(r"(?<=[。!?”…:])(?P<head>[^\s。!?:,;“”]{2,40}):")
_HOLDS = re.compile(r"(?:省|市|县|区|州)?(?:人民)?政府新闻办(?:公室)?(?:召开|举行|举办)")
_DIGIT = re.compile(r"\d")
_BYLINE = re.compile(r"[^\s。,;:!?]{2,8}记者\s?[^\s\d。,;:!?]{2,4}(?=\d{1,2}月\d{1,2}日)")


def has_glued_roll(line: str) -> bool:
    """``…局长 张三主持人市委…``: labels of the list of people stand inside the line."""
    return len(line) < _MAX_GLUED_LIST and bool(_GLUED_ROLL.search(line))


def unfold(line: str) -> list[str]:
    """The line cut where breaks must have been: at blanks, labels, turns and headlines."""
    text = fold_simplified(line)
    breaks = {0, len(line)}
    # A blank was a line's end, unless it stands between a post and a name or after a label.
    for blank in _BLANK.finditer(text):
        before = text[max(0, blank.start() - 12) : blank.start()]
        after = text[blank.end() : blank.end() + 12]
        if is_post(before) and (size := _name_size(after)):
            end = blank.end() + size
            if text[end : end + 1] and (
                text[end] in _ORG_START
                or begins_with_body(text[end : end + 24])
                or _opens_turn(text, end)
            ):
                breaks.add(end)
        elif not (
            _NO_BREAK_AFTER.search(before)
            or _NO_BREAK_BEFORE.match(after)
            or (before[-1:] not in _ENDS and _COUNTED.match(after))
        ):
            breaks.add(blank.start())
    for starts in (_GLUED_LABEL, _ASKS):
        breaks.update(match.start() for match in starts.finditer(text))
    for ends in (_STAMPED, _TRANSCRIPT, _EDITED):
        breaks.update(match.end() for match in ends.finditer(text))
    for block in _TITLED_BLOCK.finditer(text):
        breaks.update(block.span())
    for turn in _HEAD.finditer(text):
        head = turn["head"]
        speaks = head.endswith(("记者", "主持人")) or looks_like_name(head.removesuffix("答"))
        if speaks or name_after_post(head):
            breaks.add(turn.start())
    # A title, the line below it and a byline, all glued before the first sentence.
    for byline in _BYLINE.finditer(text):
        breaks.add(byline.start())
        day = _DIGIT.search(text, byline.start())
        held = _HOLDS.search(text, max(0, byline.start() - 120), byline.start())
        breaks.update(found.start() for found in (day, held) if found)
    return [line[start:end] for start, end in pairwise(sorted(breaks))]


def _name_size(text: str) -> int:
    """How long the name here is; glued to the next line it ends before a body's name."""
    for size in (2, 3, 4):
        rest = text[size : size + 1]
        if may_be_name(text[:size]) and (not rest or rest.isspace() or rest in ":。;,、("):
            return size
    for size in (3, 2):
        if looks_like_name(text[:size]) and (
            text[size] in _ORG_START + "主发" or _opens_turn(text, size)
        ):
            return size
    return len(leading_name(text, 0))


def _opens_turn(text: str, at: int) -> bool:
    """``方砚秋沈焜:``: a turn opens right after the last name of the list."""
    end = text.find(":", at, at + 5)
    return end > 0 and looks_like_name(text[at:end])
