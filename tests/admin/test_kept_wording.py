"""The desk shows of the demo what `pages.txt` says; see `tests.kept_pages`.

`KEEP=1 python -m pytest tests/admin/test_kept_wording.py` writes it anew.
"""

from pathlib import Path

import pytest
import time_machine
from django.contrib import admin
from django.db import connection
from django.utils import timezone

from releases.demo.load import HERE as DEMO
from releases.intake.pasted_pages import keep
from releases.models import Block, Edition, FollowUp, Measure, SearchTally, State, Statistic
from releases.publishing.vocabulary.noun_rows import NOUNS
from tests.admin.asking import text, url
from tests.admin.conftest import signed_in
from tests.kept_pages import changed
from tests.make import make_user

NOW = "2026-03-01T12:00:00+08:00"


def addresses():
    """Of each model its list, a form that is empty and one that is filled in; then what is ours."""
    yield from ("/admin/", "/admin/all/", "/admin/releases/", url("pastedtext_paste"))
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
            for model in (Block, Measure, Statistic):
                for row in model.objects.filter(edition=edition).order_by("pk")[:1]:
                    yield url("edition_row", edition.pk, row.anchor)
                    yield f"{url(f'{model._meta.model_name}_add')}?edition={edition.pk}"
                    yield f"{url(f'{model._meta.model_name}_changelist')}?e={edition.pk}&q=专利"
    yield from _names()
    promise = FollowUp.objects.order_by("pk")[0].promise
    yield url("measure_change", promise.pk)
    yield url("measure_follow", promise.pk)
    yield f"{url('edition_changelist')}?q=专利"


def _names():
    """Which names may be one thing's, and what a merger would do."""
    for kind, model in NOUNS.items():
        yield url("vocabularyentry_proposals", kind)
        one, other = model._default_manager.order_by("pk")[:2]
        yield url("vocabularyentry_choose", kind, one.pk) + "?q=市"
        yield url("vocabularyentry_merge", kind, one.pk, other.pk)


def pasted(by):
    """Each page that the demo has to paste, as the page before its draft shows it."""
    for path in sorted((DEMO / "pages").glob("*.txt")):
        kept = keep(path.read_bytes(), filename=path.name, by=by, now=timezone.now())
        yield url("pastedtext_check", kept.pk)


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="each engine has an order of names")
def test_the_pages_of_the_desk_say_what_they_said():
    chief = signed_in(make_user("编辑", "审核", username="desk"))
    SearchTally.objects.update(day="2026-02-20")
    with time_machine.travel(NOW):
        asked = [*addresses(), *pasted(chief.user)]
        answers = {address: chief.get(address) for address in asked}
    pages = {at: (answer.status_code, text(answer)) for at, answer in answers.items()}
    assert changed(Path(__file__).with_name("pages.txt"), pages) == ""
