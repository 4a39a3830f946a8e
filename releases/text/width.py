"""Half and full width: pages use either, so matching folds both to one."""

import re

_FULL = "".join(chr(code) for code in range(0xFF01, 0xFF5F))
_HALF = "".join(chr(code) for code in range(0x21, 0x7F))
_SPACES = "\u00a0\u2002\u2003\u3000"
_FOLD = str.maketrans(
    _FULL + _SPACES + "﹐﹑﹔﹕﹖﹗﹙﹚", _HALF + " " * len(_SPACES) + ",、;:?!()"
)
# Only marks that Chinese pages print in both widths; letters and digits of a search word stay.
_MARKS = ",:;?!()"
_WIDEN = str.maketrans(_MARKS, "，：；？！（）")
_NARROW = str.maketrans("，：；？！（）", _MARKS)


def fold(text: str) -> str:
    """A matching key of the same length, so that a position in one is a position in the other."""
    return text.translate(_FOLD)


# Signs that people type in one form and pages print in another.
_ALIKE = ('“”"＂', "‘’'＇", "%％", ".．", "-－–—", "/／", "·・•")


def either_width(word: str) -> str | None:
    """A regular expression for the word with each mark in any form; None without any marks."""
    forms = [_forms(char) for char in word]
    if all(len(form) == 1 for form in forms):
        return None
    return "".join(re.escape(f) if len(f) == 1 else f"[{re.escape(f)}]" for f in forms)


def _forms(char: str) -> str:
    alike = next((group for group in _ALIKE if char in group), "")
    return alike or "".join(variants(char))


def variants(word: str) -> tuple[str, ...]:
    """The word as given, then with half-width and with full-width marks, each once."""
    forms = (word, word.translate(_NARROW), word.translate(_WIDEN))
    return tuple(dict.fromkeys(forms))
