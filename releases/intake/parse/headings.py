"""Lines that head what follows: ``答记者问``, ``一、…``, and short lines without a stop."""

import re

from releases.text.width import fold

_EXCHANGE = re.compile(
    r"[【\[(一二三四五、]{0,4}(?:(?:现在|下面|接下来)?(?:进入|开始))?(?:答记者问|记者问答|记者提问|现场问答|问答环节|提问环节|答问实录|"
    r"互动问答|提问与回答|答記者問)"
    r"(?:环节|阶段)?[】\])]?[::。]?"
)
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|【)")
_BYLINE = re.compile(r"[(（\[【]?\s*(?:\S{0,8}记者|通讯员|作者|文/|图/)")
_SENTENCE = re.compile(
    r"下一?步|我们|今后|接下来|目前|同时|此外|[^,]{0,6}\d{1,2}月\d{1,2}日[,上下]"
)
_ENDS = tuple("。！？!?；;：:，,、”…")
_SHORT = 50


def opens_exchange(line: str) -> bool:
    return bool(_EXCHANGE.fullmatch(fold(line[:40])))


def is_heading(line: str) -> bool:
    folded = fold(line)
    if _BYLINE.match(line) or _SENTENCE.match(folded):
        return False
    if folded.count(",") > 1 and not _HEADING.match(folded):
        return False
    if len(line) > _SHORT or line.endswith(_ENDS):
        short = len(line) <= _SHORT and "。" not in line[:-1]
        return short and bool(_HEADING.match(line)) and not line.endswith((";", "；"))
    return "。" not in line
