"""What the nouns shared by all releases have in common: a unique name and a readable address."""

from typing import Self, TypeVar

from django.db import models
from django.db.models.functions import Length
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)

NAME_LENGTH = 200


class VocabularyTerm(models.Model):
    """A noun under its name; a note tells those of one name apart."""

    name: "models.CharField[str, str]"  # each model has its own field
    note: "models.CharField[str, str] | str" = ""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name


Noun = TypeVar("Noun", bound=models.Model)


class VocabularyQuerySet(models.QuerySet[Noun]):
    """Lists of names are alphabetical; the primary key settles ties."""

    def in_order(self) -> Self:
        return self.order_by("name", "pk")


VocabularyManager = models.Manager.from_queryset(VocabularyQuerySet)


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for `name` that no row of `model` has yet; Chinese characters are kept as they are."""
    base = slugify(name, allow_unicode=True)[:180] or "-"
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= getattr(model, "RESERVED_SLUGS", set())
    if base not in taken:
        return base
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{base}-{n}") not in taken)


def slug_field() -> "models.SlugField[str, str]":
    return models.SlugField(
        _("网址名"),
        max_length=NAME_LENGTH,
        unique=True,
        allow_unicode=True,
        help_text=_("用在网址里，发布后请勿更改；可以是汉字。"),
    )
