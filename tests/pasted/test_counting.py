"""The counts of golden pages are strict: each fault is counted once, in its column."""

import pytest

from tests.pasted import counting
from tests.pasted.faults import settled

PERIOD = {"label": "2023年", "start": "2023-01-01", "end": "2023-12-31", "from": "clause"}
FIGURE = {"indicator": "专利授权量", "value": "350", "unit": "件", "kind": "level"}
WANTED = {
    "title": "云岭市召开发布会",
    "event": {"host": "云岭市政府新闻办"},
    "speakers": [
        {"name": "沈  焜", "organisation": "市商务局", "posts": ["局长"], "role": "presenter"}
    ],
    "blocks": [{"kind": "answer", "text": "谢谢提问。", "speaker": "沈焜", "number": None}],
    "measures": [{"heading": "摸清底数", "stage": "done", "theme": "", "due": None}],
    "statistics": [FIGURE | {"start": PERIOD["start"], "end": PERIOD["end"], "goal": ""}],
}
FOUND = {
    "title": "云岭市 召开发布会",
    "event": {"host": "云岭市政府新闻办"},
    "speakers": [
        {
            "id": 1,
            "name": "沈焜",
            "organisation": "市商务局",
            "posts": ["局长"],
            "role": "presenter",
        }
    ],
    "blocks": [{"id": 1, "kind": "answer", "text": "谢谢提问。", "speaker": 1, "number": None}],
    "measures": [{"block": 1, "heading": "摸清底数", "stage": "done", "theme": "", "due": None}],
    "statistics": [FIGURE | {"block": 1, "period": PERIOD}],
}


@pytest.fixture
def counted(monkeypatch):
    def count(**changed):
        monkeypatch.setattr(counting, "expected", lambda _page: WANTED)
        monkeypatch.setattr(counting, "reading", lambda _page: FOUND | changed)
        tallies = counting.count("99-page").tallies
        return {
            column: (tally.right, tally.wanted, tally.false)
            for column, tally in tallies.items()
            if tally.faults
        }

    return count


def test_white_space_is_no_fault(counted):
    assert counted() == {}


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"indicator": "专利授权的数量"}, {"name": (0, 1, 1)}),
        ({"goal": "target"}, {"rest": (1, 2, 1)}),
        ({"period": None}, {"period": (0, 1, 0)}),
        ({"period": PERIOD | {"end": "2023-11-30"}}, {"period": (0, 1, 1)}),
        (
            {"unit": "项"},
            {"value": (0, 1, 1), "name": (0, 1, 1), "period": (0, 1, 1), "rest": (0, 2, 0)},
        ),
    ],
)
def test_a_wrong_figure(counted, change, faults):
    assert counted(statistics=[FOUND["statistics"][0] | change]) == faults


def test_a_wrong_person(counted):
    person = FOUND["speakers"][0] | {"organisation": "市商务", "posts": ["局局长"], "role": "host"}
    assert counted(speakers=[person]) == {
        "people": (0, 1, 1),
        "posts": (0, 1, 1),
        "roles": (0, 1, 1),
    }


def test_a_turn_of_nobody_and_one_too_many(counted):
    block = FOUND["blocks"][0]
    changed = [block | {"id": 2, "text": "好。"}, block | {"speaker": None}]
    assert counted(blocks=changed) == {"turns": (0, 1, 2)}


def test_a_wrong_measure(counted):
    measure = FOUND["measures"][0]
    assert counted(measures=[measure | {"stage": "planned", "due": "年底前"}]) == {
        "stage": (0, 1, 1),
        "due": (0, 1, 1),
    }
    assert counted(measures=[measure | {"heading": "摸清"}]) == {
        "measures": (0, 1, 1),
        "stage": (0, 1, 0),
        "theme": (0, 1, 0),
    }


def test_what_nobody_wanted(counted):
    assert counted(title="")["metadata"] == (0, 1, 0)
    assert counted(event={"host": "市商务局"})["event"] == (0, 1, 1)


def test_a_value_given_as_a_list_is_any_of_it():
    want = {"start": [None, "2023-01-01"], "posts": ["局长"]}
    inherited = {"start": "2023-01-01", "posts": ["局长"]}
    assert settled(want, inherited) == inherited
    wrong = {"start": "2023-05-09", "posts": []}
    assert settled(want, wrong) == {"start": None, "posts": ["局长"]}
