"""Who somebody is: ``市科技局党组成员、副局长`` as an organisation and its posts."""

import re
from typing import NamedTuple

from releases.text.width import fold

# Longest first where one ends like another; a body's name runs to the first of these.
_BODIES = (
    "纪委监委|委员会|人民政府|人民法院|人民检察院|中级法院|高级法院|法院|检察院|科学院|工程院|"
    "设计院|研究院|研究所|派出所|"
    "事务所|中心支行|分行|支行|银行|办公厅|办公室|服务中心|中心|总队|支队|大队|分局|总局|管理局|"
    "管委会|公司|集团|大学|学院|"
    "学校|医院|协会|学会|联合会|合作社联合社|合作社|供销社|商会|总工会|工会|妇联|残联|工商联|海关|出版社|通讯社|电视台|"
    "图书馆|博物馆|"
    "法标所|交易所|税务局|国资委|政府办|政府|改革委|局|厅|署|部|委|办|委員會|檢察院|辦公室|局|廳"
)
_BODY = re.compile(rf"(?:{_BODIES})(?![长長员員士门門局厅部署院处分]|办(?!公[室厅]))")
# What follows a committee's short name may still be the body's name: 市委|宣传部.
_COMMITTEE = re.compile(r"(?:^|.*[^员])[省市区县州旗镇党共]委$|^国务院$|^.*政府$")
_INNER = re.compile(r"^.{0,8}(?:部|办公[室厅]|办|委员会|中心)(?![长长员])")
_POST = (
    r"(?:副|常务副|执行|总|第[一二三]|首席|原|代|一级|二级|三级|四级|高级|主任|正高级){0,3}"
    r"(?:书记|部长|局长|厅长|主任|院长|行长|关长|处长|司长|庭长|科长|股长|所长|会长|队长|指挥长|政委|站长|政治委员|"
    r"署长|市长|省长|县长|区长|镇长|"
    r"州长|秘书长|理事长|董事长|总经理|经理|调研员|巡视员|法官|检察官|发言人|成员|委员|常委|"
    r"助理|专员|督察|专家|组长|教授|"
    r"研究员|医师|药师|护士|总?工程师|会计师|经济师|统计师|农艺师|负责人|主席|总监|校长|馆长|台长|"
    r"社长|站长|院士|顾问|参事|律师|"
    r"总工|总师|总规划师|规划师|设计师|总裁|监事|干部|主持人|代表|警务专员|主管|长官|部長|局長|廳長|院長|處長|司長|庭長|"
    r"科長|所長|會長|發言人|書記|主任醫師|"
    r"調研員|巡視員|法官|檢察官|秘書長|專員|負責人)(?:助理)?"
)
_POST_END = re.compile(rf"{_POST}(?:[(（][^()（）]{{1,20}}[)）])?$")
POST_END = re.compile(rf"{_POST}(?:[(（][^()（）]{{1,20}}[)）])?")
# 云岭市副市长: a place is the body of its own head.
_PLACE = re.compile(r".{1,8}?[省市县区州](?=副?[省市县区州]长)")
_MAX_POST = 40
# 党组成员副主任: a 、 that was left out.
_JOINTS = ("党组成员", "党委委员", "党组书记", "党委书记")
_PARTS = re.compile(r"\s*[、,，/]\s*|\s+")
_TRAILING_POSTS = re.compile(rf"(?:党组|党委|党总支)?(?:首席)?(?:新闻)?(?:副)?{_POST}$")


class Affiliation(NamedTuple):
    """Where somebody works, and as what."""

    organisation: str
    posts: tuple[str, ...]


def is_post(text: str) -> bool:
    """Whether the words end in a post: ``副局长（一级巡视员）``."""
    return bool(_POST_END.search(text[-_MAX_POST:]))


def ends_as_body(text: str) -> bool:
    """Whether the words end where a body's name does: ``市财政局``."""
    return any(match.end() == len(text) for match in _BODY.finditer(text))


def affiliation(text: str) -> Affiliation:
    """The first body named is the organisation; what belongs to it stays with the post."""
    parts = [part for part in _PARTS.split(text.strip(" 、,，")) if part]
    if not parts:
        return Affiliation("", ())
    at = _body_size(parts[0])
    posts: list[str] = []
    for post in filter(None, [parts[0][at:], *parts[1:]]):
        joint = next((joint for joint in _JOINTS if post.startswith(joint)), "")
        rest = post.removeprefix(joint)
        if joint and rest and rest[0] not in "(（" and is_post(post):
            posts += [joint, rest]
        else:
            posts.append(post)
    return Affiliation(parts[0][:at], tuple(posts))


def _body_size(text: str) -> int:
    """How long the name of the body is that the words begin with."""
    folded = fold(text)
    for match in _BODY.finditer(folded):
        end = match.end()
        if end < 2 or folded[:end] in ("国务院", "市委", "省委"):
            continue
        if _COMMITTEE.match(folded[:end]) and _INNER.match(folded[end:]):
            continue  # 市委 before 宣传部副部长 is only the start of the body's name
        if folded[end : end + 1] == "(":
            # 省市场监管局(省知识产权局) carries its second name in brackets.
            close = folded.find(")", end, end + 40)
            if close > 0 and not is_post(folded[end + 1 : close]):
                return close + 1
        return end
    if place := _PLACE.match(folded):
        return place.end()
    post = _TRAILING_POSTS.search(text[-_MAX_POST:])
    return max(0, len(text) - _MAX_POST) + post.start() if post else len(text)
