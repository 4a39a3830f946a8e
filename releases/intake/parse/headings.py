"""Lines that head what follows: ``答记者问``, ``一、…``, and short lines without a stop."""

import re

from releases.text.width import fold

_EXCHANGE = re.compile(
    r"[【\[(一二三四五、]{0,4}(?:答记者问|记者问答|记者提问|现场问答|问答环节|提问环节|答问实录|"
    r"互动问答|提问与回答|答記者問)"
    r"[】\])]?[::]?"
)
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|【)")
_BYLINE = re.compile(r"[(（\[【]?\s*(?:\S{0,8}记者|通讯员|作者|文/|图/)")
_ENDS = tuple("。！？!?；;：:，,、”…")
_SHORT = 50


def opens_exchange(line: str) -> bool:
    return bool(_EXCHANGE.fullmatch(fold(line[:40])))


def is_heading(line: str) -> bool:
    if _BYLINE.match(line):
        return False
    if len(line) > _SHORT or line.endswith(_ENDS):
        short = len(line) <= _SHORT and "。" not in line[:-1]
        return short and bool(_HEADING.match(line)) and not line.endswith((";", "；"))
    return "。" not in line
