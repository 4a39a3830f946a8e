"""A pasted draft says what the published series say."""

import pytest

from tests import make
from tests.admin.asking import text, url
from tests.admin.pasted_page import PAGE, drafted
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db


def drafted_beside(value, client):
    told(value, year(2023), indicator=make.make_indicator("专利授权量"))
    return drafted(client, PAGE.replace("专利授权1,939件", "专利授权量1,939件"))


def messages(edition):
    return dict(edition.doubts.filter(settled_at=None).values_list("code", "message"))


def test_a_change_that_misfits_the_series_stands_there_with_the_values(editor):
    edition = drafted_beside(1500, editor)
    message = messages(edition)["change_misfits_series"]
    assert "1500件" in message
    assert "+29.27%" in message
    assert message in text(editor.get(url("edition_editor", edition.pk)))


def test_a_leap_goes_once_settled(editor):
    edition = drafted_beside(19500, editor)
    doubt = edition.doubts.get(code="leap_in_series")
    editor.post(url("edition_editor", edition.pk), {"act": "settle", "row": doubt.anchor})
    assert "leap_in_series" not in messages(edition)
    assert doubt.message not in text(editor.get(url("edition_editor", edition.pk)))


def test_what_fits_the_series_is_no_doubt(editor):
    assert not {"leap_in_series", "change_misfits_series"} & set(
        messages(drafted_beside(1855, editor))
    )
