"""A reading printed as a plain page that reads back to the same release."""

from collections.abc import Iterator

from .reading import FACTS, PRINTED, Block, Reading, Role, Speaker, fact

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
        *filter(None, (_fact(reading, path) for path in FACTS)),
        *map(_person, reading.speakers),
    ]
    return "\n".join([*head, *_body(reading)]) + "\n"


def _fact(reading: Reading, path: str) -> str:
    """One labelled line; "" for what the page does not say, or says elsewhere."""
    value, event = fact(reading, path), reading.event
    if not value or (path == "event.host" and not (event.date or event.venue)):
        return ""
    if path == "published_at":
        moment, _, clock = value.partition("T")
        return f"发布时间：{moment} {clock[:8]}".rstrip()
    if path == "event.date":
        year, month, day = map(int, value.split("-"))
        return f"时间：{year}年{month}月{day}日 {event.time}".rstrip()
    return f"{PRINTED[path]}：{value}" if PRINTED[path] else ""


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
