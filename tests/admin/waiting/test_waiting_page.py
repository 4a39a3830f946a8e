"""The pages of what waits for a second person, from the form that asked for it."""

import pytest

from releases.models import Indicator, ReviewRules, SynonymGroup, WaitingChange
from tests import make
from tests.admin.asking import form_of, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    make.set_review(1)
    indicator = make.make_indicator("专利授权量")
    make.make_statistic(make.make_block(make.make_release().editions.get()), indicator=indicator)
    return indicator


def rename(client, indicator):
    page = url("indicator_change", indicator.pk)
    return client.post(page, {**form_of(client.get(page)), "name": "发明专利授权量"}, follow=True)


def page_of(row):
    return url("waitingchange_decide", row.pk)


def test_a_form_leads_to_what_waits_and_another_confirms_it(editor, chief, indicator):
    shown = text(rename(editor, indicator))
    assert "没有改" in shown
    assert "专利授权量 → 发明专利授权量" in shown
    row = WaitingChange.objects.get()
    assert Indicator.objects.get().name == "专利授权量"
    editor.post(page_of(row), {"explain": "1", "words": "文件改了名。"})
    assert 'name="confirm"' not in text(editor.get(page_of(row)))
    assert "由别人确认" in text(editor.post(page_of(row), {"confirm": "1", "words": ""}))
    assert Indicator.objects.get().name == "专利授权量"
    for place in (page_of(row), url("waitingchange_changelist"), "/admin/"):
        assert "文件改了名。" in text(chief.get(place))
    assert "已经生效" in text(chief.post(page_of(row), {"confirm": "1", "words": ""}, follow=True))
    assert Indicator.objects.get().name == "发明专利授权量"
    assert "已确认" in text(chief.get(page_of(row)))


def test_it_is_declined_with_a_reason(editor, chief, indicator):
    rename(editor, indicator)
    row = WaitingChange.objects.get()
    assert "为什么不同意" in text(chief.post(page_of(row), {"decline": "1", "words": ""}))
    chief.post(page_of(row), {"decline": "1", "words": "没有文件。"})
    assert "没有文件。" in text(editor.get(page_of(row)))
    assert "已经处理过" in text(chief.post(page_of(row), {"confirm": "1", "words": ""}))


def test_synonyms_wait_too_and_htmx_is_led_there(editor, indicator):
    page = url("synonymgroup_add")
    words = {"note": "", "words-TOTAL_FORMS": 2, "words-INITIAL_FORMS": 0,
             "words-0-word": "专利", "words-1-word": "发明"}  # fmt: skip
    answer = editor.post(page, words, headers={"HX-Request": "true"})
    row = WaitingChange.objects.get()
    assert answer["HX-Redirect"] == page_of(row)
    assert not SynonymGroup.objects.exists()
    ReviewRules.objects.update(steps=0)
    editor.post(page, words)
    assert str(SynonymGroup.objects.get()) == "专利 ↔ 发明"


def test_nobody_without_the_right_sees_it(client, editor, indicator):
    rename(editor, indicator)
    row = WaitingChange.objects.get()
    client.force_login(make.make_user("管理员", username="guanli"))
    assert client.get(page_of(row)).status_code == 403
    assert editor.get(url("waitingchange_decide", 0)).status_code == 404
