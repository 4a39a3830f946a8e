"""What a body answers 答复 by its link, row by row, and what editors make of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Change, SignOff, SignOffAnswer
from releases.publishing.errors import Refused
from releases.publishing.messages import inbox
from releases.publishing.permissions import require
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from .department_rows import rows_of, words_of

Verb = Change.Verb
Answer = SignOffAnswer.Answer


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """Of the row at `anchor`: `words` are what it should say instead, "" where it is right."""

    anchor: str
    words: str = ""


@transaction.atomic
def answer(
    sign_off: SignOff,
    answers: Iterable[RowAnswer],
    *,
    signed_by: str,
    by: Actor,
    now: datetime.datetime,
) -> None:
    """Keep what the body says, in place of what it said of the same rows before; the edition stays
    as it is. Raises Refused for a dead link, and for rows that are not its own."""
    edition = locked(sign_off.edition, seen=None)
    sign_off.refresh_from_db(fields=["ended_at", "expires_at"])
    sign_off.edition = edition
    if not sign_off.answers_at(now):
        raise Refused(_("这个会签链接已经失效，没有保存。请与发来链接的人联系。"))
    rows = {row.anchor: words_of(row) for row in rows_of(edition, sign_off.organisation)}
    given = list(answers)
    if not given:
        raise Refused(_("请至少答复一行。"))
    if gone := [each for each in given if each.anchor not in rows]:
        raise Refused(_("有 %d 行已被改动或删除，没有保存。请刷新后再答复。") % len(gone))
    for each in given:
        SignOffAnswer.objects.update_or_create(
            sign_off=sign_off,
            anchor=each.anchor,
            defaults={
                "answer": Answer.PROPOSE if each.words else Answer.CONFIRM,
                "said": rows[each.anchor],
                "words": each.words,
                "signed_by": signed_by,
                "at": now,
                "settled_at": None,
            },
        )
    note = _told(sign_off, signed_by, given, rows)
    act = record(edition, Verb.REPLY, by=by, now=now, note=note)
    if sign_off.by_id:
        inbox.tell(edition, inbox.Event.REPLIED, [sign_off.by_id], act)


@transaction.atomic
def settle(found: SignOffAnswer, *, by: Actor, now: datetime.datetime) -> None:
    """An editor has dealt with a proposal, by changing the row or by leaving it. Raises Refused."""
    require(by, "releases.change_edition", _("您没有处理会签答复的权限。"))
    edition = locked(found.sign_off.edition, seen=None)
    waiting = SignOffAnswer.objects.filter(
        pk=found.pk, answer=Answer.PROPOSE, settled_at=None, at=found.at
    )
    if not waiting.update(settled_at=now):
        raise Refused(_("这条答复已经处理，或者部门又改了答复，请再看一遍。"))
    note = _("%(body)s：“%(said)s”→“%(words)s”") % {
        "body": found.sign_off.organisation, "said": found.said, "words": found.words,
    }  # fmt: skip
    record(edition, Verb.SETTLE, by=by, now=now, note=note)


def _told(sign_off: SignOff, signed_by: str, given: list[RowAnswer], rows: dict[str, str]) -> str:
    """For the trail: who answered for the body, how much was right, and every proposal."""
    right = sum(not each.words for each in given)
    lines = [f"{sign_off.organisation}（{signed_by}）"]
    if right:
        lines.append(_("确认 %d 行") % right)
    lines += [f"“{rows[each.anchor]}”→“{each.words}”" for each in given if each.words]
    return "\n".join(lines)
