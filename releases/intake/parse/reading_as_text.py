"""A reading printed as a plain page that reads back to the same release."""

from collections.abc import Iterator

from .reading import FACTS, PRINTED, Reading, Role, fact

_ROLES: dict[Role, str] = {
    "host": "主持人",
    "presenter": "发布人",
    "respondent": "答问人",
    "attendee": "出席嘉宾",
}


def as_text(reading: Reading) -> str:
    """Title, labelled facts, the people one by one, then the body with its markers."""
    head = [*filter(None, [reading.title, reading.subtitle])]
    head += filter(None, (_fact(reading, path) for path in FACTS))
    for who in reading.speakers:
        post = who.organisation + "、".join(who.posts)
        head.append(f"{_ROLES[who.role]}：{post}{'  ' if post else ''}{who.name}")
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


def _body(reading: Reading) -> Iterator[str]:
    """The blocks, each marked where another turn begins."""
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    turn: tuple[str, int | None] = ("paragraph", None)
    for block in reading.blocks:
        marker = ""
        if block.kind == "question":
            by = f"（{names[block.speaker]}）" if block.speaker is not None else ""
            marker = f"问题{block.number}{by}：" if block.number else f"问{by}："
        elif block.kind in ("statement", "answer") and turn != (block.kind, block.speaker):
            alone = "答" if block.kind == "answer" else "主持人"
            marker = f"{alone if block.speaker is None else names[block.speaker]}："
        if block.kind not in ("heading", "table"):
            turn = block.kind, block.speaker
        yield f"{marker}{block.text}"
