"""The words that set a deadline: 年底前, 到2035年, 明年6月底前, 春节前."""

import re

_YEAR = "(?:20\\d\\d年|[今明后本当]年)"
_PLAN = "(?:“?十[三四五六七八九]五”?(?:规划)?)"
_END = "(?:底|末|终)"
_FEAST = "元旦|春节|清明|五一|劳动节|端午|中秋|国庆|两节|汛期|入汛|入冬|暑期|寒假|暑假|开学"
_POINT = (
    rf"{_YEAR}?(?:\d{{1,2}}月(?:\d{{1,2}}日|[底末初份]|[上中下]旬)?|[一二三四1-4]季度{_END}?|[上下]半年|年{_END}?|"
    rf"(?:{_FEAST})节?(?:假期)?)|{_YEAR}{_END}?初?|[本下当]?月{_END}|季度{_END}|{_PLAN}{_END}?"
)
_REACH = "(?:全面|全部|基本|力争|将)?(?:实现|建成|达到|完成|投入|启用|投用|上线|出台|建立|覆盖)"
# 比2031年底, 截至6月底, 由2019年: these tell what was.
_NOT_AFTER = "(?<![比较至止由从与自过\\d])(?<!去年)(?<!上年)(?<!前年)"
_DUE = re.compile(
    rf"{_NOT_AFTER}(?:(?:{_POINT})(?:之|以)?前(?![后期年列\d]|[一二三四五六七八九十两几][个季月年天周])|"
    rf"(?<![加升降少高长])到(?:{_YEAR}(?:\d{{1,2}}月)?{_END}?|年{_END}|{_PLAN}{_END}?|\d{{1,2}}月{_END}?)(?![的前度]|之前)|"
    rf"(?<![一二两三四五六七八九十几半\d])(?:20\d\d|[今明本])?年(?:度)?内|"
    rf"(?<=[力争在用,。于])[一二两三四五六\d]{{1,2}}(?:年|个月)之?内(?!的)|"
    rf"(?:{_YEAR}|\d{{1,2}}月|年){_END}(?={_REACH}))"
)
# Hardly a clause has one of these characters, and no deadline is without.
_HINT = re.compile("[前到内底末]")


def deadline(words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where the first words stand that set a deadline."""
    stop = len(words) if end is None else end
    found = _DUE.search(words, start, stop) if _HINT.search(words, start, stop) else None
    return found.span() if found else None
