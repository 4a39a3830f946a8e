"""The states that an edition passes through, and who needs a right of their own for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class State(models.TextChoices):
    DRAFT = "draft", _("草稿")
    IN_REVIEW = "in_review", _("待审")
    APPROVED = "approved", _("已审")
    LIVE = "live", _("已发布")
    SUPERSEDED = "superseded", _("已更替")
    WITHDRAWN = "withdrawn", _("已撤回")


OPEN_STATES = (State.DRAFT, State.IN_REVIEW, State.APPROVED)


class NoteKind(models.TextChoices):
    """What a later edition is to readers."""

    CORRECTION = "correction", _("更正")
    ADDITION = "addition", _("补充")


# Of editions, besides those that every model has.
PERMISSIONS: list[tuple[str, StrOrPromise]] = [
    ("publish_edition", "可以发布"),
    ("withdraw_edition", "可以撤回"),
    ("approve_edition", "可以审定"),
    ("secrecy_edition", "可以做保密审查"),
    ("sign_edition", "可以签发"),
    ("emergency_edition", "可以紧急发布"),
    ("withhold_edition", "可以封存"),
    ("read_withheld", "可以看封存的内容"),
    ("remove_edition", "可以从回收站彻底删除"),
]
