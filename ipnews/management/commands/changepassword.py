"""Django's command, which tells the trail whose password is another one now."""

from django.contrib.auth.management.commands import changepassword
from django.contrib.auth.models import User
from django.utils import timezone

from releases.models import Change
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import coming_from


class Command(changepassword.Command):
    @coming_from(command="manage.py changepassword")
    def handle(self, *args: str, **options: str) -> str | None:
        before = dict(User.objects.values_list("pk", "password"))
        answer = super().handle(*args, **options)
        for user in User.objects.all():
            if user.password != before.get(user.pk):
                account_acts.tell(user, Change.Verb.PASSWORD, by=None, now=timezone.now())
        return answer
