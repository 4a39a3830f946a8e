"""FormerAddress: where a page stood before; whoever follows an old link is led on, for ever."""

from collections.abc import Iterable
from itertools import count
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from releases.models.indicator import Indicator
from releases.models.organisation import Organisation
from releases.models.person import Person
from releases.models.topic import Topic
from releases.models.vocabulary import NAME_LENGTH

KINDS = ("indicator", "organisation", "person", "topic")


class FormerAddressQuerySet(models.QuerySet["FormerAddress"]):
    def of(self, kind: str) -> Self:
        """Those of one kind; a kind without pages has none."""
        return self.filter(**{f"{kind}__isnull": False}) if kind in KINDS else self.none()


class FormerAddress(models.Model):
    """It leads straight to the noun that the name means today, however often it moved on."""

    slug = models.CharField(_("旧网址名"), max_length=NAME_LENGTH)
    indicator = models.ForeignKey(Indicator, models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("旧网址")
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(**{f"{kind}__isnull": False}),
                name=f"{kind}_stood_at_one_address",
            )
            for kind in KINDS
        ] + [
            models.CheckConstraint(
                condition=(
                    Q(indicator__isnull=False, organisation=None, person=None, topic=None)
                    | Q(indicator=None, organisation__isnull=False, person=None, topic=None)
                    | Q(indicator=None, organisation=None, person__isnull=False, topic=None)
                    | Q(indicator=None, organisation=None, person=None, topic__isnull=False)
                ),
                name="former_address_leads_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.slug


def led_on(kind: str, slug: str) -> str | None:
    """The address of today of what stood there; None where nothing did."""
    rows = FormerAddress.objects.of(kind).filter(slug=slug.replace("\x00", ""))
    return rows.values_list(f"{kind}__slug", flat=True).first()


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for `name` that no row of `model` has or had; Chinese characters are kept."""
    return free_slugs(model, [name])[0]


def free_slugs(model: type[models.Model], names: Iterable[str]) -> list[str]:
    """One for each of the names, in a few queries whatever their number."""
    bases = [slugify(name, allow_unicode=True)[:180] or "-" for name in names]
    former = FormerAddress.objects.of(getattr(model, "kind_of_noun", ""))
    stood = [model._default_manager.all(), former]

    def held(**condition: object) -> set[str]:
        here, before = (rows.filter(**condition).order_by().values_list("slug") for rows in stood)
        return {slug for (slug,) in here.union(before)}

    taken = {*getattr(model, "RESERVED_SLUGS", ()), *held(slug__in=bases)}
    slugs: list[str] = []
    for base in bases:
        slug = base
        if base in taken:
            near = taken | held(slug__startswith=base)
            slug = next(one for n in count(2) if (one := f"{base}-{n}") not in near)
        slugs.append(slug)
        taken.add(slug)
    return slugs
