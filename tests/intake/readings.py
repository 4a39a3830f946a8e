"""A small interchange object with one of everything, for tests to bend."""

import copy
from typing import Any

TEXT = "去年，全市专利授权1939件，同比增长161.76%，居全省第二位。"

RELEASE: dict[str, Any] = {
    "format": "ipnews.release/2",
    "title": "云岫市召开知识产权新闻发布会",
    "subtitle": "",
    "published_at": "2025-04-27T09:48:00+08:00",
    "source": "市政府新闻办",
    "editor": "林晓",
    "reviewer": "陈实",
    "event": {
        "date": "2025-04-26", "time": "上午", "venue": "市新闻发布厅", "host": "市政府新闻办"
    },
    "organisations": ["市公安局", "云岫海关"],
    "media": ["云岫日报(云岫发布)", "岚东日报"],
    "topics": ["专利", "商标"],
    "speakers": [
        {
            "id": 1, "name": "张焜", "organisation": "市市场监督管理局",
            "posts": ["党组成员", "副局长"], "role": "presenter",
        },
        {"id": 2, "name": "李犇", "organisation": "", "posts": [], "role": "respondent"},
    ],
    "blocks": [
        {"id": 1, "kind": "statement", "text": TEXT, "speaker": 1, "number": None},
        {"id": 2, "kind": "question", "text": "请问有何举措？", "speaker": None, "number": 1},
        {"id": 3, "kind": "answer", "text": "年底前建成保护中心。", "speaker": 2, "number": None},
    ],
    "measures": [
        {
            "block": 3, "start": 0, "end": 9, "heading": "建成保护中心", "stage": "planned",
            "theme": "protection", "organisation": "市市场监督管理局", "due": "年底前",
        }
    ],
    "statistics": [
        {
            "block": 1, "start": 9, "end": 14, "indicator": "专利授权量", "kind": "level",
            "value": "1939", "unit": "件", "qualifier": "exact",
            "period": {"label": "2024年", "start": "2024-01-01", "end": "2024-12-31", "from": ""},
            "basis": "", "scope": "", "goal": "",
        },
        {
            "block": 1, "start": 19, "end": 26, "indicator": "专利授权量", "kind": "change",
            "value": "161.76", "unit": "%", "qualifier": "exact", "period": None,
            "basis": "yoy", "scope": "", "goal": "",
        },
        {
            "block": 1, "start": 28, "end": 33, "indicator": "专利授权量", "kind": "rank",
            "value": "2", "unit": "", "qualifier": "exact", "period": None, "basis": "",
            "scope": "全省", "goal": "",
        },
    ],
    "furniture": ["打印"],
    "doubts": [
        {"block": 1, "start": 0, "end": 2, "code": "year", "message": "“去年”按2024年理解"},
        {"block": None, "start": None, "end": None, "code": "no_venue", "message": "没有地点"},
    ],
}  # fmt: skip


def release(**changes: Any) -> dict[str, Any]:
    """A fresh copy; `changes` replace whole keys."""
    return copy.deepcopy(RELEASE) | changes


def first_version(**changes: Any) -> dict[str, Any]:
    """The same as files of version 1 have it."""
    data = release(**changes) | {"format": "ipnews.release/1"}
    for row in data["statistics"]:
        del row["goal"]
        if row["period"]:
            del row["period"]["from"]
    return data
