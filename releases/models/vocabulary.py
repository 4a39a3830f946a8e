"""What the nouns shared by all releases have in common: a unique name and a readable address."""

from collections.abc import Sequence
from typing import ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from releases.text.name_key import name_key

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)

NAME_LENGTH = 200
# NFKC makes eighteen letters of one at most; names of such letters are refused by this length.
KEY_ROOM = 2 * NAME_LENGTH


class NameKeyField(models.CharField[str, str]):
    """The folded key of `name`, worked out at every write.

    A look-alike that was there before keys were has its own primary key behind it, after a blank,
    which no key holds; it stays until its name is changed.
    """

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        """For migrations a plain column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        found = name_key(getattr(model_instance, "name", ""))
        before: str = getattr(model_instance, self.attname)
        if not before.startswith(f"{found} "):
            setattr(model_instance, self.attname, found)
        return str(getattr(model_instance, self.attname))


def told_apart(name: str, note: object = "") -> str:
    return f"{name}（{note}）" if note else name


class VocabularyTerm(models.Model):
    """A noun under its name; a note tells those of one name apart."""

    # What it is called by the trail, by addresses of the admin and by its aliases.
    kind_of_noun: ClassVar[str]
    aliases: "models.Manager[Alias]"
    name: "models.CharField[str, str]"  # each model has its own field
    note: "models.CharField[str, str] | str" = ""
    # Of those without a page of their own none is asked for.
    slug: "models.SlugField[str, str] | str" = ""

    name_key = NameKeyField(max_length=KEY_ROOM, editable=False)
    lock_version = models.PositiveIntegerField(default=0, editable=False)
    # Brought by a draft: in no list and no offer until somebody says that it is new, or it is
    # published.
    unconfirmed = models.BooleanField(_("未确认"), default=False, db_default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return told_apart(self.name, self.note)

    def clean(self) -> None:
        """Refuses a name that another has, however it is written; `owner` is the other's key."""
        fold_name(self)
        found = named(type(self), self.name).exclude(pk=self.pk).filter(note_of(self)).first()
        if found is None:
            return
        shape = _("“%(name)s”与已有的“%(other)s”是同一个名称（全半角、空格、括号等不算不同）。")
        if name_key(found.name) != name_key(self.name):
            shape = _("“%(name)s”已是“%(other)s”的别名。")
        told = {"name": self.name, "other": found, "owner": found.pk}
        raise ValidationError({"name": ValidationError(shape, code="taken", params=told)})


class Alias(models.Model):
    """Another name under which releases print the same thing.

    It belongs to one noun of its kind, and is nobody's name; each kind has its own table."""

    owner_field: ClassVar[str]
    name = models.CharField(_("别名"), max_length=NAME_LENGTH)
    name_key = NameKeyField(max_length=KEY_ROOM, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        fold_name(self)
        model = self._meta.get_field(self.owner_field).related_model
        assert isinstance(model, type)
        assert issubclass(model, VocabularyTerm)
        mine = getattr(self, f"{self.owner_field}_id")
        found = named(model, self.name).first()
        if found is not None and (found.pk != mine or found.name_key == name_key(self.name)):
            told = {"name": self.name, "other": found, "owner": found.pk}
            message = ValidationError(_("“%(name)s”已是“%(other)s”的名称。"), "taken", told)
            raise ValidationError({"name": message})


Noun = TypeVar("Noun", bound=VocabularyTerm)


def fold_name(row: "VocabularyTerm | Alias") -> None:
    """Give it its key before it is stored, for what is checked before."""
    row._meta.get_field("name_key").pre_save(row, add=False)


def named(model: type[Noun], name: str) -> models.QuerySet[Noun]:
    """Those that bear the name, or an alias of theirs does, however it is written."""
    key = name_key(name)
    keys = Q(name_key=key) | Q(name_key__startswith=f"{key} ")
    aliased = Q(pk__in=model._default_manager.filter(aliases__name_key=key).values("pk"))
    return model._default_manager.filter(keys | aliased).order_by("pk")


def note_of(noun: VocabularyTerm) -> Q:
    """Namesakes are one by their note alone, and only people have any."""
    return Q(note=noun.note) if any(f.name == "note" for f in noun._meta.fields) else Q()


class VocabularyQuerySet(models.QuerySet[Noun]):
    """Lists of names are alphabetical; the primary key settles ties."""

    def confirmed(self) -> Self:
        """What is listed and offered."""
        return self.filter(unconfirmed=False)

    def in_order(self) -> Self:
        return self.order_by("name", "pk")


VocabularyManager = models.Manager.from_queryset(VocabularyQuerySet)


def slug_field() -> "models.SlugField[str, str]":
    return models.SlugField(
        _("网址名"),
        max_length=NAME_LENGTH,
        unique=True,
        allow_unicode=True,
        help_text=_("用在网址里，可以是汉字；改了以后，旧网址会转到新网址。"),
    )


def key_constraints(name: str) -> list[models.BaseConstraint]:
    """No two look alike, and none is made of blanks."""
    return [
        models.UniqueConstraint(fields=["name_key"], name=f"{name}_names_differ"),
        models.CheckConstraint(condition=~Q(name_key=""), name=f"{name}_name_can_be_read"),
    ]


def alias_constraints(kind: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(condition=~Q(name=""), name=f"{kind}_alias_has_a_name"),
        models.UniqueConstraint(fields=["name_key"], name=f"{kind}_aliases_differ"),
    ]
