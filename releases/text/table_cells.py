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


def in_a_line(text: str, between_rows: str = "；") -> str:
    """As many characters, so that spans stay where they are: 年份｜件；2024年｜1939."""
    return text.replace("\t", "｜").replace("\n", between_rows)
