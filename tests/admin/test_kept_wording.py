"""The desk shows of the demo what `pages.txt` says; see `tests.kept_pages`.

`KEEP=1 python -m pytest tests/admin/test_kept_wording.py` writes it anew.
"""

from pathlib import Path

import pytest
import time_machine
from django.contrib import admin
from django.db import connection

from releases.models import Edition, State
from tests.admin.asking import text, url
from tests.kept_pages import changed

NOW = "2026-03-01T12:00:00+08:00"


def addresses():
    """Of each model its list, a form that is empty and one that is filled in; then what is ours."""
    yield from ("/admin/", "/admin/releases/", url("pastedtext_paste"))
    for model in admin.site._registry:
        if (meta := model._meta).app_label != "releases":
            continue
        yield url(f"{meta.model_name}_changelist")
        yield url(f"{meta.model_name}_add")
        if row := model._default_manager.order_by("pk").first():
            yield url(f"{meta.model_name}_change", row.pk)
            yield url(f"{meta.model_name}_history", row.pk)
    for state in State.values:
        for edition in Edition.objects.filter(state=state).order_by("pk")[:1]:
            yield url("edition_change", edition.pk)
            for verb in ("publish", "withdraw", "correct", "discard"):
                yield url(f"edition_{verb}", edition.pk)


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="each engine has an order of names")
def test_the_pages_of_the_desk_say_what_they_said(chief):
    with time_machine.travel(NOW):
        answers = {address: chief.get(address) for address in addresses()}
    pages = {at: (answer.status_code, text(answer)) for at, answer in answers.items()}
    assert changed(Path(__file__).with_name("pages.txt"), pages) == ""
