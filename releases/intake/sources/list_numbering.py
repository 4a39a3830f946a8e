"""The numbers and bullets that Word shows before paragraphs, counted as it counts them."""

from collections import defaultdict
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_DIGITS = "〇一二三四五六七八九"
_HAN = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
    "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand",
}  # fmt: skip
_STEMS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9
_DEEPEST_STYLE = 20


class Numbering:
    """Marks of one document; paragraphs are to be asked for in order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {
            s.get(f"{_W}styleId"): s for s in document.styles.element.iter(f"{_W}style")
        }
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._learn(part.element)

    def mark(self, paragraph: Any) -> str:
        """``一、``, ``（2）``, ``3.`` or ``• `` before a paragraph; empty outside lists."""
        num, level = self._place(paragraph)
        abstract = self._abstract.get(num)
        definition = self._levels.get(abstract or "", {}).get(level)
        if abstract is None or definition is None:
            return ""
        if num in self._starts:  # a list that begins anew, once
            for at, start in self._starts.pop(num).items():
                self._counts[abstract][at] = start - 1
        counts = self._counts[abstract]
        counts[level] = counts.get(level, _start(definition) - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return self._shown(abstract, level)

    def _learn(self, root: Any) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = {_int(x.get(f"{_W}ilvl")): x for x in abstract.iter(f"{_W}lvl")}
            self._levels[abstract.get(f"{_W}abstractNumId")] = levels
        for num in root.iter(f"{_W}num"):
            key = num.get(f"{_W}numId")
            self._abstract[key] = _value(num, "abstractNumId")
            for override in num.iter(f"{_W}lvlOverride"):
                if start := _value(override, "startOverride"):
                    self._starts[key][_int(override.get(f"{_W}ilvl"))] = _int(start)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level a paragraph is in, by itself or by its style."""
        num, level, style = "", "", "pStyle"
        holder = paragraph
        for _depth in range(_DEEPEST_STYLE):
            properties = holder.find(f"{_W}pPr")
            place = None if properties is None else properties.find(f"{_W}numPr")
            if place is not None:
                num, level = num or _value(place, "numId"), level or _value(place, "ilvl")
            named = properties if style == "pStyle" else holder
            holder = None if named is None else self._styles.get(_value(named, style))
            if num or holder is None:
                break
            style = "basedOn"
        return num, _int(level)

    def _shown(self, abstract: str, level: int) -> str:
        levels, counts = self._levels[abstract], self._counts[abstract]
        if _value(levels[level], "numFmt") == "bullet":
            return "• "
        text = _value(levels[level], "lvlText")
        for at in range(_LEVELS):
            if f"%{at + 1}" in text:
                definition = levels.get(at)
                kind = _value(definition, "numFmt") if definition is not None else ""
                text = text.replace(f"%{at + 1}", written(counts.get(at, 1), kind))
        return f"{text} " if text[-1:].isalnum() and text.isascii() else text


def written(number: int, kind: str) -> str:
    """A list's number as a `numFmt` of Word writes it; plain digits for the rarer ones."""
    if kind == "none" or number < 0:
        return ""
    if kind in _HAN and number < 100:
        tens, ones = divmod(number, 10)
        ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return ten + (_DIGITS[ones] if ones or not tens else "")
    if kind in _STEMS and 0 < number <= len(_STEMS[kind]):
        return _STEMS[kind][number - 1]
    if kind.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if kind.endswith("Letter") and 0 < number <= 26:
        return chr(ord("A" if kind.startswith("upper") else "a") + number - 1)
    if kind.endswith("Roman") and 0 < number < 4000:
        return _roman(number).upper() if kind.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _start(level: Any) -> int:
    return _int(_value(level, "start") or "1")


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(_VAL) or ""


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
