"""Who else is in an edition, where, and which of its rows look otherwise since one asked last."""

from django.contrib import admin
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin.editor import edited_blocks, workflow_bar
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Block, Change, Edition, Presence
from releases.models.change import FieldChange

ON_BLOCKS = {str(model._meta.model_name): model for model in edited_blocks.BESIDE}
PLACE_LENGTH = Presence._meta.get_field("place").max_length or 0
ACTS_TOLD = 200  # at once; the rest with the next request


def here_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """Notes where one is, and answers with where the others are and what was changed."""
    edition = viewed(request, model_admin, Edition.objects.select_related("release", "timed"), pk)
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
    told = [each for _pk, differences in found for each in differences]
    blocks = edition.blocks.filter(pk__in=_blocks(told)) if told else Block.objects.none()
    moved = [each for each in told if each["row"] == "block" and each["field"] in ("", "position")]
    uids = edition.blocks.in_order().values_list("uid", flat=True)
    return {
        "last": found[-1][0] if found else since,
        "blocks": {each.block.anchor: each.stamp for each in edited_blocks.edited(blocks)},
        "order": [f"{Block.prefix}-{uid}" for uid in uids] if moved else None,
        "card": any(each["row"] not in (*ON_BLOCKS, "block") for each in told),
    }


def _blocks(told: list[FieldChange]) -> set[int]:
    """The keys of the blocks that what was told of is, stood on or stands on."""
    keys, rows = set[int](), dict[str, set[int]]()
    for each in told:
        if each["row"] == "block":
            keys.add(each["pk"])
        elif each["row"] in ON_BLOCKS:
            rows.setdefault(each["row"], set()).add(each["pk"])
            if each["field"] in ("", "block"):
                keys |= {key for state in (each["was"], each["now"]) if (key := _block_in(state))}
    for name, here in rows.items():
        stands = ON_BLOCKS[name].objects.filter(pk__in=here, block__isnull=False)
        keys.update(stands.values_list("block", flat=True))
    return keys


def _block_in(state: object) -> int:
    """The key of the block in what was told of a row, whole or of its link alone."""
    if not isinstance(state, dict):
        return 0
    link = state.get("block", state)
    return int(link.get("key") or 0) if isinstance(link, dict) else 0
