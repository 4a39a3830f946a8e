"""The numbers and bullets that Word shows before paragraphs, counted as it counts them."""

from collections import defaultdict

from lxml import etree  # type: ignore[import-untyped]

from .source_lines import number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_COUNTING = (
    "chineseCounting chineseCountingThousand japaneseCounting ideographDigital taiwaneseCounting "
    "taiwaneseCountingThousand japaneseDigitalTenThousand"
)
_HAN = frozenset(_COUNTING.split())
_STEMS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}
_LEVELS = 9
_MAX_STYLES = 20


class Numbering:
    """Marks of one document; paragraphs are to be asked for in order."""

    def __init__(self, lists: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        named = () if styles is None else styles.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId"): style for style in named}
        for abstract in () if lists is None else lists.iter(f"{W}abstractNum"):
            levels = {number(x.get(f"{W}ilvl")): x for x in abstract.iter(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId")] = levels
        for num in () if lists is None else lists.iter(f"{W}num"):
            key = num.get(f"{W}numId")
            self._abstract[key] = _value(num, "abstractNumId")
            for override in num.iter(f"{W}lvlOverride"):
                if start := _value(override, "startOverride"):
                    self._starts[key][number(override.get(f"{W}ilvl"))] = number(start)

    def mark(self, paragraph: etree._Element) -> str:
        """``一、``, ``（2）``, ``3.`` or ``• `` before a paragraph; empty outside lists."""
        num, level = self._list_level(paragraph)
        abstract = self._abstract.get(num, "")
        levels, counts = self._levels.get(abstract, {}), self._counts[abstract]
        if num not in self._abstract or level not in levels:
            return ""
        if num in self._starts:  # a list that begins anew, once
            counts.update({at: start - 1 for at, start in self._starts.pop(num).items()})
        first = number(_value(levels[level], "start") or "1")
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        if _value(levels[level], "numFmt") == "bullet":
            return "• "
        text = _value(levels[level], "lvlText")
        for at in range(_LEVELS):
            if f"%{at + 1}" in text:
                kind = _value(levels[at], "numFmt") if at in levels else ""
                text = text.replace(f"%{at + 1}", written(counts.get(at, 1), kind))
        return f"{text} " if text[-1:].isalnum() and text.isascii() else text

    def _list_level(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level a paragraph is in, by itself or by its style."""
        num, level, style = "", "", "pStyle"
        holder = paragraph
        for _depth in range(_MAX_STYLES):
            properties = holder.find(f"{W}pPr")
            place = None if properties is None else properties.find(f"{W}numPr")
            if place is not None:
                num, level = num or _value(place, "numId"), level or _value(place, "ilvl")
            named = properties if style == "pStyle" else holder
            holder = None if named is None else self._styles.get(_value(named, style))
            if num or holder is None:
                break
            style = "basedOn"
        return num, number(level)


def written(count: int, kind: str) -> str:
    """A list's number as a `numFmt` of Word writes it; plain digits for the rarer ones."""
    if kind == "none" or count < 0:
        return ""
    if kind in _HAN and count < 100:
        tens, ones = divmod(count, 10)
        ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return ten + (_DIGITS[ones] if ones or not tens else "")
    if kind in _STEMS and 0 < count <= len(_STEMS[kind]):
        return _STEMS[kind][count - 1]
    if kind.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if kind.endswith("Letter") and 0 < count <= 26:
        return chr(ord("A" if kind.startswith("upper") else "a") + count - 1)
    if kind.endswith("Roman") and 0 < count < 4000:
        return _roman(count).upper() if kind.startswith("upper") else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        times, count = divmod(count, value)
        text += sign * times
    return text


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val") or ""
