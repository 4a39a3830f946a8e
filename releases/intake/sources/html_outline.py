"""What a walk through a page finds: its lines, which of them each box holds, rows and comments."""

from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from .source_lines import row


@dataclass(slots=True)
class Box:
    """A box or heading of the page: its element and its lines `[start, end)`."""

    tag: str
    names: frozenset[str]
    start: int
    end: int = 0
    own: int = 0
    credit: float = 0.0


@dataclass(slots=True)
class TableRow:
    """A row of a table: its lines, and where each of its cells begins."""

    start: int
    cells: list[int] = field(default_factory=list)
    end: int = 0
    holds_table: bool = False
    columns: int = 1  # over how many the cell that is open goes

    def open_cell(self, here: int, columns: int, rows: int, held: dict[int, int]) -> None:
        """Opens a cell; `held` is how many rows more each column is held by a cell from above."""
        self._pass_over(here, held)
        at = len(self.cells)
        held.update({at + n: rows - 1 for n in range(columns) if rows > 1})
        self.cells.append(here)
        self.columns = columns

    def close(self, here: int, held: dict[int, int]) -> None:
        """Ends the row, and the columns that it does not reach are held a row less."""
        self._pass_over(here, held)
        self.end = here

    def _pass_over(self, here: int, held: dict[int, int]) -> None:
        self.cells += [here] * (self.columns - 1 if self.cells else 0)
        self.columns = 1
        while held.get(len(self.cells), 0):
            held[len(self.cells)] -= 1
            self.cells.append(here)


@dataclass(slots=True)
class Outline:
    """Lines, boxes in the order they end, table rows by first line, comments with their line.

    Beside them what is not shown: elements that are hidden, and words that are crossed out.
    """

    lines: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rows: dict[int, TableRow] = field(default_factory=dict)
    comments: list[tuple[str, int]] = field(default_factory=list)
    hidden: list[etree._Element] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def text(self, start: int, end: int) -> list[str]:
        """The lines from `start` up to `end`, rows of data each on one line."""
        end = min(end, len(self.lines))
        text: list[str] = []
        at = start
        while at < end:
            found = self.rows.get(at)
            if found and found.end <= end:
                ends = [*found.cells[1:], found.end]
                spans = zip(found.cells, ends, strict=True)
                text += row([self.lines[a:b] for a, b in spans])
                at = found.end
            else:
                text.append(self.lines[at])
                at += 1
        return text

    def size(self, start: int, end: int) -> int:
        return sum(map(len, self.lines[start:end]))
