"""Second editions of the demo's releases: one passage reads differently, and posts are others."""

import datetime
from decimal import Decimal
from typing import TypedDict

from releases.models import Actor, Edition, Release
from releases.publishing import editing, lifecycle


class Correction(TypedDict, total=False):
    """Words of one block and figures in them that a second edition changes, posts of its speakers,
    and its note."""

    old: str
    new: str
    values: dict[str, str]
    posts: dict[str, list[str]]
    note: str


def written(release: Release, words: Correction, *, by: Actor, now: datetime.datetime) -> Edition:
    """A second edition, with all that is to be corrected; its next step is another's."""
    edition = lifecycle.correct(release, by=by, now=now)
    block = edition.blocks.get(text__contains=words["old"])
    block.text = block.text.replace(words["old"], words["new"])
    editing.save(block, version=block.lock_version, by=by, now=now)
    for wrong, right in words.get("values", {}).items():
        for figure in edition.statistics.filter(block=block, value=wrong):
            figure.value = Decimal(right)
            editing.save(figure, version=figure.lock_version, by=by, now=now)
    for name, posts in words.get("posts", {}).items():
        speaker = edition.appearances.get(name=name)
        speaker.posts = posts
        editing.save(speaker, version=speaker.lock_version, by=by, now=now)
    for doubt in edition.doubts.in_order():
        editing.settle(doubt, by=by, now=now)
    edition.change_note = words["note"]
    editing.save(edition, version=edition.lock_version, by=by, now=now)
    return edition
