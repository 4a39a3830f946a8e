"""Many queries asked at once find what each finds by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.search.query.parser import each_with_synonyms, parse, with_synonyms
from releases.search.results.ranked_results import newest
from releases.search.words import known_names
from releases.search.words.known_names import each_found
from tests.search.rooms import make_synonyms, make_words

pytestmark = pytest.mark.django_db

TYPED = (
    "专利", "商标", "香菇", "地理标志保护", "没有的词", "-香菇", "-发布会", "香菇 商标", "专", "%",
    '"', "", "发布会", "加速裁决", "-加速裁决 商标",
)  # fmt: skip


@pytest.mark.parametrize("least", [1, 2])
def test_each_as_by_itself(monkeypatch, least):
    monkeypatch.setattr(known_names, "TOGETHER", 4)
    make_words()
    make_synonyms("加速裁决", "行政裁决")
    queries = each_with_synonyms([parse(typed) for typed in TYPED])
    assert queries == [with_synonyms(parse(typed)) for typed in TYPED]
    alone = [bool(query) and len(newest(query).keys) >= least for query in queries]
    assert each_found(queries, least=least) == alone
    assert True in alone


def test_a_statement_for_many():
    make_words()
    with CaptureQueriesContext(connection) as asked:
        each_found([parse(f"专利{n}") for n in range(known_names.TOGETHER)])
        each_found([])
    assert len(asked) == 1
