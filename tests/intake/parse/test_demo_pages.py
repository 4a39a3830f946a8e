"""The three pages that a newcomer is told to paste, read as an editor would want them."""

from pathlib import Path

import pytest

from releases.intake.parse.reader import read

PAGES = Path(__file__).resolve().parents[3] / "releases" / "demo" / "pages"


@pytest.fixture(scope="module")
def readings():
    return {path.stem: read(path.read_text("utf-8")) for path in PAGES.glob("*.txt")}


def figures(reading, value):
    return [row for row in reading.statistics if row.value.lstrip("-") == value]


def words(reading, row):
    return next(b.text for b in reading.blocks if b.id == row.block)[row.start : row.end]


def asked(reading):
    """Each question with the names of those who answer it."""
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    found: list[tuple[str, list[str]]] = []
    for block in reading.blocks:
        if block.kind == "question":
            found.append((block.text, []))
        elif block.kind == "answer" and found:
            name = names.get(block.speaker or 0, "")
            if name not in found[-1][1]:
                found[-1][1].append(name)
    return found


def test_not_less_than_is_no_fall(readings):
    """不低于 and 不少于 are a lower bound; 低 and 少 in them are no decrease."""
    for stem, value in (("bullets", "600"), ("glued", "80")):
        (row,) = figures(readings[stem], value)
        assert (row.value, row.kind, row.qualifier) == (value, "level", "at_least")


def test_a_plan_by_the_end_of_the_year_is_not_last_year(readings):
    """年底前 in a plan means the year of the conference."""
    for stem, year in (("bullets", "2024"), ("brackets", "2025")):
        for row in readings[stem].statistics:
            if row.period and "年底前" in row.period.label:
                assert row.period.end.startswith(year), (stem, row)


def test_a_syllable_of_a_word_is_no_period(readings):
    """初步凭证 holds no 年初."""
    for reading in readings.values():
        assert not [
            r for r in reading.statistics if r.period and r.period.label in ("初", "年底", "末")
        ]


def test_brackets_facts(readings):
    reading = readings["brackets"]
    assert reading.published_at == "2025-09-18T17:42:00+08:00"
    assert reading.source == "云岫发布"
    assert reading.editor == "白若楠"
    assert (reading.event.date, reading.event.time) == ("2025-09-18", "下午3时")
    assert reading.event.venue == "云岫高新区创新中心报告厅"


def test_brackets_turns(readings):
    answers = [names for _question, names in asked(readings["brackets"])]
    assert answers == [["沈䶮"], ["臧蔚"], ["邢若谷"], ["沈䶮", "容屿"]]


def test_brackets_figures(readings):
    reading = readings["brackets"]
    (three,) = [row for row in figures(reading, "3") if row.qualifier != "exact"]
    # interchange.md: 以上 is ``over``, 不低于 is ``at_least``.
    assert (three.qualifier, three.unit) == ("over", "个")
    (eighteen,) = figures(reading, "18")
    assert (eighteen.kind, eighteen.qualifier) == ("change", "about")
    (fifteen,) = figures(reading, "15")
    assert "农情" not in fifteen.indicator
    for row in figures(reading, "500") + figures(reading, "1200"):
        assert "信用贷款额度" in row.indicator
    headings = {measure.heading for measure in reading.measures}
    assert not [h for h in headings if "保险箱" in h]


def test_glued_facts(readings):
    """Lost line breaks: source, date and seconds run into the body, which keeps every word."""
    reading = readings["glued"]
    assert reading.published_at.startswith("2023-12-20T18:06")
    assert reading.source == "云岫日报"
    assert reading.event.date == "2023-12-20"
    assert reading.event.venue == "市知识产权保护中心"
    assert any("召开新闻通气会" in block.text for block in reading.blocks)
    assert not [line for line in reading.furniture if "召开新闻通气会" in line]


def test_glued_people_and_turns(readings):
    reading = readings["glued"]
    names = [speaker.name for speaker in reading.speakers]
    assert set(names) >= {"沈䶮", "邢若谷", "鲁承平", "方砚秋"}
    spoken = {s.id: s.name for s in reading.speakers}
    statements = {spoken.get(b.speaker or 0) for b in reading.blocks if b.kind == "statement"}
    assert statements >= {"沈䶮", "邢若谷", "鲁承平"}
    questions = asked(reading)
    assert len(questions) >= 2
    assert questions[0][0].startswith("现在网上有不少")
    assert questions[0][1] == ["沈䶮"]
    assert questions[1][1] == ["邢若谷"]


@pytest.mark.parametrize("stem", ["bullets", "brackets", "glued"])
def test_indicators_are_names_of_things(readings, stem):
    """No indicator is a bare verb, a cut-off word or the head of a list mark."""
    bad = ("提到", "前再", "一是", "二是", "三是", "将重点", "了互认", "已和解", "经比对")
    names = [row.indicator for row in readings[stem].statistics]
    assert not [n for n in names if n in bad or any(b in n for b in bad[1:])]
