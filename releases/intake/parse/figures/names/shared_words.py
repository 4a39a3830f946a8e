"""Words that later figures of a list share with the one before: its verb, or its grade."""

import re
from collections.abc import Sequence
from dataclasses import replace

from releases.intake.parse.figures.unit_words import unit_of_names
from releases.intake.parse.reading import ParsedStatistic

from .indicator_words import LEADING_DOING, LEADING_VERB

_JOINT = re.compile(r"[、,]|和|以及|及")
_LEVEL = r"(?:国家级?|全国|省级?|市级?|区级|县级|部级)"
_GRADE = r"(?:示范|优势|试点|标杆|领军|骨干|培育)"
# 国家知识产权示范企业15家、优势企业68家
_GRADED = re.compile(
    rf"(?P<shared>(?:新增|新?认定|新?培育|新?获批)?{_LEVEL}[^,。;:、\d]{{0,8}}?){_GRADE}.{{1,8}}"
)
_OTHER_GRADE = re.compile(rf"{_GRADE}[^,。;:、\d]{{1,8}}")
# 培训班 is a thing: no verb to go on.
_MIN_OBJECT = 3
_HEAD = 2


def with_shared_words(rows: Sequence[ParsedStatistic], text: str) -> list[ParsedStatistic]:
    """A sentence's rows, in lists each with the words that only the first of them tells."""
    out: list[ParsedStatistic] = []
    for row in rows:
        before = out[-1] if out else None
        if before and before.kind == row.kind == "level":
            shared = _shared(before, row, text[before.end : row.start])
            row = replace(row, indicator=shared + row.indicator)
        out.append(row)
    return out


def _shared(before: ParsedStatistic, row: ParsedStatistic, between: str) -> str:
    """``查处假冒专利案件34件、商标违法案件512件``: 查处; ``""`` for what is no list."""
    joint = _JOINT.match(between)
    own = between[joint.end() :] if joint else ""
    if not joint or not own or not row.indicator.startswith(own):
        return ""
    graded = _GRADED.fullmatch(before.indicator)
    if graded and _OTHER_GRADE.fullmatch(own):
        return graded["shared"]
    doing = LEADING_DOING.match(before.indicator)
    listed = joint[0] != "," or own.endswith(before.indicator[-_HEAD:])
    alike = unit_of_names(before.unit) == unit_of_names(row.unit) and listed
    if not doing or LEADING_VERB.match(own) or LEADING_DOING.match(own) or not alike:
        return ""
    return doing[0] if len(before.indicator) - doing.end() >= _MIN_OBJECT else ""
