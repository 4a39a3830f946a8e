"""Where the nodes of a syntax tree stand in the bytes of their source."""

import ast

Located = ast.expr | ast.stmt | ast.keyword


class Source:
    def __init__(self, code: bytes) -> None:
        self.code = code
        self.tree = ast.parse(code)
        self._lines = [0]
        for line in code.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def start(self, node: Located) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def end(self, node: Located) -> int:
        return self._lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)

    def span(self, node: Located) -> tuple[int, int]:
        return self.start(node), self.end(node)

    def text(self, start: int, end: int) -> str:
        return self.code[start:end].decode()

    def line(self, at: int) -> int:
        """The number of the line that byte `at` stands in."""
        return self.code.count(b"\n", 0, at) + 1

    def changed(self, start: int, end: int, after: str) -> bytes | None:
        """The code with `after` in place of a stretch; None where it says the same or nothing."""
        code = self.code[:start] + after.encode() + self.code[end:]
        try:
            tree = ast.parse(code)
        except (SyntaxError, ValueError):
            return None
        return None if ast.dump(tree) == ast.dump(self.tree) else code
