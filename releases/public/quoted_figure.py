"""The words behind a figure, within enough of their sentence to be understood."""

from dataclasses import dataclass

from releases.models import Statistic
from releases.text.sentences import around

MOST = 160  # characters of the sentence on either side of the words


@dataclass(frozen=True)
class Quote:
    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def quote_of(statistic: Statistic) -> Quote:
    """Exactly what was printed; an ellipsis stands where a long sentence was cut."""
    text, start, end = statistic.block.text, statistic.start, statistic.end
    first, last = around(text, start, end)
    before, after = text[first:start], text[end:last]
    if len(before) > MOST:
        before = f"…{before[-MOST:]}"
    if len(after) > MOST:
        after = f"{after[:MOST]}…"
    return Quote(before, text[start:end], after)
