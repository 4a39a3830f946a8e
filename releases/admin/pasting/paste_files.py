"""Files that were chosen for a paste stay while its form comes back, so they are chosen once."""

from collections.abc import Iterable

from django import forms
from django.core.files import File
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from releases.publishing.uploads.kept_uploads import MOST_KEPT, keep, kept


class KeptPagesForm(forms.Form):
    """`by` is the key of the account; what comes back carries the tokens of its files."""

    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    drop = forms.BooleanField(label=_("不用这些文件"), required=False)
    by: int = 0
    kept_names = ""

    def files_before(self) -> list[File[bytes]]:
        """What was chosen when the form came back last, unless it is not wanted any more."""
        if self.data.get("drop"):
            return []
        found = (kept(token, by=self.by) for token in self.data.get("kept", "").split())
        return [each.file() for each in found if each]

    def come_back(self, files: Iterable[File[bytes]]) -> None:
        """With the files; more than are kept for one account are chosen again."""
        chosen = list(files)
        found = [keep(file, by=self.by) for file in chosen] if len(chosen) <= MOST_KEPT else []
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["kept"] = " ".join(each.token for each in found)
        data.pop("drop", None)
        self.data = data
        self.kept_names = "、".join(each.name for each in found)
