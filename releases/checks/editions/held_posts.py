"""A person's posts beside those that they had when they last spoke in what is published."""

import re
from collections.abc import Iterator

from releases.intake.parse.reading import ParsedSpeaker
from releases.text.fuzzy.abbreviations import may_be_one

from .finding import CheckedEdition, CheckFinding, FoundAt, HeldPosts

# A change that the text itself tells.
_CHANGED = re.compile(
    r"新任|转任|调任|履新|升任|接任|改任|兼任|此前任|原任|不再担任|日起?任|月起?任|现任|退休|离任|卸任"
)
_NEAR = 40


def posts_that_differ(checked: CheckedEdition) -> Iterator[CheckFinding]:
    """One for each person whose posts are others, without a word that says so."""
    reading = checked.reading
    for n, speaker in enumerate(reading.speakers):
        held = checked.held.get(speaker.id)
        if held is None or not (speaker.posts and held.posts) or are_one(speaker, held):
            continue
        if any(tells_of_change(block.text, speaker.name) for block in reading.blocks):
            continue
        before = f"{held.organisation}{'、'.join(held.posts)}"
        now = f"{speaker.organisation}{'、'.join(speaker.posts)}"
        when = f"（{held.day}）" if held.day else ""
        message = f"{speaker.name}的职务是“{now}”，上一次发布时{when}是“{before}”，请核实。"
        yield CheckFinding("job_title_differs", message, FoundAt("speakers", n), words=now)


def are_one(speaker: ParsedSpeaker, held: HeldPosts) -> bool:
    now, before = set(speaker.posts), set(held.posts)
    same = now <= before or before <= now
    one, other = speaker.organisation, held.organisation
    return same and (
        not one
        or not other
        or one == other
        or may_be_one(one, other)
        or one in other
        or other in one
    )


def tells_of_change(text: str, name: str) -> bool:
    at = text.find(name)
    around = text[max(0, at - _NEAR) : at + len(name) + _NEAR]
    return at >= 0 and bool(_CHANGED.search(around))
