"""What each list and form of the admin shows: columns, filters, search, order, fields, in full.

`screens.json` is read by a person; where a field was added, add it there too.
"""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.auth.models import Permission
from django.utils import timezone

from releases.intake import pasted_pages
from releases.models import SearchTally, SignInEntry, SynonymGroup, VocabularyEntry, WaitingChange
from releases.publishing import follow_ups
from releases.publishing.withholding import closing
from tests import make
from tests.admin.asking import url
from tests.admin.test_pages import fill

SCREENS = json.loads(Path(__file__).with_name("screens.json").read_text("utf-8"))
DAY = datetime.timedelta(days=1)
OURS = sorted(model._meta.model_name for model in admin.site._registry
              if model._meta.app_label == "releases")  # fmt: skip


@pytest.fixture
def rows(chief):
    """A row of every model that has a page."""
    live = make.make_release().editions.get()
    fill(live, 1)
    pasted_pages.keep("云岫市召开发布会".encode(), filename="", by=chief.user, now=timezone.now())
    SynonymGroup.objects.create(note="同义词")
    SearchTally.objects.create(day=timezone.localdate(), key="专利", words="专利", found=0)
    make.make_change(live.release, name=live.title, at=timezone.now())
    VocabularyEntry.objects.create(
        kind="topic", verb="change", noun=1, name="专利", at=timezone.now()
    )
    others = ("view_signinentry", "change_reviewrules", "view_withheld")
    chief.user.user_permissions.set(Permission.objects.filter(codename__in=others))
    SignInEntry.objects.create(at=timezone.now(), kind="logout", account="editor")
    file = live.attachments.create(name="甲", alternative="乙", file="x.txt", position=1)
    closing.withhold_file(file, reason="有误", by=None, now=timezone.now())
    promise, kept = make.make_promise(), make.make_promise(stage="done", at=make.NOW + DAY)
    follow_ups.link(promise, outcome="done", evidence=kept, by=None, now=timezone.now())
    WaitingChange.objects.create(
        verb="synonyms.put", arguments={}, differences=[], fingerprint="0" * 64, name="专利",
        by=chief.user, at=timezone.now(),
    )  # fmt: skip
    fill(make.make_edition(), 1)  # last, since the last row of each is opened


def shown(client, name: str) -> dict[str, Any]:
    """What the pages of a model show to somebody who may do everything."""
    page = client.get(url(f"{name}_changelist")).context
    changes = page["cl"]
    site = changes.model_admin
    columns = [c for c in changes.list_display if c != "action_checkbox"]
    row = changes.model._default_manager.order_by("pk").last()
    form = client.get(url(f"{name}_change", row.pk), follow=True).context
    return {
        "columns": [str(label_for_field(c, changes.model, site)) for c in columns],
        "filters": [_name(each) for each in site.get_list_filter(page["request"])],
        "searched": list(changes.search_fields),
        "days": changes.date_hierarchy or "",
        "order": list(site.get_ordering(page["request"])),
        "a page": changes.list_per_page,
        "joined": list(site.list_select_related or []),
        "fields": list(_labels(form["adminform"])) if "adminform" in form else [],
        "chosen by typing": list(site.autocomplete_fields),
        "rows inside": [_inside(each) for each in form.get("inline_admin_formsets", [])],
    }


def _name(given: Any) -> str:
    parts = given if isinstance(given, tuple) else (given,)
    return " ".join(part if isinstance(part, str) else part.__name__ for part in parts)


def _labels(form: Any) -> Any:
    for fieldset in form:
        if fieldset.name:
            yield f"[{fieldset.name}]"
        for line in fieldset:
            for field in line:
                yield _label(field.field)


def _label(field: Any) -> str:
    """With a star where it must be filled in, and its help; a read-only field is a dict."""
    if isinstance(field, dict):
        return str(field["label"])
    star = "*" if field.field.required else ""
    return f"{field.label}{star} {field.help_text}".strip()


def _inside(formset: Any) -> str:
    names = [str(field["label"]) for field in formset.fields()]
    return f"{formset.opts.verbose_name_plural}: {'、'.join(names)}, {formset.formset.max_num}"


def test_every_model_with_a_page_is_told():
    assert sorted(SCREENS) == OURS


@pytest.mark.slow
def test_lists_and_forms_show_what_is_told(chief, rows):
    assert {name: shown(chief, name) for name in OURS} == SCREENS
