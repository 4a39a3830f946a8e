"""The form of a shared name: its other names a line each, and the way to who has one already."""

from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from releases.models import FormerAddress, Person
from releases.models.naming.former_address import free_slug
from releases.models.vocabulary import NAME_LENGTH, VocabularyTerm
from releases.text.name_key import name_key

from . import admin_links
from .optimistic_lock import VersionedForm

Noun = TypeVar("Noun", bound=VocabularyTerm)


class NounForm(VersionedForm[Noun]):
    """Other names stand in one field, a line each; an address left empty is made from the name."""

    other_names = forms.CharField(
        label=_("别名"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=_("一行一个。改名时，原来的名称自动记为别名。"),
    )

    def prepare(self) -> None:
        if self.instance.pk is None:
            self.fields.pop("version", None)
        elif "other_names" in self.fields:
            names = self.instance.aliases.order_by("pk").values_list("name", flat=True)
            self.initial["other_names"] = "\n".join(names)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "留空则由名称生成。改了以后，旧网址会一直转到新网址。"
            )

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if "slug" in self.fields and "slug" not in self.errors:
            if not cleaned.get("slug") and cleaned.get("name"):
                cleaned["slug"] = free_slug(self._meta.model, cleaned["name"])
            model = self._meta.model
            former = FormerAddress.objects.of(model.kind_of_noun).filter(slug=cleaned.get("slug"))
            if former.exclude(**{model.kind_of_noun: self.instance.pk}).exists():
                self.add_error(
                    "slug", str(_("这个网址名以前是另一条的，旧链接还要用它，请换一个。"))
                )

    def clean_other_names(self) -> list[str]:
        """Each once, however it is written; another's name is no alias, but may be a merge."""
        model = self._meta.model
        lines = (line.strip() for line in self.cleaned_data["other_names"].splitlines())
        found = {name_key(line): line for line in reversed(list(lines)) if name_key(line)}
        names = list(reversed(found.values()))
        errors = []
        for name in names:
            if len(name) > NAME_LENGTH:
                errors.append(_("“%s…”太长了。") % name[:20])
        if model is not Person:
            errors += [
                self._offer(name, owner) for name, owner in self._owners(list(found)).items()
            ]
        if errors:
            raise ValidationError(errors)
        return names

    def _owners(self, keys: list[str]) -> dict[str, VocabularyTerm]:
        """Which other noun bears which of these names: two queries, however many there are."""
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        by_name = {noun.name: noun for noun in others.filter(name_key__in=keys)}
        aliased = others.filter(aliases__name_key__in=keys)
        pairs = dict(aliased.values_list("aliases__name", "pk"))
        nouns = others.in_bulk(set(pairs.values()))
        return by_name | {name: nouns[pk] for name, pk in pairs.items()}

    def _offer(self, name: str, owner: VocabularyTerm) -> str:
        """A refusal that leads on: the other may be the same thing."""
        message = _("“%(name)s”已是“%(other)s”的名称。") % {"name": name, "other": owner}
        return self.led_to(str(message), owner.pk)

    def led_to(self, message: str, owner: int) -> str:
        if self.instance.pk is None:
            link, words = admin_links.noun(self._meta.model, owner), _("打开它")
        else:
            link = admin_links.merge(self.instance, owner)
            words = _("是同一个吗？看看怎样合并")
        return format_html('{} <a href="{}">{}</a>', message, link, words)

    def add_error(self, field: str | None, error: ValidationError | str) -> None:  # type: ignore[override]
        """A name that another has leads to that one."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                for each in errors:
                    told = each.params or {}
                    if each.code == "taken" and "owner" in told:
                        text = self.led_to(str(each.messages[0]), int(told["owner"]))
                        error.error_dict[name] = [ValidationError(text)]
        super().add_error(field, error)
