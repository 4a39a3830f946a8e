import re

import pytest
from django.urls import reverse

from releases.models import Release, State
from tests.make import NOW, make_block, make_edition, make_release
from tests.public.pages import assert_nothing_inline, make_correction, make_full_release, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda number: client.get(reverse("public:release", args=[number]))


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_a_release_that_is_not_yet_published(page, state):
    release = Release.objects.create(number="20250101-1", first_published_at=NOW)
    make_edition(release=release, state=state, title="未发布")
    response = page(release.number)
    assert response.status_code == 404
    assert "未发布" not in text_of(response)


def test_withdrawn_says_what_when_and_why(page):
    release = make_release(state=State.WITHDRAWN, title="撤回的发布稿")
    make_block(release.editions.get(), "不再提供的正文")
    response = page(release.number)
    assert response.status_code == 410
    shown = text_of(response)
    for words in ("已撤回", "撤回的发布稿", "数据有误，核实后重新发布。", "2025年4月26日 09:30"):
        assert words in shown
    assert "不再提供的正文" not in shown
    assert_nothing_inline(response)


def test_corrected_release_explains_itself(page):
    old = make_full_release(title="云岫市发布会")
    make_correction(old)
    response = page(old.release.number)
    shown = text_of(response)
    assert "已更正" in shown
    assert "更正第三段的件数。" in shown
    assert f"/releases/{old.release.number}/editions/1/" in response.content.decode()
    assert "1939" not in shown


def test_first_edition_is_not_called_corrected(page):
    assert "已更正" not in text_of(page(make_full_release().release.number))


def test_sample_is_unmistakable(page):
    edition = make_full_release()
    Release.objects.update(origin="sample")
    assert "演示数据，城市与内容均为虚构" in text_of(page(edition.release.number))


def test_imported_shows_the_printed_time(page):
    edition = make_full_release(printed_date="2007-01-30", printed_time="11:29")
    Release.objects.update(origin="imported")
    shown = text_of(page(edition.release.number))
    assert "本稿从旧站导入，原页发布时间：" in shown
    assert "本站收录时间：2025年4月26日 09:30" in shown
    assert len(re.findall(r"发布时间：?\s*2007年1月30日 11:29", shown)) == 2


def test_imported_without_a_printed_time(page):
    edition = make_full_release()
    Release.objects.update(origin="imported")
    assert "原页未注明发布时间" in text_of(page(edition.release.number))
