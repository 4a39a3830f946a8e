"""The public page of a draft, for those who may look at it, in a frame of its editor."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Attachment, Edition, Release, State
from releases.publishing import lifecycle
from tests import make
from tests.admin.asking import text, url

TEXT = "全年专利授权1939件，商标注册777件。"


@pytest.fixture
def draft():
    edition = make.make_edition()
    block = make.make_block(edition, TEXT)
    make.make_statistic(block, "1939件")
    return edition


def framed(client, edition):
    return client.get(url("edition_preview_page", edition.pk))


def test_the_page_is_the_one_that_readers_get_when_it_is_published(chief, client, draft):
    before = text(framed(chief, draft))
    lifecycle.publish(draft, by=chief.user, now=make.NOW)
    after = text(client.get(reverse("public:release", args=[Release.objects.get().number])))
    assert TEXT.replace("1939件", "") not in before  # it is marked, as for readers
    assert without_days(before) == without_days(after)


def without_days(page):
    """The whole text of the page; the moment and the number of publication are others."""
    words = page.split("<article")[1].split("</article>")[0]
    return re.sub(
        r"<svg.*?</svg>|\d{4}年\d+月\d+日( \d\d:\d\d)?|\d{8}-\d+|20\d\d-\S* \d\d:\d\d", "…", words
    )


def test_nothing_is_stored_and_nobody_keeps_it(chief, draft):
    answer = framed(chief, draft)
    assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex", True)
    assert "private" in answer["Cache-Control"]
    stored = Edition.objects.get(pk=draft.pk)
    assert (stored.state, stored.release.number) == (State.DRAFT, None)


def test_only_this_site_may_frame_only_this_page(chief, client, draft):
    answer = framed(chief, draft)
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    for other in (url("edition_preview", draft.pk), url("edition_editor", draft.pk), "/"):
        answer = chief.get(other)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", ["edition_preview_page", "edition_preview"])
def test_only_those_who_may_look_at_it(client, chief, draft, name):
    assert client.get(url(name, draft.pk)).status_code == 302
    stranger = Client()
    stranger.force_login(make.make_user())
    assert stranger.get(url(name, draft.pk)).status_code == 403
    live = make.make_release().editions.get()
    assert chief.get(url(name, live.pk)).status_code == 404


def test_a_change_is_seen_at_once(chief, draft):
    assert "商标注册777件" in text(framed(chief, draft))
    draft.blocks.update(text="全年专利授权1939件，商标注册778件。")
    assert "商标注册778件" in text(framed(chief, draft))


def test_a_correction_is_shown_with_the_editions_before_it(chief, draft):
    release = lifecycle.publish(draft, by=chief.user, now=make.NOW)
    correction = lifecycle.correct(release, by=chief.user, now=make.NOW)
    Edition.objects.filter(pk=correction.pk).update(change_note="改了一个数。")
    page = text(framed(chief, correction))
    assert "现行版为第 2 版" in page
    assert "改了一个数。" in page
    assert reverse("public:edition", args=[release.number, 1]) in page


def test_its_own_files_are_handed_out(chief, client, draft, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = Attachment(edition=draft, name="白皮书", alternative="全文")
    row.file.save("x.csv", SimpleUploadedFile("x.csv", "年,件".encode()))
    address = url("edition_preview_attachment", draft.pk, row.uid)
    assert address in text(framed(chief, draft))
    assert b"".join(chief.get(address)).decode() == "年,件"
    assert client.get(address).status_code == 302
    assert chief.get(url("edition_preview_attachment", draft.pk, "deadbeef")).status_code == 404


@pytest.mark.parametrize("width", ["1280", "390", "print"])
def test_the_frame_is_as_wide_as_was_asked(chief, draft, width):
    page = text(chief.get(url("edition_preview", draft.pk), {"width": width}))
    assert f'class="frame-{width}"' in page
    assert "预览：还没有发布" in page


def test_with_htmx_it_comes_without_the_page_around_it(chief, draft):
    page = text(chief.get(url("edition_preview", draft.pk), headers={"HX-Request": "true"}))
    assert "<iframe" in page
    assert "<html" not in page


def test_what_arithmetic_says_to_readers_is_told_beside_it(chief, draft):
    years = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
    before = {"period_start": "2023-01-01", "period_end": "2023-12-31"}
    old = make.make_release(at=make.NOW.replace(year=2024)).editions.get()
    make.make_statistic(make.make_block(old, "授权1000件"), "1000件", value=1000, **before)
    Edition.objects.filter(pk=draft.pk).update(event_date="2025-04-26")
    draft.statistics.update(**years)
    block = make.make_block(draft, "同比增长4.5%")
    make.make_statistic(
        block, "4.5%", kind="change", value="4.5", decimals=1, unit="%", basis="yoy", **years
    )
    page = text(chief.get(url("edition_preview", draft.pk)))
    assert "专利授权量 4.5%：按数值算得 93.9%，读者会看到“与计算不符”。" in page
    draft.statistics.filter(kind="change").update(value="93.9")
    assert "读者会看到" not in text(chief.get(url("edition_preview", draft.pk)))


def test_a_value_that_another_release_contradicts_is_told(chief, draft):
    years = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
    other = make.make_release().editions.get()
    make.make_statistic(make.make_block(other, "授权1000件"), "1000件", value=1000, **years)
    draft.statistics.update(**years)
    page = text(chief.get(url("edition_preview", draft.pk)))
    assert "专利授权量 1939件：同一时期的说法不一（1939件、1000件）" in page


def test_the_queries_do_not_grow(chief, draft):
    chief.get(url("edition_preview", draft.pk))  # content types are cached
    counts = []
    for _n in range(2):
        with CaptureQueriesContext(connection) as captured:
            chief.get(url("edition_preview", draft.pk))
        counts.append(len(captured))
        for _more in range(5):
            make.make_statistic(make.make_block(draft, "商标1939件。"))
    assert counts[0] == counts[1] <= 11
