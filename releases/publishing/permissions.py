"""The roles and the permissions of each: groups that check each other, as 三员 asks.

编辑 writes, 审核 and 总编 decide and publish, 保密审查 looks for secrets. 管理员 has the accounts
and the office's rules and sees no content; 审计员 sees everything and changes nothing. So whoever
gives rights cannot use them, and whoever looks on has done none of it.
"""

from collections.abc import Collection

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Actor

from .errors import Refused

EDITORS = "编辑"
REVIEWERS = "审核"
CHIEFS = "总编"
SECRECY = "保密审查"
AUDITORS = "审计员"
ADMINISTRATORS = "管理员"
# Who is in one of these is in no other group.
ALONE = (AUDITORS, ADMINISTRATORS)

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
    "view_waitingchange",
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
    "view_waitingchange",
}
REVIEWER_CODENAMES = {
    *READER_CODENAMES,
    "approve_edition",
    "publish_edition",
    "withdraw_edition",
    # It changes what readers see at once, in every edition: the second pair of eyes does it.
    "merge_names",
}
ADMINISTRATOR_CODENAMES = {
    "add_user",
    "change_user",
    "view_user",
    "view_group",  # what a group may do is said here, and changed by superusers alone
    "view_signinentry",
    "view_reviewrules",
    "change_reviewrules",
}
# What was withheld is read by who lifts it, and by who looks on.
READS_WITHHELD = ("read_withheld", "view_withheld")
AUDITOR_CODENAMES = {
    *READER_CODENAMES,
    *READS_WITHHELD,
    "view_searchtally",
    "view_user",
    "view_group",
    "view_signinentry",
    "view_reviewrules",
}
CHIEF_CODENAMES = {
    *REVIEWER_CODENAMES,
    *("sign_edition", "emergency_edition", "withhold_edition", "remove_edition"),
    *READS_WITHHELD,
}
CODENAMES = {
    EDITORS: EDITOR_CODENAMES,
    REVIEWERS: REVIEWER_CODENAMES,
    CHIEFS: CHIEF_CODENAMES,
    SECRECY: {*READER_CODENAMES, "secrecy_edition"},
    AUDITORS: AUDITOR_CODENAMES,
    ADMINISTRATORS: ADMINISTRATOR_CODENAMES,
}


@transaction.atomic
def grant(*, using: str) -> None:
    """Make the groups and give them their permissions; what an office added by hand stays."""
    for name, codenames in CODENAMES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        ours = Q(content_type__app_label__in=("releases", "auth"), codename__in=codenames)
        group.permissions.add(*Permission.objects.using(using).filter(ours))


def why_not_together(groups: Collection[str]) -> str:
    """Why one account may not be in all of these groups, or ""."""
    alone = next((name for name in ALONE if name in groups), "")
    if not alone or len(groups) == 1:
        return ""
    told = _("“%s”不能和别的组在同一个帐号上：管帐号的不写稿、不审稿，审计的只看。")
    return told % alone


def require(by: Actor, permission: str, message: str) -> None:
    """Raises Refused where an account has no such permission; commands have every one."""
    if by is not None and not by.has_perm(permission):
        raise Refused(message)
