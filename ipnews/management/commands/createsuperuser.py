"""Django's command; a password from the environment has to obey the rules, too."""

import os

from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError


class Command(createsuperuser.Command):
    def handle(self, *args: str, **options: str) -> str | None:
        password = os.environ.get("DJANGO_SUPERUSER_PASSWORD")
        name = options.get("username") or os.environ.get("DJANGO_SUPERUSER_USERNAME", "")
        if password is not None and not options["interactive"]:
            try:
                validate_password(password, User(username=name))
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
        return super().handle(*args, **options)
