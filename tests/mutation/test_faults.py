"""Each kind of fault, as it is put into a line."""

import random

import pytest

from tests.mutation.faults import KINDS, faults_in
from tests.mutation.source import Source


def changed(code: str) -> dict[str, set[str]]:
    """What each kind makes of some code."""
    source = Source(code.encode())
    found = {}
    for fault in faults_in(source, random.Random(0)):
        new = source.changed(fault.start, fault.end, fault.after)
        if new is not None:
            found.setdefault(fault.kind, set()).add(new.decode())
    return found


@pytest.mark.parametrize(
    ("kind", "code", "becomes"),
    [
        ("comparison", "a < b", {"a <= b"}),
        ("comparison", "a <= b", {"a < b"}),
        ("comparison", "a > b", {"a >= b"}),
        ("comparison", "a == b", {"a != b"}),
        ("comparison", "a in b", {"a not in b"}),
        ("comparison", "a is not b", {"a is b"}),
        ("comparison", "a <= b < c", {"a < b < c", "a <= b <= c"}),
        ("boolean", "a and b and c", {"a or b and c", "a and b or c"}),
        ("boolean", "a or not b", {"a and not b", "a or b"}),
        ("boolean", "a = True", {"a = False"}),
        ("text", "a = '年'", {"a = ''"}),
        ("text", "a = ''", {"a = 'x'"}),
        ("entry", "a = [1, 2, 3]", {"a = [2, 3]", "a = [1, 3]", "a = [1, 2]"}),
        ("entry", "a = ('专', '利')", {"a = ('利',)", "a = ('专',)"}),
        ("entry", "a = (b,)", {"a = ()"}),
        ("entry", "a = {b: 1, **c}", {"a = {**c}", "a = {b: 1}"}),
        ("entry", "a = [\n    b,  # one\n    c,\n]", {"a = [\n    c,\n]", "a = [\n    b,\n]"}),
        ("keyword", "f(a, b=1)", {"f(a)"}),
        ("keyword", "f(b=1, **c)", {"f(**c)"}),
        ("keyword", "f(b=1)", {"f()"}),
    ],
)  # fmt: skip
def test_a_fault_of_each_kind(kind, code, becomes):
    assert changed(code)[kind] == becomes


def test_a_number_is_one_more_or_less():
    drawn = {
        fault.after for seed in range(9)
        for fault in faults_in(Source(b"a = 200"), random.Random(seed))
    }  # fmt: skip
    assert drawn == {"199", "201"}


def test_a_text_lacks_a_character_at_any_place():
    drawn = {
        fault.after for seed in range(20)
        for fault in faults_in(Source(b"a = '=+@'"), random.Random(seed))
    }  # fmt: skip
    assert drawn == {"'+@'", "'=@'", "'=+'"}


def test_an_early_return_does_not_happen():
    code = "def f(a):\n    if a:\n        return 1\n    return 2\n"
    assert changed(code)["return"] == {code.replace("return 1", "pass")}


@pytest.mark.parametrize(
    "frame",
    ["for a in b:\n        return 1", "with a:\n        return 1",
     "try:\n        return 1\n    except E:\n        b()",
     "try:\n        b()\n    except E:\n        return 1",
     "match a:\n        case b:\n            return 1"],
)  # fmt: skip
def test_early_returns_are_found_in_every_frame(frame):
    code = f"def f():\n    {frame}\n    c()\n"
    assert changed(code)["return"] == {code.replace("return 1", "pass")}


def test_the_return_of_an_inner_function_is_its_own():
    assert "return" not in changed("def f():\n    def g():\n        return 1\n    return g\n")


@pytest.mark.parametrize(
    "code",
    ['"""Docstring."""', 'def f() -> "A":\n    """Docstring."""', 'a: "A"', "a: dict[str, int]",
     "def f(a: 'A'): ...", "f'{a == b}'", "if TYPE_CHECKING:\n    a = 1",
     "A = Callable[[B], C]", "T = TypeVar('T', bound=A)", "a, b = c", "def f():\n    return a, b"],
)  # fmt: skip
def test_what_is_no_code_is_passed_over(code):
    assert changed(code) == {}


@pytest.mark.parametrize(
    ("code", "becomes"),
    [("__all__ = ['a', 'b']", {}),
     ("zip(a, b, strict=True)", {}),
     ("lru_cache(maxsize=64)", {}),
     ("pair(a, b, strict=True)", {"keyword": {"pair(a, b)"},
                                  "boolean": {"pair(a, b, strict=False)"}}),
     ("LRUCache(maxsize=a)", {"keyword": {"LRUCache()"}}),
     ("zip(a, [b], strict=True)", {"entry": {"zip(a, [], strict=True)"}})],
)  # fmt: skip
def test_what_no_test_can_tell_apart_is_passed_over(code, becomes):
    assert changed(code) == becomes


def test_places_are_counted_in_bytes():
    assert changed("a = '专利' if b < 2 else c")["comparison"] == {"a = '专利' if b <= 2 else c"}


def test_what_is_no_python_is_no_fault():
    source = Source(b"a = [(b), c]")
    assert source.changed(4, 12, "[(") is None
    assert source.changed(4, 12, "[b, c]") is None, "it says the same"
    assert source.changed(4, 12, "[c]") == b"a = [c]"


def test_every_kind_is_tried_here():
    (marked,) = [m for m in test_a_fault_of_each_kind.pytestmark if m.name == "parametrize"]
    assert {kind for kind, *_ in marked.args[1]} | {"number", "return"} == set(KINDS)
