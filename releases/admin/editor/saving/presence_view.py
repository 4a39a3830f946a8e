"""Who else is in an edition, where, and which of its rows look otherwise since one asked last."""

from django.contrib import admin
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin.editor import edited_blocks, workflow_bar
from releases.admin.staff_request import InBin, StaffRequest, viewed
from releases.models import Block, Change, Edition, Presence

from .told_rows import ToldRows

PLACE_LENGTH = Presence._meta.get_field("place").max_length or 0
ACTS_TOLD = 200  # at once; the rest with the next request


def here_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """Notes where one is, and answers with where the others are and what was changed; of what
    somebody discarded, with who did."""
    rows = Edition.objects.select_related("release", "timed")
    try:
        edition = viewed(request, model_admin, rows, pk)
    except InBin as gone:
        told = {"deleted": str(gone), "bin": gone.place, "label": gone.label}
        return JsonResponse(told, status=404)
    sent, now = request.POST, timezone.now()
    if request.method == "POST":
        place = sent.get("at", "")[:PLACE_LENGTH]
        Presence.objects.note(request.user, edition, place=place, at=now)
    others = [
        (str(each.account), each.place)
        for each in Presence.objects.others(request.user, edition, now=now)
    ]
    names = "、".join(name for name, _place in others)
    since = int(sent["since"]) if sent.get("since", "").isdecimal() else 0
    answer = {
        "people": others,
        "said": _("%s也在这里") % names if names else "",
        "state": workflow_bar.bar_state(edition),
        **changed(edition, since),
    }
    return JsonResponse(answer)


def changed(edition: Edition, since: int) -> dict[str, object]:
    """The blocks that acts after `since` changed, each with its stamp; all in their order where
    that is another; whether the first card looks otherwise."""
    acts = Change.objects.of(edition.release).filter(pk__gt=since, pk__lt=2**63).order_by("pk")
    found = list(acts.values_list("pk", "differences")[:ACTS_TOLD])
    told = ToldRows([each for _pk, differences in found for each in differences])
    blocks = told.blocks.of(edition) if found else Block.objects.none()
    uids = edition.blocks.in_order().values_list("uid", flat=True)
    return {
        "last": found[-1][0] if found else since,
        "blocks": {each.block.anchor: each.stamp for each in edited_blocks.edited(blocks)},
        "order": [f"{Block.prefix}-{uid}" for uid in uids] if told.order else None,
        "card": told.card,
    }
