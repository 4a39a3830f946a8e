"""Parts of what was authorised, applied for or registered: 专利授权, 其中发明."""

import re

_DEED = re.compile(r"^(?P<thing>.+?)(?P<deed>(?:授权|申请|注册|登记|许可|转让)[量数]?)$")
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
    done = _DEED.match(whole)
    return f"{done['thing']}{deed}" if done else ""


def is_kind(part: str, whole: str) -> bool:
    """Whether the part is a kind of the thing that the whole counts deeds of."""
    done = _DEED.match(whole)
    return done is not None and (part.endswith(done["thing"]) or part in _KINDS)
