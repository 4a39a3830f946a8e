import datetime

import pytest
from django.urls import reverse

from releases.models import State
from tests.make import NOW, make_change, make_edition, make_release
from tests.public.pages import assert_nothing_inline, make_correction, make_full_release, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda number, n: client.get(reverse("public:edition", args=[number, n]))


def test_old_edition_stays_readable_and_points_to_the_live_one(page):
    old = make_full_release()
    make_correction(old)
    response = page(old.release.number, 1)
    shown = text_of(response)
    assert "这是旧版（第 1 版" in shown
    assert f"现行版在 /releases/{old.release.number}/（第 2 版）" in " ".join(shown.split())
    assert "1939件" in shown
    html = response.content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f"http://testserver/releases/{old.release.number}/editions/1/" in html
    assert_nothing_inline(response)


def test_live_edition_at_its_fixed_address(page):
    edition = make_full_release()
    response = page(edition.release.number, 1)
    assert "这是旧版" not in text_of(response)
    canonical = (
        f'<link rel="canonical" href="http://testserver/releases/{edition.release.number}/">'
    )
    assert canonical in response.content.decode()


def test_edition_being_corrected_is_not_shown(page):
    release = make_release()
    make_edition(release=release, ordinal=2, title="更正中")
    response = page(release.number, 2)
    assert response.status_code == 404
    assert "更正中" not in text_of(response)


@pytest.mark.parametrize("ordinal", [0, 2, 10**30])
def test_unknown_edition(page, ordinal):
    assert page(make_release().number, ordinal).status_code == 404


def test_editions_of_a_withdrawn_release_are_gone(page):
    release = make_release(state=State.WITHDRAWN)
    make_edition(release=release, ordinal=2, state=State.SUPERSEDED, title="旧版")
    for ordinal in (1, 2):
        response = page(release.number, ordinal)
        assert response.status_code == 410
        assert "旧版" not in text_of(response)


def test_a_withdrawn_edition_stays_so_when_a_corrected_one_is_published(page, client):
    release = make_release(state=State.WITHDRAWN, title="误发的")
    make_change(release, "withdraw", note="数据有误，已核实。")
    release.withdrawn_at, release.withdrawal_reason = None, ""
    release.save()
    make_edition(release=release, ordinal=2, state=State.LIVE, title="改好的")
    response = page(release.number, 1)
    assert response.status_code == 410
    assert "第 1 版已撤回" in text_of(response)
    assert "数据有误，已核实。" in text_of(response)
    assert f'href="/releases/{release.number}/"' in response.content.decode()
    assert client.get(f"/releases/{release.number}/").status_code == 200


def test_the_explanation_of_a_sample_says_that_it_is_one(client):
    release = make_release(state=State.WITHDRAWN)
    release.origin = "sample"
    release.save()
    response = client.get(f"/releases/{release.number}/")
    assert response.status_code == 410
    assert "城市与内容均为虚构" in text_of(response)


def test_each_edition_is_cited_with_its_own_time(page):
    old = make_full_release()
    later = NOW + datetime.timedelta(days=2, hours=3)
    make_correction(old, published_at=later)
    assert "第 2 版，2025年4月28日 12:30发布" in "".join(
        text_of(page(old.release.number, 2)).split("\n")
    )
    assert "2025年4月26日 09:30" in text_of(page(old.release.number, 1))
