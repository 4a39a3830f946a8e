"""Lists of people on a page: ``发布人：某局局长 张三`` one by one, or introduced in a sentence."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import Role
from releases.text.folding import fold_simplified
from releases.text.han import is_han

from .affiliations import Affiliation, affiliation, belongs, within
from .person_names import leading_name, looks_like_name, tidy
from .posts import TITLE_END, is_post
from .roster import NamedPerson, bare_person, person

_LABELS: dict[str, Role] = {
    "发布人": "presenter",
    "发布嘉宾": "presenter",
    "新闻发布人": "presenter",
    "发言人": "presenter",
    "主发布人": "presenter",
    "主讲人": "presenter",
    "答问人": "respondent",
    "答复人": "respondent",
    "答记者问": "respondent",
    "答记者问嘉宾": "respondent",
    "答问嘉宾": "respondent",
    "主持人": "host",
    "主持": "host",
    "出席嘉宾": "attendee",
    "出席人员": "attendee",
    "出席领导": "attendee",
    "参加人员": "attendee",
    "嘉宾": "attendee",
}
# Pages pad labels to one width: ``发 布 人：``.
_PADDED = "|".join(r"\s{0,4}".join(label) for label in sorted(_LABELS, reverse=True))
_PRESENT = (
    r"(?:出席|参加|参会|到会|与会)(?:本次|此次|今[天日])?(?:新闻)?(?:发布会)?的?"
    r"(?:领导|嘉宾|人员|同志|人)?(?=:)|新闻发言人(?=:)"
)
_LABEL = re.compile(rf"(?P<label>{_PADDED}|{_PRESENT})(?:员(?=:))?\s*(?P<colon>:)?\s*")
_NUMBER = re.compile(r"\(?\d{1,2}[.、)]\s*")
# 、 also parts posts: between people it stands after a name that a blank set off.
_BETWEEN = re.compile(r"\s*[;；]\s*|(?:(?<=\s\S\S)|(?<=\s\S\S\S)|(?<=先生|女士|同志))[、,，]\s*")
_WIDE = re.compile(r"\s{2,}")
_NAME_AND_POST = re.compile(r"\S{2,4}\([^()]{3,60}\)")
_MARK = re.compile(r"[、,，]")
_MAX_LINE = 400
# After a name in a sentence: what people do at a press conference.
_DOES = re.compile(
    r"(?:先生|女士|同志)?(?:\s*(?:等|介绍|出席|主持|表示|说|指出|强调|通报|发布|解读|回答|作|做|"
    r"从|就|在|并|到会|到场|分别|围绕|宣布|参加|和|及|以及|与|、|,|。|;|\d{1,2}日|致辞|讲话|透露|"
    r"先后|应邀|依次|发言|补充|告诉|建议|呼吁|提到|谈到|称|认为|向|对|代表|答|主讲|坦言|回应|提醒|为大家|带队|共同|一同|将))"
)
_SOMEBODY = re.compile(r"(?:有关|相关)(?:负责人|负责同志|领导)$")
_BEGINS_DEED = "回作做就从在并向对称答说将"
_ANYBODY = re.compile(r"(?P<name>[^\W\d_]{4})(?:先生|女士)(?=[,、。;和])")
_CALLED = re.compile(r"先生|女士|同志")
_BEFORE = re.compile(
    r"[:;。!?\"“”]|(?:(?:邀)?请(?:到|来)?了?|由|(?<!数)据|是|还有|[的还也]有|来自|[人别]为|包括)|,|"
    r"(?<=先生)[和及、]|(?<=女士)[和及、]|讯(?:\([^()]{0,40}\))?|会同|联合(?![社会国])|[上下]午|(?<=\d)日|[今昨][天日]|近日|会上|记者从|▲"
)
_MAX_ENTRY = 61
_SPACED_NAME = re.compile(r"(?P<name>[^\s,。;:、]\s{1,3}[^\s,。;:、])")
_MAX_SENTENCE = 300
_PRESENTS = re.compile(r"介绍|通报|解读|作[^,。]{0,6}(?:发布|说明)|[,、\s]发布[^会]")


def roll_line(line: str) -> tuple[str, Role | None, list[NamedPerson]] | None:
    """The label, the role it gives and the people of a line that holds nothing else."""
    folded = fold_simplified(line)
    if len(line) > _MAX_LINE or any(mark in folded for mark in "。!?"):
        return None
    match = _LABEL.match(folded)
    label, rest = (line[: match.end()].strip(), line[match.end() :]) if match else ("", line)
    role = _role(match["label"]) if match else None
    if ":" in fold_simplified(rest):
        return None
    if number := _NUMBER.match(fold_simplified(rest)):
        rest = rest[number.end() :]
    people: list[NamedPerson] = []
    for part in _entries(rest):
        who = person(part, labelled=match is not None) or bare_person(part)
        if who is None:
            return None
        people.append(of_same_body(who, people[-1]) if people else who)
    if match and not match["colon"] and not (people and rest):
        return None
    if not match and (not people or any(not who.posts for who in people)):
        return None
    return label, role, people


def of_same_body(who: NamedPerson, before: NamedPerson) -> NamedPerson:
    """``某院副院长张三；民三庭庭长李四``: the body is named once in a list."""
    words = who.organisation + "、".join(who.posts)
    where = within(words, Affiliation(*who[1:]), before.organisation, near=True)
    return NamedPerson(who.name, *where)


def labelled(head: str) -> tuple[Role | None, str]:
    """The role that a label before a name gives, and the words behind it: ``嘉宾张三``."""
    match = _LABEL.match(fold_simplified(head))
    if match is None or match["colon"]:
        return None, head
    return _role(match["label"]), head[match.end() :].strip()


def _role(label: str) -> Role:
    words = "".join(label.split())
    return _LABELS.get(words, "presenter" if "发言人" in words else "attendee")


def _entries(listing: str) -> Iterator[str]:
    """What the list says of each person; a comma behind a name and post parts people, too."""
    parts = [part for part in _BETWEEN.split(listing) if part.strip()]
    apart = [part for part in _WIDE.split(listing.strip()) if part]
    if len(apart) > 1 and all(person(part, labelled=True) for part in apart):
        parts = apart
    for part in parts:
        start = 0
        for mark in _MARK.finditer(part):
            who = person(part[start : mark.start()])
            named_last = who and tidy(part[start : mark.start()]).endswith(who.name)
            after = fold_simplified(part[mark.end() :]).strip()
            if (named_last and belongs(after)) or (who and _NAME_AND_POST.match(after)):
                yield part[start : mark.start()]
                start = mark.end()
        yield part[start:]


def introduced(text: str) -> Iterator[tuple[NamedPerson, Role]]:
    """People that a sentence names with their posts: ``请某局局长张三介绍情况``."""
    folded = fold_simplified(text)
    free, before = 0, NamedPerson("")
    for match in TITLE_END.finditer(folded):
        at = match.end()
        while at < len(folded) and folded[at] == " " and at < match.end() + 4:
            at += 1
        name = _name_at(folded, at) if at >= free else ""
        if not name:
            continue
        start = _entry_start(folded, free, match.start())
        words = text[start : match.end()]
        said = folded[start : match.end()]
        # 甲局、乙局有关负责人张三、李四 does not say who is whose.
        if not (is_post(said) or belongs(said)) or (_SOMEBODY.search(said) and "、" in said):
            continue
        where = affiliation(words)
        where = within(words, where, before.organisation, near="。" not in folded[free:start])
        name = text[at : at + len(name)]
        free = at + len(name)
        # What the sentence says that the people it names do.
        stop = folded.find("。", free, free + _MAX_SENTENCE)
        rest = folded[free : stop if stop >= 0 else free + _MAX_SENTENCE]
        role: Role = "presenter" if _PRESENTS.search(rest) else "attendee"
        if folded.startswith("主持", free):
            role = "host"
        before = NamedPerson(tidy(name), *where)
        yield before, role


def _entry_start(folded: str, free: int, end: int) -> int:
    """Where the words about a person begin; a 、 between posts does not part them."""
    low = max(free, end - _MAX_ENTRY)
    start = max((m.end() for m in _BEFORE.finditer(folded, low, end)), default=low)
    while start < end and folded[start] in "、,和及与 ":
        start += 1
    return start


def _name_at(text: str, at: int) -> str:
    """A name followed by what its bearer does; the shorter reading wins only if it alone fits."""
    spaced = _SPACED_NAME.match(text, at)
    if spaced and looks_like_name(tidy(spaced["name"])) and _DOES.match(text, spaced.end()):
        return spaced["name"]
    name = leading_name(text, at)
    for size in range(len(name), 1, -1):
        end = at + size
        if is_post(name[:size]):
            continue
        # 张三作介绍: 作 begins what the person does.
        if size > 2 and name[size - 1] in _BEGINS_DEED and _DOES.match(text, end - 1):
            continue
        if _CALLED.match(text, end) or (_DOES.match(text, end) and all(map(is_han, name[:size]))):
            return name[:size]
    # Whatever the surname, where no shorter name stands there: 额尔德尼先生, not 长张三丰先生.
    called = _ANYBODY.match(text, at)
    shorter = called and any(looks_like_name(called["name"][skip:]) for skip in (1, 2))
    return called["name"] if called and not shorter else ""
