"""What a fact is called: by its field, by its rows, or by a name of its own."""

import pytest

from releases.models.facts import EDITION


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("title", "标题"),
        ("published_at", "原页发布时间"),
        ("event.host", "主办单位"),
        ("topics", "主题"),
        ("organisations", "出席单位"),
        ("media", "参会媒体"),
    ],
)
def test_a_fact_is_called(path, label):
    assert {fact.path: fact.label for fact in EDITION}[path] == label
