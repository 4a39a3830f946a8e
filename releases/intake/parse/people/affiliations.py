"""Who somebody is: ``市科技局党组成员、副局长`` as an organisation and its posts."""

import re
from typing import NamedTuple

from releases.text.folding import fold_simplified

from .posts import ends_as_title, is_post, may_be_post, size_before_post

# Longest first where one ends like another; a body's name runs to the first of these.
_BODIES = (
    "纪委监委|委员会|人民政府|人民法院|人民检察院|中级法院|高级法院|法院|检察院|科学院|工程院|"
    "设计院|研究院|研究所|派出所|中院|高院|铁检院|常委会|公证处|代办处|办事处|政法委|科协|文联|政协|"
    "事务所|中心支行|分行|支行|银行|办公厅|办公室|服务中心|中心|总队|支队|大队|分局|总局|管理局|"
    "管委会|公司|集团|大学|学院|"
    "学校|医院|协会|学会|联合会|合作社联合社|合作社|供销社|商会|总工会|工会|妇联|残联|工商联|海关|出版社|通讯社|电视台|"
    "图书馆|博物馆|"
    "法标所|交易所|税务局|国资委|政府办公厅|政府办公室|政府办|政府|改革委|局|厅|署|部|委|办"
)
_NO_END = r"[长员士门厅部署院处分]|局(?![领长])|办(?!公[室厅])"
_BODY = re.compile(rf"(?:{_BODIES})(?!{_NO_END})")
# What follows a committee's short name may still be the body's name: 市委|宣传部.
_COMMITTEE = re.compile(r"(?:^|.*[^员])[省市区县州旗镇党共]委$|^国务院$|^.*政府$")
_INNER = re.compile(r"^.{0,8}(?:部|办公[室厅]|办|委员会|中心|政法委)(?![长长员])")
# A branch is a body of its own: 人民银行|某市分行, 金融监管总局|某市监管分局.
_BRANCH = re.compile(
    r"(?:驻|所属|隶属)?[^\s、,，。:;()（）]{0,12}?(?:(?:中心支|分|支)行|审查协作[^\s、,，]{2,6}中心|分局|分公司|分中心|分院|分会|代办处|办事处|"
    r"(?<=[省市县区州])(?:税务|[^、,，]{0,6}(?:监管|管理))局|监管局|(?<=[所隶]属.{2})海关|(?<=[所隶]属.{3})海关)(?![长員员])"
)
# 市委常委: the committee and a post in it.
_ELSEWHERE = re.compile(r"律师|教授|专家|研究员|董事|经理|总裁|代表|主播|记者|院士|发言人")
_PARTY = re.compile(r"[^\s、,，]{0,8}?[省市区县州]委(?=常委|副?书记|副?秘书长)")
# 民三庭, 经侦支队, 第四检察部: part of a body that the words before name.
_DEPARTMENT = re.compile(
    r"(?!.{0,6}[省市县区州国])[^\s、,，:;。()（）]{0,14}?(?:庭|[支大总]队|处|科|室|审判委员会|检察委员会|(?:缉私|稽查|执行)分?局|检察部|政治部)"
)
# 云岭市副市长: a place is the body of its own head.
_PLACE = re.compile(r".{1,8}?[省市县区州](?=副?[省市县区州]长)")
# 党组成员副主任: a 、 that was left out.
_JOINTS = ("党组成员", "党委委员", "党组书记", "党委书记")
_PARTS = re.compile(r"\s*[、,，/]\s*|\s+")


_SHORTEST = 2


class Affiliation(NamedTuple):
    """Where somebody works, and as what."""

    organisation: str
    posts: tuple[str, ...]


def ends_as_body(text: str) -> bool:
    """Whether the words end where a body's name does: ``市财政局``."""
    return any(match.end() == len(text) for match in _BODY.finditer(fold_simplified(text)))


def begins_with_body(text: str) -> bool:
    """Whether the words begin with a body's whole name, the shortest aside."""
    return _known_body(fold_simplified(text)) > _SHORTEST


def belongs(text: str) -> bool:
    """Whether the words are a known body and a post there, whatever the post is called."""
    folded = fold_simplified(text)
    size = _known_body(folded) or _department(folded)
    return 2 <= size < len(text) and may_be_post(text[size:])


def within(words: str, found: Affiliation, body: str, *, near: bool) -> Affiliation:
    """Of a body named before where the words name but a department of it, or a post there.

    ``near``: in the same sentence, so that 副局长 may follow the head of its bureau.
    """
    department = _department(fold_simplified(words))
    there = near and found.posts and not found.organisation and not _ELSEWHERE.search(words)
    if not body or not (department or there):
        return found
    return Affiliation(body, tuple(post for post in _PARTS.split(words) if post))


def affiliation(text: str) -> Affiliation:
    """The first body named is the organisation; what belongs to it stays with the post."""
    parts = [part for part in _PARTS.split(text.strip(" 、,，")) if part]
    if not parts:
        return Affiliation("", ())
    # 新闻发言人、市商务局局长: a post may come before the body.
    first = 0
    if not _known_body(fold_simplified(parts[0])) and (
        is_post(parts[0]) or ends_as_title(parts[0])
    ):
        first = next((n for n, part in enumerate(parts) if _known_body(fold_simplified(part))), 0)
    at = _body_size(parts[first])
    posts: list[str] = []
    for post in filter(None, [*parts[:first], parts[first][at:], *parts[first + 1 :]]):
        joint = next((joint for joint in _JOINTS if post.startswith(joint)), "")
        rest = post.removeprefix(joint)
        if joint and rest and rest[0] not in "(（" and is_post(post):
            posts += [joint, rest]
        else:
            posts.append(post)
    return Affiliation(parts[first][:at], tuple(posts))


def _department(folded: str) -> int:
    """How long the department is that the words begin with, of a body named elsewhere."""
    found = _DEPARTMENT.match(folded)
    known = _known_body(folded)
    return found.end() if found and (not known or known == found.end()) else 0


def _known_body(folded: str) -> int:
    """How long the known body is that the words begin with; 0 where none is known."""
    if party := _PARTY.match(folded):
        return party.end()
    for match in _BODY.finditer(folded):
        end = match.end()
        if end < 2 or folded[:end] in ("国务院", "市委", "省委"):
            continue
        if _COMMITTEE.match(folded[:end]) and _INNER.match(folded[end:]):
            continue  # 市委 before 宣传部副部长 is only the start of the body's name
        if branch := _BRANCH.match(folded, end):
            return branch.end()
        if folded[end : end + 1] == "(":
            # 省市场监管局(省知识产权局) carries its second name in brackets.
            close = folded.find(")", end, end + 40)
            if close > 0 and not is_post(folded[end + 1 : close]):
                return close + 1
        return end
    return 0


def _body_size(text: str) -> int:
    """How long the name of the body is, by its last word, its place or the post behind it."""
    folded = fold_simplified(text)
    if known := _known_body(folded):
        return known
    place = _PLACE.match(folded)
    return place.end() if place else size_before_post(text)
