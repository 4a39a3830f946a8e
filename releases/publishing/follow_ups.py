"""Saying what became of a measure: a link to the words of a later release, or a stated source."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Block, Change, Edition, FollowUp, Measure, Release, Statistic
from releases.models.change import FieldChange
from releases.models.follow_up import FollowUpQuerySet

from .errors import Refused
from .trail.field_changes import came, set_to
from .trail.history import record, together
from .two_persons.waiting import agreed, by_two

Row = Measure | Block | Statistic
Outcome = FollowUp.Outcome


@by_two("follow_ups.link")
@transaction.atomic
def link(
    promise: Measure,
    *,
    outcome: str,
    by: Actor,
    now: datetime.datetime,
    evidence: Row | None = None,
    note: str = "",
    source: str = "",
) -> FollowUp:
    """Record what `evidence`, a row of a later release, reports of a published measure.

    Only what was dropped may stand on a note with its source instead. Readers see it when the
    evidence is live. A "not mentioned" of the same release ends with it. Raises Refused.
    """
    _may(by, "releases.add_followup")
    promise = _followed(promise)
    note, source = note.strip(), source.strip()
    if outcome not in Outcome.spoken():
        raise Refused(_("请选结果：已完成、进行中或者不再推进。"))
    words: dict[str, object] = {}
    ended: list[FieldChange] = []
    if evidence is None:
        _require_note(promise, outcome, note, source)
    else:
        release = _later(promise, evidence.edition_id)
        kind, uid = evidence.prefix, evidence.uid
        words = {"evidence": release, "evidence_kind": kind, "evidence_uid": uid}
        if _standing(promise).filter(**words).exists():
            raise Refused(_("这一条原话已经登记为这项举措的跟进，要改请先撤销。"))
        silent = _standing(promise).filter(evidence=release, outcome=Outcome.SILENT)
        ended = _end(silent, by=by, now=now)
    words |= {"note": note, "source": source}
    return _report(promise, outcome, ended, by=by, now=now, **words)


@by_two("follow_ups.pass_over")
@transaction.atomic
def pass_over(promise: Measure, *, edition: Edition, by: Actor, now: datetime.datetime) -> FollowUp:
    """Record that a later release does not mention a published measure. Raises Refused."""
    _may(by, "releases.add_followup")
    promise = _followed(promise)
    release = _later(promise, edition.pk)
    if _standing(promise).filter(evidence=release).exists():
        raise Refused(_("这场发布会对这项举措已经登记过，要改请先撤销。"))
    return _report(promise, Outcome.SILENT, [], by=by, now=now, evidence=release)


@by_two("follow_ups.pass_over_all")
@transaction.atomic
def pass_over_all(
    promises: Sequence[Measure], *, edition: Edition, by: Actor, now: datetime.datetime
) -> None:
    """That a later release mentions none of these: all of them or none. Raises Refused."""
    with together(), agreed():
        for promise in promises:
            pass_over(promise, edition=edition, by=by, now=now)


@by_two("follow_ups.unlink")
@transaction.atomic
def unlink(follow_up: FollowUp, *, by: Actor, now: datetime.datetime) -> None:
    """Take a follow-up back; the record stays, with who did it. Raises Refused."""
    _may(by, "releases.delete_followup")
    ended = _end(FollowUp.objects.standing().filter(pk=follow_up.pk), by=by, now=now)
    if not ended:
        raise Refused(_("这一条跟进已经撤销过了。"))
    edition = follow_up.promise.editions.present().order_by("-ordinal")[0]
    record(edition, Change.Verb.UNFOLLOW, by=by, now=now, differences=ended)


def _may(by: Actor, permission: str) -> None:
    if by is not None and not by.has_perm(permission):
        raise Refused(_("您没有登记举措跟进的权限。"))


def _followed(promise: Measure) -> Measure:
    """The stored measure, its release under a row lock until the transaction ends."""
    Release.objects.select_for_update().filter(editions=promise.edition_id).first()
    rows = Measure.objects.published().select_related("edition__release")
    found = rows.filter(pk=promise.pk).first()
    if found is None:
        raise Refused(_("只有读者看得到的举措才能登记跟进；这一条还没有发布，或已更替、撤回。"))
    if found.stage == Measure.Stage.DONE:
        raise Refused(_("这项举措发布时就已完成，不用跟进。"))
    return found


def _later(promise: Measure, edition_id: int) -> Release:
    """The release of an edition that can be evidence; raises Refused for one that was earlier."""
    edition = Edition.objects.select_related("release").filter(pk=edition_id).first()
    if edition is None or not (edition.is_open or edition.is_live):
        raise Refused(_("作为依据的版本已被更替、撤回或删除，请用现行的版本。"))
    said = promise.edition
    if edition.release_id == said.release_id:
        raise Refused(_("依据要来自另一场发布会：同一篇发布稿不能证明自己的承诺。"))
    if said.event_date and edition.event_date:
        earlier = edition.event_date < said.event_date
    else:
        mine, theirs = said.release.first_published_at, edition.release.first_published_at
        earlier = bool(mine and theirs and theirs < mine)
    if earlier:
        raise Refused(_("作为依据的发布会早于这项举措，不能说明它后来的进展。"))
    return edition.release


def _require_note(promise: Measure, outcome: str, note: str, source: str) -> None:
    if outcome != Outcome.DROPPED:
        raise Refused(_("要有依据：请选后来一场发布会上的一条举措、段落或数据。"))
    if not note or not source:
        raise Refused(_("没有发布会上的原话作依据时，要写明说明和出处。"))
    if _standing(promise).filter(evidence=None).exists():
        raise Refused(_("这项举措已有一条说明，要改请先撤销它。"))


def _end(rows: FollowUpQuerySet, *, by: Actor, now: datetime.datetime) -> list[FieldChange]:
    """Take these back; tells which were."""
    ended = [
        row
        for row in rows
        if FollowUp.objects.standing().filter(pk=row.pk).update(unlinked_at=now, unlinked_by=by)
    ]
    return [set_to(row, "unlinked_at", None, now.isoformat()) for row in ended]


def _report(
    promise: Measure,
    outcome: str,
    ended: list[FieldChange],
    *,
    by: Actor,
    now: datetime.datetime,
    **words: object,
) -> FollowUp:
    release, uid = promise.edition.release, promise.uid
    report = FollowUp.objects.create(
        promise=release, promise_uid=uid, outcome=outcome, at=now, by=by, **words
    )
    found = [came(report), *ended]
    record(promise.edition, Change.Verb.FOLLOW, by=by, now=now, differences=found)
    return report


def _standing(promise: Measure) -> FollowUpQuerySet:
    release, uid = promise.edition.release_id, promise.uid
    return FollowUp.objects.standing().filter(promise=release, promise_uid=uid)
