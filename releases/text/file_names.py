"""Names of files: what every disk takes, and what a reader finds in the folder of downloads.

A disk counts bytes, and some know no capitals; the suffix says what a file is, whatever its name.
"""

import re
import unicodedata

# Most disks take 255 bytes; the store adds some letters where a name is taken.
MOST_BYTES = 240
_APART = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
# What Windows keeps for its devices, whatever suffix follows.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.I)
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.I)
_PUNCTUATION = re.compile(r"[^-\w. ]")
_NAMELESS = "file"


def suffix_of(name: str) -> str:
    """`.pdf` of `年报.v2.PDF`; nothing where no letters of a format follow the last dot."""
    found = _SUFFIX.search(name)
    return found[0].lower() if found else ""


def stored(name: str) -> str:
    """Under which a file is stored: in small letters, so that two names differ on every disk."""
    suffix = suffix_of(name)
    stem = unicodedata.normalize("NFC", name[: len(name) - len(suffix)])
    stem = _PUNCTUATION.sub("", stem.lower())
    return _fitting(stem.strip().replace(" ", "_"), suffix)


def downloaded(name: str, suffix: str, known: frozenset[str] = frozenset()) -> str:
    """`name` with the suffix of the file once; another `known` suffix in its place would lie."""
    while (found := suffix_of(name)) and (found == suffix or found in known):
        name = name[: -len(found)]
    return _fitting(name.translate(_APART), suffix)


def _fitting(stem: str, suffix: str) -> str:
    """Without what is not seen, not reserved, and as long as fits before its suffix."""
    kept = "".join(letter for letter in stem if letter.isprintable())
    room = MOST_BYTES - len(suffix.encode())
    kept = (
        kept.strip(" .").encode(errors="ignore")[:room].decode(errors="ignore").rstrip(" .")
        or _NAMELESS
    )
    return f"{'_' if _RESERVED.match(kept) else ''}{kept}{suffix}"
