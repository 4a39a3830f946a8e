"""The fingerprint that an approval is bound to: all that an edition holds, not its format alone.

The content hash of the interchange format leaves out what that does not have: attachments, series,
the nouns behind the names.
"""

import hashlib
import json
from collections.abc import Iterator

from django.db.models import Model

from releases.models import Doubt, Edition
from releases.models.facts import ROWS
from releases.publishing.trail.field_changes import BESIDE

# Whether somebody looked at it, and why it was given back, is not what it says.
NOT_SAID = BESIDE | {"unseen", "return_reason", "position", "withheld"}


def fingerprint(edition: Edition) -> str:
    """SHA-256 of every field of the edition and of its rows, in their order; in 8 queries."""
    topics = edition.printed_topics.order_by("pk").values_list("topic", "name")
    whole: list[object] = [list(said(edition)), list(topics)]
    for model in ROWS:
        if model is not Doubt:
            rows = model._default_manager.filter(edition=edition).order_by("position", "pk")
            whole += [[model.__name__, getattr(row, "uid", ""), *said(row)] for row in rows]
    text = json.dumps(whole, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def said(row: Model) -> Iterator[tuple[str, object]]:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        # An approval of before there were additions holds.
        if field.name not in NOT_SAID and (field.name, value) != ("note_kind", "correction"):
            yield field.name, value
