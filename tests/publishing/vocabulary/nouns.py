"""Two nouns of every kind, each used by editions in every state."""

from collections.abc import Callable
from typing import Any

import pytest

from releases.models import Edition, EditionTopic, State
from releases.models.snapshot import content_hash, snapshot
from releases.models.vocabulary import VocabularyTerm
from tests import make

KINDS = ("indicator", "organisation", "person", "topic", "outlet")
# Where the kinds differ by nothing but their names, one is looked at, and the others in depth.
EACH = [pytest.param(kind, marks=[pytest.mark.deep] * (n > 0)) for n, kind in enumerate(KINDS)]
BUILDERS: dict[str, Callable[[str], Any]] = {
    "indicator": make.make_indicator,
    "organisation": make.make_organisation,
    "person": lambda name: make.make_person(name, slug=name),
    "topic": make.make_topic,
    "outlet": make.make_outlet,
}


def use(noun: Any, edition: Edition) -> None:
    """A row of the edition under the noun's name, of each sort that can link to it."""
    name = noun.name
    match noun.kind_of_noun:
        case "indicator":
            block = make.make_block(edition, f"{name}1939件。")
            make.make_statistic(block, indicator=noun)
        case "organisation":
            make.make_attending_organisation(edition, name)
            speaker = make.make_appearance(edition, organisation=noun)
            block = make.make_block(edition, kind="statement", speaker=speaker)
            make.make_measure(block, organisation=noun, organisation_name=name)
        case "person":
            speaker = make.make_appearance(edition, person=noun)
            make.make_block(edition, kind="statement", speaker=speaker)
        case "topic":
            EditionTopic.objects.create(edition=edition, topic=noun, name=name)
        case "outlet":
            make.make_attending_media(edition, name)


def in_every_state(noun: Any) -> list[Edition]:
    """A live edition with one that it replaced, a withdrawn one and a draft, each with its
    fingerprint."""
    editions = []
    for states in ((State.SUPERSEDED, State.LIVE), (State.WITHDRAWN,), (State.DRAFT,)):
        release = make.Release.objects.create()
        if states[0] != State.DRAFT:
            release = make.make_release(state=states[-1], ordinal=len(states))
        for ordinal, state in enumerate(states, 1):
            edition = release.editions.filter(state=state).first()
            edition = edition or make.make_edition(release=release, state=state, ordinal=ordinal)
            use(noun, edition)
            Edition.objects.filter(pk=edition.pk).update(content_hash=hash_of(edition))
            editions.append(edition)
    return editions


def hash_of(edition: Edition) -> str:
    return content_hash(snapshot(edition))


def prove() -> None:
    """Every stored fingerprint is the one of what the edition says."""
    for edition in Edition.objects.exclude(content_hash=""):
        assert edition.content_hash == hash_of(edition), edition


def versions(*nouns: VocabularyTerm) -> tuple[int, int]:
    one, other = nouns
    return one.lock_version, other.lock_version
