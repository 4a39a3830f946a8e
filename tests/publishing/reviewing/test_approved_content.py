"""An approval holds for every field that the table of facts names, and for every row."""

import pytest

from releases.models import Doubt, Edition
from releases.models.facts import EDITION, ROWS
from releases.publishing.reviewing.approved_content import fingerprint, said
from tests import make
from tests.models.edition_of_everything import make_everything, rows_of

pytestmark = pytest.mark.django_db
MODELS = [model for model in ROWS if model is not Doubt]


def test_every_fact_changes_it():
    edition, _words = make_everything()
    for model in [Edition, *MODELS]:
        facts = EDITION if model is Edition else ROWS[model]
        fields = {model._meta.get_field(name) for fact in facts for name in fact.fields}
        row = rows_of(edition, model)[0]
        for field in sorted({f for f in fields if f.concrete and not f.many_to_many}, key=str):
            before, was = list(said(row)), getattr(row, field.attname)
            setattr(row, field.attname, "another value")
            assert list(said(row)) != before, field
            setattr(row, field.attname, was)


def test_every_row_changes_it():
    edition, _words = make_everything()
    seen = [fingerprint(edition)]
    for model in MODELS:
        row = rows_of(edition, model)[-1]
        model.objects.filter(pk=row.pk).update(uid="00000000")
        seen.append(fingerprint(edition))
    edition.topics.add(make.make_topic("商标"))
    seen.append(fingerprint(edition))
    edition.title += "改"
    seen.append(fingerprint(edition))
    assert len(set(seen)) == len(MODELS) + 3


def test_what_is_said_in_another_order_changes_it():
    edition = make.make_edition()
    first, second = make.make_block(edition, position=10), make.make_block(edition, position=20)
    before = fingerprint(edition)
    type(first).objects.filter(pk=first.pk).update(position=15)
    assert fingerprint(edition) == before
    type(second).objects.filter(pk=second.pk).update(position=5)
    assert fingerprint(edition) != before


def test_to_look_at_it_changes_nothing():
    edition = make.make_edition()
    figure = make.make_statistic(make.make_block(edition), unseen=True)
    before = fingerprint(edition)
    type(figure).objects.filter(pk=figure.pk).update(unseen=False, lock_version=9)
    Edition.objects.filter(pk=edition.pk).update(lock_version=9, state="in_review")
    assert fingerprint(Edition.objects.get(pk=edition.pk)) == before
