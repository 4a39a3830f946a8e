"""The body of a speaker who is named by post alone: 市中院召开发布会，副院长周海涛通报情况."""

import re
from dataclasses import replace

from releases.intake.parse.reading import ParsedSpeaker

# The head of a body, by the end of its name.
_HEADS = (
    (re.compile(r"局$"), re.compile(r"局长$|总工程师$|总经济师$")),
    (re.compile(r"院$"), re.compile(r"院长$|检察长$|专职委员$|专委$")),
    (re.compile(r"海关$"), re.compile(r"关长$")),
    (re.compile(r"部$"), re.compile(r"部长$")),
    (re.compile(r"(?:中心|委员会|办公室|办|委)$"), re.compile(r"主任$")),
    (re.compile(r"政府$"), re.compile(r"[市县区州]长$")),
    (re.compile(r"支队$"), re.compile(r"支队长$")),
)


def of_the_host(speakers: tuple[ParsedSpeaker, ...], host: str) -> tuple[ParsedSpeaker, ...]:
    """A head of one body, of which the page tells none, is of the only body that holds it."""
    heads = next((posts for body, posts in _HEADS if body.search(host)), None)
    if heads is None or "、" in host:
        return speakers
    return tuple(
        replace(speaker, organisation=host)
        if not speaker.organisation and speaker.posts and heads.search(speaker.posts[-1])
        else speaker
        for speaker in speakers
    )
