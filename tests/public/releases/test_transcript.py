from django.utils.safestring import mark_safe

from releases.models import Appearance, Block
from releases.public.releases.transcript import BodyLine, SpeakerTurn, parts

ZHANG, WANG = Appearance(pk=1, name="张焜"), Appearance(pk=2, name="王犇")


def line(kind, text="话", speaker=None, number=None):
    return BodyLine(Block(kind=kind, text=text, speaker=speaker, number=number), mark_safe(text))


def turns(lines) -> list[SpeakerTurn]:
    return [part.turn for part in parts(lines)]


def test_statements_by_one_speaker_are_one_turn():
    found = turns([line("statement", "一", ZHANG), line("statement", "二", ZHANG)])
    assert [[entry.block.text for entry in turn.lines] for turn in found] == [["一", "二"]]


def test_another_speaker_begins_another_turn():
    assert len(turns([line("statement", "一", ZHANG), line("statement", "二", WANG)])) == 2


def test_headings_never_join():
    assert len(turns([line("heading"), line("heading")])) == 2


def test_a_question_takes_the_answers_of_all_who_answer():
    found = parts(
        [
            line("question", "问", number=1),
            line("answer", "答一", ZHANG),
            line("answer", "答二", ZHANG),
            line("answer", "补充", WANG),
            line("question", "又问", number=2),
            line("answer", "再答", WANG),
        ]
    )
    assert [part.number for part in found] == [1, 2]
    assert [turn.speaker for turn in found[0].answers] == [ZHANG, WANG]


def test_a_numbered_question_does_not_join_the_one_before():
    found = parts([line("question", "问", number=1), line("question", "又问", number=2)])
    assert [part.number for part in found] == [1, 2]


def test_a_question_goes_on_in_an_unnumbered_block():
    found = parts([line("question", "开场", number=1), line("question", "请问")])
    assert [len(part.turn.lines) for part in found] == [2]


def test_an_answer_without_a_question_stands_alone():
    found = parts([line("paragraph"), line("answer", "答", ZHANG)])
    assert [part.kind for part in found] == ["paragraph", "answer"]


def kinds(*lines):
    """Each part with its turns as kinds: `question+table | answer+table`."""
    found = []
    for part in parts(lines):
        turns = [part.turn, *part.answers]
        found.append(" | ".join("+".join(x.block.kind for x in turn.lines) for turn in turns))
    return found


def test_a_table_is_part_of_the_turn_that_it_stands_in():
    table, theirs = line("table"), line("table", speaker=ZHANG)
    one, two = line("statement", speaker=ZHANG), line("statement", speaker=ZHANG)
    assert kinds(one, theirs, two) == kinds(one, table, two) == ["statement+table+statement"]
    answer = line("answer", speaker=ZHANG)
    assert kinds(line("question"), answer, table, answer) == ["question | answer+table+answer"]
    assert kinds(line("question"), table, answer) == ["question+table | answer"]


def test_a_table_of_another_speaker_is_no_part_of_the_turn():
    table, after = line("table", speaker=WANG), line("statement", speaker=ZHANG)
    assert kinds(line("statement", speaker=ZHANG), table, after) == [
        "statement", "table", "statement",
    ]  # fmt: skip


def test_a_table_below_a_heading_or_at_the_beginning_stands_by_itself():
    assert kinds(line("heading"), line("table"), line("table")) == ["heading", "table+table"]
    assert kinds(line("table"), line("paragraph")) == ["table", "paragraph"]
