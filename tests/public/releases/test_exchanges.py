import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Block
from releases.public.releases.exchanges import BlockOutline, exchanges, outline
from releases.public.releases.transcript import BodyLine, parts
from tests.make import make_block, make_release

KINDS = st.sampled_from(Block.Kind.values)
BLOCKS = st.lists(st.tuples(KINDS, st.sampled_from([None, 1, 2]), st.booleans()), max_size=14)


def shape(kinds: str) -> list[tuple[str, str]]:
    """Which places of a body such as `hqaaps` are the question and the answers of an exchange."""
    names = {"h": "heading", "p": "paragraph", "s": "statement", "q": "question", "a": "answer"}
    places = [
        BlockOutline(1, n, f"{n:08x}", names[kind], None, None) for n, kind in enumerate(kinds)
    ]
    return [
        ("".join(str(p.pk) for p in e.turn), "".join(str(p.pk) for turn in e.answers for p in turn))
        for e in exchanges(places)
    ]


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ("", []),
        ("hpsa", []),
        ("qa", [("0", "1")]),
        ("qqaaqa", [("01", "23"), ("4", "5")]),
        ("qasa", [("0", "1")]),
        ("qhaq", [("0", ""), ("3", "")]),
    ],
)
def test_answers_join_the_question_before_them(kinds, found):
    assert shape(kinds) == found


@given(BLOCKS)
def test_the_outline_agrees_with_the_page(rows):
    """The page of a row and the page of a release never disagree about what answers what."""
    blocks = [
        Block(
            pk=n,
            kind=kind,
            speaker_id=speaker,
            uid=f"{n:08x}",
            text="字",
            number=n if numbered and kind == "question" else None,
        )
        for n, (kind, speaker, numbered) in enumerate(rows)
    ]
    # `turns` asks for the speaker itself; its key does here.
    for block in blocks:
        block._state.fields_cache["speaker"] = block.speaker_id
    places = [BlockOutline(1, b.pk, b.uid, b.kind, b.speaker_id, b.number) for b in blocks]
    on_page = [
        (
            [line.block.pk for line in part.turn.lines],
            [line.block.pk for turn in part.answers for line in turn.lines],
        )
        for part in parts(BodyLine(block, "") for block in blocks)
        if part.kind == "question"
    ]
    assert [
        ([p.pk for p in e.turn], [p.pk for turn in e.answers for p in turn])
        for e in exchanges(places)
    ] == on_page


@pytest.mark.django_db
def test_the_outline_of_several_editions_is_one_query(django_assert_num_queries):
    editions = [make_release().editions.get() for _time in range(2)]
    for edition in editions:
        make_block(edition, "后说的", position=2)
        make_block(edition, "先说的", kind="question", number=3, position=1)
    with django_assert_num_queries(1):
        found = outline(edition.pk for edition in editions)
    assert [place.kind for place in found[editions[1].pk]] == ["question", "paragraph"]
    assert found[editions[0].pk][0].number == 3
