"""Cuts a line that holds several turns, because its page lost the breaks between them."""

import re
from itertools import pairwise

from releases.intake.parse.people.affiliations import ends_as_body
from releases.intake.parse.people.askers import asker
from releases.intake.parse.people.person_names import looks_like_name, tidy
from releases.intake.parse.people.roster import person
from releases.text.folding import fold_simplified

_TURN = re.compile(r"(?<=[。!?”…])\s*(?P<head>[^。!?:,;“”\n]{1,40}):")
_LEAD = re.compile(r"主\s?持\s?人(?:\s?\S{2,4})?|[问答]|(?:有?记者|记者提)[问]?")
_MAX_ASKED = 200


def turns_within(line: str) -> list[str]:
    """The line cut before each turn that follows the end of a sentence.

    A post and a name, an asker, 主持人, 问 and 答 open one; a bare name does beside others.
    """
    text = fold_simplified(line)
    sure, bare = [], []
    for turn in _TURN.finditer(text):
        head = turn["head"].strip()
        start = turn.start("head") + len(turn["head"]) - len(turn["head"].lstrip())
        if _opens(head, text[turn.end() : turn.end() + _MAX_ASKED]):
            sure.append(start)
        elif looks_like_name(tidy(head.removesuffix("答"))):
            bare.append(start)
    if not sure:
        return [line]
    breaks = sorted({0, *sure, *bare, len(line)})
    return [line[start:end].strip() for start, end in pairwise(breaks)]


def _opens(head: str, rest: str) -> bool:
    if _LEAD.fullmatch(head):
        return True
    if (asked := asker(head, rest)) and asked.outlet:
        return True
    if head.endswith("答"):
        return looks_like_name(head[:-1]) or ends_as_body(head[:-1])
    return bool(person(head))
