"""All buttons of the workflow, in the order of the bar."""

from collections.abc import Iterator

from django.urls import reverse

from releases.admin.editor.state_buttons import VERBS as STEPS
from releases.admin.editor.state_buttons import StateButton
from releases.models import Edition, Editor, ReviewRules

from .emergencies import PublishAtOnce, ReviewAfterwards
from .pinning import Pin, Unpin
from .recycling import BringBack, Remove
from .submitting import Submit
from .timing import SetTime, TakeBackTime
from .withholding import Lift, LiftFile, Withhold, WithholdFile

OTHERS = (SetTime(), TakeBackTime(), PublishAtOnce(), ReviewAfterwards())
WITHHOLDING = (Withhold(), Lift(), WithholdFile(), LiftFile())
BINNED, PINNING = (BringBack(), Remove()), (Pin(), Unpin())
VERBS: tuple[StateButton, ...] = (Submit(), *STEPS, *OTHERS, *PINNING, *WITHHOLDING, *BINNED)


def buttons(
    user: Editor, edition: Edition, rules: ReviewRules
) -> Iterator[tuple[StateButton, str]]:
    for verb in VERBS:
        if verb.allowed(user, edition, rules):
            yield verb, reverse(f"admin:releases_edition_{verb.name}", args=[edition.pk])
