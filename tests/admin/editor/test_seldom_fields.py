"""A figure's form shows what is commonly needed; the rest is folded away until it speaks."""

import pytest

from releases.admin.editor import acts
from tests import make

FOLDED = '<details class="seldom">'
UNFOLDED = '<details class="seldom" open>'


@pytest.fixture
def figure():
    return make.make_statistic(make.make_block(make.make_edition(), "专利授权1939件。"), "1939件")


def form_of(client, row):
    return client.get(f"/admin/releases/edition/{row.edition_id}/editor/?edit={row.anchor}").text


def test_what_is_commonly_needed_stands_before_what_is_folded(admin_client, figure):
    before, _summary, after = form_of(admin_client, figure).partition(FOLDED)
    for name in ("value_text", "unit", "qualifier", "indicator_name", "series", "period_label"):
        assert f'name="{name}"' in before
    for name in ("kind", "basis", "goal", "scope", "period_start", "period_end", "quote"):
        assert f'name="{name}"' in after


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "share"), ("basis", "yoy"), ("goal", "target"), ("scope", "全省")]
)
def test_it_opens_where_one_of_the_others_says_something(admin_client, figure, field, value):
    setattr(figure, field, value)
    figure.save()
    assert UNFOLDED in form_of(admin_client, figure)


def test_it_opens_where_one_of_the_others_is_refused_or_asked_about(figure):
    opened = acts.opened(figure)
    assert opened is not None
    assert not opened.unfolded
    opened.form.errors["scope"] = ["太长"]
    assert opened.unfolded


def test_other_forms_fold_nothing(admin_client, figure):
    block = figure.block
    page = admin_client.get(
        f"/admin/releases/edition/{block.edition_id}/editor/?edit={block.anchor}"
    )
    assert "seldom" not in page.text
