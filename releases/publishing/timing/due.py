"""What a timer does each minute: publish what is due, each by itself, whatever another one says."""

import datetime
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Change, TimedPublication
from releases.publishing import lifecycle
from releases.publishing.errors import Refused
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

log = logging.getLogger(__name__)
# Later than a timer of each minute may be.
LATE = datetime.timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class DueOutcome:
    """`number` of what went out, else why it did not."""

    title: str
    number: str = ""
    reason: str = ""


def publish_due(clock: Callable[[], datetime.datetime] = timezone.now) -> Iterator[DueOutcome]:
    """Never early; what was missed is made up for, the earliest first. Its time of publication is
    the one at which it went out."""
    for timed in TimedPublication.objects.due(clock()).select_related("edition"):
        outcome = publish_one(timed, now=clock())
        if outcome is not None:
            yield outcome


def publish_one(timed: TimedPublication, *, now: datetime.datetime) -> DueOutcome | None:
    """In a transaction of its own, for whoever set the minute; None where another process was
    faster, or a person. What failed waits for a person; where the database could not be reached
    it is tried again with the next minute."""
    title = str(timed.edition)
    try:
        with transaction.atomic():
            edition = locked(timed.edition, seen=None)
            held = TimedPublication.objects.due(now).filter(pk=timed.pk).first()
            if held is None:
                return None
            release = lifecycle.publish(edition, by=held.by, now=now)
    except OperationalError as error:
        log.exception("The database did not answer; what is due is tried again.")
        return DueOutcome(title, reason=str(error))
    except Refused as refusal:
        reason = str(refusal)
    except Exception:
        log.exception("A timed publication failed.")
        reason = _("发布时出错，请管理员看日志。")
    else:
        return DueOutcome(title, number=str(release.number))
    return DueOutcome(title, reason=reason) if _failed(timed, reason, now=now) else None


def _failed(timed: TimedPublication, reason: str, *, now: datetime.datetime) -> bool:
    """Unless it was taken back or set anew meanwhile."""
    with transaction.atomic():
        rows = TimedPublication.objects.waiting().filter(pk=timed.pk, at=timed.at)
        if not rows.update(failed_at=now, reason=reason):
            return False
        record(timed.edition, Change.Verb.UNTIME, by=None, now=now, note=reason)
    return True


def late(now: datetime.datetime) -> int:
    """How many should have gone out more than a timer's minute ago."""
    return TimedPublication.objects.due(now - LATE).count()
