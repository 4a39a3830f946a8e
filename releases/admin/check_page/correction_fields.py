"""Fields that read what a person typed as a page prints it: a day, several names."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from releases.text.folding import fold
from releases.text.periods.printed_dates import timestamp


class WhenField(forms.CharField):
    """A day, or a day and time, as a page prints it; kept as ISO text."""

    def __init__(self, *, label: StrOrPromise = "", timed: bool) -> None:
        super().__init__(required=False, label=label)
        self.timed = timed

    def clean(self, value: object) -> str | None:
        text: str = super().clean(value)
        if not text:
            return None
        found = timestamp(fold(text))
        if found is None:
            raise ValidationError(_("看不出是哪一天，请写成 2025-04-25 这样。"))
        return found[0] if self.timed else found[0][:10]


class NamesField(forms.CharField):
    """One name a line, or separated by 、."""

    def clean(self, value: object) -> tuple[str, ...]:
        lines = str(super().clean(value)).replace("、", "\n").splitlines()
        return tuple(name for name in map(str.strip, lines) if name)
