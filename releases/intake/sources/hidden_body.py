"""A body that a page hides until a script shows it, as a WeChat article does."""

from lxml import etree  # type: ignore[import-untyped]

from .article_box import MIN_NAMED, SURE
from .html_outline import Outline
from .html_styles import DROPPED

# Hidden words are the body of a page that shows much less; menus are links, and do not count.
_TIMES = 3


def only_body(page: Outline) -> etree._Element | None:
    """The hidden element that is the page's body, or holds it; None where the page shows one."""
    seen = sum(box.own for box in page.boxes)
    bodies = [box for box in page.boxes if page.size(box.start, box.end) >= MIN_NAMED]
    named = any(not box.names.isdisjoint(SURE) for box in bodies)
    largest, found = 0, None
    for element in page.hidden:
        size, names = text_and_names(element)
        told = not named and not names.isdisjoint(SURE)
        # Where the page shows nothing at all, whatever it hides is what it says.
        enough = size >= MIN_NAMED or not seen
        if enough and size > largest and (told or size >= _TIMES * seen):
            largest, found = size, element
    return found


def text_and_names(element: etree._Element) -> tuple[int, set[str]]:
    """How much text an element has outside links and what is no text; classes and ids in it."""
    size, names = 0, set[str]()
    steps = etree.iterwalk(element, events=("start",))
    for _event, inside in steps:
        if inside is not element:
            size += len((inside.tail or "").strip())
        if inside.tag == "a" or inside.tag in DROPPED:
            steps.skip_subtree()
        else:
            size += len((inside.text or "").strip())
            names.update(f"{inside.get('id', '')} {inside.get('class', '')}".lower().split())
    return size, names
