"""Who last changed a field of a row, for whoever changed it too."""

from collections.abc import Collection

from releases.models import Change, Edition
from releases.models.edition_row import EditionRow

ACTS_READ = 50  # of the edition, the newest first


def last_change(row: EditionRow | Edition, fields: Collection[str]) -> Change | None:
    """The act that last changed one of these fields, else the row; None where it is long ago."""
    edition, on_row = row if isinstance(row, Edition) else row.edition, None
    named = row._meta.model_name, row.pk
    acts = Change.objects.of_edition(edition)
    for change in acts.order_by("-pk")[:ACTS_READ]:
        told = {each["field"] for each in change.differences if (each["row"], each["pk"]) == named}
        if told & {*fields}:
            return change
        on_row = on_row or (change if told else None)
    return on_row
