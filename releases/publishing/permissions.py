"""The roles: the groups 编辑 (editors), 审核 (reviewers), 总编 (chiefs) and 保密审查 (who looks for
secrets), and the permissions of each."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from releases.models import Actor

from .errors import Refused

EDITORS = "编辑"
REVIEWERS = "审核"
CHIEFS = "总编"
SECRECY = "保密审查"

VOCABULARY = (
    "organisation",
    "organisationalias",
    "person",
    "personalias",
    "topic",
    "topicalias",
    "mediaoutlet",
    "mediaoutletalias",
    "indicator",
    "indicatoralias",
    "synonymgroup",
    "synonymword",
    "wrongword",
)
ROWS = (
    "attendingorganisation",
    "attendingmedia",
    "appearance",
    "block",
    "measure",
    "statistic",
    "attachment",
)

EDITOR_CODENAMES = {
    *(f"{verb}_{model}" for verb in ("add", "change", "delete", "view") for model in VOCABULARY),
    *(f"{verb}_{model}" for verb in ("add", "change", "delete", "view") for model in ROWS),
    "view_release",
    "add_edition",
    "change_edition",
    "delete_edition",
    "view_edition",
    "add_pastedtext",
    "view_pastedtext",
    "view_doubt",
    "change_doubt",
    "view_change",
    "view_vocabularyentry",
    "view_searchtally",
    "view_passedwarning",
    "add_followup",
    "delete_followup",
    "view_followup",
}
READER_CODENAMES = {
    *(f"view_{model}" for model in (*VOCABULARY, *ROWS)),
    "view_release",
    "view_edition",
    "view_pastedtext",
    "view_doubt",
    "view_change",
    "view_vocabularyentry",
    "view_followup",
    "view_passedwarning",
}
REVIEWER_CODENAMES = {
    *READER_CODENAMES,
    "approve_edition",
    "publish_edition",
    "withdraw_edition",
    # It changes what readers see at once, in every edition: the second pair of eyes does it.
    "merge_names",
}
CODENAMES = {
    EDITORS: EDITOR_CODENAMES,
    REVIEWERS: REVIEWER_CODENAMES,
    CHIEFS: {*REVIEWER_CODENAMES, "sign_edition"},
    SECRECY: {*READER_CODENAMES, "secrecy_edition"},
}


@transaction.atomic
def grant(*, using: str) -> None:
    """Make the groups and give them their permissions; what an office added by hand stays."""
    for name, codenames in CODENAMES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        ours = Q(content_type__app_label="releases", codename__in=codenames)
        group.permissions.add(*Permission.objects.using(using).filter(ours))


def require(by: Actor, permission: str, message: str) -> None:
    """Raises Refused where an account has no such permission; commands have every one."""
    if by is not None and not by.has_perm(permission):
        raise Refused(message)
