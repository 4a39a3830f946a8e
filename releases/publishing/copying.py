"""A new edition that starts as a deep copy: the rows keep their `uid`, and so their address."""

import datetime
from collections.abc import Mapping
from typing import TypeVar

from django.db import models

from releases.models import Actor, Edition, EditionTopic, State
from releases.models.edition_row import EditionRow, ReadRow
from releases.models.facts import columns

Row = TypeVar("Row", bound=EditionRow)


def copy(edition: Edition, *, by: Actor, now: datetime.datetime) -> Edition:
    """A draft with the next ordinal that says the same as `edition`, row by row."""
    present = edition.release.editions.present().order_by("-ordinal")
    last = present.values_list("ordinal", flat=True)[0]
    new = Edition.objects.create(
        release=edition.release,
        ordinal=last + 1,
        state=State.DRAFT,
        created_at=now,
        created_by=by,
        updated_at=now,
        updated_by=by,
        **{c.name: getattr(edition, c.name) for _fact, c in columns(Edition, "copy")},
    )
    EditionTopic.objects.bulk_create(
        EditionTopic(edition=new, topic_id=old.topic_id, name=old.name)
        for old in edition.printed_topics.order_by("pk")
    )
    for rows in (edition.attending_organisations, edition.attending_media):
        _copies(rows.all(), new)
    speakers = _copies(edition.appearances.all(), new) | {None: None}
    blocks = _copies(edition.blocks.all(), new, speaker=speakers)
    _copies(edition.attachments.all(), new, block=blocks | {None: None})
    for spans in (edition.measures, edition.statistics):
        _copies(spans.all(), new, block=blocks)
    _copies(edition.doubts.filter(settled_at=None), new, block=blocks | {None: None})
    return new


def _copies(
    rows: models.QuerySet[Row], edition: Edition, **links: Mapping[int | None, EditionRow | None]
) -> dict[int | None, Row]:
    """Copies of `rows` in `edition`, by the old rows' keys; `links` lead from old to new rows."""
    copies = {row.pk: row for row in rows.order_by("pk")}
    for row in copies.values():
        for name, targets in links.items():
            setattr(row, name, targets[getattr(row, f"{name}_id")])
        row.pk, row._state.adding = None, True
        row.edition, row.lock_version = edition, 0
        if isinstance(row, ReadRow):
            row.unseen = False
    rows.model.objects.bulk_create(copies.values())
    return copies
