"""三项工作 and four of them: a number that is announced, and the list that follows."""

import re
from collections.abc import Iterator
from itertools import islice

from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, Reading
from releases.text.folding import fold_simplified
from releases.text.numerals import CHINESE, count_value

_NOUNS = (
    "工作|事情|事|举措|措施|变化|特点|方面|重点|任务|行动|成效|亮点|环节|案例|典型案例|做法|"
    "抓手|突破|提升|转变|机制|问题|原因|领域|内容|建议|打算|文章|工程|体系|关系|硬仗|成果"
)
_ANNOUNCED = re.compile(
    rf"(?<![第\d年之前头占{CHINESE}分])(?P<n>[二两三四五六七八九十]|十[一二]|[2-9]|1[0-2])"
    rf"(?:[项件个起大条种类点]|方面)(?P<noun>(?:[^\d,，。;；:：、一]{{0,6}}?)(?:{_NOUNS})|(?<=方面)|(?<=点))"
)
_STYLES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?:^|[。;；,，:：—\s])(?P<n>[一二三四五六七八九十]{1,2})(?:是|要)",
        r"(?:^|[。;；:：\s])第?(?P<n>[一二三四五六七八九十]{1,2})[、,，]",
        r"(?:^|[。;；:：\s])\((?P<n>[一二三四五六七八九十\d]{1,2})\)",
        r"(?:^|[。;；:：])(?P<n>\d{1,2})[.．、](?!\d)",
    )
)
_MORE = re.compile(r"同时|此外|另外|还有|再就是|最后|其他|等")
_MAX_BLOCKS = 30
_MAX_TEXT = 3000
_MAX_ANNOUNCED = 10  # of one block


def announced_counts(reading: Reading) -> Iterator[ParsedDoubt]:
    """A doubt on the announcement, where the list that follows has another number of points."""
    blocks = [b for b in reading.blocks if b.kind != "table"]
    for at, block in enumerate(blocks):
        text = fold_simplified(block.text)
        for told in islice(_ANNOUNCED.finditer(text), _MAX_ANNOUNCED):
            wanted = count_value(told["n"])
            listed = _listed(blocks, at, told.end(), told["noun"], wanted or 0)
            if wanted and listed and listed != wanted:
                message = f"说是“{told[0]}”，后面列出了{listed}项，请核对。"
                yield ParsedDoubt(block.id, told.start(), told.end(), "words_disagree", message)


def _listed(blocks: list[ParsedBlock], at: int, end: int, noun: str, wanted: int) -> int:
    """How many points the list has that the announcement opens; 0 where none follows at once."""
    here = fold_simplified(blocks[at].text)[end : end + _MAX_TEXT]
    following = [fold_simplified(b.text) for b in blocks[at + 1 : at + _MAX_BLOCKS]]
    speaker = blocks[at].speaker
    for n, block in enumerate(blocks[at + 1 : at + _MAX_BLOCKS]):
        if block.kind == "question" or (block.speaker and speaker and block.speaker != speaker):
            following = following[:n]
            break
    text = "\n".join([here, *following])[:_MAX_TEXT]
    for style in _STYLES:
        found = [(count_value(m["n"]), m.start()) for m in style.finditer(text)]
        if not found or found[0][0] != 1 or not _opens(text[: found[0][1]], noun):
            continue
        count, last = 0, 0
        for ordinal, start in found:
            if ordinal == count + 1:
                count, last = count + 1, start
            elif ordinal == 1:
                break
        if count > 1 and not (_ANNOUNCED.search(text, found[0][1], last)):
            return 0 if count < wanted and _MORE.search(text[last:]) else count
    return 0


def _opens(lead: str, noun: str) -> bool:
    """The list begins in the next sentence, or behind a line that names the noun once more."""
    lines = lead.strip().split("\n")
    if len(lead) <= 30 and "。" not in lead.strip("。\n"):
        return True
    named = noun[-2:]
    return bool(named) and lines[-1].rstrip().endswith((":", "：")) and named in lines[-1]
