"""Lists of people on a page: ``发布人：某局局长 张三`` one by one, or introduced in a sentence."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import Role
from releases.text.han import is_han
from releases.text.width import fold

from .affiliations import POST_END, affiliation
from .person_names import leading_name, looks_like_name, tidy
from .roster import NamedPerson, bare_person, person

_LABELS: dict[str, Role] = {
    "发布人": "presenter",
    "发布嘉宾": "presenter",
    "新闻发布人": "presenter",
    "发言人": "presenter",
    "主发布人": "presenter",
    "答问人": "respondent",
    "答记者问": "respondent",
    "主持人": "host",
    "主持": "host",
    "出席嘉宾": "attendee",
    "出席人员": "attendee",
    "出席领导": "attendee",
    "参加人员": "attendee",
    "嘉宾": "attendee",
}
# Pages pad labels to one width: ``发 布 人：``.
_PADDED = "|".join(r"\s{0,4}".join(label) for label in sorted(_LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?P<label>{_PADDED})\s*(?P<colon>:)?\s*")
# 、 also parts posts: between people it stands after a name that a blank set off.
_BETWEEN = re.compile(r"\s*[;；]\s*|(?:(?<=\s\S\S)|(?<=\s\S\S\S)|(?<=先生|女士|同志))[、,，]\s*")
_MAX_LINE = 400
# After a name in a sentence: what people do at a press conference.
_DOES = re.compile(
    r"(?:先生|女士|同志)?(?:\s*(?:等|介绍|出席|主持|表示|说|指出|强调|通报|发布|解读|回答|作|做|"
    r"从|就|在|並|并|到会|到場|通報|介紹|分别|围绕|宣布|参加|和|及|、|,|。|;))"
)
_CALLED = re.compile(r"先生|女士|同志")
_BEFORE = re.compile(
    r"[:;。!?\"“”]|(?:(?:邀)?请(?:到|来)?了?|由|(?<!数)据|的是|分别是|他们是|还有)|,|(?<=先生)[和及、]|"
    r"(?<=女士)[和及、]"
)
_MAX_ENTRY = 60
_SPACED_NAME = re.compile(r"(?P<name>[^\s,。;:、]\s{1,3}[^\s,。;:、])")
_MAX_SENTENCE = 300
_PRESENTS = re.compile(r"介绍|通报|解读|作[^,。]{0,6}(?:发布|说明)|[,、\s]发布[^会]")


def roll_line(line: str) -> tuple[str, Role | None, list[NamedPerson]] | None:
    """The label, the role it gives and the people of a line that holds nothing else."""
    folded = fold(line)
    if len(line) > _MAX_LINE or any(mark in folded for mark in "。!?"):
        return None
    match = _LABEL.match(folded)
    label, rest = (line[: match.end()].strip(), line[match.end() :]) if match else ("", line)
    role = _LABELS["".join(match["label"].split())] if match else None
    if ":" in fold(rest):
        return None
    people: list[NamedPerson] = []
    for part in filter(str.strip, _BETWEEN.split(rest)):
        who = person(part) or bare_person(part)
        if who is None:
            return None
        people.append(who)
    if match and not match["colon"] and not (people and rest):
        return None
    if not match and (not people or any(not who.posts for who in people)):
        return None
    return label, role, people


def introduced(text: str) -> Iterator[tuple[NamedPerson, Role]]:
    """People that a sentence names with their posts: ``请某局局长张三介绍情况``."""
    folded = fold(text)
    free = 0
    for match in POST_END.finditer(folded):
        at = match.end()
        if at < free:
            continue
        while at < len(folded) and folded[at] == " " and at < match.end() + 4:
            at += 1
        name = _name_at(folded, at)
        if not name:
            continue
        # Where the words about this person begin; a 、 between posts does not part them.
        low = max(free, match.start() - _MAX_ENTRY)
        start = max((m.end() for m in _BEFORE.finditer(folded, low, match.start())), default=low)
        while start < match.start() and folded[start] in "、,和及 ":
            start += 1
        free = at + len(name)
        # What the sentence says that the people it names do.
        stop = folded.find("。", free, free + _MAX_SENTENCE)
        rest = folded[free : stop if stop >= 0 else free + _MAX_SENTENCE]
        role: Role = "presenter" if _PRESENTS.search(rest) else "attendee"
        if folded.startswith("主持", free):
            role = "host"
        yield NamedPerson(tidy(name), *affiliation(text[start : match.end()])), role


def _name_at(text: str, at: int) -> str:
    """A name followed by what its bearer does; the shorter reading wins only if it alone fits."""
    spaced = _SPACED_NAME.match(text, at)
    if spaced and looks_like_name(tidy(spaced["name"])) and _DOES.match(text, spaced.end()):
        return spaced["name"]
    name = leading_name(text, at)
    for size in range(len(name), 1, -1):
        end = at + size
        if _CALLED.match(text, end) or (_DOES.match(text, end) and all(map(is_han, name[:size]))):
            return name[:size]
    return ""
