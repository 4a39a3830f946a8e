"""The rows that comments speak of, by their anchors: what they say, and whether they are there."""

from collections.abc import Iterable

from django.db.models import Value
from django.utils.translation import gettext as _

from releases.models import Comment, Edition
from releases.models.edition_row import EditionRow
from releases.models.facts import ROWS, Fieldset, fields_in
from releases.publishing.publish_checks import NOTE

KINDS = {
    model.prefix: model for model in ROWS if issubclass(model, EditionRow) and model.prefix != "d"
}
FACTS = "f"  # begins what stands for facts of the edition itself
# Facts that are edited together, by what follows.
TOGETHER = {
    **{str(each): fields_in(each) for each in (Fieldset.HEAD, Fieldset.EVENT)},
    str(Fieldset.SOURCE): (*fields_in(Fieldset.SOURCE), *fields_in(Fieldset.PRINTED)),
    NOTE.partition("-")[2]: ("change_note",),
}


def words_at(edition: Edition, anchor: str) -> str | None:
    """What the row, or the facts, of that anchor say; None where there is no such row."""
    prefix, _dash, uid = anchor.partition("-")
    if prefix == FACTS:
        values = (
            [getattr(edition, name) for name in TOGETHER[uid] if name != "topics"]
            if (uid in TOGETHER)
            else None
        )
        return None if values is None else " ".join(str(value) for value in values if value)
    model = KINDS.get(prefix)
    row = model.objects.of(edition).filter(uid=uid).first() if model else None
    if row is None:
        return None
    return str(getattr(row, "line", row))


def kind_of(anchor: str) -> str:
    """What such a row is called: 段落, 数据."""
    model = KINDS.get(anchor.partition("-")[0])
    return str(model._meta.verbose_name) if model else _("基本信息")


def still_there(edition: Edition, comments: Iterable[Comment]) -> set[str]:
    """The anchors, of those that comments name, whose rows the edition has; by one query."""
    anchors = {comment.anchor for comment in comments}
    asked = [
        model.objects.of(edition)
        .filter(uid__in=[anchor.partition("-")[2] for anchor in anchors])
        .order_by()
        .values_list(Value(prefix), "uid")
        for prefix, model in KINDS.items()
        if any(anchor.startswith(f"{prefix}-") for anchor in anchors)
    ]
    rows = asked[0].union(*asked[1:], all=True) if asked else ()
    facts = {anchor for anchor in anchors if anchor.startswith(f"{FACTS}-")}
    return facts | {f"{prefix}-{uid}" for prefix, uid in rows}
