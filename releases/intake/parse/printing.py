"""A reading printed as a plain page that reads back to the same release."""

from collections.abc import Iterator

from .reading import Block, Event, Reading, Role, Speaker

_ROLES: dict[Role, str] = {
    "host": "主持人",
    "presenter": "发布人",
    "respondent": "答问人",
    "attendee": "出席嘉宾",
}


def as_text(reading: Reading) -> str:
    """Title, labelled facts, the people one by one, then the body with its markers."""
    head = [
        *filter(None, [reading.title, reading.subtitle]),
        *_labels(reading),
        *_event(reading.event),
        *map(_person, reading.speakers),
    ]
    return "\n".join([*head, *_body(reading)]) + "\n"


def _labels(reading: Reading) -> Iterator[str]:
    if reading.published_at:
        moment, _, clock = reading.published_at.partition("T")
        yield f"发布时间：{moment} {clock[:8]}".rstrip()
    for label, value in (
        ("来源", reading.source),
        ("编辑", reading.editor),
        ("审核", reading.reviewer),
    ):
        if value:
            yield f"{label}：{value}"


def _event(event: Event) -> Iterator[str]:
    if event.date:
        year, month, day = map(int, event.date.split("-"))
        yield f"时间：{year}年{month}月{day}日 {event.time}".rstrip()
    if event.venue:
        yield f"地点：{event.venue}"
    if event.host and (event.date or event.venue):
        yield f"主办单位：{event.host}"


def _person(speaker: Speaker) -> str:
    body = speaker.organisation + "、".join(speaker.posts)
    return f"{_ROLES[speaker.role]}：{body}  {speaker.name}" if body else _alone(speaker)


def _alone(speaker: Speaker) -> str:
    return f"{_ROLES[speaker.role]}：{speaker.name}"


def _body(reading: Reading) -> Iterator[str]:
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    turn: tuple[str, int | None] = ("paragraph", None)
    for block in reading.blocks:
        if block.kind == "heading":
            yield block.text
            continue
        same = (block.kind, block.speaker) == turn and block.kind != "question"
        turn = (block.kind, block.speaker)
        yield block.text if same else f"{_marker(block, names)}{block.text}"


def _marker(block: Block, names: dict[int, str]) -> str:
    if block.kind == "paragraph":
        return ""
    if block.kind == "question":
        return f"问题{block.number}：" if block.number else "问："
    if block.speaker is None:
        return "答：" if block.kind == "answer" else "主持人："
    return f"{names[block.speaker]}："
