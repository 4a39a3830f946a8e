"""An edition in which every field of every row says something that nothing else says."""

import datetime
import itertools
from typing import Any

from django.db import models

from releases.intake.pasted_pages import keep
from releases.intake.validate import reading_of
from releases.models import Attachment, Block, Edition, Statistic
from releases.models.edition_row import EditionRow
from releases.models.facts import EDITION as FACTS
from releases.models.facts import ROWS, Fact
from releases.publishing import lifecycle
from releases.publishing.drafting import draft
from tests import make
from tests.intake.readings import release

WORDS = [f"{a}{b}岫" for a in "甲乙丙丁戊己庚辛壬癸天地" for b in "子丑寅卯辰巳午未申酉戌亥"]


def row_models() -> list[Any]:
    """Every model whose rows belong to an edition."""
    found, left = [], [EditionRow]
    while left:
        model = left.pop()
        left += model.__subclasses__()
        found += [] if model._meta.abstract else [model]
    return sorted(found, key=lambda model: model.__name__)


def facts_of(model: Any) -> tuple[Fact, ...]:
    return FACTS if model is Edition else ROWS[model]


def rows_of(edition: Edition, model: Any) -> list[Any]:
    if model is Edition:
        return [edition]
    return list(model.objects.filter(edition=edition).order_by("position", "pk"))


def make_everything() -> tuple[Edition, dict[tuple[Any, str], str]]:
    """A published edition, and by model and field a word that only this field holds."""
    words: dict[tuple[Any, str], str] = {}
    unused = iter(WORDS)
    edition = draft(reading_of(release()), by=None, now=make.NOW)
    Attachment.objects.create(
        edition=edition, file="2025/04/a.jpg", small="2025/04/b.jpg", width=900, height=600,
        block=edition.blocks.in_order()[1], name="x", alternative="台上坐着五人",
    )  # fmt: skip
    lifecycle.publish(edition, by=None, now=make.NOW)
    edition.refresh_from_db()
    edition.pasted_text = keep("云岫市发布会".encode(), filename="", by=None, now=make.NOW)
    topic = words[Edition, "topics"] = next(unused)
    edition.topics.set([make.make_topic(topic)])
    for model in [Edition, *row_models()]:
        for row in rows_of(edition, model):
            _fill(row, words, unused)
    for name, model in (("attending_organisations", "AttendingOrganisation"),
                        ("attending_media", "AttendingMedia")):  # fmt: skip
        words[Edition, name] = next(
            word for (of, field), word in words.items()
            if of.__name__ == model and field == "name"
        )  # fmt: skip
    return Edition.objects.get(pk=edition.pk), words


def _fill(row: Any, words: dict[tuple[Any, str], str], unused: Any) -> None:
    model = type(row)
    for name in itertools.chain.from_iterable(fact.fields for fact in facts_of(model)):
        field = model._meta.get_field(name)
        word = next(unused)
        value = _value(row, field, word)
        if value is not None:
            words.setdefault((model, name), word)
            setattr(row, name, value)
    row.lock_version = 7
    if getattr(row, "start", None) == 0:
        row.start = 1
    if isinstance(row, Statistic) and row.kind == "level":
        row.qualifier, row.goal, row.period_from = "over", "target", "sentence"
    if model.__name__ == "Measure":
        row.due_date = datetime.date(2025, 12, 31)
    row.save()


def _value(row: Any, field: Any, word: str) -> Any:
    """What `field` is to hold; None where it keeps what it has."""
    if isinstance(field, models.ForeignKey):
        return _noun(field.related_model, word)
    if isinstance(field, models.JSONField):
        return [word]
    if isinstance(field, models.FileField) or not isinstance(
        field, models.CharField | models.TextField
    ):
        return None
    rank = isinstance(row, Statistic) and row.kind == "rank"
    if field.choices or (field.name == "unit" and rank):
        return None
    if isinstance(row, Block) and field.name == "text":
        return row.text + word
    return word


def _noun(model: Any, word: str) -> Any:
    makers = {
        "Organisation": make.make_organisation, "Person": make.make_person,
        "Indicator": make.make_indicator,
        "MediaOutlet": lambda name: model.objects.create(name=name),
    }  # fmt: skip
    maker = makers.get(model.__name__)
    return maker(word) if maker else None


def plain(row: Any, name: str) -> Any:
    """The value of a field so that it can be compared between editions."""
    field = row._meta.get_field(name)
    if field.one_to_many:
        return [str(other) for other in getattr(row, name).order_by("position", "pk")]
    if field.many_to_many:
        return sorted(map(str, getattr(row, name).all()))
    value = getattr(row, name)
    return value.position if isinstance(value, EditionRow) else value
