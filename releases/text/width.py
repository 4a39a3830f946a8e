"""Half and full width: pages use either, so matching folds both to one."""

_FULL = "".join(chr(code) for code in range(0xFF01, 0xFF5F))
_HALF = "".join(chr(code) for code in range(0x21, 0x7F))
_SPACES = "\u00a0\u2002\u2003\u3000"
_FOLD = str.maketrans(
    _FULL + _SPACES + "﹐﹑﹔﹕﹖﹗﹙﹚", _HALF + " " * len(_SPACES) + ",、;:?!()"
)


def fold(text: str) -> str:
    """A matching key of the same length, so that a position in one is a position in the other."""
    return text.translate(_FOLD)
