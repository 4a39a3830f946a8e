"""What tags and styles of a page do to the look of words: hidden, crossed out, above the line."""

import re
from typing import Literal

from lxml import etree  # type: ignore[import-untyped]

from .source_lines import style

Look = Literal["struck", "raised", "lowered", "link", ""]
_DROPPED = (
    "script style noscript template head title nav iframe object embed applet svg select option "
    "textarea button xml map audio video canvas rt rp"
)
DROPPED = frozenset(_DROPPED.split())
_TAGS: dict[str, Look] = {
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "sup": "raised",
    "sub": "lowered",
}
_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)", re.I
)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,60}line-through", re.I)
_ALIGNED = re.compile(r"vertical-align\s{0,9}:\s{0,9}(?:(text-top|super)|sub)", re.I)
# Names that word processors and other tools give to the mark of a note.
_NOTE_NAMES = re.compile(r"(?:foot|end)?-?note-?_?ref", re.I)


def is_hidden(element: etree._Element) -> bool:
    """Whether the element itself says that nobody sees it."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(style(element)))


def look_of(element: etree._Element, tag: str) -> Look:
    """How the words of an element look beside those around it; a link's words decide later."""
    if tag in _TAGS:
        return _TAGS[tag]
    look = style(element)
    if _STRUCK.search(look):
        return "struck"
    if aligned := _ALIGNED.search(look):
        return "raised" if aligned[1] else "lowered"
    names = (element.get(name, "")[:200] for name in ("class", "role", "epub:type"))
    if any(map(_NOTE_NAMES.search, names)):
        return "raised"
    return "link" if tag == "a" and "#" in element.get("href", "")[:-1] else ""
