"""Which characters are one to a reader's eye: the folding under the page reader and the search.

`clean` drops what nobody sees and is asked once for each page; `fold` is the key that the reader's
rules match, of the text's own length, `fold_simplified` the same with traditional characters as
simplified ones; the search key (`search_key`) folds further.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import opencc

# Radicals that a scanned or converted page has for the ideographs of their shape, by Unicode's
# EquivalentUnifiedIdeograph; NFKC knows those of Kangxi (U+2F00) and none of these.
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵"
    "⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角"
    "⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
UNIFIED = str.maketrans(_RADICALS[::2], _RADICALS[1::2])
# Marks of one look; the search makes fewer differences still.
ALIKE = UNIFIED | str.maketrans(
    {
        **dict.fromkeys("∶︰ː꞉", ":"),
        **dict.fromkeys("‐‑‒−﹣", "-"),
        "―": "—",
        **dict.fromkeys("〜∼˜", "~"),
        **dict.fromkeys("‧∙⋅・･", "·"),
        **dict.fromkeys("○◯", "〇"),
        "〝": "“",
        "〞": "”",
        "〟": "”",
        # Letters that are blank: filled in where a page was laid out with them.
        "\u2800": " ",
        "\u3164": " ",
    }
)
# Simplified text has these beside 干, 伙 and 征: 乾县, 夥颐, 宫商角徵羽.
_BOTH = "乾夥徵"
# A raised or ringed digit is no digit of the number that it stands beside.
_APART = ("<super>", "<sub>", "<circle>")
_VARIATION = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_MAX_SEARCHED = 10_000  # of a text in traditional characters, for words as they are printed
_UNREAD = ("Cc", "Cf", "Cs")
# Of the unread ones all but tabs and line breaks, which tell lines and cells apart.
_BREAKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"


def is_unread(char: str) -> bool:
    """Whether nobody sees a character: controls, format characters, half surrogates, variants."""
    if char.isascii():
        return not char.isprintable()
    code = ord(char)
    return unicodedata.category(char) in _UNREAD or any(code in group for group in _VARIATION)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(chars: str) -> str:
    """Traditional characters, no line break among them, as their simplified forms one by one."""
    # Apart, as OpenCC would else look for whole words. Twice: the tables lead from some forms (薴)
    # to others (苧) that they simplify too.
    for _time in range(2):
        chars = _simplified().convert("\n".join(chars)).replace("\n", "")
    return chars


class _Cleaned(dict[int, int | str]):
    """What a character is replaced by when a page comes in, filled as characters are met."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        found: int | str = char
        if is_unread(char) and char not in _BREAKS:
            found = ""
        elif unicodedata.name(char, "").startswith(("KANGXI RADICAL", "CJK COMPATIBILITY IDEOGR")):
            found = unicodedata.normalize("NFKC", char)
        else:
            found = char.translate(UNIFIED)
        self[code] = found
        return found


class _Folded(dict[int, str]):
    """What a character is matched as, always one character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = char
        if char.isspace():
            found = char if char in _BREAKS else " "
        elif not unicodedata.decomposition(char).startswith(_APART):
            found = unicodedata.normalize("NFKC", char.translate(ALIKE)).translate(ALIKE)
        self[code] = found if len(found) == 1 else char
        return self[code]


class _Simplified(dict[int, str]):
    """As `_Folded`, in simplified characters."""

    def __missing__(self, code: int) -> str:
        char = _FOLDED[code]
        found = char if char in _BOTH else simplified(char)
        self[code] = found if len(found) == 1 else char
        return self[code]


_SHORT = 2000
_CLEANED, _FOLDED, _SIMPLIFIED = _Cleaned(), _Folded(), _Simplified()


def clean(text: str) -> str:
    """A page without what nobody sees in it, radicals as the ideographs they stand for."""
    return text.translate(_CLEANED)


def fold(text: str) -> str:
    """A matching key of the same length, so that a position in one is a position in the other."""
    return text if text.isascii() else text.translate(_FOLDED)


def fold_simplified(text: str) -> str:
    """As `fold`, with 增長 and 萬 as 增长 and 万."""
    if len(text) <= _SHORT:
        return folded_short(text)
    return text if text.isascii() else text.translate(_SIMPLIFIED)


@lru_cache(maxsize=256)
def folded_short(text: str) -> str:
    """A reader asks for a paragraph a dozen times; those asked for last are at hand."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


def as_printed(text: str) -> Callable[[str], str]:
    """Turns words of `fold_simplified(text)`, whole or put together, into those of `fold(text)`."""
    whole, simple = fold(text), fold_simplified(text)
    if whole == simple:
        return str
    printed = dict(zip(reversed(simple), reversed(whole), strict=True))

    def found(words: str) -> str:
        at = simple.find(words, 0, _MAX_SEARCHED)
        if at >= 0:
            return whole[at : at + len(words)]
        return "".join(printed.get(char, char) for char in words)

    return found
