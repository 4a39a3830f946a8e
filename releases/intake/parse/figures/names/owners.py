"""Names of who is in cases and of what somebody owns."""

import re

from releases.intake.parse.figures.unit_words import CASES

from .counted_nouns import noun_after, trimmed
from .indicator_words import CLASSES, LEAD, LEADING_DOING
from .setting import Setting

_OWNED = re.compile(
    rf"(?P<who>[^,。;:、\d\s]{{0,12}}(?:{CLASSES}))"
    r"(?:[共已]|累计|总共|合计|目前){0,2}(?:拥有|持有|享有)$"
)
CASES_OF = re.compile(r"(?<=起诉|逮捕|公诉)案件$")
_OF_CRIME = re.compile(r"(?:案件|案|嫌疑人?|分子)?")
_DEALT = re.compile(
    r"(?P<who>犯罪嫌疑人|嫌疑人|被告人|当事人|违法人员)?(?:依法)?(?P<did>[^,。;:\d]{2,12})(?=[,。;]|$)"
)
_TOPIC = re.compile(
    r"有效发明专利|(?:高价值)?发明专利|实用新型专利|外观设计专利|专利|注册商标|商标|著作权|地理标志|植物新品种权"
)


def people_of_cases(at: Setting) -> str:
    """``159件253人``: cases, then the people in them."""
    if at.unit not in ("人", "名") or at.after_unit not in CASES or not at.previous:
        return ""
    if not re.fullmatch(r"[\s、涉及]{0,3}", at.left):
        return ""
    before, found, rest = at.previous.rpartition("犯罪")
    if found and _OF_CRIME.fullmatch(rest):
        return f"{before}犯罪人数"
    if "犯罪" in at.sentence and not found and not LEADING_DOING.match(at.previous):
        return "犯罪人数"
    return f"{CASES_OF.sub('', at.previous)}人数"


def dealt_with(at: Setting) -> str:
    """``对230名犯罪嫌疑人提起公诉``: those to whom it was done."""
    match = _DEALT.match(at.right) if at.left.endswith("对") and at.unit in ("人", "名") else None
    return f"{match['did']}{match['who'] or '人数'}" if match else ""


def owned(at: Setting) -> str:
    """``高新技术企业拥有180件``: what they own is what the sentence speaks of."""
    match = _OWNED.search(at.left) if at.kind == "level" else None
    if match is None or noun_after(at.right):
        return ""
    topics = _TOPIC.findall(at.whole + "," + at.lead + at.sentence)
    return f"{trimmed(LEAD, match['who'])}{topics[-1] if topics else ''}拥有量"
