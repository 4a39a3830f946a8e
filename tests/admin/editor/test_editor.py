"""The editor over HTTP: each act by its own request, with htmx and as a whole page."""

from decimal import Decimal

import pytest

from releases.admin.editor import found_figures
from releases.models import Block, Doubt, Indicator, Measure, State, Statistic
from tests import make
from tests.admin.asking import text, url

HTMX = {"HX-Request": "true"}
TEXT = "去年，全市专利授权1939件。商标注册777件。"


def address(row):
    return url("edition_editor", row.edition_id)


def send(client, row, act, *, seen=None, htmx=True, **fields):
    version = row.lock_version if seen is None else seen
    data = {"row": row.anchor, "act": act, "version": version, **fields}
    return client.post(address(row), data, headers=HTMX if htmx else {}, follow=True)


def opened(client, row, **asked):
    """What the form for the row holds, as a browser would send it back."""
    asked = asked or {"edit": row.anchor}
    answer = client.get(address(row), asked, headers=HTMX)
    return {
        field.html_name: "" if field.value() is None else field.value()
        for field in answer.context["opened"].form
    }


def texts(edition):
    return list(edition.blocks.in_order().values_list("text", flat=True))


def test_the_text_stands_with_its_rows_beside_it(editor, block, figure):
    make.make_measure(block, "强化保护")
    Doubt.objects.create(edition=block.edition, block=block, start=0, end=2, code="x", message="看")
    Doubt.objects.create(edition=block.edition, code="y", message="整页都要看")
    page = text(editor.get(address(block)))
    assert f'data-rows="{figure.anchor} ' in page
    for words in ("强化保护", "看", "整页都要看", "专利授权量 1939件"):
        assert words in page


@pytest.mark.parametrize("htmx", [True, False])
def test_a_blank_line_splits_a_block(editor, block, figure, htmx):
    form = opened(editor, block)
    form["text"] = TEXT.replace("。商", "。\r\n \r\n\r\n商")
    answer = send(editor, block, "save", htmx=htmx, **form)
    assert texts(block.edition) == [TEXT[:15], TEXT[15:]]
    figure.refresh_from_db()
    assert figure.quote == "1939件"
    assert text(answer).count('<section class="edited ') == 2


@pytest.mark.parametrize(
    ("act", "order"), [("up", "乙 甲 丙"), ("down", "甲 丙 乙"), ("join", "甲乙 丙")]
)
def test_blocks_are_moved_and_joined(editor, act, order):
    edition = make.make_edition()
    rows = [make.make_block(edition, word, position=n) for n, word in enumerate("甲乙丙")]
    answer = text(send(editor, rows[1], act))
    assert " ".join(texts(edition)) == order
    other = rows[2] if act == "down" else rows[0]
    # What stood elsewhere goes before it comes in its new place.
    assert f'<section id="{other.anchor}" hx-swap-oob="delete">' in answer


def test_a_figure_is_corrected_with_its_words(editor, block, figure):
    form = opened(editor, figure) | {"value_text": "2,040", "with_words": "on"}
    send(editor, figure, "save", **form)
    figure.refresh_from_db()
    assert (figure.value, figure.quote) == (2040, "2040件")
    assert texts(block.edition) == [TEXT.replace("1939", "2040")]


def test_a_figure_is_corrected_alone(editor, block, figure):
    form = opened(editor, figure) | {"unit": "万件", "series": "发明专利授权量"}
    send(editor, figure, "save", **form)
    figure.refresh_from_db()
    assert (figure.unit, figure.indicator.name) == ("万件", "发明专利授权量")
    assert (figure.indicator_name, texts(block.edition)) == ("专利授权量", [TEXT])


def test_a_missed_figure_is_added_as_the_reader_reads_it(editor, block, figure):
    form = opened(editor, block, add="statistic", block=block.anchor, quote="商标注册777件")
    assert (form["value_text"], form["unit"]) == ("777", "件")
    send(editor, block, "save", add="statistic", **form)
    added = Statistic.objects.exclude(pk=figure.pk).get()
    assert (added.value, added.quote, added.block) == (Decimal(777), "777件", block)
    assert added.indicator.name == form["indicator_name"]


def test_words_without_a_number_give_an_empty_form_on_them(editor, block):
    form = opened(editor, block, add="statistic", block=block.anchor, quote="全市")
    assert (form["quote"], form["value_text"]) == ("全市", "")
    made = Indicator.objects.count()
    answer = text(send(editor, block, "save", add="statistic", **form))
    assert "这个字段是必填项" in answer
    assert (Statistic.objects.exists(), Indicator.objects.count()) == (False, made)


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("平均缩短到9.50天", "9.50", "天"),
        ("第5", "5", ""),
        ("１，２０５个方面", "1205", "个方面"),
        ("代号1234567890123", "", ""),  # too long for a figure: none is better than a part
    ],
)
def test_where_the_reader_finds_nothing_the_plain_number_is_offered(
    editor, block, words, value, unit
):
    Block.objects.filter(pk=block.pk).update(text=f"另有{words}。")
    form = opened(editor, block, add="statistic", block=block.anchor, quote=words)
    assert (form["value_text"], form["unit"], form["quote"]) == (value, unit, words)


def test_the_second_of_two_places_is_meant(editor, block):
    # Of words that stand twice.
    Block.objects.filter(pk=block.pk).update(text="甲10件，乙10件。")
    form = opened(editor, block, add="measure", block=block.anchor, quote="10件", nth=2)
    form["stage"] = "done"
    send(editor, block, "save", add="measure", **form)
    assert Measure.objects.get().start == 6


def test_rows_are_dropped_and_doubts_settled(editor, block, figure):
    doubt = Doubt.objects.create(
        edition=block.edition, block=block, start=0, end=2, code="x", message="请看。"
    )
    send(editor, doubt, "settle")
    doubt.refresh_from_db()
    assert doubt.settled_by == editor.user
    assert "还用着它" in text(send(editor, block, "drop"))
    send(editor, figure, "drop")
    send(editor, block, "drop")
    assert texts(block.edition) == []


def test_a_row_or_a_block_is_copied_behind_itself(editor, block, figure):
    make.make_statistic(block, "777件")
    send(editor, figure, "copy")
    rows = list(block.statistics.in_order())
    assert [row.quote for row in rows] == ["1939件", "1939件", "777件"]
    assert rows[0].uid != rows[1].uid
    answer = text(send(editor, block, "copy"))
    assert answer.count('<section class="edited ') == 2
    assert texts(block.edition) == [TEXT, TEXT]
    assert block.edition.statistics.count() == 3
    editor.post(address(block), {"act": "undo"}, headers=HTMX)
    assert texts(block.edition) == [TEXT]
    assert "已被改过" in text(send(editor, block, "copy", seen=7))


def test_what_another_changed_is_not_overwritten_and_nothing_typed_is_lost(editor, block):
    form = opened(editor, block) | {"text": "我写的。"}
    Block.objects.filter(pk=block.pk).update(text="别人写的。", lock_version=1)
    answer = text(send(editor, block, "save", **form))
    assert "已被改过" in answer
    assert "我写的。" in answer
    assert texts(block.edition) == ["别人写的。"]
    assert "没有保存" in text(send(editor, block, "join", seen="０"))


@pytest.mark.parametrize("htmx", [True, False])
def test_a_row_that_is_gone_is_said_to_be(editor, block, figure, htmx):
    Statistic.objects.all().delete()
    answer = send(editor, figure, "save", htmx=htmx, value_text="1")
    assert "已被别人删除" in text(answer)
    assert not htmx or answer["HX-Reswap"] == "none"


@pytest.mark.parametrize("kind", ["statistic", "measure"])
def test_nothing_is_added_to_no_words(editor, block, kind):
    form = opened(editor, block, add=kind, block=block.anchor, quote="全市") | {"quote": ""}
    answer = send(editor, block, "save", add=kind, **form)
    assert answer.status_code == 200
    assert "quote" in answer.context["opened"].form.errors
    assert not Statistic.objects.exists()
    assert not Measure.objects.exists()


def test_what_is_sent_is_not_read_again(editor, block, monkeypatch):
    form = opened(editor, block, add="statistic", block=block.anchor, quote="777件")
    monkeypatch.setattr(found_figures, "_read", None)
    send(editor, block, "save", add="statistic", **form)
    assert Statistic.objects.get().quote == "777件"


@pytest.mark.parametrize("htmx", [True, False])
def test_the_last_act_is_taken_back_and_done_again(editor, block, figure, htmx):
    def step(act):
        headers = HTMX if htmx else {}
        return text(editor.post(address(block), {"act": act}, headers=headers, follow=True))

    assert text(editor.get(address(block))).count("disabled>") == 2
    send(editor, figure, "save", **opened(editor, figure) | {"value_text": "5"})
    assert "已撤销" in step("undo")
    figure.refresh_from_db()
    assert figure.value == 1939
    page = step("redo")
    assert "已重做" in page
    assert f'id="{block.anchor}"' in page
    figure.refresh_from_db()
    assert figure.value == 5
    assert "没有可以重做的一步" in step("redo")


def test_published_text_is_shown_and_not_changed(editor, block, figure):
    block.edition.state, block.edition.published_at = State.LIVE, make.NOW
    block.edition.save()
    page = text(editor.get(address(block), {"edit": block.anchor}))
    assert "<textarea" not in page
    assert 'name="act"' not in page
    assert "已经发布" in text(send(editor, block, "down"))


def test_who_may_only_look_changes_nothing(block):
    from django.contrib.auth.models import Permission

    from tests.admin.conftest import signed_in

    user = make.make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_edition"))
    looker = signed_in(user)
    assert 'name="act"' not in text(looker.get(address(block)))
    for act in ("save", "up", "drop", "settle"):
        assert send(looker, block, act).status_code == 403
    assert send(looker, block, "save", add="statistic").status_code == 403
    assert looker.post(address(block), {"act": "undo"}).status_code == 403
    user.user_permissions.clear()
    assert signed_in(type(user).objects.get(pk=user.pk)).get(address(block)).status_code == 403
