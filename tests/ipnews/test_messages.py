"""Every message of the code is in the catalogue; what only editors see stands there untranslated.

A slip of the pen in a message is so noticed, and a new one is not forgotten.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from ipnews.env import ROOT

CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
FILES = sorted(path for room in ("ipnews", "releases") for path in (ROOT / room).rglob("*.py"))
# Context, message and plural, as far as a function takes them.
TAKES = {
    "gettext": ("msgid",),
    "ngettext": ("msgid", "msgid_plural"),
    "pgettext": ("msgctxt", "msgid"),
    "npgettext": ("msgctxt", "msgid", "msgid_plural"),
}


def catalogue(text: str) -> list[dict[str, str]]:
    blocks = (re.findall(r'^(msg\w+) ((?:".*"\n?)+)', each, re.M) for each in text.split("\n\n"))
    return [{name: ast.literal_eval(f"({quoted})") for name, quoted in each} for each in blocks]


def messages(code: str) -> Iterator[dict[str, str]]:
    """What is given to a function of gettext as it is written; variables are said elsewhere."""
    tree = ast.parse(code)
    names = {
        alias.asname or alias.name: alias.name.removesuffix("_lazy")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            takes = TAKES.get(names.get(name, name.removesuffix("_lazy")), ())
            given = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if takes and len(given) >= len(takes):
                yield dict(zip(takes, given, strict=False))


def test_every_message_of_the_code_stands_there_once():
    known = Counter(map(_key, catalogue(CATALOGUE.read_text("utf-8"))))
    missing = [
        f"{path.relative_to(ROOT)}: {message}"
        for path in FILES
        for message in messages(path.read_text("utf-8"))
        if known[_key(message)] != 1
    ]
    assert missing == [], "add it to django.po; where readers see it, with a translation"


def _key(message: dict[str, str]) -> tuple[str, ...]:
    return tuple(message.get(name, "") for name in ("msgctxt", "msgid", "msgid_plural"))


def test_messages_are_found_however_they_are_asked_for():
    code = (
        "from django.utils.translation import gettext_lazy as _, pgettext_lazy\n"
        "from django.utils import translation\n"
        "_('甲'), pgettext_lazy('one', '乙'), translation.ngettext('丙', '丁', 2), _(name)\n"
    )
    assert list(messages(code)) == [
        {"msgid": "甲"}, {"msgctxt": "one", "msgid": "乙"}, {"msgid": "丙", "msgid_plural": "丁"},
    ]  # fmt: skip
