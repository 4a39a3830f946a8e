"""The check page says what the series says, and how many rows no person has confirmed."""

import pytest

from releases.models import PastedText, Statistic
from tests import make
from tests.admin.asking import text, url
from tests.admin.pasted_page import PAGE, copy_of, paste, press
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db


def pasted_beside(value, client):
    told(value, year(2023), indicator=make.make_indicator("专利授权量"))
    paste(client, PAGE.replace("专利授权1,939件", "专利授权量1,939件"))
    return PastedText.objects.get()


def messages(pasted):
    return {doubt.code: doubt.message for doubt in copy_of(pasted).left.doubts}


def test_a_change_that_misfits_the_series_stands_there_with_the_values(editor):
    pasted = pasted_beside(1500, editor)
    message = messages(pasted)["change_misfits_series"]
    assert "1500件" in message
    assert "+29.27%" in message
    assert message in text(editor.get(url("pastedtext_check", pasted.pk)))


def test_a_leap_goes_once_settled_and_once_corrected(editor):
    pasted = pasted_beside(19500, editor)
    assert "leap_in_series" in messages(pasted)
    n = [doubt.code for doubt in copy_of(pasted).reading.doubts].index("leap_in_series") + 1
    press(editor, pasted, accept=f"doubt-{n}")
    assert "leap_in_series" not in messages(pasted)
    assert copy_of(pasted).row is not None
    told(1855, year(2023), indicator=Statistic.objects.first().indicator)
    assert "change_misfits_series" not in messages(pasted)


def test_what_fits_the_series_is_no_doubt(editor):
    assert not {"leap_in_series", "change_misfits_series"} & set(
        messages(pasted_beside(1855, editor))
    )


def test_rows_that_no_person_confirmed_are_counted(editor):
    paste(editor)
    pasted = PastedText.objects.get()
    page = editor.get(url("pastedtext_check", pasted.pk))
    first = page.context["unconfirmed"]
    assert first.total == first.rows > 0
    assert "没有疑点不等于没有错" in text(page)
    again = press(editor, pasted, accept="statistic-1").context["unconfirmed"]
    assert (again.total, again.rows) == (first.total - 1, first.rows)
