"""Queries that try to cost a search dear: answered about as soon as a plain one, or refused."""

import statistics
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .adapters import Adapter
from .measure import clocked

PLAIN = "专利"
RAISED = "raised"
WORDS = ["专利", "商标", "保护", "企业", "执法", "服务", "转化", "案件", "著作权", "地理标志"]
QUERIES = {
    "10,000 characters": "知识产权" * 2500,
    "10,000 different characters": "".join(chr(0x4E00 + n) for n in range(10_000)),
    "500 words": " ".join(WORDS * 50),
    "500 different words": " ".join(chr(0x4E00 + n) + chr(0x5E00 + n) for n in range(500)),
    "500 excluded words": " ".join(f"-{word}" for word in WORDS * 50),
    "punctuation only": "，。！？；：“”（）《》—…" * 10,
    "one comma": "，",
    "ASCII marks": "!@#$%^&*()[]{}<>?/|\\~`'\"",
    "unclosed quote": '"专利 商标',
    "unclosed curly quote": "“专利 商标",
    "many quotes": '"' * 99,
    "SQL": "'; DROP TABLE releases_release; --",
    "SQL or": "' OR 1=1 --",
    "FTS operators": "专利 AND 商标 OR NOT 保护",
    "FTS column": "text:专利 ^商标 {a b}: 保护",
    "NEAR": "NEAR(专利 商标, 5)",
    "star": "*",
    "prefix": "专* 商*",
    "LIKE marks": "%_\\",
    "percent": "%",
    "underscores": "_" * 150,
    "tsquery": "专利 & 商标 | !(保护 <-> 企业):*",
    "minus only": "- -- ---",
    "beyond the basic plane": "𠮷野家",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """`outcome` is a total or the refusal's own words; `ratio` is to a plain query."""

    name: str
    outcome: str
    took: float
    ratio: float

    @property
    def failed(self) -> bool:
        return self.outcome.startswith(RAISED)


def attempts(adapter: Adapter, *, runs: int = 3) -> list[Attempt]:
    """An exception that is no refusal is told, and counted as wrong."""
    plain = statistics.median(clocked(lambda: adapter.request(PLAIN))[1] for _run in range(5))
    found = []
    for name, text in QUERIES.items():
        outcomes = [clocked(lambda text=text: _outcome(adapter, text)) for _run in range(runs)]
        took = statistics.median(took for _said, took in outcomes)
        found.append(Attempt(name, outcomes[-1][0], took, took / plain))
    return found


def _outcome(adapter: Adapter, text: str) -> str:
    try:
        return f"{adapter.request(text):,}"
    except ValidationError as refusal:
        return f"refused: {'；'.join(refusal.messages)}"
    except Exception as error:
        return f"{RAISED} {type(error).__name__}"
