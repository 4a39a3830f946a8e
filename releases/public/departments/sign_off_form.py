"""The form of a sign-off: for each row a choice, and what it should say instead."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import SignOffAnswer
from releases.models.edition_row import EditionRow
from releases.models.reviewing.sign_off import MAX_NAME, MAX_WORDS
from releases.publishing.signing_off.department_answers import RowAnswer

Answer = SignOffAnswer.Answer


class SignOffForm(forms.Form):
    """`answered` are what the body said before, by anchor; nobody has to answer all at once."""

    signed_by = forms.CharField(
        label=gettext_lazy("经办人"),
        max_length=MAX_NAME,
        help_text=gettext_lazy("您的姓名。只有新闻办看到。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    rest = forms.BooleanField(label=gettext_lazy("其余没有答复的行，都确认无误"), required=False)

    def __init__(
        self,
        rows: list[EditionRow],
        answered: dict[str, SignOffAnswer],
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data, label_suffix="")
        self.rows, self.answered = rows, answered
        for row in rows:
            before = answered.get(row.anchor)
            self.fields[row.anchor] = forms.ChoiceField(
                label=gettext_lazy("答复"),
                choices=Answer.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=before.answer if before else None,
            )
            self.fields[f"{row.anchor}-words"] = forms.CharField(
                label=gettext_lazy("建议改为"),
                max_length=MAX_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=before.words if before else "",
            )

    def clean(self) -> None:
        for row in self.rows:
            proposal = f"{row.anchor}-words"
            words = self.cleaned_data.get(proposal, "")
            chosen = self.cleaned_data.get(row.anchor)
            if chosen == Answer.PROPOSE and not words and proposal not in self.errors:
                self.add_error(proposal, _("请写出建议改成什么。"))
            elif chosen == Answer.CONFIRM and words:
                self.add_error(row.anchor, _("既选了“确认”，又写了修改意见；请二选一。"))

    def answers(self) -> Iterator[RowAnswer]:
        """Of the rows that were answered; who only wrote words proposes them. `rest` confirms those
        of which nothing was said, now or before."""
        rest = self.cleaned_data["rest"]
        for row in self.rows:
            words = self.cleaned_data.get(f"{row.anchor}-words", "")
            silent = row.anchor not in self.answered
            if self.cleaned_data.get(row.anchor) or words or (rest and silent):
                yield RowAnswer(row.anchor, words)
