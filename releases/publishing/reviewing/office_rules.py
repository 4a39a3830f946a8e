"""How the office reviews is changed by an administrator, and the trail tells of it."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Change, ReviewRules
from releases.publishing.permissions import require
from releases.publishing.trail.field_changes import altered
from releases.publishing.trail.history import Subject, record


@transaction.atomic
def save(rules: ReviewRules, *, by: Actor, now: datetime.datetime) -> None:
    """What is in review goes on by the new rules. Raises Refused."""
    require(by, "releases.change_reviewrules", _("您没有修改审稿规则的权限。"))
    stored = ReviewRules.objects.select_for_update().filter(pk=1).first() or ReviewRules(pk=1)
    differences = list(altered(stored, rules))
    if not differences:
        return
    rules.pk = 1
    rules.save()
    subject = Subject(Change.Kind.RULES, 1, str(rules._meta.verbose_name))
    record(subject, Change.Verb.CHANGE, by=by, now=now, differences=differences)


def rename_role(was: str, becomes: str, *, by: Actor, now: datetime.datetime) -> None:
    """A group that has another name is asked for a second factor as before."""
    rules = ReviewRules.current()
    if was in rules.second_factor:
        rules.second_factor = [becomes if name == was else name for name in rules.second_factor]
        save(rules, by=by, now=now)


def drop_role(name: str, *, by: Actor, now: datetime.datetime) -> None:
    """A group that is deleted is asked for nothing, nor is a later one of the same name."""
    rules = ReviewRules.current()
    if name in rules.second_factor:
        rules.second_factor = [other for other in rules.second_factor if other != name]
        save(rules, by=by, now=now)
