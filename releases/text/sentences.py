"""Sentences of Chinese text as spans; a stop inside quotes or brackets that go on ends nothing."""

from collections.abc import Iterator

_STOPS = "。！？!?…"
_OPEN = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "「": "」", "『": "』", "【": "】"}
_CLOSERS = frozenset(_OPEN.values())
# An opener whose partner never comes must not swallow the page.
_MAX_QUOTE = 200
# The ringed number of a list's entry begins a clause: ①发明200件.
RINGED = "".join(map(chr, [*range(0x2460, 0x2488), *range(0x2776, 0x2794)]))
_CLAUSE_STOPS = frozenset(",，;；。！？!?" + RINGED)

Span = tuple[int, int]


def sentences(text: str) -> Iterator[Span]:
    """Spans of the sentences, stops and closing quotes included, blanks at the ends left out."""
    start, size = 0, len(text)
    closer, opened = "", 0
    for position, char in enumerate(text):
        stop = -1
        if closer and (char in (closer, "\n") or position - opened > _MAX_QUOTE):
            # The stop before a closing quote ends the sentence that the quote ends with.
            if char == closer and text[position - 1] in "。！？!?" and position - opened > 1:
                stop = position
            closer = ""
        elif not closer and char in _OPEN:
            closer, opened = _OPEN[char], position
        elif (not closer and char in _STOPS) or char == "\n":
            stop = position
        if stop < start:
            continue
        end = stop + 1
        while end < size and (text[end] in _STOPS or text[end] in _CLOSERS):
            end += 1
        yield from _without_blanks(text, start, end)
        start = end
    yield from _without_blanks(text, start, size)


def around(text: str, start: int, end: int) -> Span:
    """The whole sentences that the span touches, and at least the span itself."""
    touched = [span for span in sentences(text) if span[0] < end and span[1] > start]
    return min([start, *(a for a, _b in touched)]), max([end, *(b for _a, b in touched)])


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans between commas, semicolons, stops and ringed numbers, those marks left out."""
    at = start
    last = len(text) if end is None else end
    for position in range(start, last):
        if text[position] not in _CLAUSE_STOPS:
            continue
        # A thousands comma parts nothing: 1,939.
        before, after = text[position - 1 : position], text[position + 1 : position + 4]
        grouped = text[position] in ",，" and len(after) == 3 and (before + after).isdigit()
        if not grouped or not before or text[position + 4 : position + 5].isdigit():
            yield from _without_blanks(text, at, position)
            at = position + 1
    yield from _without_blanks(text, at, last)


def _without_blanks(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
