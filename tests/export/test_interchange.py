"""Editions go out as the interchange format and come back unchanged."""

import json

import pytest

from releases.export.interchange import lines, to_line
from releases.export.to_json import indented
from releases.intake.validate import reading_of
from releases.models import Edition
from releases.publishing.drafting import draft
from tests import make
from tests.intake.readings import release


def test_text_goes_out_as_it_is():
    data = release(title="张焜、𠮷\u2028”")
    for text in (indented(data), to_line(data)):
        assert json.loads(text) == data
        assert "张焜、𠮷" in text
    assert to_line(data).count("\n") == 1
    assert list(json.loads(to_line(data))) == list(release())


@pytest.mark.django_db
def test_lines_give_each_edition_once():
    for n in range(3):
        draft(reading_of(release(title=f"第{n}场")), by=None, now=make.NOW)
    out = list(lines(Edition.objects.order_by("pk").iterator()))
    assert [json.loads(line)["title"] for line in out] == ["第0场", "第1场", "第2场"]
