"""A paste becomes a draft at once; what stands between is asked, and no older work is lost."""

import re
from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.admin.pasting import half_done_checks
from releases.intake import pasted_pages as intake
from releases.intake.parse import reader
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.sources.unreadable import Unreadable
from releases.models import Change, Check, Edition, PastedText, Person
from releases.models.pasted_text import sha256
from releases.publishing import lifecycle, seeing
from tests import make
from tests.admin.asking import said, text, url
from tests.admin.pasted_page import PAGE, drafted, paste

UNDATED = PAGE.replace("发布时间：2025-04-25 09:30\n", "")


def kept(page=PAGE):
    return intake.keep(page.encode(), filename="", by=None, now=timezone.now())


def half_done(pasted, *settled, told="", **changed):
    """A check that somebody began on the page of an earlier version."""
    text_read = intake.text_of(pasted)
    reading = replace(reader.read(text_read), **changed)
    keys = [
        half_done_checks.keys(reading, kind)[int(n) - 1]
        for kind, _dash, n in (each.partition("-") for each in settled)
    ]
    return Check.objects.create(
        pasted_text=pasted,
        data=to_dict(reading),
        settled=[*keys, *([told] if told else [])],
        text_sha256=sha256(text_read.encode()),
        updated_at=make.NOW,
    )


def draft_page(client, pasted):
    return text(client.get(url("pastedtext_check", pasted.pk)))


def make_draft(client, pasted, **pressed):
    return client.post(url("pastedtext_check", pasted.pk), pressed, follow=True)


def test_a_paste_lands_at_the_top_of_the_editor(editor):
    response = paste(editor)
    edition = Edition.objects.get()
    assert response.redirect_chain[-1][0] == url("edition_editor", edition.pk)
    assert "只有编辑看得到" in said(response)
    page = text(response)
    assert "云岫市召开2025年知识产权新闻发布会" in page
    assert f"数据 {edition.statistics.count()}" in page
    assert edition.pasted_text == PastedText.objects.get()
    assert edition.created_by == editor.user
    assert Change.objects.get().by == editor.user


def test_old_addresses_lead_to_the_editor_of_the_draft(editor, reviewer):
    edition = drafted(editor)
    for client in (editor, reviewer):
        answer = client.get(url("pastedtext_check", edition.pasted_text_id))
        assert answer.url == url("edition_editor", edition.pk)


def test_a_draft_that_was_discarded_can_be_made_again(editor):
    edition = drafted(editor)
    lifecycle.discard(edition, by=editor.user, now=timezone.now())
    pasted = PastedText.objects.get()
    assert 'value="建立草稿"' in draft_page(editor, pasted)
    make_draft(editor, pasted)
    assert Edition.objects.present().get().pasted_text == pasted


def test_what_was_corrected_and_accepted_before_is_in_the_draft(editor):
    pasted = kept(UNDATED)
    reading = reader.read(UNDATED)
    first = replace(reading.statistics[0], value="1940")
    check = half_done(
        pasted, "statistic-1", "doubt-1", told="name person 方岚",
        statistics=(first, *reading.statistics[1:]), title="另一个标题",
    )  # fmt: skip
    assert "核对、更正过读出的内容" in draft_page(editor, pasted)
    paste(editor, UNDATED)
    edition = Edition.objects.get()
    row = edition.statistics.in_order()[0]
    assert (edition.title, row.value, row.unseen) == ("另一个标题", 1940, False)
    waiting = dict(seeing.unseen(edition))
    assert waiting["数据"] == len(reading.statistics) - 1
    assert edition.doubts.count() == len(check.data["doubts"]) - 1
    assert list(Person.objects.filter(unconfirmed=False)) == [Person.objects.get(name="方岚")]


def test_corrections_of_other_words_are_asked_about(editor):
    pasted = kept()
    check = half_done(pasted, title="另一个标题")
    Check.objects.update(text_sha256="0" * 64)
    page = text(paste(editor))
    assert "它的文字有变化" in page
    assert not Edition.objects.exists()
    make_draft(editor, pasted, reread="1")
    assert Edition.objects.get().title == reader.read(PAGE).title != check.data["title"]


def test_corrections_may_be_taken_all_the_same(editor):
    pasted = kept()
    half_done(pasted, title="另一个标题")
    Check.objects.update(text_sha256="0" * 64)
    make_draft(editor, pasted)
    assert Edition.objects.get().title == "另一个标题"


def test_a_page_that_may_be_no_conference_is_asked_about(editor):
    response = paste(editor, "今天的菜谱：红烧肉。先把肉切块，再下锅。\n" * 3)
    page = text(response)
    assert "看不出这是一篇新闻发布会稿件" in page
    assert "换编码" in page
    assert not Edition.objects.exists()
    make_draft(editor, PastedText.objects.get())
    assert Edition.objects.exists()


def test_the_page_tells_what_was_read(editor):
    pasted = kept()
    page = draft_page(editor, pasted)
    reading = reader.read(PAGE)
    assert f"读出 {len(reading.blocks)} 个段落" in page
    assert "UTF-8" in page
    assert not Edition.objects.exists()


def test_a_reviewer_looks_and_makes_nothing(reviewer):
    pasted = kept()
    assert 'type="submit" class="default" value="建立草稿"' not in draft_page(reviewer, pasted)
    assert reviewer.post(url("pastedtext_check", pasted.pk)).status_code == 403
    assert not Edition.objects.exists()


def test_the_page_runs_nothing_inline(editor):
    page = draft_page(editor, kept())
    assert not re.search(r"<[^>]*\s(style=|on[a-z]+=)", page)
    assert not re.search(r"<script[^>]*>\s*[^<\s]", page)


def test_a_page_that_can_no_longer_be_read_says_so(editor, monkeypatch):
    pasted = kept()

    def refuse(_pasted):
        raise Unreadable("这个文件的格式太复杂。")

    monkeypatch.setattr(half_done_checks, "text_of", refuse)
    for response in (editor.get(url("pastedtext_check", pasted.pk), follow=True), paste(editor)):
        assert "这个文件的格式太复杂。" in said(response)
        assert response.redirect_chain[-1][0] == url("pastedtext_change", pasted.pk)


def test_what_no_release_may_hold_is_told_and_makes_no_draft(editor, settings):
    pasted = kept()
    settings.PASTE_MAX_CHARACTERS = 10
    response = make_draft(editor, pasted)
    assert "草稿没有建立。blocks：正文有" in said(response)
    assert not Edition.objects.exists()


def long_page(n):
    people = "".join(
        f"市科{k}局副局长 王{k}元\n知识产权创造稳步提升。{k}类专利授权{k}件。\n"
        for k in range(1, n)
    )
    return f"{PAGE}{people}"


def test_the_editor_asks_a_constant_number_of_times_for_new_names(editor):
    for n in range(1, 60):
        make.make_organisation(f"市科学{n}技术局").aliases.create(name=f"市科学{n}局")
        make.make_indicator(f"{n}类专利授权数量")
    asked = []
    for n in (5, 40):
        pasted = kept(long_page(n))
        make_draft(editor, pasted, another="1")
        address = url("edition_editor", pasted.editions.get().pk)
        editor.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address).status_code == 200
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 45
