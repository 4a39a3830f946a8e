import datetime

import pytest
from django.urls import reverse

from releases.models import Edition, Release, State
from tests.make import NOW, make_block, make_edition, make_indicator, make_release, make_statistic

from .pages import assert_nothing_inline, make_full_release, text_of

pytestmark = pytest.mark.django_db
YEAR = {"period_start": "2024-01-01", "period_end": "2024-12-31", "period_label": "2024年"}


@pytest.fixture
def home(client):
    return lambda: client.get(reverse("public:home"))


def test_nothing_published_yet(home):
    response = home()
    assert response.status_code == 200
    assert "还没有已发布的发布稿。" in text_of(response)
    assert_nothing_inline(response)


def test_newest_five_with_a_search_box(home):
    for day in range(6):
        make_release(title=f"第{day}场", at=NOW + datetime.timedelta(days=day))
    response = home()
    shown = text_of(response)
    places = [shown.index(f"第{day}场") for day in (5, 4, 3, 2, 1)]
    assert places == sorted(places)
    assert "第0场" not in shown
    assert 'name="q"' in response.content.decode()
    assert_nothing_inline(response)


def test_only_what_is_published(home):
    make_edition(title="草稿")
    make_edition(title="已审未发", state=State.APPROVED)
    make_release(title="撤回的", state=State.WITHDRAWN)
    shown = text_of(home())
    assert not any(title in shown for title in ("草稿", "已审未发", "撤回的"))


def test_key_figures_lead_to_the_words(home):
    edition = make_full_release()
    row = edition.statistics.get()
    response = home()
    assert "1939件" in text_of(response)
    assert f"/releases/{edition.release.number}/#q-{row.anchor}" in response.content.decode()


def test_key_figure_is_the_latest_value(home):
    old, new = make_block(_live(-9)), make_block(_live(0))
    make_statistic(new, value=500, **YEAR)
    make_statistic(old, value=400, **YEAR | {"period_end": "2024-06-30"})
    shown = text_of(home())
    assert "500件" in shown
    assert "400件" not in shown


def test_a_key_figure_that_releases_disagree_on_is_marked(home):
    for days, value in ((-9, 400), (0, 500)):
        make_statistic(make_block(_live(days)), value=value, **YEAR)
    response = home()
    assert "500件2024年说法不一" in "".join(text_of(response).split())
    assert 'class="flag" href="/statistics/' in response.content.decode()
    make_statistic(make_block(_live(1)), value=600, **YEAR | {"period_start": "2024-06-01"})
    assert 'class="flag"' not in home().content.decode()


def test_a_goal_is_no_key_figure(home):
    block = make_block(_live(0))
    make_statistic(block, value=3000, period_start="2025-01-01", period_end="2025-12-31")
    assert "3000件" not in text_of(home())


def test_key_figures_of_unpublished_editions_stay_hidden(home):
    for state in (State.DRAFT, State.SUPERSEDED, State.WITHDRAWN):
        make_statistic(make_block(make_edition(state=state)), value=777, **YEAR)
    assert "777件" not in text_of(home())


def test_sample_data_is_said_to_be_sample(home):
    Release.objects.filter(pk=make_release().pk).update(origin="sample")
    assert "城市与内容均为虚构" in text_of(home())


@pytest.mark.parametrize("count", [3, 30])
def test_queries(home, django_assert_num_queries, count):
    for number in range(count):
        block = make_block(make_full_release())
        make_statistic(block, indicator=make_indicator(f"指标{number}"), **YEAR)
    with django_assert_num_queries(22):
        home()
    with django_assert_num_queries(5):
        home()


def _live(days: int) -> Edition:
    release = make_release(at=NOW + datetime.timedelta(days=days))
    return Edition.objects.get(release=release)
