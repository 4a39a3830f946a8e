"""Taking one's last act in an edition back, or doing it again, and what that shows anew."""

import datetime
import uuid
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from releases.admin.editor import acts
from releases.admin.editor.opened_form import ActDone
from releases.models import Block, Change, Edition, Editor
from releases.models.change import FieldChange
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing

from .told_rows import ToldRows

STEPS = ("undo", "redo")


def step(edition: Edition, verb: str, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Take their last act in this edition back, or do it again; raises Refused."""
    if not acts.may(by, "save", Block):
        raise PermissionDenied
    mine = undoing.acts_of(edition, by)
    change = undoing.steps_of(mine)[STEPS.index(verb)]
    if change is None:
        raise Refused(_("没有可以撤销的一步。") if verb == "undo" else _("没有可以重做的一步。"))
    differences = undoing.undo(change, edition, by=by, now=now)
    return replace(_stepped(verb, differences), steps=undoing.steps_after(mine, change))


def done_before(act: uuid.UUID, verb: str) -> ActDone:
    """One that was sent again is answered as it was."""
    told = Change.objects.filter(act=act).values_list("differences", flat=True)
    return _stepped(verb, told.get())


def _stepped(verb: str, differences: list[FieldChange]) -> ActDone:
    told = ToldRows(differences)
    return ActDone(
        (),
        gone=tuple(told.went),
        said=_("已撤销。") if verb == "undo" else _("已重做。"),
        card=told.card,
        counts=told.counts,
        told=told,
    )
