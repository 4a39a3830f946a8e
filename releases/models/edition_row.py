"""What every row of an edition has: an address that outlives corrections, a place, a version."""

import secrets
from collections.abc import Collection
from functools import reduce
from operator import and_
from typing import Self, TypeVar

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .reviewing.workflow import State

POSITION_STEP = 10  # leaves room to put a row between two others


def new_uid() -> str:
    """Eight hexadecimal digits: short in an address, unique enough within one edition."""
    return secrets.token_hex(4)


Check = models.CheckConstraint
Row = TypeVar("Row", bound=models.Model)


class EditionRowQuerySet(models.QuerySet[Row]):
    def of(self, edition: Edition | int | None) -> Self:
        return self.filter(edition=edition)

    def of_any(self, editions: Collection[Edition]) -> Self:
        return self.filter(edition__in=editions)

    def published(self) -> Self:
        """What readers may see: the rows of live editions."""
        return self.filter(edition__state=State.LIVE)

    def once_published(self) -> Self:
        """The rows of live editions and of those they replaced."""
        return self.filter(edition__in=Edition.objects.once_published())

    def count_in_each(self) -> Coalesce:
        """How many of these rows an edition has, as an annotation of a query of editions."""
        rows = self.filter(edition=OuterRef("pk")).order_by().values("edition")
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), IntegerField()), 0)

    def for_display(self) -> Self:
        """With everything that a row prints, in one query."""
        printed: tuple[str, ...] = getattr(self.model, "printed_with", ())
        return self.select_related("edition__release", *printed)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class EditionRow(models.Model):
    """`uid` survives copying into the next edition; `lock_version` is the optimistic lock."""

    prefix = "row"
    # What a row prints besides its own fields.
    printed_with: tuple[str, ...] = ()
    left_to_database = False  # its constraints, by whoever can say what the database refused
    edition: Edition  # each row model has its own foreign key
    edition_id: int

    uid = models.CharField(max_length=8, default=new_uid, editable=False)
    position = models.PositiveIntegerField(
        _("次序"), default=0, help_text=_("小的在前；相邻两行之间留有空号，便于插入。")
    )
    lock_version = models.PositiveIntegerField(default=0, editable=False)

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """All checks in one question; one by one, to say which, only where it is answered no."""
        if self.left_to_database:
            return
        apart = set(exclude or ())
        conditions = [each.condition for each in self._meta.constraints if isinstance(each, Check)]
        told = [each for each in conditions if isinstance(each, models.Q)]
        known = [each for each in told if not each.referenced_base_fields & apart]
        values = {
            field.name: Value(getattr(self, field.attname), field)
            for field in self._meta.local_concrete_fields
            if field.name not in apart
        }
        if len(told) < len(conditions) or not reduce(and_, known, models.Q()).check(values):
            super().validate_constraints(exclude)

    @property
    def anchor(self) -> str:
        """The row's address on its page, as in `#s-7f3a09bc`."""
        return f"{self.prefix}-{self.uid}"

    @property
    def words_anchor(self) -> str:
        """Where its words stand on the page."""
        return self.anchor


class ReadRow(EditionRow):
    """A row that a machine may have read; `unseen` until somebody has looked at it.

    That is no part of what it says: neither the fingerprint nor the format knows of it.
    """

    unseen = models.BooleanField(_("未看"), default=False, db_default=False, editable=False)

    class Meta:
        abstract = True


def unique_uid(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["edition", "uid"], name=name)
