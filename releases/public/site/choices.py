"""Lists to choose from in the forms of pages that are no search."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise

from releases.search.lists.list_filters import Select

Words = str | Promise


class OptionalChoice(forms.ChoiceField):
    """What need not be chosen; `refusal` says what was typed instead."""

    def __init__(self, label: object, refusal: object) -> None:
        told: Any = {"label": label, "error_messages": {"invalid_choice": refusal}}
        super().__init__(required=False, widget=Select, **told)


def offer(form: forms.Form, name: str, every: str, choices: Iterable[tuple[str, Words]]) -> None:
    """After `every`, which chooses none."""
    field = form.fields[name]
    assert isinstance(field, OptionalChoice)
    field.choices = [("", every), *((value, str(words)) for value, words in choices)]


def offer_years(form: forms.Form, name: str, every: str, years: Iterable[int]) -> None:
    """Each once, the newest first."""
    newest = sorted(set(years), reverse=True)
    offer(form, name, every, [(str(year), str(year)) for year in newest])
