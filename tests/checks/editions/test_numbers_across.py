"""Numbers through an edition: which may follow which."""

import pytest

from releases.checks.editions.numbers_across import GAP, numbers_across
from releases.intake.parse.reading import ParsedBlock, Reading


def gaps(texts, kind):
    blocks = tuple(ParsedBlock(n, kind, text) for n, text in enumerate(texts, 1))
    found = list(numbers_across(Reading(blocks=blocks)))
    assert {finding.kind for finding in found} <= {GAP}
    return [finding.words for finding in found]


@pytest.mark.parametrize("kind", ["statement", "heading"])
@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ("一二三", []), ("一二四", ["四、"]), ("一二二", ["二、"]), ("二三", []),
        ("一三二", ["三、", "二、"]),
    ],
)  # fmt: skip
def test_the_next_follows(kind, numbers, wrong):
    assert gaps([f"{n}、抓好保护" for n in numbers], kind) == wrong


def test_a_list_begins_anew_with_its_first():
    assert gaps(["一、抓好保护", "二、抓好运用", "一、强化服务", "二、强化人才"], "statement") == []
    assert gaps(["一、抓好保护", "二、抓好运用", "一、强化服务"], "heading") == []
    assert gaps(["一、抓好保护", "一、抓好运用"], "heading") == ["一、"]
    assert gaps(["一、抓好保护", "一、抓好运用"], "statement") == []
