"""Who holds a press conference: one body or several, in the sentence that tells of it."""

import re

from releases.intake.parse.people.affiliations import ends_as_body

_JOIN = r"联合|共同|联手|携手|会同"
_HOST = re.compile(
    rf"(?P<host>[^\s,。;:!?\"“”()\d]{{2,60}}?)(?P<then>今[天日]|昨[天日]|日前|近日|定?于|在|就|上午|下午|将|隆重|{_JOIN}|组织|主办|"
    r"\d|\(|召开|举行|举办)"
)
_ORGANISED = re.compile(rf"由(?P<host>[^\s,。;:!?\"“”()\d]{{2,60}}?)(?:{_JOIN})?[主举]办")
_LABELLED = re.compile(r"主办(?:单位|方)?:\s?(?P<host>[^\s,。;:]{2,60})")
_BODY_END = re.compile(r"(?:中院|高院|铁检院|国新办|新闻办|院|委|办|大学|组委会)$")
_SHORT = ("中院", "高院", "法院", "海关")
# What may stand between the start of a clause and the host.
_BEFORE = re.compile(
    r"^(?:由|欢迎|出席|参加|感谢|大家|今[天日]|昨[天日]|日|[上下]午|时|分|近日|日前|讯|记者|获悉|从|了解到)+"
)
_SECOND_NAME = re.compile(r"\((?!\d|今)[^()]{2,20}[局办委会院]\)")
_AND = re.compile(r"和|与|及|以及")


def host_of(folded: str, text: str, held: re.Match[str]) -> str:
    """The host as printed; several are joined by 、."""
    named = _ORGANISED.search(folded) or _LABELLED.search(folded)
    if named and _is_body(named["host"]):
        return _joined(text[slice(*named.span("host"))])
    told = folded.startswith("的", held.end())  # 在某某局召开的发布会上: no place, but the host
    for match in _HOST.finditer(folded, 0, held.end()):
        words = _BEFORE.sub("", match["host"])
        at_venue = folded[: match.start("host")].endswith("在") or words.startswith("在")
        if words.startswith("在"):
            words = _BEFORE.sub("", words[1:])
        # 在某某中心举行 names the place, not the organiser.
        short = len(words) < 3 and words not in _SHORT
        if short or not _is_body(words) or (at_venue and not told):
            continue
        end = match.end("host")
        if second := _SECOND_NAME.match(folded, end):
            end = second.end()
        hosts = [text[match.end("host") - len(words) : end]]
        if re.match(_JOIN, match["then"]) and (other := _HOST.match(folded, match.end())):
            joined = _is_body(other["host"]) and not other["host"].startswith("在")
            hosts += [text[slice(*other.span("host"))]] if joined else []
        return "、".join(map(_joined, hosts))
    return ""


def _is_body(words: str) -> bool:
    return ends_as_body(words) or bool(_BODY_END.search(words))


def _joined(hosts: str) -> str:
    """``甲局和乙局`` as ``甲局、乙局``: 和 joins bodies where both sides are one."""
    for word in _AND.finditer(hosts):
        if _is_body(hosts[: word.start()]) and _is_body(hosts[word.end() :]):
            return f"{hosts[: word.start()]}、{hosts[word.end() :]}"
    return hosts
