"""What templates get from Python: white space control, and the element for days and moments."""

import datetime

import pytest
from django.template import Context, Template, TemplateSyntaxError


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_line_breaks_of_the_template_do_not_reach_the_page():
    source = "{% oneline %}\n  甲\n  {% if yes %}乙\n  {% else %}丙{% endif %}\n  丁 戊\n"
    source += "{% endoneline %}"
    assert rendered(source, yes=True) == "甲乙丁 戊"
    assert rendered(source) == "甲丙丁 戊"


def test_a_blank_that_is_wanted_is_written_out():
    assert rendered('{% oneline %}<b>1</b>{{ " " }}\n  2{% endoneline %}') == "<b>1</b> 2"


def test_line_breaks_of_the_data_stay():
    source = "{% oneline %}\n{% for each in all %}\n{{ each }}{% endfor %}\n{% endoneline %}"
    assert rendered(source, all=["甲\n  乙", "丙"]) == "甲\n  乙丙"


def test_nothing_beside_it_is_touched():
    assert rendered("甲\n{% oneline %}\n乙\n{% endoneline %}\n丙") == "甲\n乙\n丙"


def test_its_end_is_wanted():
    with pytest.raises(TemplateSyntaxError):
        Template("{% oneline %}甲")


@pytest.mark.parametrize(
    ("when", "how", "element"),
    [
        (datetime.date(2026, 3, 1), "", '<time datetime="2026-03-01">2026年3月1日</time>'),
        (
            datetime.datetime(2026, 3, 1, 20, 30, tzinfo=datetime.UTC),
            ':"TOLD_FORMAT"',
            '<time datetime="2026-03-02T04:30:00+08:00">2026年3月2日 04:30</time>',
        ),
    ],
)
def test_a_day_or_moment_is_told_to_people_and_machines(when, how, element):
    assert rendered("{{ when|time_element" + how + " }}", when=when) == element
