"""Each regular expression finds the words that `patterns.json` has for its alternatives."""

import json
import re

import pytest

from tests.architecture.patterns import TABLE, examples, patterns

WORDS = json.loads(TABLE.read_text("utf-8"))
REWRITE = "look at it, then `python -m tests.architecture.patterns`"


def test_every_expression_finds_its_words():
    found = patterns()
    gone = [name for name in WORDS if name not in found]
    unfound = [
        (name, text)
        for name, texts in WORDS.items()
        for text in texts
        if name in found and not found[name].fullmatch(text)
    ]
    assert (gone, unfound) == ([], []), REWRITE


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        ("专利|商标", ["专利", "商标"]),
        ("(?:专利|商标(?:权|注册))量", ["专利量", "商标权量", "商标注册量"]),
        ("[件家]", ["件", "家"]),
        ("[a-f]", ["a", "f"]),
        (r"\d{2,4}年?", ["77年", "77", "7777年"]),
        ("(?<=共)三件", []),
        ("专利(?!权)", ["专利"]),
        ("(?P<q>[“'])[^”']\\1", ["“字“", "'字'"]),
    ],
)
def test_an_example_of_each_alternative(expression, texts):
    assert examples(re.compile(expression)) == texts
