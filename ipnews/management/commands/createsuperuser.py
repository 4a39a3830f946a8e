"""Django's command; a password from the environment has to obey the rules, too, and the trail is
told."""

import os

from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone

from releases.models import Change
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import coming_from


class Command(createsuperuser.Command):
    @coming_from(command="manage.py createsuperuser")
    def handle(self, *args: str, **options: str) -> str | None:
        password = os.environ.get("DJANGO_SUPERUSER_PASSWORD")
        name = options.get("username") or os.environ.get("DJANGO_SUPERUSER_USERNAME", "")
        if password is not None and not options["interactive"]:
            try:
                validate_password(password, User(username=name))
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
        known = set(User.objects.values_list("pk", flat=True))
        answer = super().handle(*args, **options)
        for user in User.objects.exclude(pk__in=known):
            told, verb = account_acts.said(user), Change.Verb.ADD
            account_acts.tell(user, verb, by=None, now=timezone.now(), becomes=told)
        return answer
