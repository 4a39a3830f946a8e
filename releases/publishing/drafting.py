"""A reading becomes a draft: the only place where a reading turns into an edition."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.intake.canonical_form import canonical
from releases.intake.name_bearers import NameBearers
from releases.intake.parse.reading import Reading
from releases.intake.storable_values import faults
from releases.models import Actor, Change, Edition, PastedText, Release, State
from releases.models.facts import stored
from releases.models.snapshot import content_hash
from releases.publishing import draft_rows
from releases.publishing.errors import Refused
from releases.publishing.trail.history import record
from releases.publishing.turns import in_turn
from releases.search.index import indexing

# So much of a release's paragraphs tells it from another of its title and day.
SHARED = 0.5


class AlreadyHere(Exception):
    """The same release is stored; `edition` is the one found, `same` whether all content agrees."""

    def __init__(self, edition: Edition, *, same: bool) -> None:
        self.edition = edition
        self.same = same
        name = edition.release.number or _("草稿")
        shape = (
            _("这篇发布稿已经有了：%(name)s《%(title)s》。")
            if same
            else _("已有同名、同日的发布稿 %(name)s《%(title)s》，内容不同；请在那里更正。")
        )
        super().__init__(shape % {"name": name, "title": edition.title})


@transaction.atomic
def draft(
    reading: Reading,
    *,
    by: Actor,
    now: datetime.datetime,
    origin: str = Release.Origin.WRITTEN,
    pasted: PastedText | None = None,
    another: bool = False,
    unseen: bool = False,
    confirmed: bool = False,
    known: NameBearers | None = None,
) -> Edition:
    """A new release with one draft edition that holds everything the reading holds.

    Raises AlreadyHere when a release with this content is stored, or one of its title and day with
    most of its paragraphs, unless a person says that it is `another`; Refused where the reading
    holds what no release may. Rows that a machine read are `unseen`; names are `confirmed` where it
    is published at once. `known` names were looked up in this transaction, in turn.
    """
    if fault := next(faults(reading), ""):
        raise Refused(fault)
    # The second of two equal drafts finds the first, and so do new names.
    in_turn()
    reading = canonical(reading)
    hashed = content_hash(reading)
    refuse_second(reading, hashed=hashed, pasted=pasted, another=another)
    edition = _edition(reading, hashed, by=by, now=now, origin=origin, pasted=pasted)
    draft_rows.store(edition, reading, known, unseen=unseen, confirmed=confirmed)
    _begin(edition, by=by, now=now)
    return edition


@transaction.atomic
def blank(*, by: Actor, now: datetime.datetime, title: str) -> Edition:
    """A new release with an empty draft, for an editor who writes by hand."""
    edition = _edition(
        Reading(title=title), "", by=by, now=now, origin=Release.Origin.WRITTEN, pasted=None
    )
    _begin(edition, by=by, now=now)
    return edition


def refuse_second(
    reading: Reading, *, hashed: str, pasted: PastedText | None, another: bool = False
) -> None:
    """Raises AlreadyHere where the release is stored, whichever state it is in."""
    editions = Edition.objects.present().select_related("release").order_by("-pk")
    same = Q(content_hash=hashed)
    if pasted is not None:
        same |= Q(pasted_text=pasted)
    printed_date, _time = printed(reading.published_at)
    alike = Q(event_date=reading.event.date, title=reading.title, printed_date=printed_date)
    if not editions.filter(same | alike).exists():
        return
    if found := editions.filter(same).first():
        raise AlreadyHere(found, same=True)
    if another or not reading.title or not (reading.event.date or reading.published_at):
        return
    texts = {block.text for block in reading.blocks}
    for twin in editions.filter(alike):
        # Conferences of one title and day share a greeting at most.
        shared = twin.blocks.filter(text__in=texts).values("text").distinct().count()
        if shared >= SHARED * len(texts):
            raise AlreadyHere(twin, same=False)


def printed(published_at: str | None) -> tuple[datetime.date | None, datetime.time | None]:
    """Day and time of day in Shanghai, each as far as the page printed it."""
    if not published_at:
        return None, None
    if "T" not in published_at:
        return datetime.date.fromisoformat(published_at), None
    moment = datetime.datetime.fromisoformat(published_at)  # at +08:00, as the format has it
    return moment.date(), moment.time()


def _edition(
    reading: Reading,
    hashed: str,
    *,
    by: Actor,
    now: datetime.datetime,
    origin: str,
    pasted: PastedText | None,
) -> Edition:
    printed_date, printed_time = printed(reading.published_at)
    return Edition.objects.create(
        release=Release.objects.create(origin=origin),
        **stored(Edition, reading),
        content_hash=hashed,
        printed_date=printed_date,
        printed_time=printed_time,
        pasted_text=pasted,
        created_at=now,
        created_by=by,
        updated_at=now,
        updated_by=by,
    )


def _begin(edition: Edition, *, by: Actor, now: datetime.datetime) -> None:
    record(edition, Change.Verb.DRAFT, by=by, now=now, becomes=State.DRAFT)
    indexing.later(edition.pk)
