"""Tables in a text: rows by line break, cells by tab."""

from collections.abc import Iterator

Cell = tuple[int, int]  # its start and end in the text


def rows(text: str) -> Iterator[list[Cell]]:
    """The cells of each row as spans, `end` exclusive."""
    at = 0
    for line in text.split("\n"):
        row = []
        for cell in line.split("\t"):
            row.append((at, at + len(cell)))
            at += len(cell) + 1
        yield row
