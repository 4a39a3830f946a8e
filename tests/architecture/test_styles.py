"""Style sheets: one order of layers, and colours that are told in one place."""

import re

import pytest

from tests.architecture.rooms import ROOT

STYLES = ROOT / "releases" / "static" / "releases"
CSS = STYLES / "css"
SHEETS = sorted(STYLES.rglob("*.css"))
# Where colours are told: all of the reader's tokens, and the admin's up to its first other rule.
TOKENS = CSS / "tokens.css"
ADMIN = STYLES / "admin" / "admin.css"
LAYERS = ("tokens", "base", "layout", "components", "pages")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b(?=[^{}]*[;}])|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\("
    r"|:[^;{}]*\b(?:white|black|red|green|blue|gr[ae]y|silver|yellow|orange|Highlight)\b",
    re.IGNORECASE,
)


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def literal_colours(text: str) -> list[str]:
    """Colours that are written out; a custom property's own value is no such place."""
    return COLOUR.findall(re.sub(r"var\([^)]*\)", "", without_comments(text)))


def outside_layers(text: str) -> str:
    """What stands in no layer, its braces counted."""
    left, depth = [], 0
    for piece in re.findall(r"@layer \w+ \{|[{}]|[^{}@]+|@", without_comments(text)):
        if depth:
            depth += piece.count("{") - piece.count("}")
        elif piece.startswith("@layer"):
            depth = 1
        else:
            left.append(piece)
    return "".join(left).strip()


def test_colours_are_told_in_one_place():
    assert len(SHEETS) > 8
    found = {path.name: literal_colours(path.read_text("utf-8")) for path in SHEETS}
    assert found.pop(TOKENS.name)
    found[ADMIN.name] = literal_colours(ADMIN.read_text("utf-8").split("#site-name", 1)[1])
    assert {name: colours for name, colours in found.items() if colours} == {}


@pytest.mark.parametrize(
    "rule",
    [
        ".a { color: #fff; }",
        ".a { border: 1px solid #12345678 }",
        ".a { color: rgb(0 0 0 / 5%); }",
        ".a { background: white; }",
        ".a { outline: 2px solid Highlight; }",
    ],
)
def test_a_planted_colour_is_found(rule):
    assert literal_colours(rule)


@pytest.mark.parametrize(
    "rule", ["#shown:target { color: var(--ink); }", "/* #fff */", ".a { color: currentColor; }"]
)
def test_what_is_no_colour_is_let_be(rule):
    assert literal_colours(rule) == []


def test_the_order_of_the_layers_is_declared_once_and_first():
    declared = {
        path.name: re.findall(r"@layer ([\w, ]+);", path.read_text("utf-8")) for path in SHEETS
    }
    assert {name: order for name, order in declared.items() if order} == {
        TOKENS.name: [", ".join(LAYERS)]
    }
    base = (ROOT / "templates" / "base.html").read_text("utf-8")
    assert re.findall(r"releases/css/(\w+)\.css", base)[:4] == list(LAYERS[:4])


@pytest.mark.parametrize("path", sorted(CSS.rglob("*.css")), ids=lambda path: path.name)
def test_every_rule_of_the_reader_stands_in_a_layer(path):
    text = path.read_text("utf-8")
    named = set(re.findall(r"@layer (\w+) \{", text))
    expected = {"pages"} if path.parent.name == "pages" else {path.stem}
    assert named == (set(LAYERS[1:]) if path.stem == "modes" else expected)
    assert re.sub(r"@layer [\w, ]+;", "", outside_layers(text)).strip() == ""
