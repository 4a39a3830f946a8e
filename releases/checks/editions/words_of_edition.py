"""The rules of texts over every text of an edition that readers see."""

from collections.abc import Iterator

from releases.checks.texts.mixed_marks import mixed
from releases.checks.texts.text_rules import of_text
from releases.text.periods.printed_dates import iso_day

from .finding import CheckedEdition, CheckFinding, FoundAt, Mending


def word_findings(checked: CheckedEdition) -> Iterator[CheckFinding]:
    texts = list(texts_of(checked))
    days = [checked.told_on, iso_day(checked.reading.published_at)]
    last_day = max((day for day in days if day), default=None)
    for at, text in texts:
        for each in of_text(text, checked.words, checked.told_on, last_day):
            words = text[each.start : each.end]
            mending = () if each.fix is None else (Mending(at, each.start, each.end, each.fix),)
            yield CheckFinding(each.kind, each.message, at, each.start, each.end, words, mending)
    for first, places in mixed([text for _at, text in texts]):
        at, text = texts[places[0][0]]
        mendings = tuple(
            Mending(texts[n][0], each.start, each.end, each.fix or "") for n, each in places
        )
        words = text[max(0, first.start - 2) : first.end + 2]
        yield CheckFinding(first.kind, first.message, at, first.start, first.end, words, mendings)


def texts_of(checked: CheckedEdition) -> Iterator[tuple[FoundAt, str]]:
    reading = checked.reading
    yield FoundAt("title", 0, "title"), reading.title
    yield FoundAt("title", 0, "subtitle"), reading.subtitle
    for n, block in enumerate(reading.blocks):
        yield FoundAt("blocks", n, "text"), block.text
    yield from checked.texts
