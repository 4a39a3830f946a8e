"""What the screen and an act ask of the database and of the processor, at 40 and at 400 blocks."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Block, Statistic
from tests import make
from tests.admin.asking import form_within, text
from tests.admin.editor.test_editor import HTMX, address, send

TEXT = "去年，全市专利授权1939件。商标注册777件。"
# Of savepoints apart, which a request outside of tests does not need: it has a transaction there.
SCREEN, FIGURE, WORDS, MOVE, JOIN = 20, 14, 18, 17, 29
PROCESSOR = 0.08  # seconds


@pytest.fixture(params=[40, pytest.param(400, marks=pytest.mark.slow)])
def edition(request):
    edition = make.make_edition()
    rows = [Block(edition=edition, text=TEXT, position=n) for n in range(request.param)]
    blocks = Block.objects.bulk_create(rows)
    like = make.make_statistic(blocks[0], "1939件")
    fields = {"edition": edition, "indicator": like.indicator, "value": 1939, "unit": "件"}
    place = {
        "kind": "level",
        "indicator_name": like.indicator_name,
        "start": like.start,
        "end": like.end,
    }
    figures = [Statistic(block=block, **fields, **place) for block in blocks[1:]]
    Statistic.objects.bulk_create(figures)
    return edition


def spent(act):
    """The queries of what is done, and its seconds of the processor."""
    begun = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    seconds = time.process_time() - begun
    assert answer.status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]]), seconds


def test_the_screen(editor, edition):
    row = edition.blocks.first()
    editor.get(address(row))  # the session's clock is written once in a while
    assert spent(lambda: editor.get(address(row)))[0] <= SCREEN


@pytest.mark.parametrize(
    ("kind", "field", "most"), [(Statistic, "value_text", FIGURE), (Block, "text", WORDS)]
)
def test_a_field(editor, edition, kind, field, most):
    row = kind.objects.order_by("pk").last()
    taken = []
    for typed in "567":
        answer = editor.get(address(row), {"edit": row.anchor}, headers=HTMX)
        sent = form_within(answer, text(answer).index('class="edited-form"'))
        sent |= {"act": "save", field: sent[field] + typed}
        queries, seconds = spent(lambda sent=sent: editor.post(address(row), sent, headers=HTMX))
        assert queries <= most
        taken.append(seconds)
    assert min(taken) <= PROCESSOR


@pytest.mark.parametrize(("act", "most"), [("up", MOVE), ("join", JOIN)])
def test_a_step(editor, edition, act, most):
    block = edition.blocks.in_order().last()
    editor.get(address(block))
    queries, seconds = spent(lambda: send(editor, block, act))
    assert queries <= most
    assert seconds <= PROCESSOR
