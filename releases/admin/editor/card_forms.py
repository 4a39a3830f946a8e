"""The forms of the editor's first card: facts, who was there, who spoke, what is attached."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from releases.admin.optimistic_lock import VersionedForm
from releases.admin.rows.appearance import LinesField
from releases.admin.rows.attachment import AttachmentForm
from releases.intake.storable_values import MAX_TOPICS
from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Edition,
    Person,
    Topic,
)
from releases.models.facts import Fieldset, fields_in
from releases.models.vocabulary import named
from releases.publishing import draft_rows

from .linked_form import LinkedForm, OrganisationForm
from .row_forms import FIELDS, DayInput


class EditedFactsForm(VersionedForm[Edition]):
    """Some of the facts of an edition."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.in_order(),
        label=_("主题"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        topics = self.fields["topics"]
        assert isinstance(topics, forms.ModelMultipleChoiceField)
        known = Q(unconfirmed=False) | Q(editions=self.instance.pk)
        topics.queryset = Topic.objects.filter(known).distinct().in_order()
        if "title" not in self.fields:
            del self.fields["topics"]
        for name in ("event_date", "printed_date"):
            if name in self.fields:
                self.fields[name].widget = DayInput()

    def clean_topics(self) -> QuerySet[Topic]:
        topics: QuerySet[Topic] = self.cleaned_data["topics"]
        if len(topics) > MAX_TOPICS:
            raise ValidationError(_("主题最多 %s 个。") % MAX_TOPICS)
        return topics


class EditedOrganisationForm(LinkedForm[AttendingOrganisation]):
    link_field = "organisation"

    def tie(self, name: str) -> None:
        self.instance.organisation = draft_rows.organisation(name)


class EditedMediaForm(LinkedForm[AttendingMedia]):
    link_field = "outlet"

    def tie(self, name: str) -> None:
        self.instance.outlet = draft_rows.outlet(name)


class EditedSpeakerForm(OrganisationForm[Appearance]):
    """Who it is of several of one name is asked only where there are several."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        Person.objects.none(), label=_("是哪一位"), required=False, empty_label=_("按机构认")
    )
    posts = LinesField(
        label=_("职务"), required=False, help_text=_("一行一个，照当天的原文，不带机构名。")
    )

    def prepare(self) -> None:
        super().prepare()
        self.order_fields(["name", "person", "organisation_name", "known", "role", "posts"])
        name = self.data.get("name", "") or self.instance.name
        people = named(Person, name) | Person.objects.filter(pk=self.instance.person_id)
        if len(people) < 2:
            del self.fields["person"]
            return
        choice = self.fields["person"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = people
        self.initial["person"] = self.instance.person_id

    def link(self) -> None:
        super().link()
        row, chosen = self.instance, self.cleaned_data.get("person")
        if chosen and ("name" not in self.changed_data or "person" in self.changed_data):
            row.person = chosen
        elif row.pk is None or {"name", "person"} & set(self.changed_data):
            row.person = draft_rows.person(row.name, row.organisation_name)


FACTS: dict[str, tuple[str, ...]] = {
    "head": fields_in(Fieldset.HEAD),
    "event": fields_in(Fieldset.EVENT),
    "source": (*fields_in(Fieldset.SOURCE), *fields_in(Fieldset.PRINTED)),
    "note": ("note_kind", "change_note"),
}
FIELDS_OF = FIELDS | {
    AttendingOrganisation: (EditedOrganisationForm, ("name",)),
    AttendingMedia: (EditedMediaForm, ("name",)),
    Appearance: (EditedSpeakerForm, ("name", "organisation_name", "role", "posts")),
    Attachment: (AttachmentForm, ("name", "file", "alternative", "block")),
}
