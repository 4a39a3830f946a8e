"""Texts that cost a reader most: ways to fill a page, each found by trying combinations of words.

A way gives a page of any size: pieces repeated in lines of one length, a long run between two
words, or lines that all differ.
"""

from collections.abc import Callable

Filled = Callable[[int], str]


def repeated(piece: str, line: int) -> Filled:
    """Lines of one length, full of a piece."""
    whole = (piece * (line // len(piece) + 1))[:line] + "\n"
    return lambda size: (whole * (size // len(whole) + 1))[:size]


def run(before: str, inside: str, after: str, line: int) -> Filled:
    """Lines that open and end with other words than their middle."""
    return repeated(f"{before}{(inside * line)[:line]}{after}\n", len(before + after) + line + 1)


def numbered(line: Callable[[int], str]) -> Filled:
    """Lines that all differ."""

    def page(size: int) -> str:
        length = len(line(10_000)) + 1
        return "\n".join(map(line, range(size // length + 1)))[:size]

    return page


def name(number: int) -> str:
    return chr(0x4E00 + number % 5_000) + chr(0x5200 + number // 5_000)


WAYS: dict[str, Filled] = {
    **{f"{piece} in {line}": repeated(piece, line) for piece, line in [
        ("#”一是先生", 20_000), ("3.5%3.5%期间，。", 40), ("人将200～300", 1_000),
        ("上年3.5%。、副", 300), ("12", 20_000), ("摄局长去年去年编辑10亿前年比", 1_000),
        ("1百", 300), ("亿，", 110), ("增至3.5%五年来", 1_000), ("其中上年1 200万", 1_000),
        ("是主持人：十四五一是", 20_000), ("一、", 40), ("2024年，授权1件。", 10), ("1×2", 3_000),
        ("1.", 20_000), (" \t", 20_000), ("（《“", 20_000), ("3×10⁴万元", 400),
    ]},
    **{f"{way[1]} between {way[0]} and {way[2]}": run(*way) for way in [
        ("余3.5%:", "去年", "各位", 1_000), ("发布会去年", "，", "，", 40),
        ("来源：甲", " ", "甲", 9_000),
        ("张三", "　", "介绍", 90_000), ("'A.", "上年", "五年来", 300),
        ("市局局长", "\t", "张三", 9_000),
    ]},
    "turns": numbered(lambda n: f"王{name(n)}：好。"),
    "posts": numbered(lambda n: f"市局局长王{name(n)}介绍情况。"),
    "figures": numbered(lambda n: f"2024年，甲{name(n)}授权{n}件，同比增长3%。"),
    "months": numbered(lambda n: f"{1980 + n % 60}年{n // 60 % 12 + 1}月，授权{n}件。"),
    "a table": numbered(lambda n: f"甲{name(n)}\t{n}件\t{n + 1}件"),
    "cut numbers": numbered(lambda n: f"件，{n}"),
    "traditional": numbered(lambda n: f"2024年，發{name(n)}增長{n}件。"),
}  # fmt: skip
