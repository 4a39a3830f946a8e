"""Bulk import: some releases in one transaction, and each of them is refused by itself alone."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.intake.import_files import FoundRelease, releases_in
from releases.intake.name_bearers import NameBearers
from releases.intake.parse.reading import Reading
from releases.intake.pasted_pages import keep
from releases.intake.vocabulary import bearers_in
from releases.models import Actor, Edition, Release
from releases.publishing import lifecycle
from releases.publishing.drafting import AlreadyHere, draft, printed
from releases.publishing.trail.history import Verb, as_one, together
from releases.publishing.turns import in_turn

from .errors import Refused

# Half a second of writing, which is what somebody else waits at most.
BATCH = 20
BATCH_BYTES = 4_000_000

Result = Literal["drafted", "published", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one release: `edition` where it is stored, `message` where it was refused."""

    where: str
    result: Result
    edition: Edition | None = None
    message: str = ""


def take_in(
    paths: Iterable[Path],
    *,
    publish: bool,
    by: Actor,
    now: datetime.datetime,
    origin: str = Release.Origin.IMPORTED,
) -> Iterator[Outcome]:
    """Import every release of the files, and tell what became of it once that is stored."""
    found = (each for path in paths for each in releases_in(path))
    yield from take_found(found, publish=publish, by=by, now=now, origin=origin)


def take_found(
    found: Iterable[FoundRelease],
    *,
    publish: bool,
    by: Actor,
    now: datetime.datetime,
    origin: str = Release.Origin.IMPORTED,
) -> Iterator[Outcome]:
    """As `take_in`, of releases that were found already."""
    desk = _Desk(publish=publish, by=by, now=now, origin=origin)
    for some in _batches(found):
        try:
            outcomes = desk.take_together(some)
        except DatabaseError:  # of whichever it was, nothing of any is stored
            outcomes = [desk.take_alone(found) for found in some]
        yield from outcomes


def _batches(found: Iterable[FoundRelease]) -> Iterator[list[FoundRelease]]:
    """A few releases, or fewer large ones: editors wait for as long, and they stay in memory."""
    some: list[FoundRelease] = []
    for one in found:
        some.append(one)
        if len(some) == BATCH or sum(each.size for each in some) >= BATCH_BYTES:
            yield some
            some = []
    if some:
        yield some


@dataclass(frozen=True, slots=True)
class _Desk:
    publish: bool
    by: Actor
    now: datetime.datetime
    origin: str

    def take_together(self, some: list[FoundRelease]) -> list[Outcome]:
        """In one transaction, whose names are looked up and whose words are indexed at once."""
        with together():
            in_turn()
            known = bearers_in([found.reading for found in some if found.reading is not None])
            return [self._take(found, known) for found in some]

    def take_alone(self, found: FoundRelease) -> Outcome:
        """One bad release does not stop the rest."""
        try:
            return self._take(found, NameBearers())
        except DatabaseError as error:
            return _not_stored(found, error)

    def _take(self, found: FoundRelease, known: NameBearers) -> Outcome:
        if found.reading is None:
            return Outcome(found.where, "refused", message=found.refusal)
        try:
            with transaction.atomic(), as_one(Verb.IMPORT):
                edition = self._drafted(found, found.reading, known)
        except AlreadyHere as here:
            if here.same:
                return Outcome(found.where, "known", edition=here.edition)
            return Outcome(found.where, "refused", message=str(here))
        except Refused as error:
            known.forget()
            return Outcome(found.where, "refused", message=str(error))
        except ValueError as error:
            known.forget()
            return _not_stored(found, error)
        return Outcome(found.where, "published" if self.publish else "drafted", edition=edition)

    def _drafted(self, found: FoundRelease, reading: Reading, known: NameBearers) -> Edition:
        pasted = None
        if found.page is not None:
            pasted = keep(found.page, filename=Path(found.where).name, by=self.by, now=self.now)
        origin = self.origin
        edition = draft(
            reading,
            by=self.by,
            now=self.now,
            origin=origin,
            pasted=pasted,
            unseen=pasted is not None and not self.publish,
            confirmed=self.publish,
            known=known,
        )
        if self.publish:
            at = _publication_time(reading, self.now)
            lifecycle.publish(
                edition, by=self.by, now=self.now, first_published_at=at, just_drafted=True
            )
        return edition


def _not_stored(found: FoundRelease, error: Exception) -> Outcome:
    reason = _("不能保存（%s）") % str(error).strip().splitlines()[0]
    return Outcome(found.where, "refused", message=reason)


def _publication_time(reading: Reading, now: datetime.datetime) -> datetime.datetime:
    """The printed time of the older site; midnight where it printed a day only."""
    date, time = printed(reading.published_at)
    if date is None:
        raise Refused(_("原页没有发布时间，不能直接发布；请不带 --publish 导入，核对后再发布。"))
    at = timezone.make_aware(datetime.datetime.combine(date, time or datetime.time()))
    if at > now:
        message = _("发布时间%s还没有到，不能直接发布；请改正日期，或不带 --publish 导入后再核对。")
        raise Refused(message % reading.published_at)
    return at
