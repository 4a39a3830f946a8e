"""Several pages of one transcript: put in order by their names, and joined into one text.

What every page repeats — the title, the labelled lines below it, buttons that turn pages — is
given once. Nothing else is left out: a line that is alike by chance, as a speaker's name, stays.
"""

import re
import unicodedata
from collections.abc import Sequence

from releases.intake.parse.page.furniture import is_furniture
from releases.intake.parse.page.metadata_labels import LABEL
from releases.text.folding import fold
from releases.text.numerals import count_value

_DIGITS = re.compile(r"(\d+)")
_SUFFIX = re.compile(r"\.[a-z]{2,5}$")
# 第二页, (二), 之二, and 实录二 at the end; 上, 中 and 下 in a bracket or at the end.
_COUNT = "[一二两三四五六七八九十百〇零]{1,5}"
_COUNTED = re.compile(
    rf"(?<=第){_COUNT}(?=[页部集篇期段场辑章节回卷讲])|(?<=[(\[【]){_COUNT}(?=[)\]】])|{_COUNT}$"
)
_THREE = re.compile(r"(?<=[(\[【])[上中下](?=[篇集部场]?[)\]】])|[上中下](?=[篇集部场]?$)")

_TURN = re.compile(
    r"上一?页|下一?页|首\s?页|[尾末]\s?页|共\s?\d{1,3}\s?页|第\s?\d{1,3}\s?页|余下全文|[\[【(]\s?\d{1,3}\s?[\]】)]|"
    r"\d{1,3}\s?/\s?\d{1,3}|\d{1,3}|[<>«»|.…·]"
)
_TURN_WORD = re.compile(r"[页文]|[\[【(]\s?\d{1,3}\s?[\]】)].*[\[【(]\s?\d")
_PAGE_OF_TITLE = re.compile(r"\s?(?:[(\[_-]\s?第?\s?\d{1,3}\s?页?\s?[)\]]?|第\s?\d{1,3}\s?页)$")
_NO_TITLE = re.compile(r"[。;:!?\]】]$|^[\[【]")
_CLOSES = tuple(",、。;)”’》】")
_STOPS = tuple("。!?;:…”’)】》")
_OPENS = re.compile(
    r"[\[【(]|[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]|\d{1,2}[.、](?!\d)|\d{1,2}:\d\d|[^,。;]{1,30}:"
)
_MIN_CUT = 12  # a shorter line without a stop is a heading
_MAX_LINE = 120
_MAX_TITLES = 3
_MAX_EDGE = 30  # lines at either end among which repeated ones are looked for


def natural(name: str) -> tuple[tuple[int, str] | tuple[int, int], ...]:
    """A key that puts 第2页 before 第10页, （二） before （十）, 上 before 下, a before a(2)."""
    name = _SUFFIX.sub("", fold(unicodedata.normalize("NFKC", name)).casefold())
    name = _COUNTED.sub(lambda match: str(count_value(match[0])), name)
    name = _THREE.sub(lambda match: str("上中下".index(match[0]) + 1), name)
    parts = [part for part in _DIGITS.split(name) if part]
    # Digits come before letters; a run longer than any page number stays text.
    return tuple(
        (0, int(part)) if part.isdecimal() and len(part) < 19 else (1, part) for part in parts
    )


def join(texts: Sequence[str]) -> str:
    """The pages' texts one after another, what they repeat given once."""
    if len(texts) == 1:
        return texts[0]
    pages = [[line for line in text.splitlines() if not is_page_turning(line)] for text in texts]
    head, foot = _filled(pages[0])[:_MAX_EDGE], _filled(pages[-1])[: -_MAX_EDGE - 1 : -1]
    joined = [pages[0], *(_without_head(page, head) for page in pages[1:])]
    # The labelled lines below that the last page has are left out of the others.
    for page in joined[:-1]:
        known = iter(foot)
        while page:
            words = _plain_words(page[-1])
            if words and not (_is_label(words) and words in known):
                break
            page.pop()
    lines: list[str] = []
    for page in joined:
        while page and lines and not page[0].strip():
            page.pop(0)
        last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), -1)
        if page and last >= 0 and _goes_on(fold(lines[last]).strip(), fold(page[0]).strip()):
            lines[last:] = [lines[last].rstrip() + page.pop(0).lstrip()]
        lines += page
    return "\n".join(lines)


def _goes_on(last: str, first: str) -> bool:
    """Whether the end of a page cut the sentence that its last line and the next page's first are.

    Turns of speech, labels, headings and items of lists begin anew.
    """
    if first[:1] in _CLOSES:
        return True
    if _OPENS.match(first) or _OPENS.match(last) or last[-1:] in _STOPS:
        return False
    return last[-1:] in ",、" or first[:1].isdigit() or ("," in last and len(last) >= _MIN_CUT)


def is_page_turning(line: str) -> bool:
    """``上一页 [1] [2] 下一页`` and the like."""
    folded = fold(line)
    return (
        len(line) <= _MAX_LINE
        and bool(_TURN_WORD.search(folded))
        and not _TURN.sub("", folded).strip()
    )


def _filled(lines: list[str]) -> list[str]:
    return [words for line in lines if (words := _plain_words(line))]


def _plain_words(line: str) -> str:
    """What a line says, in half width and without its bullet."""
    return fold(line).strip().lstrip("•·").strip()


def _without_head(lines: list[str], head: list[str]) -> list[str]:
    """The page without the lines on top that the first page has too, in its order."""
    known, titles = iter(head), 0
    kept: list[str] = []
    for n, line in enumerate(lines):
        words = _plain_words(line)
        if not words:
            continue
        labelled = _is_label(words)
        # No turn of speech, no sentence: a title has no colon and no full stop at its end.
        titled = 6 <= len(words) <= _MAX_LINE and not _NO_TITLE.search(words)
        if not labelled and (titles == _MAX_TITLES or not titled):
            return kept + lines[n:]
        titles = _MAX_TITLES if labelled else titles + 1
        numbered = _PAGE_OF_TITLE.sub("", words)
        if not any(words == other or numbered == _PAGE_OF_TITLE.sub("", other) for other in known):
            if not is_furniture(words):
                return kept + lines[n:]
            kept.append(line)  # such as a count of visits, which each page prints its own
            known = iter(head)
    return kept


def _is_label(words: str) -> bool:
    """A label with its value, or furniture; a bracketed ``[责任编辑：…]`` too."""
    found = LABEL.match(words.lstrip("[(【"))
    return len(words) <= _MAX_LINE and (bool(found) or is_furniture(words))
