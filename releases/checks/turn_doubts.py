"""Doubts about turns: a missing answer or speaker, a gap in the numbers of questions."""

import re
from collections.abc import Iterator
from itertools import pairwise

from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, Reading

_BODY_SPEAKS = re.compile(
    r"(?P<name>[^\s,，。;；:：、“《（(\d]{1,14}(?:局|法院|检察院|委员会|部|办|厅|海关|中心|支队))[:：]"
)


def unfinished_turns(reading: Reading) -> Iterator[ParsedDoubt]:
    """A question without an answer, and answers of which the page does not say whose they are.

    The paragraphs of one answer make one doubt.
    """
    before: ParsedBlock | None = None
    for block, following in zip(reading.blocks, [*reading.blocks[1:], None], strict=False):
        if block.kind == "question" and (following is None or following.kind != "answer"):
            yield _doubt(block, "question_without_answer", "这个问题后面没有找到回答。")
        nobody = block.kind == "answer" and block.speaker is None
        if nobody and (before is None or before.kind != "answer" or before.speaker is not None):
            message = "看不出这段回答是谁说的，请指定发言人。"
            yield _doubt(block, "answer_without_speaker", message)
        before = block


def unnamed_speakers(reading: Reading) -> Iterator[ParsedDoubt]:
    """Where a body speaks itself, and the first words of nobody; a host speaks many times."""
    for block in reading.blocks:
        body = _BODY_SPEAKS.match(block.text)
        if body and block.kind in ("statement", "answer", "paragraph"):
            message = f"“{body['name']}”是单位，看不出是谁在说话，请指定发言人。"
            yield _doubt(block, "statement_without_speaker", message)
    unknown = [b for b in reading.blocks if b.kind == "statement" and b.speaker is None]
    for block in unknown[:1]:
        more = f"（全文共{len(unknown)}段）" if len(unknown) > 1 else ""
        message = f"看不出这段话是谁说的{more}，请指定发言人。"
        yield _doubt(block, "statement_without_speaker", message)


def number_gaps(reading: Reading) -> Iterator[ParsedDoubt]:
    """A printed number of a question that does not follow the one before."""
    numbers = [(block, block.number) for block in reading.blocks if block.number is not None]
    for (_, before), (block, number) in pairwise(numbers):
        if number != before + 1:
            message = f"问题序号由 {before} 跳到 {number}，请核对。"
            yield _doubt(block, "question_number_gap", message)


def _doubt(block: ParsedBlock, code: str, message: str) -> ParsedDoubt:
    return ParsedDoubt(block.id, 0, len(block.text), code, message)
