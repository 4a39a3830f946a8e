"""The filter that marks the office's words inside English sentences."""

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe

from releases.search.lists.list_filters import NameBox, Select


def shown(value, language="en"):
    template = engines["django"].from_string("{{ value|zh }}")
    with translation.override(language):
        return template.render({"value": value})


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("No figures", "No figures"),
        (12, "12"),
        ("", ""),
        ("about 12件", 'about <span lang="zh-CN">12件</span>'),
        ("<b>件</b>", '&lt;b&gt;<span lang="zh-CN">件</span>&lt;/b&gt;'),
        (mark_safe("<i title='件'>件</i>"), "<i title='件'><span lang=\"zh-CN\">件</span></i>"),
    ],
)
def test_marked_on_an_english_page(value, html):
    assert shown(value) == html


@pytest.mark.parametrize("value", ["about 12件", "<b>件</b>", mark_safe("<b>件</b>")])
def test_untouched_on_a_chinese_page(value):
    template = engines["django"].from_string("{{ value }}")
    assert shown(value, "zh-hans") == template.render({"value": value})


def test_options_that_stay_chinese_say_so():
    select = Select(choices=[("", "All topics"), ("a", "专利 (3)")])
    with translation.override("en"):
        html = select.render("topic", "a")
    assert '<option value="">All topics</option>' in html
    assert '<option value="a" selected lang="zh-CN">专利 (3)</option>' in html
    with translation.override("zh-hans"):
        assert "lang" not in select.render("topic", "a")


def test_suggestions_below_a_box_do_too():
    box = NameBox()
    box.offer([("<a>", "专利 (3)")], "All topics")
    with translation.override("en"):
        html = box.render("topic", '"a"', {"id": "id_topic"})
    assert 'list="topic-names"' in html
    assert 'placeholder="All topics"' in html
    assert 'value="&quot;a&quot;"' in html
    assert '<option value="&lt;a&gt;" lang="zh-CN">专利 (3)</option>' in html
