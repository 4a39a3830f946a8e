"""Each limit of reading words, names and dates at its edge."""

from collections.abc import Callable
from datetime import date

import pytest

from releases.text.folding import as_printed
from releases.text.fuzzy.fuzzy_names import near
from releases.text.fuzzy.pinyin import keys, syllables, typed_letters
from releases.text.moved_spans import Moved, moved
from releases.text.numerals import chinese_value, count_value
from releases.text.sentences import sentences
from releases.text.typed_dates.typed_period import PeriodRefused, read_period

TODAY = date(2031, 6, 12)
PASSAGE = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


def quoted(typed: str) -> str:
    with pytest.raises(PeriodRefused) as refusal:
        read_period(typed, TODAY)
    return refusal.value.typed


def is_read(typed: str) -> bool:
    try:
        return bool(read_period(typed, TODAY))
    except PeriodRefused:
        return False


def weighed(count: int) -> int:
    return len(near("专利甲", [f"专乙甲{chr(0x5000 + n)}" for n in range(count)], 999))


def found_elsewhere(size: int) -> Moved | None:
    """A passage that went over an unlike text to its end."""
    words = PASSAGE[:size]
    return moved(
        (1, 1 + size),
        f"天{words}一二三四五六七八九十百千万亿地",
        f"地一二三四五六七八九十百千万亿{words}天",
    )


def kept_inside(size: int) -> bool:
    """Words in the middle of an edit are followed as long as the middle is not too long."""
    unlike = "".join(chr(0x5000 + n) for n in range(size - 8))
    old, new = f"天{unlike}知识产权黄地", f"宙{unlike}知识产权洪荒宇"
    at = old.index("知识")
    return moved((at, at + 4), old, new) == Moved(at, at + 4, True)


Holds = Callable[[int], object]


def printed_whole(end: int) -> bool:
    """Whether words that end there are found as they are printed, 髮 standing before 發."""
    return as_printed("髮".ljust(end - 2, "。") + "發展")("发展") == "發展"


UP_TO: list[tuple[str, int, Holds]] = [
    ("text whose words are looked for", 10_000, printed_whole),
    ("typed period", 60, lambda n: is_read("2023年".rjust(n))),
    ("typed words shown", 24, lambda n: quoted("甲" * n) == "甲" * n),
    ("short year ahead", 41, lambda n: read_period(f"{n}年", TODAY)[0].year == 2000 + n),
    ("names offered", 5, lambda n: len(near("专利号", [f"专利{i}号" for i in range(n)])) == n),
    ("word looked for", 30, lambda n: near("甲" * n, ["甲" * (n - 1) + "乙"])),
    ("names weighed", 200, lambda n: weighed(n) == n),
    ("quote without an end", 200, lambda n: len([*sentences(f"“{'甲' * n}。乙”丙。")]) == 1),
    ("digits of a count", 24, lambda n: count_value("1" * n)),
    ("numerals of a count", 24, lambda n: chinese_value("一" * n)),
    ("name read in pinyin", 60, lambda n: len(syllables("中" * n)) == n),
    ("words in an edit", 4000, kept_inside),
    ("letters typed", 480, lambda n: typed_letters("a" * n) == "a" * n),
]
FROM: list[tuple[str, int, Holds]] = [
    ("word with two slips", 5, lambda n: near("甲" * n, ["乙丙".ljust(n, "甲")])),
    ("piece of a name", 3, lambda n: near("乙".rjust(n, "甲"), [f"丙{'辛'.rjust(n, '甲')}丙丁戊"])),
    ("passage put elsewhere", 12, found_elsewhere),
]


@pytest.mark.parametrize(("last", "holds"), [row[1:] for row in UP_TO], ids=[r[0] for r in UP_TO])
def test_what_holds_up_to_a_limit(last, holds):
    assert holds(last)
    assert not holds(last + 1)


@pytest.mark.parametrize(("first", "holds"), [row[1:] for row in FROM], ids=[r[0] for r in FROM])
def test_what_holds_from_a_limit_on(first, holds):
    assert not holds(first - 1)
    assert holds(first)


def test_so_many_spellings_of_a_name_are_kept():
    """重 is read in three ways, two of which begin alike: 54 for three, of more 128 at most."""
    assert [len(keys("重" * n)) for n in (1, 2, 3, 4, 8)] == [6, 18, 54, 128, 128]
