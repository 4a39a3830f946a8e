"""The editor's bar: what stops the next step of the workflow, and the buttons that take it."""

import uuid

from django.contrib import admin
from django.db.models import Subquery
from django.http import HttpResponse
from django.template.response import TemplateResponse

from releases.admin import admin_links
from releases.admin.follow_ups import follow_up_panel
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Change, Edition, ReviewRules

from . import problem_acts, state_buttons
from .buttons import every_button, timing

STEPS = "review_steps"  # of the office's rules, asked for with the editions


def shown(request: StaffRequest, edition: Edition) -> dict[str, object]:
    """The buttons, the way to the other editions, and what the address asks for besides."""
    steps = Subquery(ReviewRules.objects.values("steps")[:1])
    rows = edition.release.editions.present().annotate(**{STEPS: steps}).order_by("-ordinal")
    every = rows.select_related("timed__by", "emergency")
    here = next(each for each in every if each == edition)
    rules = ReviewRules(steps=getattr(here, STEPS))
    others = [each for each in every if each != edition]
    context: dict[str, object] = {
        "bar_state": bar_state(here, newest=every[0]),
        "timed": timing.timed_of(here),
        "buttons": list(every_button.buttons(request.user, here, rules)),
        "seen": state_buttons.seen(edition),
        "others": others,
        "open_edition": next((other for other in others if other.is_open), None),
        "trail": admin_links.trail(Change.Kind.RELEASE, edition.release_id),
        "may_see_promises": follow_up_panel.applies(request, edition),
    }
    if "problems" in request.GET:
        context |= problems(request, edition)
    if "promises" in request.GET:
        context |= follow_up_panel.of_edition(request, edition)
    return context


def bar_state(edition: Edition, newest: Edition | None = None) -> str:
    """Another one where the bar looks otherwise: by the edition's state, by when it goes out,
    whether its release is pinned, and by the newest of that, which an open one is itself."""
    timed = timing.timed_of(edition)
    if newest is None and not edition.is_open:
        newest = edition.release.editions.present().order_by("-ordinal").first()
    when = f" {timed.at:%m%d%H%M} {timed.failed_at is None}" if timed else ""
    pinned = " pinned" if edition.release.pinned_at else ""
    return f"{edition.state} {(newest or edition).ordinal}{when}{pinned}"


def problems(request: StaffRequest, edition: Edition) -> dict[str, object]:
    """With what one may do about them."""
    return {
        "asked": True,
        "may_act": True,
        "may_mend": problem_acts.may(request.user, problem_acts.MEND),
        "may_pass": problem_acts.may(request.user, problem_acts.PASS),
        "act_id": uuid.uuid4,
        **state_buttons.problems(edition),
    }


def part_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int, part: str
) -> HttpResponse:
    """The problems or the promises alone: dear to work out, they come after the page."""
    edition = viewed(request, model_admin, Edition.objects.select_related("release"), pk)
    context: dict[str, object] = {"edition": edition, "here": admin_links.editor(pk)}
    if part == "problems":
        context |= problems(request, edition)
    else:
        context |= {"may_see_promises": follow_up_panel.applies(request, edition)}
        context |= follow_up_panel.of_edition(request, edition)
    return TemplateResponse(request, f"admin/releases/_editor_{part}.html", context)
