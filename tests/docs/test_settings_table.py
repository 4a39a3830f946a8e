"""Each setting that is read stands in the operators' table, and nothing else does."""

import ast
import re

from ipnews.env import ROOT

TABLE = re.compile(r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", re.MULTILINE)
OF_DICTIONARIES = {"get", "setdefault"}


def read_names() -> set[str]:
    """What is given to a reader of the environment by its name, in capitals."""
    return {
        node.args[0].value
        for path in (ROOT / "ipnews").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        and getattr(node.func, "attr", "") not in OF_DICTIONARIES
        and re.fullmatch(r"[A-Z][A-Z_]+", str(node.args[0].value))
    }  # fmt: skip


def test_each_setting_is_in_the_table():
    page = (ROOT / "docs" / "operators.md").read_text("utf-8")
    table = {name for row in TABLE.findall(page) for name in re.findall(r"[A-Z_]+", row)}
    assert len(table) > 25
    assert table == read_names()
