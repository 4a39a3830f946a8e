"""What the database's index finds is exactly what a plain scan of the matching keys finds."""

import json
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from releases.intake.parse.reader import read
from releases.models import Edition, Release, SearchDocument, SearchText, State
from releases.publishing.drafting import draft
from releases.search.backends import dialect, postgresql, sqlite
from releases.search.query.parser import parse
from releases.search.results import ranked_results
from releases.text.search_key import key
from tests.make import NOW, index_all, make_block, make_release

pytestmark = pytest.mark.django_db
PASTED = sorted((Path(__file__).resolve().parents[1] / "pasted").glob("*.txt"))

PIECES = [
    *"专利商标知识产权随州市焜犇〇𠮷甲乙", "知识产权", "专利", "商標", "GOODLUCK", "Luck", "1,939",
    "1939", "161.76%", "４．２６", "3.15", "12省市", "“十四五”",
    "（一）", "，", "。", ":", "-", "%",
    "_", "\\", "*", '"', "'", ";", "NEAR", " ", "\n", "\u3000", "é", "ß", "\U0001f600", "\ue02e",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
strange = st.text(max_size=30)
# Each example writes the same few documents anew, so one database serves them all.
many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def documents():
    for number in range(5):
        make_release(number=f"2024010{number + 1}-1")
    index_all()
    return list(SearchDocument.objects.order_by("key"))


def write(documents, bodies):
    for document, (title, body) in zip(documents, bodies, strict=True):
        folded = key(title)
        lines = [key(line) for line in body.split("\n")]
        text = "\n".join([folded, *(line for line in lines if line)])
        SearchText.objects.filter(pk=document.pk).update(title=folded, text=text)


def scanned(query):
    def holds(text, word):
        return any(found in text for found in word.keys)

    return {
        row.pk
        for row in SearchText.objects.all()
        if all(holds(row.text, word) for word in query.required)
        and not any(holds(row.text, word) for word in query.excluded)
    }


def check(query):
    expected = scanned(query)
    assert set(SearchDocument.objects.filter(key__finds=query).values_list("pk", flat=True)) == (
        expected
    )
    newest = ranked_results.newest(query)
    assert newest.keys == sorted((pk for pk in expected if pk > 0), reverse=True)
    everything = SearchDocument.objects.filter(key__gt=0)
    assert ranked_results.newest(query, within=everything) == newest
    odd = everything.filter(key__in=newest.keys[::2])
    assert ranked_results.newest(query, within=odd).keys == newest.keys[::2]
    titled = {
        row.pk
        for row in SearchText.objects.filter(pk__in=expected)
        if all(any(found in row.title for found in word.keys) for word in query.required)
    }
    assert set(ranked_results.titled(query)) == titled


@pytest.mark.slow
@many
@given(st.lists(st.tuples(texts, texts), min_size=5, max_size=5), st.data())
def test_finds_what_a_scan_finds(documents, bodies, data):
    write(documents, bodies)
    pool = "".join(title + body for title, body in bodies) or "专利"
    start = data.draw(st.integers(0, len(pool) - 1))
    piece = pool[start : start + data.draw(st.integers(1, 6))]
    typed = data.draw(st.lists(st.sampled_from([*PIECES, piece]), min_size=1, max_size=4))
    signs = data.draw(st.lists(st.sampled_from(["", "", "-"]), min_size=4, max_size=4))
    query = parse(" ".join(sign + word for sign, word in zip(signs, typed, strict=False)))
    if query:
        check(query)


@pytest.mark.parametrize("depth", [0, 1, 3, 5, 9])
@pytest.mark.parametrize("typed", ["专", "专利", "专利授权", "专 利", "专 -商标", "-商标", "没有"])
def test_the_newest_are_the_newest_however_deep_they_lie(documents, monkeypatch, depth, typed):
    monkeypatch.setattr(postgresql, "DEPTH", depth)
    bodies = ["专利授权", "商标专利", "专利授权商标", "专", "专利授权"]
    write(documents, [("", body) for body in bodies])
    query = parse(typed)
    expected = sorted(scanned(query), reverse=True)
    for most in range(1, 7):
        sql, params = dialect.of(connection).newest(query, most=most)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            assert [key for (key,) in cursor.fetchall()] == expected[:most]


@pytest.mark.slow
@many
@given(st.lists(st.tuples(strange, strange), min_size=5, max_size=5), strange)
def test_finds_any_characters(documents, bodies, typed):
    write(documents, bodies)
    query = parse(typed)
    if query:
        check(query)
    for title, _body in bodies:
        if query := parse(f'"{title}"'):
            check(query)


@pytest.mark.parametrize("typed", ["甲乙", "乙丙", "甲 乙", '"甲 乙"', "丙丁", "甲", "丁甲"])
def test_lines_do_not_run_together(documents, typed):
    write(documents, [("甲", "乙\n乙丙\n丁"), ("甲乙", "丙"), ("", "甲 乙"), ("丁", ""), ("", "")])
    check(parse(typed))


def test_a_deleted_document_is_gone():
    edition = make_release(title="专利").editions.get()
    index_all()
    query = parse("专利")
    assert len(ranked_results.newest(query).keys) == 1
    SearchDocument.objects.filter(edition=edition).delete()
    assert ranked_results.newest(query).keys == []
    with connection.cursor() as cursor:
        assert dialect.of(connection).ghosts(cursor) == []


@pytest.mark.usefixtures("demo")
def test_finds_the_forms_people_type_in_the_demo():
    """Each row of forms.json: what is typed, and the plain form it is the same as."""
    rows = json.loads((Path(__file__).parent / "forms.json").read_text("utf-8"))
    assert len(rows) >= 50
    for typed, same in rows:
        assert (
            ranked_results.newest(parse(typed)).keys
            == ranked_results.newest(parse(same)).keys
            != []
        ), typed


def assert_found_as_by_a_scan(every):
    """Every run of one to six characters at regular places of every text."""
    samples = {
        row.text[at : at + size].strip()
        for row in SearchText.objects.all()
        for size in (1, 2, 3, 4, 6)
        for at in range(size * 7, len(row.text), every)
    }
    queries = [query for sample in sorted(samples) if (query := parse(f'"{sample}"'))]
    assert len(queries) > 150
    for query in queries:
        expected = {pk for pk in scanned(query) if pk > 0}
        assert set(ranked_results.newest(query).keys) == expected, query


@pytest.mark.usefixtures("demo")
def test_the_demo_is_found_as_by_a_scan():
    assert_found_as_by_a_scan(997)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pages", "step"), [(PASTED[::8], 97), pytest.param(PASTED, 197, marks=pytest.mark.deep)]
)
def test_pasted_pages_are_found_as_by_a_scan(pages, step):
    for page in pages:
        reading = read(page.read_text("utf-8"))
        # Some pages tell of one conference; here each is a release.
        edition = draft(replace(reading, title=page.stem), by=None, now=NOW)
        number = f"20240101-{edition.pk}"
        Release.objects.filter(pk=edition.release_id).update(number=number, first_published_at=NOW)
        Edition.objects.filter(pk=edition.pk).update(
            state=State.LIVE, published_at=NOW, title=reading.title or page.stem
        )
    index_all()
    with connection.cursor() as cursor:
        dialect.of(connection).tidy(cursor)
    assert SearchDocument.objects.published().count() == len(pages)
    assert_found_as_by_a_scan(step)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="plans of PostgreSQL")
@pytest.mark.parametrize(
    "typed", ["专", "专利", "知识产权", "专利 -商标", "-商标", "1939", "专利 知识产权"]
)
def test_no_plan_asks_the_texts_one_by_one(documents, typed):
    """`search_grams` takes milliseconds a text: only the index may answer by it."""
    query = parse(typed)
    with connection.cursor() as cursor:  # the last count may have been of an empty table
        dialect.of(connection).tidy(cursor)
    found = SearchDocument.objects.filter(key__finds=query)
    plans = [found.explain(), found.exclude(pk=1).order_by("-key")[:1].explain()]
    engine = dialect.of(connection)
    for sql, params in (engine.matching(query), engine.newest(query, most=1)):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {sql}", params)
            plans.append("\n".join(row[0] for row in cursor.fetchall()))
    for plan in plans:
        assert "search_grams" in plan
        assert not [line for line in plan.split("\n") if "Filter" in line and "grams" in line], plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="plans of PostgreSQL")
@pytest.mark.parametrize("typed", ["专利 -商标", "-商标", "专利 -标", "知识产权 -知识", "- -- ---"])
def test_no_text_is_read_for_what_the_codes_exclude(documents, typed):
    """Where nearly every text has the excluded word, nearly every text would be read."""
    engine, query = dialect.of(connection), parse(typed)
    for sql, params in (engine.matching(query), engine.newest(query, most=1001)):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = "\n".join(row[0] for row in cursor.fetchall())
        nothing = "One-Time Filter: false" in plan
        assert nothing == query.contradicts_itself, plan
        assert nothing or ("strpos" not in plan and "hashed SubPlan" in plan), plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="plans of PostgreSQL")
def test_each_text_is_read_once_and_not_unpacked(documents):
    """Where fewer are found than wanted, those looked at first were read again among all."""
    write(documents, [("", "知识产权" * 2000)] * 5)
    sql, params = dialect.of(connection).newest(parse("知识产权"), most=1001)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {sql}", params)
        plan = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT pg_column_size(text), octet_length(text) FROM releases_searchtext")
        assert all(stored >= length > 20_000 for stored, length in cursor.fetchall())
    reading = [steps.split("\n")[0] for steps in plan.split("->") if "strpos" in steps]
    assert ["never executed" in step for step in reading] == [False, True], plan


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a function of PostgreSQL")
@many
@given(texts | strange)
def test_the_codes_of_a_text_are_those_of_its_characters_and_pairs(db, text):
    text = text.replace("\0", "")
    runs = [*text, *map(str.__add__, text, text[1:])]
    runs += [
        run for run in map("".join, zip(text, text[1:], text[2:], strict=False)) if run.isascii()
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_grams(%s)", [text])
        (found,) = cursor.fetchone()
    assert set(found) == {code for run in runs for code in postgresql.codes(run)}


@given(texts | strange)
def test_the_tokens_of_a_text_are_its_pairs_and_the_ends_of_its_lines(text):
    lines = [sqlite.escaped(line) for line in text.split("\n")]
    tokens = [a + b for line in lines for a, b in zip_longest(line, line[1:], fillvalue="")]
    assert [token for token in sqlite.pairs(text).split(" ") if token] == tokens
    assert set(sqlite.chars(text).split(" ")) - {""} == set("".join(lines))


def test_the_bound(monkeypatch):
    monkeypatch.setattr(ranked_results, "MAX_HITS", 3)
    for number in range(5):
        make_block(make_release(number=f"2024020{number + 1}-1").editions.get(), "香菇")
    index_all()
    found = ranked_results.newest(parse("香菇"))
    assert found.more
    assert (
        found.keys == sorted(SearchDocument.objects.values_list("key", flat=True), reverse=True)[:3]
    )
    assert Edition.objects.count() == 5
