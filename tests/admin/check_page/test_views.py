"""The check page: each row accepted, corrected or dropped, two editors, and what it costs."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.admin.check_page import working_copy
from releases.intake import pasted_pages as intake
from releases.intake.parse.reading import ParsedDoubt
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.sources.unreadable import Unreadable
from releases.models import Check, Edition, Organisation, PastedText
from tests import make
from tests.admin.asking import said, text, url
from tests.admin.pasted_page import PAGE, copy_of, paste, press

UNDATED = PAGE.replace("发布时间：2025-04-25 09:30\n", "")


@pytest.fixture
def pasted(editor):
    paste(editor, UNDATED)
    return PastedText.objects.get()


@pytest.fixture
def doubtful(pasted):
    """A copy with three doubts of our own, whatever the reader doubts."""
    copy = working_copy.load(pasted)
    figure, block = copy.reading.statistics[0], copy.reading.blocks[-1]
    doubts = (
        ParsedDoubt(None, None, None, "no_publication_date", "没有找到发布时间，请填写。"),
        ParsedDoubt(figure.block, figure.start, figure.end, "unit_unclear", "单位不清。"),
        ParsedDoubt(block.id, 0, len(block.text), "text_cut_off", "可能不完整。"),
    )
    working_copy.keep(
        replace(copy, reading=replace(copy.reading, doubts=doubts)), version=0, by=None
    )
    return pasted


def row(pasted, kind, /, **values):
    """The name of the first row of a kind with these values."""
    rows = to_dict(copy_of(pasted).reading)[f"{kind}s"]
    return next(
        f"{kind}-{n}" for n, r in enumerate(rows, 1) if all(r[k] == v for k, v in values.items())
    )


def fields(client, pasted, name):
    """What the row's form would send unchanged."""
    page = client.get(url("pastedtext_check", pasted.pk), {"edit": name})
    form = page.context["form"]
    return {f.html_name: "" if f.value() is None else f.value() for f in form}


def test_looking_stores_nothing(editor, pasted):
    editor.get(url("pastedtext_check", pasted.pk))
    assert not Check.objects.exists()
    assert not Edition.objects.exists()


def test_a_figure_is_corrected_and_the_draft_says_so(editor, pasted):
    name = row(pasted, "statistic", value="1939")
    data = fields(editor, pasted, name)
    response = press(editor, pasted, correct=name, **data | {"value": "1,940", "unit": "件"})
    assert response.redirect_chain[-1][0].endswith(f"?at={name}#{name}")
    assert copy_of(pasted).reading.statistics[int(name[-1]) - 1].value == "1940"
    assert re.search(rf'id="{name}" class="row settled"', text(response))
    kept = Check.objects.get()
    assert (kept.lock_version, kept.updated_by) == (1, editor.user)
    assert not Edition.objects.exists()
    editor.post(url("pastedtext_check", pasted.pk), {"version": 1})
    assert Edition.objects.get().statistics.filter(value=1940).exists()


def test_other_words_move_the_span(editor, pasted):
    name = row(pasted, "statistic", value="1939")
    data = fields(editor, pasted, name) | {"quote": "授权1，939件"}
    press(editor, pasted, correct=name, **data)
    reading = copy_of(pasted).reading
    new = reading.statistics[int(name[-1]) - 1]
    block = next(b for b in reading.blocks if b.id == new.block)
    assert block.text[new.start : new.end] == "授权1,939件"


@pytest.mark.parametrize(
    ("kind", "change", "refusal"),
    [
        ("statistic", {"value": "许多"}, "数值：格式不对"),
        ("statistic", {"indicator": ""}, "这个字段是必填项"),
        ("statistic", {"quote": "没有的话"}, "正文里没有这些文字"),
        ("statistic", {"period_start": "某日"}, "看不出是哪一天"),
        ("statistic", {"kind": "mood"}, "mood"),
        ("speaker", {"name": ""}, "这个字段是必填项"),
        ("block", {"speaker": "99"}, "99"),
    ],
)
def test_a_refused_correction_keeps_what_was_typed(editor, pasted, kind, change, refusal):
    name = f"{kind}-1"
    response = press(editor, pasted, correct=name, **fields(editor, pasted, name) | change)
    assert response.status_code == 200
    assert not response.redirect_chain
    page = text(response)
    assert refusal in page
    for value in change.values():
        assert f'value="{value}"' in page or value in page
    assert not Check.objects.exists()


def test_facts_are_corrected(editor, pasted):
    press(editor, pasted, correct="fact-published_at", value="2025年4月25日 09:30")
    press(editor, pasted, correct="fact-event.date", value="2025-04-24")
    press(editor, pasted, correct="fact-topics", value="专利\n商标、专利")
    press(editor, pasted, correct="fact-title", value="另一个标题")
    reading = copy_of(pasted).reading
    assert reading.published_at == "2025-04-25T09:30:00+08:00"
    assert reading.event.date == "2025-04-24"
    assert reading.topics == ("专利", "商标")
    assert reading.title == "另一个标题"
    assert "no_publication_date" not in {doubt.code for doubt in reading.doubts}
    press(editor, pasted, drop="fact-event.date")
    press(editor, pasted, drop="fact-topics")
    assert (copy_of(pasted).reading.event.date, copy_of(pasted).reading.topics) == (None, ())


def test_a_block_and_a_speaker_are_corrected(editor, pasted):
    name = row(pasted, "block", kind="question")
    press(editor, pasted, correct=name, **fields(editor, pasted, name) | {"kind": "paragraph"})
    speaker = {"name": "方岚", "organisation": "市知识产权局", "role": "host"}
    press(editor, pasted, correct="speaker-1", posts="局长、党组书记", **speaker)
    reading = copy_of(pasted).reading
    block = reading.blocks[int(name.partition("-")[2]) - 1]
    assert (block.kind, block.number) == ("paragraph", None)
    assert reading.speakers[0].posts == ("局长", "党组书记")


def test_a_row_is_dropped_and_the_step_undone(editor, pasted):
    before = copy_of(pasted).reading
    press(editor, pasted, accept="fact-title")
    response = press(editor, pasted, drop="statistic-1")
    assert "已去掉" in said(response)
    assert len(copy_of(pasted).reading.statistics) == len(before.statistics) - 1
    press(editor, pasted, undo="1")
    assert copy_of(pasted).reading == before
    assert copy_of(pasted).version == 3
    press(editor, pasted, undo="1")
    assert len(copy_of(pasted).reading.statistics) == len(before.statistics) - 1


@pytest.mark.parametrize(
    ("pressed", "at"),
    [
        ({"accept": "fact-title"}, "fact-title"),
        ({"drop": "statistic-1"}, "statistic-1"),
        ({"drop": "statistic-1", "back": "block-2"}, "block-2"),
        ({"undo": "1", "at": "measure-1"}, "measure-1"),
        ({"correct": "fact-source", "value": "云岫晚报"}, "fact-source"),
        ({"reread": "1"}, ""),
    ],
)
def test_a_step_leads_back_to_its_row(editor, pasted, pressed, at):
    for name in ("fact-editor", "fact-reviewer"):  # the first step cannot be undone
        press(editor, pasted, accept=name)
    response = press(editor, pasted, **pressed)
    address = url("pastedtext_check", pasted.pk)
    assert response.redirect_chain == [(f"{address}?at={at}#{at}" if at else address, 302)]


def test_a_block_dropped_goes_to_the_furniture(editor, pasted):
    last = len(copy_of(pasted).reading.blocks)
    words = copy_of(pasted).reading.blocks[-1].text
    press(editor, pasted, drop=f"block-{last}")
    assert copy_of(pasted).reading.furniture[-1] == words


def test_a_doubt_accepted_leads_to_the_next_and_stays_out_of_the_draft(editor, doubtful):
    response = press(editor, doubtful, accept="doubt-1")
    assert response.redirect_chain[-1][0].endswith("?at=doubt-2#doubt-2")
    assert "还有 2 处疑点" in text(response)
    assert "已核对的疑点 1" in text(response)
    response = press(editor, doubtful, accept="doubt-3")
    assert response.redirect_chain[-1][0].endswith("?at=doubt-2#doubt-2")
    press(editor, doubtful)
    assert [doubt.message for doubt in Edition.objects.get().doubts.all()] == ["单位不清。"]


def test_the_last_doubt_accepted_leads_to_the_empty_list(editor, doubtful):
    for n in (1, 2, 3):
        response = press(editor, doubtful, accept=f"doubt-{n}")
    assert response.redirect_chain[-1][0].endswith("?at=doubts#doubts")
    assert "没有未核对的疑点" in text(response)


def test_a_doubt_knows_its_row_and_its_words(editor, doubtful):
    page = text(editor.get(url("pastedtext_check", doubtful.pk)))
    whole, figure, block = (page.split(f'id="doubt-{n}"')[1].split("</li>")[0] for n in (1, 2, 3))
    assert "?edit=fact-published_at&amp;back=doubt-1" in whole
    assert "看原文" not in whole
    assert "?edit=statistic-1&amp;back=doubt-2" in figure
    assert 'href="#at-doubt-2"' in figure
    assert 'name="drop" value="statistic-1"' in figure
    assert "?edit=block-" in block
    assert 'name="drop"' not in block
    assert page.index('id="doubt-1"') < page.index("基本信息")


def test_a_figure_dropped_from_its_doubt_takes_the_doubt_along(editor, doubtful):
    press(editor, doubtful, drop="statistic-1")
    assert [doubt.code for doubt in copy_of(doubtful).reading.doubts] == [
        "no_publication_date", "text_cut_off",
    ]  # fmt: skip


def test_a_settled_row_can_be_opened_again(editor, doubtful):
    press(editor, doubtful, accept="doubt-1")
    press(editor, doubtful, reopen="doubt-1")
    press(editor, doubtful, accept="statistic-1")
    assert len(copy_of(doubtful).settled) == 1
    press(editor, doubtful, reopen="statistic-1")
    assert copy_of(doubtful).settled == ()


def test_correcting_from_a_doubt_opens_in_place_and_settles_it(editor, doubtful):
    address = url("pastedtext_check", doubtful.pk)
    page = editor.get(address, {"edit": "statistic-1", "back": "doubt-2"})
    form = text(page).split('id="doubt-2"')[1].split("</li>")[0]
    assert 'name="correct" value="statistic-1"' in form
    assert text(page).count('class="correct"') == 1
    data = fields(editor, doubtful, "statistic-1")
    response = press(editor, doubtful, correct="statistic-1", back="doubt-2", **data)
    assert response.redirect_chain[-1][0].endswith("#doubt-3")
    assert len(copy_of(doubtful).left.doubts) == 2


def test_a_measure_and_a_figure_are_added_from_words(editor, pasted):
    response = press(
        editor, pasted, add="measure", quote="强化版权保护意识", heading="强化版权保护",
        stage="planned", theme="protection",
    )  # fmt: skip
    assert "已添加" in said(response)
    press(
        editor, pasted, add="statistic", quote="同比增长", indicator="新的指标", value="7",
        unit="%", kind="change", qualifier="exact", basis="yoy", period_label="2024年",
        period_start="2024-01-01", period_end="2024-12-31",
    )  # fmt: skip
    reading = copy_of(pasted).reading
    assert "强化版权保护" in {measure.heading for measure in reading.measures}
    added = next(s for s in reading.statistics if s.indicator == "新的指标")
    assert (added.value, added.period.end) == ("7", "2024-12-31")


@pytest.mark.parametrize("values", [
    {"add": "measure", "quote": "没有", "heading": "甲", "stage": "done"},
    {"add": "measure", "quote": "", "heading": "", "stage": ""},
])  # fmt: skip
def test_a_refused_addition_stays_open(editor, pasted, values):
    response = press(editor, pasted, **values)
    assert response.context["adding"] == "measure"
    assert response.context["form"].errors
    assert not Check.objects.exists()


@pytest.mark.parametrize("values", [
    {"accept": "statistic-99"}, {"accept": "mood-1"}, {"accept": "statistic-x"}, {"accept": ""},
    {"drop": "block-0"}, {"drop": "fact-mood"}, {"correct": "doubt-1"}, {"correct": "fact-x"},
    {"add": "block"}, {"reopen": "speaker-"}, {"accept": "doubt-"}, {"drop": "doubt-²"},
    {"undo": "1"}, {"same": "organisation x y"},
])  # fmt: skip
def test_what_is_not_there_is_answered_with_a_sentence(editor, pasted, values):
    response = press(editor, pasted, **values)
    assert response.status_code == 200
    assert re.search(r"没有|不是", said(response))
    assert not Check.objects.exists()


@pytest.mark.parametrize("query", ["edit=mood-1", "edit=block-99", "edit=fact-x", "edit=", "add=x",
                                   "edit=statistic-²", "at=%22%3E%3Cscript%3E"])  # fmt: skip
def test_odd_addresses_show_the_page(editor, pasted, query):
    response = editor.get(f"{url('pastedtext_check', pasted.pk)}?{query}")
    assert response.status_code == 200
    assert "<script>" not in text(response)


def test_a_speaker_without_posts_is_shown(editor, pasted):
    press(editor, pasted, add="speaker", name="甄新", role="attendee", organisation="", posts="")
    page = editor.get(url("pastedtext_check", pasted.pk))
    assert "甄新" in text(page)
    assert copy_of(pasted).reading.speakers[-1].posts == ()


def test_a_speaker_is_added_and_can_be_given_words(editor, pasted):
    speaker = {"name": "甄新", "organisation": "市公安局", "posts": "局长", "role": "respondent"}
    press(editor, pasted, add="speaker", **speaker)
    added = copy_of(pasted).reading.speakers[-1]
    assert (added.name, added.posts) == ("甄新", ("局长",))
    name = row(pasted, "block", kind="answer")
    data = fields(editor, pasted, name) | {"speaker": str(added.id)}
    press(editor, pasted, correct=name, **data)
    block = copy_of(pasted).reading.blocks[int(name.partition("-")[2]) - 1]
    assert block.speaker == added.id


def test_two_editors_the_second_is_told(editor, chief, pasted):
    press(editor, pasted, version=0, accept="fact-title")
    response = press(chief, pasted, version=0, correct="fact-title", value="别的")
    assert f"{editor.user}在" in text(response)
    assert "没有保存" in text(response)
    assert 'value="别的"' in text(response)
    assert copy_of(pasted).reading.title != "别的"
    press(chief, pasted, version=1, correct="fact-title", value="别的")
    assert "没有保存" in said(press(editor, pasted, version=1, drop="fact-title"))
    assert copy_of(pasted).reading.title == "别的"
    assert "改过" in said(press(editor, pasted, version=1))
    assert not Edition.objects.exists()


def test_what_the_second_editor_typed_stays_if_the_row_is_still_there(editor, chief, pasted):
    address = url("pastedtext_check", pasted.pk)
    page = text(chief.get(address, {"edit": "statistic-1"}))
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    typed = fields(chief, pasted, "statistic-1") | {"value": "777", "key": key}
    press(editor, pasted, version=0, accept="fact-title")
    kept = press(chief, pasted, version=0, correct="statistic-1", **typed)
    assert 'value="777"' in text(kept)
    assert 'name="version" value="1"' in text(kept)
    press(editor, pasted, version=1, drop="statistic-1")
    gone = press(chief, pasted, version=1, correct="statistic-1", **typed)
    assert "没有保存" in said(gone)
    assert 'value="777"' not in text(gone)
    assert copy_of(pasted).version == 2


def test_a_write_between_reading_and_storing_is_refused(editor, pasted):
    """Both saw the same version; the database decides who was first."""
    first, second = copy_of(pasted), copy_of(pasted)
    working_copy.keep(first, version=0, by=editor.user)
    with pytest.raises(working_copy.correct.NotCorrected, match="没有保存"):
        working_copy.keep(second, version=0, by=editor.user)


def test_reading_anew_replaces_the_copy_and_can_be_undone(editor, pasted):
    assert 'name="reread"' not in text(editor.get(url("pastedtext_check", pasted.pk)))
    press(editor, pasted, correct="fact-title", value="改过的")
    assert "确定重新读" in text(editor.get(url("pastedtext_check", pasted.pk)))
    press(editor, pasted, reread="1")
    assert copy_of(pasted).reading.title == "云岫市召开2025年知识产权新闻发布会"
    press(editor, pasted, undo="1")
    assert copy_of(pasted).reading.title == "改过的"


def test_a_text_that_changed_since_is_told(editor, pasted):
    press(editor, pasted, accept="fact-title")
    assert "原文的文字有变化" not in text(editor.get(url("pastedtext_check", pasted.pk)))
    PastedText.objects.update(encoding="gb18030")
    assert "原文的文字有变化" in text(editor.get(url("pastedtext_check", pasted.pk)))


def test_after_the_draft_the_copy_rests(editor, pasted):
    press(editor, pasted)
    response = press(editor, pasted, accept="fact-title")
    assert "到那个版本里改" in said(response)
    assert 'name="accept"' not in text(response)
    assert not Check.objects.exists()


def test_a_reviewer_looks_and_changes_nothing(reviewer, pasted):
    page = text(reviewer.get(url("pastedtext_check", pasted.pk), {"edit": "fact-title"}))
    assert 'name="accept"' not in page
    assert press(reviewer, pasted, accept="fact-title").status_code == 403
    assert press(reviewer, pasted, same="organisation 1 x").status_code == 403
    assert not Check.objects.exists()


def test_changing_needs_its_own_permission(editor, pasted):
    group = editor.user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="change_check"))
    assert press(editor, pasted, accept="fact-title").status_code == 403


def test_every_word_of_the_page_and_every_row_has_its_link(editor, pasted):
    page = text(editor.get(url("pastedtext_check", pasted.pk)))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'class="value" href="#([^"]+)"', page):
        if not target.startswith("at-fact"):
            assert target in ids
    for target in re.findall(r'data-rows="([^"]+)"', page):
        assert set(target.split()) <= set(ids)


def test_the_page_runs_nothing_inline(editor, pasted):
    for query in ("", "edit=statistic-1", "edit=fact-media", "add=measure", "edit=block-1"):
        page = text(editor.get(f"{url('pastedtext_check', pasted.pk)}?{query}"))
        assert not re.search(r"<[^>]*\s(style=|on[a-z]+=)", page)
        assert not re.search(r"<script[^>]*>\s*[^<\s]", page)


def queries(client, pasted):
    address = url("pastedtext_check", pasted.pk)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def long_page(n):
    people = "".join(
        f"市科{k}局副局长 王{k}元\n知识产权创造稳步提升。{k}类专利授权{k}件。\n"
        for k in range(1, n)
    )
    return f"{PAGE}{people}"


def test_the_page_asks_a_constant_number_of_times(editor):
    for n in range(1, 60):
        make.make_organisation(f"市科学{n}技术局").aliases.create(name=f"市科学{n}局")
        make.make_indicator(f"{n}类专利授权数量")
    few, many = (
        intake.keep(long_page(n).encode(), filename="", by=None, now=timezone.now())
        for n in (5, 40)
    )
    asked = [queries(editor, page) for page in (few, many)]
    assert asked[0] == asked[1] <= 36
    press(editor, many, accept="fact-title")
    assert queries(editor, many) <= 36


def test_stored_corrections_cost_a_few_queries(editor, pasted):
    press(editor, pasted, accept="fact-title")
    with CaptureQueriesContext(connection) as captured:
        address = url("pastedtext_check", pasted.pk)
        editor.post(address, {"version": 1, "accept": "statistic-1"})
    assert len(captured) <= 14
    assert not Organisation.objects.exists()


def test_a_page_that_can_no_longer_be_read_says_so(editor, pasted, monkeypatch):
    def refuse(_pasted):
        raise Unreadable("这个文件的格式太复杂。")

    monkeypatch.setattr(working_copy, "load", refuse)
    response = editor.get(url("pastedtext_check", pasted.pk), follow=True)
    assert "这个文件的格式太复杂。" in said(response)
    assert response.redirect_chain[-1][0] == url("pastedtext_change", pasted.pk)


def test_what_no_release_may_hold_is_told_and_makes_no_draft(editor, pasted, settings):
    settings.PASTE_MAX_CHARACTERS = 10
    response = press(editor, pasted, _draft="1")
    assert "草稿没有建立。blocks：正文有" in said(response)
    assert not Edition.objects.exists()
