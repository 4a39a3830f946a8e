"""A page too damaged to be a tree: its tags taken out one by one, in a single pass."""

import html
import re

from releases.text.typography import raised, struck

from .html_walk import BLOCKS
from .source_lines import tidy

_TAG = re.compile(r"(<[!/a-zA-Z?][^<>]*>)")
_NAME = re.compile(r"<(/?)([\w:]+)")
_SILENT = ("script", "style", "noscript", "title", "template")
_LOOKS = ("sup", "del", "s", "strike")


def flat_text(markup: str) -> list[str]:
    """Every line of the page, furniture too: nothing tells where the article begins."""
    words: list[str] = []
    lines: list[str] = []
    silent = ""
    crossed: list[str] = []
    opened: dict[str, int] = {}
    for piece in [*_TAG.split(markup), "<br>"]:
        tag = _NAME.match(piece)
        if not tag:
            if not silent:
                words.append(html.unescape(piece))
            continue
        closes, name = tag[1], tag[2].lower()
        if name in _SILENT:
            silent = "" if closes else silent or name
        elif name in BLOCKS:
            lines.append(tidy("".join(words)))
            words.clear()
            opened.clear()  # a tag that is closed in another line was left open
        elif name in _LOOKS and not silent and not closes:
            opened[name] = len(words)
        elif name in opened:
            at = opened.pop(name)
            inside = "".join(words[at:])
            words[at:] = [raised(inside)] if name == "sup" else []
            crossed += [] if name == "sup" else [inside]
    return [*(line for line in lines if line.strip()), *struck(crossed)]
