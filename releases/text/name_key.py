"""The folded key of a name: what looks alike on a page is one name, however it was typed."""

from releases.text.search_key import key

_BRACKETS = str.maketrans("[]{}〔〕【】〖〗⟨⟩〈〉", "()()()()()()()")


def name_key(name: str) -> str:
    """As the search key, with no blank at all and one kind of brackets."""
    return "".join(key(name).translate(_BRACKETS).split())
