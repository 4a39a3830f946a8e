"""Parts of what was authorised, applied for or registered: 专利授权, 其中发明."""

import re

_DEED = re.compile(
    r"^(?:受理|接收|收到)?(?P<thing>.+?)(?P<deed>(?:授权|申请|注册|登记|许可|转让|合格|通过)[量数]?)$"
)
_ASKED = re.compile(r"^申请(?P<thing>[^量数]{2,})$")
# 一审收案4650件,结案4580件
_OPENED = re.compile(r"^(?P<thing>.{2,}?)(?:收案|立案)[数量]?$")
_CLOSED = ("结案", "破案", "收案")
_ADDED = re.compile(r"^新(?:增|认定|建|设)(?=.{2})")
_IN_ALL = re.compile(r"[\s,(]*(?:目前|已|现)?(?:累计|共有?|合计)(?:已?达到?|为|有|突破|超过?)?")
# Kinds of patents that are told without the word 专利.
_KINDS = ("发明", "实用新型", "外观设计")


def part_of(part: str, whole: str) -> str:
    """``专利授权量``, ``其中：发明``: 发明专利授权量."""
    done = _DEED.match(whole)
    if done is None or _DEED.match(part):
        return part
    thing = done["thing"]
    said = part.endswith((thing, "设计", "新型"))
    return f"{part}{'' if said else thing}{done['deed']}"


def of_same_thing(deed: str, whole: str) -> str:
    """``植物新品种权申请86件,授权52件``: another deed done to the thing."""
    opened = _OPENED if deed in _CLOSED else _ASKED
    done = _DEED.match(whole) or opened.match(whole)
    return f"{done['thing']}{deed}" if done else ""


def held_in_all(added: str, left: str) -> str:
    """``新增用标企业27家,累计达213家``: what there is in all was not added."""
    told = _ADDED.match(added) and _IN_ALL.fullmatch(left)
    return _ADDED.sub("", added) if told else ""


def is_kind(part: str, whole: str) -> bool:
    """Whether the part is a kind of the thing that the whole counts deeds of."""
    done = _DEED.match(whole)
    return done is not None and (part.endswith(done["thing"]) or part in _KINDS)
