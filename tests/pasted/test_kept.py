"""Of every golden page, and of the demo's pages to paste, all that was said is kept."""

import html
from pathlib import Path

import pytest

from releases.demo.load import HERE as DEMO
from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from tests.journeys.words import missing

PAGES = [*sorted(Path(__file__).parent.glob("*.txt")), *sorted((DEMO / "pages").glob("*.txt"))]
ENDS = ("。", "!", "?", "”")
# What the old page prints before a value, and before a question.
LABELS = ("编辑", "来源", "发布时间", "问题1", "问题2", "问题3")
COUNTED = "一二三四五六七八九十百两首半"

every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


@every_page
def test_every_sentence_of_a_page_is_kept(path):
    text = path.read_text("utf-8")
    reading = read(text)
    data = to_dict(reading)
    speakers = [f"{row['organisation']}{'、'.join(row['posts'])}" for row in data["speakers"]]
    kept = f"<main>{html.escape(chr(10).join([*strings(data), *speakers]))}</main>"
    names = [*(row["name"] for row in data["speakers"]), data["editor"], *LABELS]
    lost = missing(text, kept, furniture=reading.furniture, names=names)
    assert [sentence for sentence in lost if sentence.endswith(ENDS)] == []


@every_page
def test_every_figure_stands_where_it_says(path):
    reading = read(path.read_text("utf-8"))
    texts = {block.id: block.text for block in reading.blocks}
    for row in reading.statistics:
        words = texts[row.block][row.start : row.end].replace(",", "").replace("，", "")
        assert row.value.lstrip("-") in words or any(c in COUNTED for c in words), words


def test_a_sentence_that_is_not_kept_is_seen():
    assert missing("甲说。\n乙说。", "<main>甲说。</main>", names=LABELS) == ["乙说。"]
