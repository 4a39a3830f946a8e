"""Bulk import: each release in its own transaction, and those that are refused one by one."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.intake.import_files import FoundRelease, releases_in
from releases.intake.parse.reading import Reading
from releases.intake.pasted_pages import keep
from releases.models import Actor, Edition, Release
from releases.publishing import lifecycle
from releases.publishing.drafting import AlreadyHere, draft, printed

from .errors import Refused

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
    """Import every release of the files, one transaction each, and tell what became of it."""
    for path in paths:
        for found in releases_in(path):
            yield _take(found, publish=publish, by=by, now=now, origin=origin)


def _take(
    found: FoundRelease, *, publish: bool, by: Actor, now: datetime.datetime, origin: str
) -> Outcome:
    if found.reading is None:
        return Outcome(found.where, "refused", message=found.refusal)
    try:
        with transaction.atomic():
            pasted = None
            if found.page is not None:
                pasted = keep(found.page, filename=Path(found.where).name, by=by, now=now)
            edition = draft(found.reading, by=by, now=now, origin=origin, pasted=pasted)
            if publish:
                at = _publication_time(found.reading, now)
                lifecycle.publish(edition, by=by, now=now, first_published_at=at)
                edition.refresh_from_db()
    except AlreadyHere as known:
        if known.same:
            return Outcome(found.where, "known", edition=known.edition)
        return Outcome(found.where, "refused", message=str(known))
    except Refused as error:
        return Outcome(found.where, "refused", message=str(error))
    except (DatabaseError, ValueError) as error:  # one bad release does not stop the rest
        reason = _("不能保存（%s）") % str(error).strip().splitlines()[0]
        return Outcome(found.where, "refused", message=reason)
    return Outcome(found.where, "published" if publish else "drafted", edition=edition)


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
