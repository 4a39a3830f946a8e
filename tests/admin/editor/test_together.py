"""Several people on one edition: different fields merge, one field asks, an act is done once."""

import uuid

import pytest

from releases.models import Block, Change, State, Statistic
from tests import make
from tests.admin.asking import form_within, text
from tests.admin.editor.test_editor import HTMX, address, send, texts

TEXT = "去年，全市专利授权1939件。商标注册777件。"


def form(client, row):
    """What the opened form would send, with what each field was."""
    answer = client.get(address(row), {"edit": row.anchor}, headers=HTMX)
    page = text(answer)
    return form_within(answer, page.index('class="edited-form"'))


def post(client, row, sent, act="save", **fields):
    data = {**sent, "act": act, **fields}
    return client.post(address(row), data, headers=HTMX)


def test_different_fields_of_a_row_are_both_kept(editor, other, figure):
    mine, theirs = form(editor, figure), form(other, figure)
    post(other, figure, theirs, unit="万件")
    answer = post(editor, figure, mine, value_text="2,040", qualifier="about")
    assert "已保存" in text(answer)
    figure.refresh_from_db()
    assert (figure.value, figure.unit, figure.qualifier) == (2040, "万件", "about")


def test_the_same_field_asks_with_both_values(editor, other, figure):
    mine, theirs = form(editor, figure), form(other, figure)
    post(other, figure, theirs, unit="万件", value_text="7")
    answer = post(editor, figure, mine, unit="项", value_text="7")
    page = text(answer)
    assert "李四在" in page
    assert "把这一项改成了“万件”" in page
    figure.refresh_from_db()
    assert (figure.unit, figure.value) == ("万件", 7)
    again = form_within(answer, page.index('class="edited-form"'))
    assert (again["unit"], again["initial-unit"]) == ("项", "万件")
    taken = post(editor, figure, again, act="", take="unit")
    chosen = form_within(taken, text(taken).index('class="edited-form"'))
    assert chosen["unit"] == "万件"
    figure.refresh_from_db()
    assert figure.unit == "万件"
    # Whoever sends it again has seen both.
    assert "已保存" in text(post(editor, figure, again))
    figure.refresh_from_db()
    assert figure.unit == "项"


def test_a_kind_is_told_by_its_word(editor, other, figure):
    mine, theirs = form(editor, figure), form(other, figure)
    post(other, figure, theirs, kind="share")
    assert "改成了“比重”" in text(post(editor, figure, mine, kind="rank"))


def test_words_that_moved_meanwhile_are_no_change_of_mine(editor, other, block, figure):
    mine, theirs = form(editor, figure), form(other, block)
    post(other, block, theirs, text=f"据统计，{TEXT}")
    assert "已保存" in text(post(editor, figure, mine, unit="项"))
    figure.refresh_from_db()
    assert (figure.unit, figure.quote) == ("项", "1939件")


def test_a_moved_block_takes_the_words_typed_meanwhile(editor, other, block):
    make.make_block(block.edition, "谢谢。", position=20)
    mine = form(editor, block)
    send(other, block, "down")
    post(editor, block, mine, text="我写的。")
    assert texts(block.edition) == ["谢谢。", "我写的。"]


def test_splitting_or_joining_what_another_types_in_is_told(editor, other, block):
    before = make.make_block(block.edition, "第一段。", kind="statement", position=1)
    mine, theirs = form(editor, block), form(other, block)
    post(other, block, theirs, text=TEXT.replace("。商", "。\n\n商"))
    page = text(post(editor, block, mine, text=f"{TEXT}又及。"))
    assert "改成了“去年，全市专利授权1939件。”" in page
    assert "又及。" in page
    # Joined with the text as it was seen, after another had changed it.
    answer = send(editor, block, "join", seen=block.lock_version)
    assert "已被改过" in text(answer)
    assert f'id="{block.anchor}"' in text(answer)  # as it is by now, to be joined by who sees it
    assert texts(block.edition) == [before.text, TEXT[:15], TEXT[15:]]


@pytest.mark.parametrize("act", ["drop", "join"])
def test_a_block_that_went_while_one_types_keeps_what_was_typed(editor, other, block, act):
    make.make_block(block.edition, "第一段。", kind="statement", position=1)
    mine = form(editor, block)
    send(other, block, act)
    answer = post(editor, block, mine, text="我写的。")
    assert "已被别人删除" in text(answer)
    assert answer["HX-Reswap"] == "none"  # the form with the words stays


def test_after_publication_the_form_comes_back_with_the_reason(editor, block):
    mine = form(editor, block)
    type(block.edition).objects.update(state=State.LIVE, published_at=make.NOW)
    page = text(post(editor, block, mine, text="我写的。"))
    assert "已经发布" in page
    assert "我写的。" in page
    assert texts(block.edition) == [TEXT]


def test_an_act_that_is_sent_twice_is_done_once(editor, other, block, figure):
    mine = form(editor, figure)
    first = post(editor, figure, mine, value_text="5")
    theirs = form(other, figure)
    post(other, figure, theirs, value_text="6")
    again = post(editor, figure, mine, value_text="5")
    assert "已保存" in text(first)
    assert "已保存" in text(again)
    figure.refresh_from_db()
    assert (figure.value, Change.objects.filter(by=editor.user).count()) == (6, 1)


def test_other_words_under_the_same_number_are_another_act(editor, block):
    mine = form(editor, block)
    post(editor, block, mine, text="一。")
    answer = text(post(editor, block, mine, text="二。"))  # gone back to, and typed on
    assert "改成了“一。”" in answer
    assert "二。" in answer


@pytest.mark.parametrize(
    ("act", "kept"),
    [("join", ["第一段。" + TEXT, "谢谢。"]), ("down", ["第一段。", "谢谢。", TEXT]),
     ("drop", ["第一段。", "谢谢。"])],
)  # fmt: skip
def test_a_step_that_is_sent_twice_is_done_once(editor, block, act, kept):
    make.make_block(block.edition, "第一段。", kind="statement", position=1)
    make.make_block(block.edition, "谢谢。", kind="statement", position=20)
    number = str(uuid.uuid4())
    for _time in range(2):
        answer = send(editor, block, act, act_id=number)
        assert answer.status_code == 200
        assert "没有保存" not in text(answer)
    assert texts(block.edition) == kept
    assert Change.objects.count() == 1


def test_undo_doubt_and_addition_are_done_once(editor, block, figure):
    doubt = block.edition.doubts.create(block=block, start=0, end=2, code="x", message="看")
    number = str(uuid.uuid4())
    for _time in range(2):
        send(editor, doubt, "settle", act_id=number)
    assert Change.objects.get().verb == Change.Verb.SETTLE
    added = {"heading": "保护", "quote": "商标注册", "stage": "done", "add": "measure"}
    for _time in range(2):
        send(editor, block, "save", act_id=number, **added)
    assert block.edition.measures.count() == 1
    send(editor, figure, "drop")
    for _time in range(2):
        editor.post(address(block), {"act": "undo", "act_id": number}, headers=HTMX)
    assert Statistic.objects.count() == 1
    assert block.edition.measures.count() == 1


def test_a_number_that_is_none_is_not_minded(editor, block):
    for number in ("", "x", "\0"):
        block.refresh_from_db()
        send(editor, block, "save", act_id=number, kind="statement", text=f"{number or 'y'}。")
    assert Block.objects.get().lock_version == 2


def test_what_only_the_database_refuses_is_told_in_words(editor, block):
    mine = form(editor, block)
    page = text(post(editor, block, mine, kind="paragraph", number="3"))
    assert "只有提问才有题号" in page
    block.refresh_from_db()
    assert (block.kind, Change.objects.count()) == ("statement", 0)
