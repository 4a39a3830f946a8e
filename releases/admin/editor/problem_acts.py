"""What the buttons beside a problem do: mend its words, or pass it over with a reason."""

import datetime

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _

from releases.models import Edition, Editor
from releases.publishing.checking import mending

from .opened_form import ActDone

MEND, PASS = ACTS = ("mend", "pass")
# Who looks at an edition may say why a warning is none; who changes it may mend it.
RIGHTS = {MEND: ("change_block",), PASS: ("change_block", "approve_edition", "publish_edition")}


def may(user: Editor, verb: str) -> bool:
    return any(user.has_perm(f"releases.{right}") for right in RIGHTS[verb])


def act(
    edition: Edition, verb: str, sent: QueryDict, *, by: Editor, now: datetime.datetime
) -> ActDone:
    """By the problem's key. Raises Refused."""
    if not may(by, verb):
        raise PermissionDenied
    key = sent.get("problem", "")
    if verb == PASS:
        mending.pass_over(edition, key, reason=sent.get("reason", ""), by=by, now=now)
        return ActDone((), said=_("已放行，理由已记下。"))
    mending.mend(edition, key, by=by, now=now)
    return ActDone((), said=_("已改好；不对可以撤销。"))
