"""What a person should look at before the reading is trusted, said in an editor's words."""

from collections.abc import Iterator
from itertools import pairwise

from releases.text.periods import mentions

from .reading import Block, Doubt, Reading

_ENDS = "。！？!?…”’）)】」』.；;：:》"
_CUT_OFF = 40


def doubts(reading: Reading, dropped: int, opened: bool) -> tuple[Doubt, ...]:
    """Doubts about the page as a whole, then about its places in reading order."""
    placed = [*_turns(reading), *_figures(reading), *_ending(reading.blocks)]
    placed.sort(key=lambda doubt: (doubt.block or 0, doubt.start or 0))
    return (*_page(reading, dropped, opened), *_people(reading), *placed)


def _whole(code: str, message: str) -> Doubt:
    return Doubt(None, None, None, code, message)


def _on(block: Block, code: str, message: str) -> Doubt:
    return Doubt(block.id, 0, len(block.text), code, message)


def _page(reading: Reading, dropped: int, opened: bool) -> Iterator[Doubt]:
    if dropped:
        yield _whole("text_damaged", f"原文含有 {dropped} 个无法识别的字符，已略去，请核对原文。")
    if opened:
        yield _whole("lines_lost", "原文的换行已丢失，段落是推断的，请核对分段。")
    if not reading.blocks:
        yield _whole("empty_text", "没有读到正文。")
        return
    if not _is_conference(reading):
        yield _whole("no_press_conference", "看不出这是一篇新闻发布会稿件，已全部按段落保留。")
    if not reading.title:
        yield _whole("no_title", "没有找到标题，请填写。")
    if not reading.published_at:
        yield _whole("no_publication_date", "没有找到发布时间，请填写。")
    if not reading.event.date:
        yield _whole(
            "no_event_date", "没有找到发布会的完整日期，相对时间（如“今年”）可能无法换算。"
        )


def _is_conference(reading: Reading) -> bool:
    if reading.event.host or any(block.kind in ("question", "answer") for block in reading.blocks):
        return True
    words = ("发布会", "吹风会", "通气会", "见面会", "答记者问", "發布會")
    lead = [reading.title, *(block.text[:2000] for block in reading.blocks[:10])]
    return any(word in text for word in words for text in lead)


def _people(reading: Reading) -> Iterator[Doubt]:
    if reading.blocks and not reading.speakers:
        yield _whole("no_speaker", "没有识别出发言人。")
    for speaker in reading.speakers:
        if not speaker.posts or not speaker.organisation:
            yield _whole("speaker_incomplete", f"发言人“{speaker.name}”缺少单位或职务，请补充。")


def _turns(reading: Reading) -> Iterator[Doubt]:
    for block, following in pairwise([*reading.blocks, None]):
        if block is None:
            continue
        if block.kind == "question" and (following is None or following.kind != "answer"):
            yield _on(block, "question_without_answer", "这个问题后面没有找到回答。")
        if block.kind == "answer" and block.speaker is None:
            yield _on(block, "answer_without_speaker", "看不出这段回答是谁说的，请指定发言人。")
        if block.kind == "statement" and block.speaker is None:
            yield _on(block, "statement_without_speaker", "看不出这段话是谁说的，请指定发言人。")
    numbers = [(block, block.number) for block in reading.blocks if block.number is not None]
    for (_, before), (block, number) in pairwise(numbers):
        if number != before + 1:
            yield _on(block, "question_number_gap", f"问题序号由 {before} 跳到 {number}，请核对。")


def _figures(reading: Reading) -> Iterator[Doubt]:
    for row in reading.statistics:
        if not row.indicator:
            yield Doubt(
                row.block, row.start, row.end, "indicator_unclear", "看不出这个数字说的是什么指标。"
            )
    with_figures = {row.block for row in reading.statistics}
    for block in reading.blocks:
        if block.id in with_figures and not reading.event.date and not reading.published_at:
            yield from _unresolved(block)


def _unresolved(block: Block) -> Iterator[Doubt]:
    for mention in mentions(block.text, None):
        if mention.period is None and not mention.compared:
            words = block.text[mention.start : mention.end]
            yield Doubt(
                block.id, mention.start, mention.end, "year_unknown", f"“{words}”是哪一年无法确定。"
            )


def _ending(blocks: tuple[Block, ...]) -> Iterator[Doubt]:
    last = blocks[-1] if blocks else None
    if last and len(last.text) > _CUT_OFF and last.text[-1] not in _ENDS:
        size = len(last.text)
        yield Doubt(last.id, size - 1, size, "text_cut_off", "正文结尾没有句末标点，可能不完整。")
