"""What a click on a problem does: its words are mended, or it is passed over with a reason."""

import datetime
from collections import defaultdict

from django.utils.translation import gettext as _

from releases.checks.editions.finding import FoundAt, Mending
from releases.models import Actor, Edition, PassedWarning
from releases.models.edition_row import EditionRow
from releases.publishing import editing
from releases.publishing.errors import Refused
from releases.publishing.trail.field_changes import came
from releases.publishing.trail.history import Verb, as_one, record
from releases.publishing.trail.holding import in_one

from .all_problems import problem_found
from .loaded import LoadedEdition, loaded
from .problem import Problem

LONGEST_REASON = 500


@in_one
def mend(edition: Edition, key: str, *, by: Actor, now: datetime.datetime) -> list[EditionRow]:
    """Put the right words where the problem's stand, as one act; gives the rows that changed.

    Raises NotOpen, and Refused where the problem is not there any more or has no mending.
    """
    opened = editing.begin(edition.pk, None)
    assert opened is not None
    held = loaded(opened)
    problem = there(held, key)
    if not problem.mendings:
        raise Refused(_("这个问题要人来改，没有现成的改法。"))
    by_place: dict[FoundAt, list[Mending]] = defaultdict(list)
    for mending in problem.mendings:
        by_place[mending.at].append(mending)
    rows: list[EditionRow] = []
    with as_one(Verb.EDIT):
        for at, mendings in by_place.items():
            thing = held.row_at(at) or opened
            text = getattr(thing, at.field)
            for mending in sorted(mendings, key=lambda each: -each.start):
                text = text[: mending.start] + mending.words + text[mending.end :]
            setattr(thing, at.field, text)
            editing.save(thing, version=thing.lock_version, by=by, now=now)
            if isinstance(thing, EditionRow):
                rows.append(thing)
    return rows


@in_one
def pass_over(
    edition: Edition, key: str, *, reason: str, by: Actor, now: datetime.datetime
) -> PassedWarning:
    """Keep why a warning is passed over. Raises NotOpen, and Refused for what blocks, for what is
    not there any more, and without a reason."""
    opened = editing.begin(edition.pk, None)
    assert opened is not None
    problem, reason = there(loaded(opened), key), reason.strip()
    if problem.blocks:
        raise Refused(_("这个问题不解决就不能发布，不能放行：%s") % problem.message)
    if not reason:
        raise Refused(_("请写明为什么放行，审核的人会看到。"))
    if len(reason) > LONGEST_REASON:
        raise Refused(_("理由太长，最多 %s 个字。") % LONGEST_REASON)
    row, made = PassedWarning.objects.update_or_create(
        release_id=opened.release_id,
        kind=problem.kind,
        anchor=problem.anchor,
        words_sha256=problem.words_sha256,
        defaults={"message": problem.message, "reason": reason, "at": now, "by": by},
    )
    told = f"{problem.message}——{reason}"
    record(opened, Verb.SETTLE, by=by, now=now, note=told, differences=[came(row)] if made else [])
    return row


def there(held: LoadedEdition, key: str) -> Problem:
    problem = problem_found(held, key)
    if problem is None:
        raise Refused(_("这个问题已经不在了，请看最新的问题。"))
    return problem
