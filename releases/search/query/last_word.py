"""What was typed, parted before its last word, which is the one that is being typed."""

import re
from typing import NamedTuple

from .parser import MAX_CHARACTERS, QUOTES

_HEAD = r"(?P<head>(?:.*\s)?)(?P<minus>[-－−–]?)"
_QUOTED = re.compile(rf"{_HEAD}[{QUOTES}](?P<word>[^{QUOTES}]*)", re.DOTALL)
_BARE = re.compile(rf"{_HEAD}(?P<word>\S+)", re.DOTALL)


class LastWord(NamedTuple):
    """`head` is what stands before it, its minus included."""

    head: str
    word: str

    def completed(self, name: str) -> str:
        """The whole input with a name in place of the word."""
        return f'{self.head}"{name}"' if self.head and " " in name else f"{self.head}{name}"


def last_word(typed: str) -> LastWord:
    """A quote that is still open holds the word together, white space and all."""
    typed = typed[:MAX_CHARACTERS].strip()
    found = _QUOTED.fullmatch(typed) or _BARE.fullmatch(typed)
    if found is None:
        return LastWord("", typed)
    return LastWord(found["head"] + found["minus"], found["word"])
