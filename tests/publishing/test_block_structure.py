"""Blocks are split, joined and moved; rows and their addresses stay, on the very words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Attachment, Block, Doubt, Measure, State
from releases.publishing import block_structure
from releases.publishing.editing import EditedMeanwhile, NotOpen
from releases.publishing.errors import Refused
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "去年，全市专利授权1939件。商标注册777件。"
CUT = TEXT.index("商标")


@pytest.fixture
def by():
    return make.make_user("编辑")


@pytest.fixture
def block():
    return make.make_block(make.make_edition(), TEXT, position=10)


def act(verb, block, *args, by, version=None):
    version = block.lock_version if version is None else version
    return verb(block, *args, version=version, by=by, now=make.NOW)


def texts(edition):
    return list(edition.blocks.in_order().values_list("text", flat=True))


def test_a_block_is_split_and_its_figures_stay_on_their_words(block, by):
    first, second = make.make_statistic(block, "1939件"), make.make_statistic(block, "777件")
    pieces = act(block_structure.split, block, [CUT], by=by)
    assert texts(block.edition) == [TEXT[:CUT], TEXT[CUT:]]
    assert pieces[0].uid == block.uid
    for figure, quote, piece in ((first, "1939件", 0), (second, "777件", 1)):
        uid = figure.uid
        figure.refresh_from_db()
        assert (figure.uid, figure.quote, figure.block) == (uid, quote, pieces[piece])


def test_a_split_question_keeps_its_number_and_speaker_once(by):
    edition = make.make_edition()
    speaker = make.make_appearance(edition)
    asked = make.make_block(edition, "一问。二问。", kind="question", number=3, speaker=speaker)
    pieces = act(block_structure.split, asked, [3], by=by)
    assert [(row.kind, row.number, row.speaker) for row in pieces] == [
        ("question", 3, speaker),
        ("question", None, speaker),
    ]


def test_a_photo_stays_behind_the_words_that_it_stood_behind(block, by):
    file = {"edition": block.edition, "name": "图", "alternative": "图", "file": "a.jpg"}
    photo = Attachment.objects.create(block=block, width=9, height=9, **file)
    pieces = act(block_structure.split, block, [CUT], by=by)
    photo.refresh_from_db()
    assert photo.block == pieces[1]
    act(block_structure.join, pieces[1], by=by)
    photo.refresh_from_db()
    assert photo.block == block


@pytest.mark.parametrize("cuts", [[0], [len(TEXT)], [CUT, CUT]])
def test_no_piece_is_empty(block, by, cuts):
    with pytest.raises(Refused, match="都要有字"):
        act(block_structure.split, block, cuts, by=by)
    assert texts(block.edition) == [TEXT]


def test_words_of_a_figure_are_not_cut_in_two(block, by):
    make.make_statistic(block, "1939件", indicator=make.make_indicator("专利授权"))
    with pytest.raises(Refused, match="专利授权"):
        act(block_structure.split, block, [TEXT.index("39件")], by=by)
    assert texts(block.edition) == [TEXT]


def test_a_doubt_that_is_cut_stays_on_its_first_words(block, by):
    doubt = Doubt.objects.create(
        edition=block.edition, block=block, start=3, end=len(TEXT), code="x", message="请看。"
    )
    act(block_structure.split, block, [CUT], by=by)
    doubt.refresh_from_db()
    assert (doubt.block, doubt.start, doubt.end) == (block, 3, CUT)


@pytest.mark.parametrize("following", [10, 11, 20])
def test_those_behind_give_way(block, by, following):
    make.make_block(block.edition, "后一段。", position=following)
    make.make_block(block.edition, "最后一段。", position=following)
    act(block_structure.split, block, [CUT - 2, CUT], by=by)
    pieces = [TEXT[: CUT - 2], TEXT[CUT - 2 : CUT], TEXT[CUT:]]
    assert texts(block.edition) == [*pieces, "后一段。", "最后一段。"]


def test_a_block_is_joined_to_the_one_before(block, by):
    second = make.make_block(block.edition, "另有版权登记55件。", position=20)
    figure = make.make_statistic(second, "55件")
    measure = make.make_measure(second)
    joined = act(block_structure.join, second, by=by)
    assert texts(block.edition) == [TEXT + "另有版权登记55件。"]
    figure.refresh_from_db()
    measure.refresh_from_db()
    assert (figure.quote, measure.quote) == ("55件", "另有版权登记55件。")
    assert (figure.block, joined.uid) == (block, block.uid)


def test_the_first_block_has_none_to_be_joined_to(block, by):
    with pytest.raises(Refused, match="第一段"):
        act(block_structure.join, block, by=by)


def test_words_of_two_people_are_not_joined(by):
    edition = make.make_edition()
    for name in ("王甲", "李乙"):
        speaker = make.make_appearance(edition, name)
        said = make.make_block(edition, "好。", kind="statement", speaker=speaker)
    with pytest.raises(Refused, match=r"王甲.*李乙"):
        act(block_structure.join, said, by=by)
    assert len(texts(edition)) == 2


def test_tables_are_joined_by_rows_and_to_tables_alone(block, by):
    for n, text in enumerate(("甲\t1", "乙\t2"), 2):
        table = make.make_block(block.edition, text, kind="table", position=10 * n)
    act(block_structure.join, table, by=by)
    assert texts(block.edition) == [TEXT, "甲\t1\n乙\t2"]
    with pytest.raises(Refused, match="表格"):
        act(block_structure.join, Block.objects.get(kind="table"), by=by)


@pytest.mark.parametrize("positions", [(10, 20, 30), (10, 10, 10)])
def test_a_block_moves_up_and_down(by, positions):
    edition = make.make_edition()
    rows = [
        make.make_block(edition, text, position=at)
        for text, at in zip("甲乙丙", positions, strict=True)
    ]
    act(block_structure.move, rows[2], -1, by=by)
    assert texts(edition) == ["甲", "丙", "乙"]
    act(block_structure.move, rows[0], 1, by=by)
    assert texts(edition) == ["丙", "甲", "乙"]
    for row, places in ((rows[2], -1), (rows[1], 1)):
        row.refresh_from_db()
        with pytest.raises(Refused, match="已经是"):
            act(block_structure.move, row, places, by=by)
    assert texts(edition) == ["丙", "甲", "乙"]


def test_of_two_moves_at_once_the_second_is_told(by):
    edition = make.make_edition()
    first, second = (make.make_block(edition, text, position=n) for n, text in enumerate("甲乙"))
    act(block_structure.move, first, 1, by=by)
    for row, places in ((first, 1), (second, -1)):  # each as it was seen
        with pytest.raises(EditedMeanwhile):
            act(block_structure.move, row, places, by=by)
    assert texts(edition) == ["乙", "甲"]


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (block_structure.split, [[CUT]]),
        (block_structure.join, []),
        (block_structure.move, [-1]),
    ],
)
def test_nothing_is_done_to_what_another_changed_or_published(block, by, verb, args):
    second = make.make_block(block.edition, TEXT, position=20)
    with pytest.raises(EditedMeanwhile, match="没有保存"):
        act(verb, second, *args, by=by, version=7)
    block.edition.state = State.LIVE
    block.edition.published_at = make.NOW
    block.edition.save()
    with pytest.raises(NotOpen, match="已经发布"):
        act(verb, second, *args, by=by)
    assert texts(block.edition) == [TEXT, TEXT]


@pytest.mark.slow
@given(st.data())
def test_split_and_joined_again_all_is_as_before(data):
    """Wherever it is cut and however many figures stand on it."""
    by, edition = make.make_user("编辑"), make.make_edition()
    text = data.draw(st.text("专利件0123 𠮷。", min_size=2, max_size=30).filter(str.strip))
    block = make.make_block(edition, text, position=10)
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
                lambda span: span[0] < span[1]
            ),
            max_size=4,
        )
    )
    rows = [make.make_measure(block, start=start, end=end) for start, end in spans]
    quotes = [text[start:end] for start, end in spans]
    cut = data.draw(st.integers(1, len(text) - 1))
    try:
        _first, second = act(block_structure.split, block, [cut], by=by)
    except Refused:
        crossing = any(start < cut < end for start, end in spans)
        assert crossing or not (text[:cut].strip() and text[cut:].strip())
        return
    assert [row.quote for row in Measure.objects.order_by("pk") if row in rows] == quotes
    act(block_structure.join, second, by=by)
    assert texts(edition) == [text]
    found = Measure.objects.filter(edition=edition).order_by("pk")
    assert [(row.start, row.end) for row in found] == spans
