"""Who speaks a block: headings and paragraphs are nobody's, even inside somebody's turn."""

from releases.intake.parse.reader import read

PAGE = (
    "犇焜市发布会\n犇焜市公安局局长 王焜：全年办案3起，挽回损失20万元。\n一、打击有力\n"
    "今年以来，立案5起。\n"
)


def test_a_heading_inside_a_turn_is_nobodys():
    reading = read(PAGE)
    assert {b.speaker for b in reading.blocks if b.kind in ("heading", "paragraph")} <= {None}
    assert any(b.speaker for b in reading.blocks if b.kind in ("statement", "answer"))
