"""English words for dates and periods, said in the Chinese ones that are read."""

import re

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"\b(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_ENGLISH_DATES = [
    re.compile(form, re.ASCII)
    for form in (
        rf"{_DAY}[ -]?(?:of )?{_MONTH}(?:,?[ -]?(?P<year>\d{{4}})\b)?",
        rf"{_MONTH}(?:[ -]?{_DAY})?(?:,?[ -]?(?P<year>\d{{4}})\b)?",
    )
]
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_ORDINALS |= {"1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_PART_OF_YEAR = re.compile(
    rf"(?:the )?({'|'.join(_ORDINALS)}) (quarter|half)(?: year)?(?:(?: of)? (\d{{4}}))?", re.ASCII
)
# Of a year; without one it is the quarter before this one (_WORDS).
_LAST_PART = re.compile(r"(?:the )?last (quarter|half)(?: year)?(?: of)? (\d{4})", re.ASCII)
_TURNED = re.compile(r"\b(?:([qh])(\d)|(\d)([qh]))[\s/-]*(\d{4})\b", re.ASCII)
_UNITS = {"year": "年", "month": "个月", "week": "周", "day": "天", "quarter": "个季度"}
_RECENT = re.compile(
    r"(?:the )?(?:last|past|recent|previous) (\d{1,4}) (year|month|week|day|quarter)s?\b", re.ASCII
)
_WORDS = {
    "last year": "去年",
    "this year": "今年",
    "next year": "明年",
    "year before last": "前年",
    "last month": "上月",
    "this month": "本月",
    "next month": "下月",
    "last week": "上周",
    "this week": "本周",
    "last quarter": "上季度",
    "this quarter": "本季度",
    "yesterday": "昨天",
    "today": "今天",
    "present": "今天",
    "now": "今天",
    "last half year": "近6个月",
}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, reverse=True))})\b")
_FRAMES = (
    (re.compile(r"^since (.+)$"), r"\1以来"),
    (re.compile(r"^(?:before|prior to) (.+)$"), r"\1以前"),
    (re.compile(r"^after (.+)$"), r"\1以后"),
    (re.compile(r"^(?:until|till|up to) (.+)$"), r"截至\1"),
    (re.compile(r"^(?:from|between) "), ""),
    (re.compile(r" (?:to|until|till|through|and) "), "至"),
)


def in_chinese(text: str) -> str:
    """``Q3 2024``, ``last year``, ``since March 2023`` in the Chinese words that are read."""
    text = text.removeprefix("the ")
    for form in _ENGLISH_DATES:
        text = form.sub(
            lambda m: (
                f"{m['year'] + '年' if m['year'] else ''}{_NAMES.index(m['name'][:3]) + 1}月"
                f"{m['day'] + '日' if m['day'] else ''}"
            ),
            text,
        )
    text = _PART_OF_YEAR.sub(lambda m: f"{m[3] or ''}{m[2][0]}{_ORDINALS[m[1]]}", text)
    text = _LAST_PART.sub(lambda m: f"{m[2]}{m[1][0]}{4 if m[1] == 'quarter' else 2}", text)
    text = _TURNED.sub(lambda m: f"{m[5]}{m[1] or m[4]}{m[2] or m[3]}", text)
    text = _RECENT.sub(lambda m: f"近{m[1]}{_UNITS[m[2]]}", text)
    text = _WORD.sub(lambda m: _WORDS[m[0]], text)
    for frame, words in _FRAMES:
        text = frame.sub(words, text)
    return text
