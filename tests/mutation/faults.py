"""Every fault that can be put into a source: where it stands, and what stands there instead.

A comparison is turned (`<` and `<=`, `==` and `!=`, `in` and `not in`), a number is one more or one
less, a text lacks a character, True is False, `and` is `or`, `not` is gone, an entry of a list or a
named argument is left out, an early return does not happen. Docstrings and annotations are no
code, and where the pieces of an f-string stand Python 3.11 does not say: they are passed over. So
is what no test can tell apart, as no answer depends on it:

- `__all__`: only linters and type checkers read it, as nothing here imports a module's every name;
- `zip(…, strict=…)`: it says whether unequal lengths, which would be another fault, are refused;
- the size of an `lru_cache`: a smaller one answers the same, a little later.
"""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutation.source import Source

KINDS = ("comparison", "number", "text", "boolean", "entry", "keyword", "return")
TURNED = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """`after` instead of the bytes from `start` to `end`."""

    kind: str
    start: int
    end: int
    after: str


def faults_in(source: Source, rng: random.Random) -> list[Fault]:
    """One for every place, in a fixed order; `rng` says which way a number or text goes wrong."""
    found = {fault for node in _code(source.tree) for fault in _at(node, source, rng)}
    return sorted(found, key=lambda fault: (fault.start, fault.end, fault.kind, fault.after))


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are run, each before those inside it."""
    yield node
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_passed_over(child, node):
                    yield from _code(child)


def _is_passed_over(node: ast.AST, parent: ast.AST) -> bool:
    """Docstrings, f-strings, and what only a type checker reads."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Call(func=ast.Name(id="TypeVar")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.keyword(arg="strict"):
            return _is_call_of("zip", parent)
        case ast.keyword(arg="maxsize"):
            return _is_call_of("lru_cache", parent)
        case ast.Tuple():
            return isinstance(parent, ast.Subscript)
    return False


def _is_call_of(name: str, node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == name


def _at(node: ast.AST, source: Source, rng: random.Random) -> Iterator[Fault]:
    match node:
        case ast.Compare():
            sides = [node.left, *node.comparators]
            for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
                yield _between("comparison", left, right, TURNED[type(operator)], source)
        case ast.BoolOp():
            words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield _between("boolean", left, right, words, source)
        case ast.UnaryOp(op=ast.Not()):
            yield Fault("boolean", *source.span(node), source.text(*source.span(node.operand)))
        case ast.Constant():
            yield from _constant(node, source, rng)
        case ast.List() | ast.Set() | ast.Tuple() | ast.Dict():
            yield from _entries(node, source)
        case ast.Call():
            spans = sorted(source.span(each) for each in [*node.args, *node.keywords])
            asked = [each for each in node.keywords if not _is_passed_over(each, node)]
            named = {source.span(keyword) for keyword in asked if keyword.arg}
            for span, fault in _left_out("keyword", spans, source.end(node)):
                if span in named:
                    yield fault
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            for each in _returns(node.body):
                if each is not node.body[-1]:
                    yield Fault("return", *source.span(each), "pass")


def _between(
    kind: str, left: ast.expr, right: ast.expr, words: tuple[str, str], source: Source
) -> Fault:
    start, end = source.end(left), source.start(right)
    return Fault(kind, start, end, source.text(start, end).replace(*words, 1))


def _constant(node: ast.Constant, source: Source, rng: random.Random) -> Iterator[Fault]:
    value = node.value
    if isinstance(value, bool):
        yield Fault("boolean", *source.span(node), repr(not value))
    elif isinstance(value, int | float):
        yield Fault("number", *source.span(node), repr(value + rng.choice((1, -1))))
    elif isinstance(value, str):
        at = rng.randrange(len(value) or 1)
        shorter = value[:at] + value[at + 1 :] if value else "x"
        yield Fault("text", *source.span(node), repr(shorter))


def _entries(node: ast.List | ast.Set | ast.Tuple | ast.Dict, source: Source) -> Iterator[Fault]:
    start, end = source.span(node)
    if source.text(start, start + 1) not in "([{":
        return  # a tuple without brackets is several values, not a list
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        spans = [(_key_start(key, value, source), source.end(value)) for key, value in pairs]
    else:
        spans = [source.span(entry) for entry in node.elts]
    for _span, fault in _left_out("entry", spans, end):
        if isinstance(node, ast.Tuple) and len(spans) == 2:
            (kept,) = [span for span in spans if not fault.start <= span[0] < fault.end]
            fault = Fault("entry", spans[0][0], end - 1, f"{source.text(*kept)},")
        yield fault


def _key_start(key: ast.expr | None, value: ast.expr, source: Source) -> int:
    """Where a pair of a dict begins; one without a key begins with its two stars."""
    return source.start(key) if key else source.code.rindex(b"**", 0, source.start(value))


def _left_out(
    kind: str, spans: list[tuple[int, int]], end: int
) -> Iterator[tuple[tuple[int, int], Fault]]:
    """Each span, and how it is left out with its comma; the brackets close before `end`."""
    for at, span in enumerate(spans):
        if len(spans) == 1:
            yield span, Fault(kind, span[0], end - 1, "")
        elif span != spans[-1]:
            yield span, Fault(kind, span[0], spans[at + 1][0], "")
        else:
            yield span, Fault(kind, spans[at - 1][1], span[1], "")


def _returns(statements: list[ast.stmt]) -> Iterator[ast.Return]:
    """Those of a function, not those of functions inside it."""
    for statement in statements:
        if isinstance(statement, ast.Return):
            yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = list(ast.iter_child_nodes(statement))
            yield from _returns([each for each in inside if isinstance(each, ast.stmt)])
            for part in inside:
                if isinstance(part, ast.ExceptHandler | ast.match_case):
                    yield from _returns(part.body)
