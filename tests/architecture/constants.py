"""The constants of the rooms' modules that are no limits: words, tables, expressions, settings.

`python -m tests.architecture.constants` writes `constants.json` anew. A word that falls out of a
list, or two that become one for want of a comma, is seen in the difference of that file.
"""

import ast
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.limits import is_number
from tests.architecture.rooms import ROOT

TABLE = Path(__file__).with_name("constants.json")
NAME = re.compile(r"_?[A-Z][A-Z0-9_]*")
LONG = 60  # characters; of what is longer its length and checksum are kept


def constants() -> dict[str, str]:
    """`text/han.py HAN`: how it is written; places are told from the folder `releases`."""
    folder = ROOT / "releases"
    return {
        f"{path.relative_to(folder)} {name}": value
        for path in sorted(folder.rglob("*.py"))
        if "migrations" not in path.parts
        for name, value in in_source(path.read_text("utf-8"))
    }


def in_source(code: str) -> Iterator[tuple[str, str]]:
    """What is written in a module: names that are assigned values which hold a literal."""
    for node in ast.parse(code).body:
        value = getattr(node, "value", None)
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        parts = (part for each in targets if each for part in ast.walk(each))
        names = [part.id for part in parts if isinstance(part, ast.Name)]
        if not value or not names or not all(map(NAME.fullmatch, names)) or is_number(value):
            continue
        if any(isinstance(part, ast.Constant) for part in ast.walk(value)):
            yield " ".join(names), shortened(ast.unparse(value))


def shortened(text: str) -> str:
    if len(text) <= LONG:
        return text
    return f"{len(text)} characters, {zlib.crc32(text.encode()):08x}"


if __name__ == "__main__":
    TABLE.write_text(json.dumps(constants(), ensure_ascii=False, indent=1) + "\n", "utf-8")
