"""Who has a second factor, and who must have one by the office's rules: asked at sign-in alone.

Whoever must and has none is signed in and led to it; the session says so until they have one.
"""

from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase

from releases.models import ReviewRules
from releases.models.site.second_factor import FACTORS

MUST = "accounts.must_enrol"


def has_factor(user: User) -> bool:
    first, *others = (model.objects.filter(user=user).values("pk") for model in FACTORS)
    return first.union(*others).exists()


def must_have(user: User) -> bool:
    return ReviewRules.current().wants_second_factor(user)


def lead_to_it(session: SessionBase) -> None:
    session[MUST] = True


def is_led(session: SessionBase) -> bool:
    return bool(session.get(MUST))


def has_it_now(session: SessionBase) -> None:
    if is_led(session):
        del session[MUST]
