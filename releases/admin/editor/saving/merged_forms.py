"""Forms of the editor that several people have open: fields that differ are put together.

Each field goes with what it was when the form was opened, Django's hidden `initial-…`.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Edition
from releases.models.edition_row import EditionRow
from releases.publishing.field_merge import MergedFields, merge
from releases.publishing.trail.last_changes import last_change

Form = TypeVar("Form", bound=forms.BaseForm)
# The columns in which a field of the form is stored, where they are called otherwise.
COLUMNS = {
    "value_text": ("value", "decimals"),
    "quote": ("start", "end", "block"),
    "occurrence": ("start", "end", "block"),
    "series": ("indicator",),
    "known": ("organisation", "outlet"),
}
# What is asked for with an act, and stored nowhere.
ASKED_FOR = ("with_words",)


def merged_fields(form: forms.BaseForm) -> list[str]:
    return [
        name
        for name, field in form.fields.items()
        if not (field.widget.is_hidden or name in ASKED_FOR or isinstance(field, forms.FileField))
    ]


def with_was(form: Form) -> Form:
    """The form, which sends what each field was."""
    for name in merged_fields(form):
        form.fields[name].show_hidden_initial = True
    return form


def merged(fresh: forms.BaseForm, data: QueryDict) -> tuple[QueryDict, MergedFields]:
    """What was sent, put together with what a `fresh` form of the row holds; where it does not say
    what the fields were, its version has to be the one that is stored."""
    together, names = data.copy(), merged_fields(fresh)
    stored = {name: _held(fresh, name) for name in names}
    told = [name for name in names if f"initial-{name}" in data]
    was = {name: _sent(fresh, name, data.getlist(f"initial-{name}")) for name in told}
    now = {name: _sent(fresh, name, data.getlist(name)) for name in told}
    if (taken := data.get("take", "")) in now:
        now[taken] = was[taken]
    found = merge(was, now, stored)
    for name, value in found.values.items():
        together.setlist(name, list(value))
    for name in names:
        together.setlist(f"initial-{name}", stored[name])
    if told:
        together["version"] = str(fresh.get_initial_for_field(fresh.fields["version"], "version"))
    return together, found


def says_stored(form: forms.BaseForm) -> bool:
    """Whether a bound form, put together with what is stored, would change nothing."""
    data = form.data
    assert isinstance(data, QueryDict)
    return all(
        _sent(form, name, data.getlist(name)) == data.getlist(f"initial-{name}")
        for name in merged_fields(form)
    )


def ask(form: forms.BaseForm, found: MergedFields, row: EditionRow | Edition) -> None:
    """Say of each field that somebody else changed, too, what it says now, who and when."""
    if found.asked:
        form.full_clean()  # it asks for errors, which are added to
    for name in found.asked:
        change = last_change(row, COLUMNS.get(name, (name,)))
        form.add_error(
            name,
            _(
                "您打开之后，%(who)s在 %(at)s 把这一项改成了“%(value)s”，所以没有保存。"
                "要用您写的，请再按一次“保存”。"
            )
            % {
                "who": (change and change.by_name) or _("别人"),
                "at": timezone.localtime(change.at).strftime("%H:%M") if change else _("刚才"),
                "value": _label(form, name),
            },
        )


def _held(form: forms.BaseForm, name: str) -> list[str]:
    """What the hidden `initial-…` of a field holds."""
    field = form.fields[name]
    value = field.prepare_value(form.get_initial_for_field(field, name))
    shown = field.hidden_widget().format_value(value)
    return _sent(form, name, shown if isinstance(shown, list) else ["" if shown is None else shown])


def _sent(form: forms.BaseForm, name: str, values: Iterable[object]) -> list[str]:
    """As it is compared: browsers send CRLF, and nothing for a box that is not ticked."""
    field, found = form.fields[name], [str(value).replace("\r\n", "\n") for value in values]
    if isinstance(field, forms.BooleanField):
        return [str(field.to_python("".join(found)))]
    if isinstance(field, forms.DateField | forms.TimeField):
        with suppress(ValidationError):
            return [str(field.to_python(each) or "") for each in found]
    return found


def _label(form: forms.BaseForm, name: str) -> str:
    """What is stored, in words."""
    held, field = str(form.data[f"initial-{name}"]), form.fields[name]
    choices = getattr(field, "choices", ())
    return next((str(label) for key, label in choices if str(key) == held), held)
