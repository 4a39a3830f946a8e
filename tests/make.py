"""Builders: `make_release(title=…)` gives a saved object with everything a test does not name."""

import datetime
import itertools
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify

from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Change,
    Edition,
    Indicator,
    Measure,
    MediaOutlet,
    Organisation,
    Person,
    Release,
    ReviewRules,
    SignOff,
    State,
    Statistic,
    Topic,
)
from releases.publishing import drafting, editing
from releases.publishing.reviewing import handing_over
from releases.publishing.signing_off import sign_off_links
from releases.publishing.trail import chain
from releases.search.index import indexing

NOW = datetime.datetime(2025, 4, 26, 9, 30, tzinfo=timezone.get_default_timezone())
_serial = itertools.count(1)


def make_user(*groups: str, username: str = "", **kw: Any):
    """A member of staff in the named groups (编辑, 审核)."""
    username = username or f"user{next(_serial)}"
    user = get_user_model().objects.create_user(username, is_staff=True, **kw)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_organisation(name: str = "", **kw: Any) -> Organisation:
    name = name or f"第{next(_serial)}局"
    return Organisation.objects.create(name=name, **{"slug": name, **kw})


def make_person(name: str = "", **kw: Any) -> Person:
    name = name or f"王{next(_serial)}"
    slug = slugify(f"{name}-{next(_serial)}", allow_unicode=True)
    return Person.objects.create(name=name, **{"slug": slug, **kw})


def make_topic(name: str = "专利") -> Topic:
    return Topic.objects.get_or_create(name=name, defaults={"slug": name})[0]


def make_outlet(name: str = "云岫日报") -> MediaOutlet:
    return MediaOutlet.objects.get_or_create(name=name)[0]


def make_indicator(name: str = "专利授权量", **kw: Any) -> Indicator:
    return Indicator.objects.get_or_create(name=name, defaults={"slug": name, **kw})[0]


def make_edition(*, release: Release | None = None, **kw: Any) -> Edition:
    """A draft; give `state=State.LIVE` for a published one."""
    topics = kw.pop("topics", [])
    if kw.get("state") in (State.LIVE, State.SUPERSEDED, State.WITHDRAWN):
        kw.setdefault("published_at", NOW)
    defaults = {
        "title": "云岫市召开知识产权新闻发布会",
        "event_date": NOW.date(),
        "created_at": NOW,
        "updated_at": NOW,
    }
    edition = Edition.objects.create(release=release or Release.objects.create(), **defaults | kw)
    edition.topics.set(topics)
    return edition


def make_release(*, at: datetime.datetime = NOW, number: str = "", **kw: Any) -> Release:
    """A published release with a live edition; `kw` goes to the edition.

    A withdrawn one: `make_release(state=State.WITHDRAWN)`.
    """
    number = number or f"{at:%Y%m%d}-{next(_serial)}"
    release = Release.objects.create(number=number, first_published_at=at)
    kw = {"state": State.LIVE, "published_at": at, "event_date": at.date(), **kw}
    if kw["state"] == State.WITHDRAWN:
        release.withdrawn_at, release.withdrawal_reason = at, "数据有误，核实后重新发布。"
        release.save()
    make_edition(release=release, **kw)
    return release


def make_appearance(edition: Edition, name: str = "", **kw: Any) -> Appearance:
    organisation = kw.pop("organisation", None) or make_organisation()
    person = kw.pop("person", None) or make_person(name)
    defaults = {
        "person": person,
        "name": person.name,
        "organisation": organisation,
        "organisation_name": organisation.name,
        "posts": ["副局长"],
        "position": next(_serial),
    }
    return Appearance.objects.create(edition=edition, **defaults | kw)


def make_block(edition: Edition, text: str = "全年专利授权1939件。", **kw: Any) -> Block:
    return Block.objects.create(edition=edition, text=text, **{"position": next(_serial), **kw})


def make_measure(block: Block, heading: str = "知识产权创造稳步提升", **kw: Any) -> Measure:
    defaults = {"stage": "done", "start": 0, "end": len(block.text), "position": next(_serial)}
    return Measure.objects.create(
        edition=block.edition, block=block, heading=heading, **defaults | kw
    )


def make_promise(
    heading: str = "建设知识产权保护中心", *, organisation: Organisation | None = None,
    at: datetime.datetime = NOW, **kw: Any,
) -> Measure:  # fmt: skip
    """A measure planned by a body in a published release of its own, said by its deputy head."""
    edition = Edition.objects.get(release=make_release(at=at))
    return make_said(edition, heading, organisation=organisation, **{"stage": "planned", **kw})


def make_said(
    edition: Edition, heading: str, *, organisation: Organisation | None = None, **kw: Any
) -> Measure:
    """A measure that a speaker of the body states in the edition."""
    speaker = make_appearance(edition, organisation=organisation)
    text = f"{heading}。{kw.pop('words', '年底前完成。')}"
    block = make_block(edition, text, kind="statement", speaker=speaker)
    body = {"organisation": speaker.organisation, "organisation_name": speaker.organisation_name}
    return make_measure(block, heading, **body | kw)


def make_statistic(block: Block, quote: str = "1939件", **kw: Any) -> Statistic:
    """A statistic on the first place where `quote` stands in the block."""
    indicator = kw.pop("indicator", None) or make_indicator()
    start = block.text.index(quote)
    defaults = {
        "indicator": indicator,
        "indicator_name": indicator.name,
        "kind": "level",
        "value": 1939,
        "unit": "" if kw.get("kind") == "rank" else "件",
        "start": start,
        "end": start + len(quote),
        "position": next(_serial),
    }
    return Statistic.objects.create(edition=block.edition, block=block, **defaults | kw)


def make_attending_organisation(edition: Edition, name: str = "市公安局") -> AttendingOrganisation:
    organisation = Organisation.objects.filter(name=name).first() or make_organisation(name)
    return AttendingOrganisation.objects.create(
        edition=edition, organisation=organisation, name=name, position=next(_serial)
    )


def make_attending_media(edition: Edition, name: str = "云岫日报") -> AttendingMedia:
    outlet = MediaOutlet.objects.get_or_create(name=name.split("(")[0])[0]
    return AttendingMedia.objects.create(
        edition=edition, outlet=outlet, name=name, position=next(_serial)
    )


def make_change(release: Release, verb: str = "publish", **kw: Any) -> Change:
    """A line of the trail, as if the verb had been at work."""
    state = {"publish": State.LIVE, "withdraw": State.WITHDRAWN}.get(verb, "")
    told = {"ordinal": 1, "at": NOW, "to_state": state, **kw}
    change = Change(kind="release", subject=release.pk, verb=verb, **told)
    chain.append([change])
    return change


def index_all() -> None:
    """What `search.index` does after a commit, which tests inside a transaction never reach."""
    indexing.write(Edition.objects.all())


def set_review(steps: int | None = None, **kw: Any) -> ReviewRules:
    """The office reviews in so many steps, or as a new site does until somebody sets another way.

    Tests begin in an office of one, which publishes what it writes (tests/snapshots.py).
    """
    ReviewRules.objects.all().delete()
    rules = ReviewRules(pk=1, **kw) if steps is None else ReviewRules(pk=1, steps=steps, **kw)
    rules.save()
    return rules


def make_submitted(by: Any = None, **kw: Any) -> Edition:
    """An edition with one paragraph, written and handed over by an editor."""
    author = by or make_user("编辑")
    edition = drafting.blank(by=author, now=NOW, title=kw.pop("title", "云岫市发布知识产权状况"))
    block = Block(edition=edition, text="全年专利授权1939件。", **kw)
    editing.save(block, version=0, by=author, now=NOW)
    handing_over.submit(edition, by=author, now=NOW)
    return Edition.objects.get(pk=edition.pk)


def make_asked(
    edition: Edition | None = None, *, body: Organisation | None = None, days: int = 3,
    now: datetime.datetime | None = None,
) -> tuple[SignOff, str]:  # fmt: skip
    """A body asked to sign off, with a measure of its own where no edition is given; and the token
    of its link."""
    body = body or make_organisation()
    if edition is None:
        edition = make_edition()
        make_said(edition, "建设知识产权保护中心", organisation=body)
    return sign_off_links.ask(
        edition, organisation=body, days=days, by=None, now=now or timezone.now()
    )
