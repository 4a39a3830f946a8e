"""One spelling for what people type as a date: widths, case, numerals, English words."""

import re
import unicodedata

from releases.text.numerals import count_value

from .english import in_chinese

_TRADITIONAL = str.maketrans(
    "來個後從間過這週兩號時終屆劃計無當現開為歲", "来个后从间过这周两号时终届划计无当现开为岁"
)
_ALIKE = str.maketrans(
    dict.fromkeys("○◯", "〇")
    | dict.fromkeys("·・•", ".")
    | dict.fromkeys("～〜", "~")
    | dict.fromkeys("–—―‐‑‒−﹣－", "-")
    | dict.fromkeys("“”‘’\"'「」『』《》〈〉【】[]()", None)
)
_NUMERAL = "〇零一二三四五六七八九十百千两"
_DIGIT_O = re.compile(rf"(?<=[{_NUMERAL}])o(?=[{_NUMERAL}])")
_DIGITS = re.compile("[〇零一二三四五六七八九]{4}")
_NUMERALS = re.compile(rf"(?<![{_NUMERAL}])[{_NUMERAL}]+(?=个?[年月日号天周星季旬]|个|[至到~-])")
_PARTS = re.compile(r"(\d{4}) (\d{1,2})(?: (\d{1,2}))?", re.ASCII)
_ENDS = ".,;:!?。，、；：！？的"


def tidied(typed: str) -> str:
    """What was typed in half width, English said in Chinese, without blanks, quotes and ends."""
    text = unicodedata.normalize("NFKC", typed.translate(_ALIKE)).lower().translate(_ALIKE)
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    text = " ".join(text.translate(_TRADITIONAL).split())
    text = in_chinese(text) if re.search("[a-z]{2}|[qh]", text) else text
    text = f"{text}年" if _DIGITS.fullmatch(text) else text
    parts = _PARTS.fullmatch(text)
    text = "-".join(filter(None, parts.groups())) if parts else "".join(text.split())
    text = _DIGIT_O.sub("〇", text.replace("元月", "1月").replace("首季", "1季").replace("~", "至"))
    return re.sub("-+", "-", text).strip(_ENDS)


def in_arabic(text: str) -> str:
    """Tidied text, its numerals of years, months, days and counts in Arabic ones."""
    # 十四五 before 期间 is no number, and none is followed by what counts.
    return _NUMERALS.sub(
        lambda match: match[0] if (value := count_value(match[0])) is None else str(value), text
    )
