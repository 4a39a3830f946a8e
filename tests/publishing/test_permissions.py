"""The groups exist after migration, with what they may do."""

import pytest

from releases.publishing.permissions import (
    ADMINISTRATOR_CODENAMES,
    ALONE,
    AUDITOR_CODENAMES,
    CODENAMES,
    EDITOR_CODENAMES,
    READER_CODENAMES,
    REVIEWER_CODENAMES,
    grant,
    why_not_together,
)
from tests import make

pytestmark = pytest.mark.django_db


def permissions(user):
    return {p.partition(".")[2] for p in user.get_all_permissions()}


def test_each_group_has_every_permission_named():
    for name, codenames in CODENAMES.items():
        assert permissions(make.make_user(name)) == codenames


# Of each model what editors and what reviewers may do: add, change, delete, view and the verbs.
MAY = {
    **dict.fromkeys(
        [
            "organisation", "organisationalias", "person", "personalias", "topic", "topicalias",
            "mediaoutlet", "mediaoutletalias", "indicator", "indicatoralias", "synonymgroup",
            "synonymword", "attendingorganisation",
            "attendingmedia", "appearance", "block", "measure", "statistic", "attachment",
        ],
        ("add change delete view", "view"),
    ),
    "release": ("view", "view"),
    "edition": ("add change delete view", "view approve publish withdraw"),
    "pastedtext": ("add view", "view"),
    "doubt": ("change view", "view"),
    "change": ("view", "view"),
    "vocabularyentry": ("view", "view"),
    "names": ("", "merge"),
    "searchtally": ("view", ""),
    "followup": ("add delete view", "view"),
    "wrongword": ("add change delete view", "view"),
    "passedwarning": ("view", "view"),
    "waitingchange": ("view", "view"),
}  # fmt: skip


@pytest.mark.parametrize(("group", "at"), [("编辑", 0), ("审核", 1)])
def test_what_each_group_may_do(group, at):
    told = {f"{verb}_{model}" for model, may in MAY.items() for verb in may[at].split()}
    assert permissions(make.make_user(group)) == told


def test_each_step_of_a_review_has_its_group():
    own = {
        "sign_edition",
        "emergency_edition",
        "withhold_edition",
        "remove_edition",
        "read_withheld",
        "view_withheld",
    }
    assert CODENAMES["总编"] == REVIEWER_CODENAMES | own
    assert CODENAMES["保密审查"] == READER_CODENAMES | {"secrecy_edition"}


def test_editors_do_not_publish_and_reviewers_do_not_write():
    reviewing = {"approve_edition", "publish_edition", "withdraw_edition", "merge_names"}
    assert not reviewing & EDITOR_CODENAMES
    assert not {c for c in REVIEWER_CODENAMES if c.startswith(("add_", "change_", "delete_"))}


def test_auditors_only_look_and_see_what_every_role_sees():
    assert {code for code in AUDITOR_CODENAMES if not code.startswith("view_")} == {"read_withheld"}
    for name, codenames in CODENAMES.items():
        seen = {code for code in codenames if code.startswith("view_")}
        assert seen <= AUDITOR_CODENAMES, name


def test_administrators_and_whoever_has_content_share_nothing():
    for name in ("编辑", "审核", "总编", "保密审查"):
        assert not ADMINISTRATOR_CODENAMES & CODENAMES[name]
    assert {"change_group", "delete_user", "view_change"}.isdisjoint(ADMINISTRATOR_CODENAMES)


def test_which_groups_stand_alone():
    for alone in ALONE:
        assert why_not_together([alone]) == ""
        for other in set(CODENAMES) - {alone}:
            assert "不能和别的组" in why_not_together([other, alone])
    assert why_not_together(["编辑", "审核", "总编", "保密审查"]) == ""
    assert why_not_together([]) == ""


def test_granting_again_changes_nothing_and_keeps_what_was_added():
    user = make.make_user("审核")
    group = user.groups.get()
    from django.contrib.auth.models import Permission

    group.permissions.add(Permission.objects.get(codename="change_topic"))
    grant(using="default")
    assert permissions(user) == REVIEWER_CODENAMES | {"change_topic"}
