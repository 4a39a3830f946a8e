"""Of every golden page, and of the demo's pages to paste, all that was said is kept."""

import html

import pytest

from releases.demo.load import HERE as DEMO
from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_json import to_dict
from releases.text.folding import clean
from tests.journeys.words import missing
from tests.pasted.golden_pages import every_page, read_page, text

ENDS = ("。", "!", "?", "”")
# What the old page prints before a value, and before a question.
LABELS = ("编辑", "来源", "发布时间", "问题1", "问题2", "问题3")
COUNTED = "一二三四五六七八九十百两首半"

demo_pages = pytest.mark.parametrize(
    "path", sorted((DEMO / "pages").glob("*.txt")), ids=lambda path: path.stem
)


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def lost(text, reading):
    """The sentences of the text that no field of the reading holds, unseen characters apart."""
    data = to_dict(reading)
    speakers = [f"{row['organisation']}{'、'.join(row['posts'])}" for row in data["speakers"]]
    kept = f"<main>{html.escape(chr(10).join([*strings(data), *speakers]))}</main>"
    names = [*(row["name"] for row in data["speakers"]), data["editor"], *LABELS]
    found = missing(clean(text), kept, furniture=reading.furniture, names=names)
    return [sentence for sentence in found if sentence.endswith(ENDS)]


def misplaced(reading):
    """The words at the places of figures that do not hold the figure."""
    texts = {block.id: block.text for block in reading.blocks}
    for row in reading.statistics:
        words = texts[row.block][row.start : row.end].replace(",", "").replace("，", "")
        if row.value.lstrip("-") not in words and not any(c in COUNTED for c in words):
            yield words


@every_page("kept")
def test_every_sentence_of_a_page_is_kept(page):
    assert lost(text(page), read_page(page)) == []


@every_page("places")
def test_every_figure_stands_where_it_says(page):
    assert list(misplaced(read_page(page))) == []


@demo_pages
def test_nothing_of_a_page_to_paste_is_lost_or_misplaced(path):
    text = path.read_text("utf-8")
    reading = read(text)
    assert lost(text, reading) == []
    assert list(misplaced(reading)) == []


def test_a_sentence_that_is_not_kept_is_seen():
    assert missing("甲说。\n乙说。", "<main>甲说。</main>", names=LABELS) == ["乙说。"]
