"""Links that lead nowhere, by what they answered when they were last asked."""

from collections.abc import Iterator

from .finding import CheckedEdition, CheckFinding, FoundAt

KIND = "broken_link"
_WELL, _WITHDRAWN = "ok", "withdrawn"
_SAYS_SO = ("撤回", "撤下")
_SAID = {
    "none": "找不到所指的内容",
    "timeout": "打不开（没有回答）",
    "invalid": "网址写错了",
    _WITHDRAWN: "所指的发布稿已经撤回",
}


def dead_links(checked: CheckedEdition) -> Iterator[CheckFinding]:
    """A page that was moved is still reached; one that asks for a sign-in is not."""
    for link in checked.links:
        text = checked.reading.blocks[link.block].text
        said = link.answer == _WITHDRAWN and any(word in text for word in _SAYS_SO)
        if link.answer == _WELL or said or link.answer[:1] in "23":
            continue
        words = text[link.start : link.end]
        why = _SAID.get(link.answer, f"打不开（{link.answer}）")
        message = f"“{words}”的链接 {link.address} {why}，请改正或去掉。"
        at = FoundAt("blocks", link.block, "text")
        yield CheckFinding(KIND, message, at, link.start, link.end, words)
