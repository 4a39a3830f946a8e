"""What a person should look at before the reading is trusted, said in an editor's words."""

from collections.abc import Iterator
from itertools import pairwise

from releases.text.dates import iso_day

from .damaged_text import damage
from .figure_doubts import doubted_figures
from .reading import Block, Doubt, Reading

_ENDS = "。！？!?…”’）)】」』.；;：:》"
_CUT_OFF = 30
_OPEN, _CLOSE = "“", "”"
_CONFERENCE = ("发布会", "吹风会", "通气会", "见面会", "说明会", "答记者问", "發布會", "发佈會")


def doubts(reading: Reading, dropped: int, opened: bool) -> tuple[Doubt, ...]:
    """Doubts about the page as a whole, then about its places in reading order."""
    placed = [
        *_turns(reading),
        *doubted_figures(reading),
        *(doubt for block in reading.blocks for doubt in [*_quotes(block), *damage(block)]),
        *_ending(reading.blocks),
    ]
    placed.sort(key=lambda doubt: (doubt.block or 0, doubt.start or 0))
    return (*_page(reading, dropped, opened), *_people(reading), *placed)


def _whole(code: str, message: str) -> Doubt:
    return Doubt(None, None, None, code, message)


def _on(block: Block, code: str, message: str) -> Doubt:
    return Doubt(block.id, 0, len(block.text), code, message)


def _page(reading: Reading, dropped: int, opened: bool) -> Iterator[Doubt]:
    if dropped:
        yield _whole("damaged", f"原文含有 {dropped} 个无法识别的字符，已略去，请核对原文。")
    if opened:
        yield _whole("lines_lost", "原文的换行已丢失，段落是推断的，请核对分段。")
    if not reading.blocks:
        yield _whole("empty_text", "没有读到正文。")
        return
    if not _is_conference(reading):
        yield _whole("not_a_conference", "看不出这是一篇新闻发布会稿件，已全部按段落保留。")
    if not reading.title:
        yield _whole("no_title", "没有找到标题，请填写。")
    yield from _dates(reading)


def _dates(reading: Reading) -> Iterator[Doubt]:
    held, published = iso_day(reading.event.date), iso_day(reading.published_at)
    if held is None and published is None:
        yield _whole("no_date", "没有找到发布时间和发布会日期，相对时间（如“今年”）无法换算。")
    elif published is None:
        yield _whole("no_publication_date", "没有找到发布时间，请填写。")
    elif held is None:
        yield _whole("no_event_date", "没有找到发布会的完整日期，相对时间按发布时间换算，请核对。")
    elif held > published:
        yield _whole(
            "event_after_publication",
            f"发布会日期 {held} 晚于发布时间 {published}，请核对。",
        )


def _is_conference(reading: Reading) -> bool:
    if reading.event.host or any(block.kind in ("question", "answer") for block in reading.blocks):
        return True
    lead = [reading.title, *(block.text[:2000] for block in reading.blocks[:10])]
    return any(word in text for word in _CONFERENCE for text in lead)


def _people(reading: Reading) -> Iterator[Doubt]:
    if reading.blocks and not reading.speakers:
        yield _whole("no_speaker", "没有识别出发言人。")
    first = {block.speaker: block for block in reversed(reading.blocks) if block.speaker}
    for speaker in reading.speakers:
        spoken = first.get(speaker.id)
        if spoken and not speaker.posts and not speaker.organisation:
            message = f"“{speaker.name}”发了言，但文中没有介绍其单位和职务，请补充。"
            yield _on(spoken, "speaker_unknown", message)
        elif not speaker.posts or not speaker.organisation:
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


def _quotes(block: Block) -> Iterator[Doubt]:
    """The first quote whose partner is missing; quotes go on over a speaker's paragraphs."""
    opened: list[int] = []
    for at, char in enumerate(block.text):
        if char == _OPEN:
            opened.append(at)
        elif char == _CLOSE and not opened:
            yield Doubt(block.id, at, at + 1, "unpaired_quotes", "引号不成对，缺少前引号。")
            return
        elif char == _CLOSE:
            opened.pop()
    if opened:
        at = opened[-1]
        yield Doubt(block.id, at, at + 1, "unpaired_quotes", "引号不成对，缺少后引号。")


def _ending(blocks: tuple[Block, ...]) -> Iterator[Doubt]:
    """An ending without a stop; a short heading as the last line is an ending of its own."""
    last = blocks[-1] if blocks else None
    if last is None or last.kind == "heading" or last.text[-1] in _ENDS:
        return
    if len(last.text) > _CUT_OFF or last.kind in ("statement", "answer"):
        size = len(last.text)
        yield Doubt(last.id, size - 1, size, "cut_off", "正文结尾没有句末标点，可能不完整。")
