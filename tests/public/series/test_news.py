"""What is held of an indicator is what a scan would find, whatever was published meanwhile."""

import random

import pytest
from cachetools import LRUCache
from django.db import connection
from django.db.models import Count
from django.urls import reverse

from releases.models import Edition, Indicator, State, Statistic
from releases.models.triggers.install import install
from releases.public.indicators import held_rows
from releases.public.indicators.held_rows import key_of, places_of
from releases.public.indicators.statements import of_part, statements
from releases.public.series import held_history, held_latest, news
from releases.public.series.held_history import history_of
from releases.public.series.held_latest import latest_of
from releases.publishing.vocabulary import merging, save_noun
from releases.series.series_queries import histories, latest
from tests.make import (
    NOW,
    make_appearance,
    make_block,
    make_indicator,
    make_person,
    make_release,
    make_statistic,
)

pytestmark = pytest.mark.django_db
YEAR = {"period_label": "2024年", "period_start": "2024-01-01", "period_end": "2024-12-31"}


@pytest.fixture
def indicator():
    return make_indicator()


def told(value, *, by=None, **kw):
    """A published release that tells of it."""
    edition = make_release().editions.get()
    speaker = make_appearance(edition, person=by or make_person())
    block = make_block(edition, f"授权{value}件。", kind="statement", speaker=speaker)
    return make_statistic(block, f"{value}件", value=value, **YEAR | kw).edition


def counted():
    rows = Statistic.objects.published().order_by().values_list("indicator")
    return dict(rows.annotate(releases=Count("edition", distinct=True)))


def page(client, indicator):
    return client.get(f"/statistics/{indicator.slug}/").content.decode()


def test_a_publication_a_correction_and_a_withdrawal(client, indicator):
    first = told(1939)
    assert 'id="conflicts"' not in page(client, indicator)
    second = told(2001)
    assert 'id="conflicts"' in page(client, indicator)
    Edition.objects.filter(pk=second.pk).update(state=State.SUPERSEDED)
    assert 'id="conflicts"' not in page(client, indicator)
    Edition.objects.filter(pk=second.pk).update(state=State.LIVE)
    Edition.objects.filter(pk=first.pk).update(state=State.WITHDRAWN)
    html = page(client, indicator)
    assert "2001" in html
    assert "1939" not in html


def test_another_conflict_leaves_the_first_as_it_is(client, indicator):
    """Each is kept for itself, as long as the same statements disagree."""
    before = WHEN[0]
    for value in (1939, 2001):
        told(value)
        told(value + 1, **before)
    first = page(client, indicator)
    assert first.count('<div class="conflict">') == 2
    third = told(7, **before)
    grown = page(client, indicator)
    assert grown.count('<div class="conflict">') == 2
    assert grown.count("授权<b>7件</b>") == first.count("授权<b>7件</b>") + 2
    Edition.objects.filter(pk=third.pk).update(state=State.WITHDRAWN)
    assert page(client, indicator) == first


def test_a_merged_indicator(client, indicator):
    other = make_indicator("授权总量")
    told(1939)
    told(2001, indicator=other)
    assert "2001" not in page(client, indicator)
    assert news.times_reported() == {indicator.pk: 1, other.pk: 1}
    merging.merge(indicator, other, versions=(0, 0), by=None, now=NOW)
    assert news.times_reported() == {indicator.pk: 2}
    assert 'id="conflicts"' in page(client, indicator)


def test_another_address_of_who_said_it(client, indicator):
    person = make_person("张焜")
    told(1939, by=person)
    told(2001, by=person)
    former = f'href="{reverse("public:speaker", args=[person.slug])}"'
    assert former in page(client, indicator)
    person.slug = "zhang-kun"
    save_noun.save(person, version=person.lock_version, by=None, now=NOW)
    figures, tables = page(client, indicator).split('id="conflicts"')[1].split("kind-level", 1)
    for part in (figures, tables):
        assert 'href="/speakers/zhang-kun/"' in part
        assert former not in part


def test_what_others_are_told_of_changes_nothing(indicator):
    told(1939)
    before = news.mark(indicator.pk)
    told(5, indicator=make_indicator("商标注册量"))
    assert news.mark(indicator.pk) == before
    told(6)
    assert news.mark(indicator.pk) != before


def test_a_backup_restored_beside_a_process_that_lives_on(indicator):
    edition = told(1939)
    assert history_of(indicator.pk) == histories([indicator.pk])[indicator.pk]
    edition.statistics.update(value=2001)  # by the same number something else
    install(connection.alias)  # as restoring does at its end
    assert history_of(indicator.pk) == histories([indicator.pk])[indicator.pk]


def test_more_than_are_told_apart_at_once(indicator, monkeypatch):
    monkeypatch.setattr(news, "AT_ONCE", 2)
    other = make_indicator("商标注册量")
    before = news.mark(indicator.pk)
    for value in range(3):
        told(value, indicator=other)
    assert news.mark(indicator.pk) != before


def test_a_publication_while_releases_are_counted(indicator, monkeypatch):
    told(1939)
    news.mark(indicator.pk)
    live, seen = news.live, []

    def one_more_at_first():
        if not seen:
            seen.append(told(2001))
        return live()

    monkeypatch.setattr(news, "live", one_more_at_first)
    assert news.times_reported() == {indicator.pk: 2}
    told(5)
    assert news.times_reported() == {indicator.pk: 3}


@pytest.fixture
def room(monkeypatch):
    """Gives what a module keeps up another room."""

    def give(module, room):
        held = module._held
        monkeypatch.setattr(held, "_held", LRUCache(room, getsizeof=held._held.getsizeof))

    return give


def test_no_more_is_held_than_there_is_room_for(indicator, room):
    told(1939)
    room(held_history, 1)
    assert history_of(indicator.pk) == histories([indicator.pk])[indicator.pk]
    assert indicator.pk not in held_history._held
    room(held_history, 2)
    assert history_of(indicator.pk) is history_of(indicator.pk)


def test_no_more_rows_are_held_than_there_is_room_for(indicator, room):
    told(1939)
    room(held_rows, 1)
    assert len(places_of(indicator.pk, "")) == 1
    assert (indicator.pk, "") not in held_rows._held
    room(held_rows, 2)
    assert places_of(indicator.pk, "") is places_of(indicator.pk, "")


def test_as_few_are_held_of_what_was_told_last(indicator, monkeypatch):
    told(1939)
    monkeypatch.setattr(held_latest, "LATEST_HELD", 1)
    assert latest_of([indicator.pk]) == latest([indicator.pk])
    assert indicator.pk not in held_latest._held
    monkeypatch.setattr(held_latest, "LATEST_HELD", 2)
    assert latest_of([indicator.pk])[indicator.pk] is latest_of([indicator.pk])[indicator.pk]


def test_too_much_news_to_be_told_apart(indicator, monkeypatch):
    monkeypatch.setattr(news, "REMEMBERED", 2)
    before = news.mark(indicator.pk)
    for value in range(3):
        told(value)
        assert news.since(indicator.pk, before) is not None
        assert latest_of([indicator.pk]) == latest([indicator.pk])
        news.mark(indicator.pk)
    told(4)
    news.mark(indicator.pk)
    assert news.since(indicator.pk, before) is None


def test_where_the_last_line_goes_other_kinds_tell(indicator):
    edition = told(1939)
    told(2, kind="rank", unit="")
    latest_of([indicator.pk])
    Edition.objects.filter(pk=edition.pk).update(state=State.WITHDRAWN)
    for _again in range(2):
        found = latest_of([indicator.pk])[indicator.pk]
        assert found == latest([indicator.pk])[indicator.pk]
        assert [each.kind for each in found.statements] == ["rank"]


KINDS = (
    {},
    {},
    {"kind": "change", "unit": "%"},
    {"kind": "share"},
    {"kind": "rank", "unit": ""},
    {"goal": "target"},
)
WHEN = (
    {"period_label": "2023年", "period_start": "2023-01-01", "period_end": "2023-12-31"},
    {"period_label": "", "period_start": None, "period_end": None},
    {"period_label": "明年", "period_start": "2027-01-01", "period_end": "2027-12-31"},
    {},
)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_told_last_equals_a_scan(seed):
    """Figures of every kind, of the whole or a part, dated or not, come and go."""
    rng = random.Random(seed)
    known = [make_indicator(name) for name in ("甲量", "乙量")]
    editions = []
    for _step in range(14):
        if editions and rng.random() < 0.4:
            state = rng.choice([State.SUPERSEDED, State.LIVE, State.WITHDRAWN])
            Edition.objects.filter(pk=rng.choice(editions).pk).update(state=state)
        else:
            fields = rng.choice(KINDS) | rng.choice(WHEN) | {"scope": rng.choice(["", "全省"])}
            editions.append(told(rng.randint(1, 9), indicator=rng.choice(known), **fields))
        keys = [each.pk for each in known]
        found, scanned = latest_of(keys), latest(keys)
        for key in keys:
            assert found[key].parts.keys() == scanned[key].parts.keys()
            for part, history in scanned[key].parts.items():
                assert found[key].parts[part].series == history.series
                assert set(found[key].parts[part].statements) == set(history.statements)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_held_equals_a_scan(seed):
    """Figures of every kind come and go, of the whole or a part, in the end of one name."""
    rng = random.Random(seed)
    known = [make_indicator(name) for name in ("甲量", "乙量", "丙量")]
    editions = []
    for step in range(16):
        if step == 12:
            merging.merge(*known[:2], versions=(0, 0), by=None, now=NOW)
            del known[1]
        elif editions and rng.random() < 0.4:
            state = rng.choice([State.SUPERSEDED, State.LIVE, State.WITHDRAWN])
            some = rng.sample(editions, k=min(len(editions), 2))
            Edition.objects.filter(pk__in=[each.pk for each in some]).update(state=state)
        else:
            fields = rng.choice(KINDS) | rng.choice(WHEN) | {"scope": rng.choice(["", "全省"])}
            editions.append(told(rng.randint(1, 9), indicator=rng.choice(known), **fields))
        assert news.times_reported() == counted()
        for row in Indicator.objects.all():
            assert history_of(row.pk) == histories([row.pk])[row.pk]
            for part in ("", "全省"):
                scanned = statements(row).filter(of_part(part)).values_list("pk", flat=True)
                assert [key_of(place) for place in places_of(row.pk, part)] == list(scanned)
