"""What the screen and an act ask of the database and of the processor, at 40 and at 400 blocks.

Not counted are savepoints, which a request outside of tests does not need, as it has a transaction
there, and of an act the four questions with which every request of the desk begins.
"""

import re
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from releases.models import Block, Doubt, Measure, Statistic
from releases.search.index import indexing
from tests import make
from tests.admin.asking import form_within, text
from tests.admin.editor.test_editor import HTMX, address, send

TEXT = "去年，全市专利授权1939件。商标注册777件。"
MOST, SCREEN = 12, 20
PROCESSOR = 0.08  # seconds
# An undo that writes rows of all the kinds that stand on words, each with a statement of its own.
UNDO_MORE = {"join": 1, "text of a measure": 1}
# The version of the site, the session with its clock, the account, its rights. On PostgreSQL the
# version is settled first within a test's own transaction.
AT_FIRST = ("releases_contentversion", "django_session", "auth_user", "auth_permission")
BEGINS = re.compile(
    rf'SET CONSTRAINTS|\(?(?:SELECT [^;]*? FROM|UPDATE) "?({"|".join(AT_FIRST)})\b', re.DOTALL
)
SECTION = re.compile(r'<section class="edited .*?</section>', re.DOTALL)
ONCE = re.compile(r'name="(?:act_id|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture(params=[40, pytest.param(400, marks=pytest.mark.deep)])
def edition(request):
    """Each block with a figure, and with a measure and a doubt behind it."""
    edition = make.make_edition()
    rows = [Block(edition=edition, text=TEXT, position=10 * n) for n in range(request.param)]
    blocks = Block.objects.bulk_create(rows)
    like = make.make_statistic(blocks[0], "1939件", unseen=True)
    fields = {"edition": edition, "indicator": like.indicator, "value": 1939, "unit": "件"}
    fields |= {"kind": "level", "indicator_name": like.indicator_name, "unseen": True}
    place = {"start": like.start, "end": like.end}
    figures = [Statistic(block=block, **fields, **place) for block in blocks[1:]]
    Statistic.objects.bulk_create(figures)
    behind = [{"edition": edition, "block": block, "start": 15, "end": 19} for block in blocks]
    Measure.objects.bulk_create(Measure(heading="注册", stage="done", **here) for here in behind)
    Doubt.objects.bulk_create(Doubt(code="x", message="看", **here) for here in behind)
    make.make_attending_organisation(edition)
    make.make_attending_organisation(edition, "市法院")
    make.make_appearance(edition, unseen=True)
    make.make_attending_media(edition)
    return edition


def spent(act):
    """The queries of what is done, its seconds of the processor, and the answer."""
    begun = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    seconds = time.process_time() - begun
    assert answer.status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]], seconds, answer


def test_the_screen(editor, edition):
    row = edition.blocks.first()
    editor.get(address(row))  # the session's clock is written once in a while
    make.make_indicator("新指标", unconfirmed=True)
    edition.statistics.update(indicator=make.make_indicator("新指标"))
    queries, _seconds, answer = spent(lambda: editor.get(address(row)))
    assert "词表里还没有的名称" in text(answer)
    assert len(queries) <= SCREEN


def saved(row, **typed):
    """The row's form with something else typed."""
    return {"edit": row.anchor}, typed


def added(place, kind, **typed):
    return {"add": kind, "block": place, "quote": "777件"}, typed


def acts(edition):
    """One of every kind: a button, or what is asked for a form and typed into it."""
    block = edition.blocks.in_order().last()
    figure, measure = block.statistics.get(), block.measures.get()
    body, other = edition.attending_organisations.in_order()
    speaker, media = edition.appearances.get(), edition.attending_media.get()
    return {
        "figure": saved(figure, value_text="1940"),
        "figure and words": saved(figure, value_text="21940", with_words="on"),
        "figure of a new name": saved(figure, series="新指标", indicator_name="新指标"),
        "measure": saved(measure, heading="保护"),
        "measure of a new body": saved(measure, organisation_name="市教育局"),
        "text": saved(block, text=f"{TEXT}完。"),
        "text before": saved(block, text=f"昨天和{TEXT}"),
        "text of a measure": saved(block, text=f"昨天和{TEXT.replace('册', '成册')}"),
        "split": saved(block, text=TEXT.replace("。商", "。\n\n商")),
        "add a figure": added(block.anchor, "statistic", indicator_name="商标"),
        "add a measure": added(block.anchor, "measure", heading="商标", stage="done"),
        "add a block": added("f-head", "block", text="完。"),
        "add a body": added("f-head", "attendingorganisation", name="市教育局"),
        "add a medium": added("f-head", "attendingmedia", name="晚报"),
        "facts": ({"edit": "f-event"}, {"event_venue": "一楼"}),
        "body": saved(body, name="市局"),
        "speaker": saved(speaker, posts="局长"),
        "drop a figure": (figure, "drop"),
        "drop a measure": (measure, "drop"),
        "drop a body": (body, "drop"),
        "drop a medium": (media, "drop"),
        "move a body": (other, "up"),
        "copy a figure": (figure, "copy"),
        "copy a block": (block, "copy"),
        "up": (block, "up"),
        "down": (edition.blocks.in_order().first(), "down"),
        "join": (block, "join"),
        "settle": (block.doubts.get(), "settle"),
        "see": (figure, "see"),
        "see a block": (block, "see"),
        "see a speaker": (speaker, "see"),
    }


def prepared(editor, edition, asked, then):
    """What sends the act."""
    row = edition.blocks.first()
    if isinstance(then, str):
        return lambda: send(editor, asked, then)
    page = editor.get(address(row), asked, headers=HTMX)
    sent = form_within(page, text(page).index('class="edited-form"')) | {"act": "save"} | then
    return lambda: editor.post(address(row), sent, headers=HTMX)


def step(editor, row, verb):
    return editor.post(address(row), {"act": verb}, headers=HTMX)


def shown(answer):
    """The blocks of an answer, without what is another each time."""
    return [ONCE.sub("", each) for each in SECTION.findall(text(answer))]


def test_every_act(editor, edition):
    row, dear = edition.blocks.first(), {}
    indexing.when_asked(edition.pk)  # by an act before: the first one since a search asks one more
    for name, (asked, then) in acts(edition).items():
        seconds = PROCESSOR + 1
        for _time in range(3):  # a machine that is busy takes longer now and then
            if seconds <= PROCESSOR:
                break
            with transaction.atomic():
                act = prepared(editor, edition, asked, then)
                queries, seconds, answer = spent(act)
                check(editor, row, answer, name)
                transaction.set_rollback(True)
        if dear_of := too_dear(queries, seconds, MOST):
            dear[name] = dear_of
    assert dear == {}


def too_dear(queries, seconds, most=MOST):
    """How many questions the act asked and how long it took, where that is more than it may."""
    of_act = [sql for sql in queries if not BEGINS.match(sql)]
    return (len(of_act), round(seconds, 3)) if len(of_act) > most or seconds > PROCESSOR else ()


@pytest.mark.deep
def test_every_undo_and_redo(editor, edition):
    row, dear = edition.blocks.first(), {}
    indexing.when_asked(edition.pk)
    for name, (asked, then) in acts(edition).items():
        if name == "settle":
            continue  # what only marks a doubt is not taken back
        for verb in ("undo", "redo"):
            seconds = PROCESSOR + 1
            for _time in range(3):
                if seconds <= PROCESSOR:
                    break
                with transaction.atomic():
                    prepared(editor, edition, asked, then)()
                    if verb == "redo":
                        step(editor, row, "undo")
                    queries, seconds, answer = spent(lambda act=verb: step(editor, row, act))
                    check(editor, row, answer, (name, verb, queries))
                    transaction.set_rollback(True)
            if dear_of := too_dear(queries, seconds, MOST + UNDO_MORE.get(name, 0)):
                dear[name, verb] = dear_of
    assert dear == {}


def check(editor, row, answer, name):
    """It was done, and the answer, made of what the act had read, shows what is stored."""
    assert "errorlist" not in text(answer), name
    assert re.search('id="said"[^>]*>已', text(answer)), name
    anchors = re.findall('<section class="edited [^>]*id="([^"]*)"', text(answer))
    if anchors:
        again = editor.get(address(row), {"show": ["", *anchors]}, headers=HTMX)
        assert shown(answer) == shown(again), name
