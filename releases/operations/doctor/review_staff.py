"""Whether there is somebody for each step of the review, who is not the one who writes."""

from collections.abc import Iterator

from django.contrib.auth.models import User

from releases.models import ReviewRules
from releases.operations.findings import Finding
from releases.publishing.reviewing.steps import PERMISSIONS, steps_of

REMEDY = "请给另一个人的帐号加上能做这一步的组；只有一个人的，请管理员在“审稿规则”里改成不审。"


def look() -> Iterator[Finding]:
    users = User.objects
    writing = set(users.with_perm("releases.change_edition"))
    for step in steps_of(ReviewRules.current()):
        able = set(users.with_perm(PERMISSIONS[step]))
        if not able:
            yield Finding(f"审稿已开启，没有人能做“{step.label}”。", REMEDY)
        elif able == writing and len(able) == 1:
            yield Finding(f"审稿已开启，能做“{step.label}”的只有写稿的人自己。", REMEDY)
