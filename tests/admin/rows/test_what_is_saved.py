"""Whatever a form of the admin saves can be exported and imported again; the rest is refused."""

import json
from random import Random

import pytest
from django.forms import model_to_dict

from releases.export.interchange import lines
from releases.intake.validate import reading_of
from releases.models import Edition
from tests import make
from tests.admin.asking import edit, text, url
from tests.deep import one_in

DAYS = ["", "0001-01-01", "1899-12-31", "1900-01-01", "2024-01-01", "2100-12-31", "9999-12-31"]
WORDS = ["", " ", "甲", "甲\u202e乙", "甲\u200e", "甲\u200b", "甲" * 101, "甲" * 201, "A\tB", "<b>"]


@pytest.fixture
def rows():
    edition = make.make_edition()
    return {
        "statistic": make.make_statistic(make.make_block(edition)),
        "appearance": make.make_appearance(edition, "方岚", posts=["副局长"]),
        "attendingmedia": make.make_attending_media(edition),
        "measure": make.make_measure(make.make_block(edition)),
        "edition": edition,
    }


def values(model: str, draw: Random) -> dict[str, str]:
    def words() -> str:
        return draw.choice(WORDS)

    days = sorted(draw.choices(DAYS[1:], k=2))
    return {
        "statistic": {
            "indicator_name": words(), "unit": words(), "scope": words(), "period_label": words(),
            "period_start": days[0], "period_end": days[1],
            "value_text": draw.choice(["1", "1,939", "-0.5", "123456789012345", "0.1234567"]),
        },
        "appearance": {"name": words(), "posts": f"{words()}\n{words()}"},
        "attendingmedia": {"name": words()},
        "measure": {"heading": words() * 3, "due_words": words()},
        "edition": {
            "title": words(), "subtitle": words(), "source": words(), "editor": words(),
            "event_date": draw.choice(DAYS), "venue": words(), "event_time": words(),
        },
    }[model]  # fmt: skip


@pytest.mark.parametrize(
    "model", ["statistic", "appearance", "attendingmedia", "measure", "edition"]
)
@pytest.mark.parametrize("seed", one_in(4, range(4)))
def test_what_is_saved_comes_in_again(editor, rows, model, seed):
    row, draw = rows[model], Random(seed)
    for _time in range(2):
        some = values(model, draw)
        changed = dict(draw.sample(sorted(some.items()), min(len(some), 1 + seed)))
        edit(editor, url(f"{model}_change", row.pk), **changed)
    exported = list(lines(Edition.objects.all()))
    assert [reading_of(json.loads(line)).title for line in exported]


@pytest.mark.parametrize(
    ("model", "field", "value", "message"),
    [
        ("statistic", "period_end", "9999-12-31", "年份要在 1900 至 2100 之间"),
        ("edition", "event_date", "0001-01-01", "年份要在 1900 至 2100 之间"),
        ("edition", "title", "甲\u202e乙", "U+202E"),
        ("appearance", "posts", "副局长\n甲\u202e乙", "U+202E"),
        ("attendingmedia", "name", "甲\u200f", "U+200F"),
    ],
)
def test_the_rest_is_refused_with_a_word(editor, rows, model, field, value, message):
    typed = {field: value}
    if field == "period_end":
        typed["period_start"] = "2024-01-01"
    response = edit(editor, url(f"{model}_change", rows[model].pk), **typed)
    assert message in text(response)
    rows[model].refresh_from_db()
    assert value not in map(str, model_to_dict(rows[model]).values())


def test_a_text_that_makes_the_page_too_long_is_refused(editor, rows, settings):
    block = rows["statistic"].block
    others = sum(len(one.text) for one in block.edition.blocks.exclude(pk=block.pk))
    settings.PASTE_MAX_CHARACTERS = others + len(block.text) + 5
    edit(editor, url("block_change", block.pk), text=block.text + "甲乙丙丁戊")
    block.refresh_from_db()
    assert block.text.endswith("丁戊")
    response = edit(editor, url("block_change", block.pk), text=block.text + "己")
    assert "超过上限" in text(response)


def test_more_topics_than_an_import_takes_are_refused(editor, rows, monkeypatch):
    monkeypatch.setattr("releases.admin.editor.card_forms.MAX_TOPICS", 1)
    topics = [make.make_topic(name).pk for name in ("甲", "乙")]
    response = edit(editor, url("edition_change", rows["edition"].pk), topics=topics)
    assert "主题最多 1 个。" in text(response)
