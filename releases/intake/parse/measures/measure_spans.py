"""The parts of a block that are measures: items, led paragraphs, clauses that open alike."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from releases.intake.parse.page.list_marks import NUMBER
from releases.intake.parse.reading import ParsedBlock
from releases.text.sentences import sentences

from .measure_stages import planned_from

_ACTION = (
    "加强|加大|加快|强化|推动|推进|完善|优化|聚焦|开展|建立|健全|深化|提升|提高|夯实|打造|构建|"
    "促进|落实|坚持|严格|严打|严厉|打击|"
    "保护|引导|支持|服务|培育|引聚|引进|宣传|协同|配合|拓展|扩大|抓好|抓实|做好|做优|做强|做大|"
    "突出|注重|创新|规范|压实|织密|筑牢|守牢|"
    "保障|持续|不断|着力|大力|积极|全面|深入|切实|统筹|用好|用足|发挥|凸显|有成效|成效|见效|"
    "稳步提升|显著增强|得到|维护|实施|整治|查处|"
    "狠抓|助力|增强|激发|搭建|畅通|改善|精准|依法|从严|靠前|广泛|建设|改革|管理|治理|监管|防范|"
    "解决|履行|贯彻|丰富|营造|减轻|简化|惠|开放|推行|办好|培养|盘活|培训|推广|改造|组织|举办|建成|设立|"
    "出台|制定|编制|摸清|清理|排查|整合|联合|创建|打通|破解|补齐|延伸|取消|降低|走访|帮扶|普及|严管|"
    "严控|严查|守住|兜牢|扶持|奖励|鼓励|发展|壮大|管好|用活|布局|争创|争取|开设|开通|上线|提供|"
    "修订|修复|探索|试点|加密|增设|更换|更新|建好|实行|试行|压缩|缩短|压减|统一"
)
_ACTS = re.compile(_ACTION)
# 工业生产稳定增长 reports a state of things; nobody did it.
_STATE = re.compile(
    r"(?:增长|回升|上涨|下降|回落|平稳|稳定|改善|恢复|向好|丰收|豐收|好转|增加|减少|回暖|为主|"
    r"运行|态势|较快|加快|下跌|反弹|持平)$"
)
_STATE_VERB = re.compile(
    r"(?:保持|聚焦)|^(?:推动|促进|确保|着力|坚持|实现|加强|加大|持续|努力|切实|全力)"
)
_NO_LEAD = re.compile(
    r"谢谢|您好|你好|大家好|各位|我们?(?!市|省|区|县|局|国)|您|请问|同志|女士|先生|下一?步|"
    r"发布会|难在|这件|不是|是(?:底线|关键|基础|根本|前提|重点|核心|大事)|高度重视|将采取|举措|以下|如下|方面|[?？!！]|^(?:据|目前|当前|近年来|今年|截至|"
    r"其中|这|此|他|她|同时|因此|但)"
)
_ITEM = re.compile(
    r"(?:(?<=[。;,:\s”])|^)(?:[一二三四五六七八九十]{1,2}(?:是|则|要)(?=[^否不])|第[一二三四五六]项(?:工作|举措|措施)?是|"
    r"(?<=[。;:])[—]{2}(?=[^—])|(?:首先|其次|再次|"
    r"最后|[第其][一二三四五六七八九十])[,，:](?=\S)|[①-⒛❶-❿]|\(?[1-9]\)(?=[^\W\d_]))"
)
_ALONE = re.compile(
    r"[一二三四五六七八九十]{1,2}[是则]|(?:首先|其次|再次|最后|第[一二三四五六七八九十])[,，:]"
)
# 着力…、着力…、着力…: one word opens each part.
_REPEATED = re.compile(
    r"(?<![^,、;:将要])(?P<word>着力|大力|全力|坚决|突出|强化|聚焦|狠抓|在)(?P<what>[^,、;:。]{3,24})"
)
_MARK = re.compile(rf"^{NUMBER}")
# 服务品质逐步提升 heads a report, not a deed.
_GROWS = re.compile(r"(?:逐步|持续|不断|稳步|显著|明显|日益|更加|全面)[^,]{2,4}$")
_MIN_HEADING, _MAX_HEADING = 4, 44
_MIN_CLAUSE = 6
_MAX_SENTENCE = 600
_SEVERAL = 3
_MAX_WHOLE_SENTENCE, _MAX_FIRST_SENTENCE = 24, 60


class MeasureSpan(NamedTuple):
    """Where a measure stands in its block, and where its heading does."""

    start: int
    end: int
    heading: tuple[int, int]


def _numbered_items(folded: str) -> Iterator[MeasureSpan]:
    """``一是…二是…``: each runs to the next one's mark, the last to the end of its sentences."""
    marks = list(_ITEM.finditer(folded))
    if len(marks) < 2 and not (marks and _ALONE.match(folded)):
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        start, end = mark.end(), following.start() if following else len(folded)
        if not following and (first := folded.find("。", start) + 1):
            # The last item ends before a sentence that turns to what comes next.
            later = planned_from(folded[first:])
            end = folded.rfind("。", start, first + later + 1) + 1 if later >= 0 else end
        end = len(folded[:end].rstrip())
        end = len(folded[:end].rstrip(",;、"))
        # Its heading is the first sentence; of an item of one sentence the lead clause.
        stops = [at for at in (folded.find(stop, start, end) for stop in "。;:") if at >= 0]
        stop = min(stops, default=end)
        goes_on = folded[stop + 1 : end].strip() and stop - start <= _MAX_FIRST_SENTENCE
        if stop - start > _MAX_WHOLE_SENTENCE and not goes_on:
            comma = folded.find(",", start + _MIN_CLAUSE, stop)
            stop = comma if comma > 0 else stop
        if stop - start >= _MIN_HEADING:
            yield MeasureSpan(mark.start(), end, (start, stop))


def _led_by_action(block: ParsedBlock, folded: str, speaking: bool) -> Iterator[MeasureSpan]:
    """A paragraph led by a short sentence that names an action, or a heading that names one."""
    if block.kind == "heading":
        mark = _MARK.match(folded)
        words = folded[mark.end() :] if mark else ""
        acts = _ACTS.match(words) and _names_action(words)
        if mark and speaking and acts and not _GROWS.search(words):
            yield MeasureSpan(0, len(folded), (mark.end(), len(folded)))
        return
    spans = list(sentences(folded))
    if len(spans) < 2:
        return
    start, end = spans[0]
    mark = _MARK.match(folded[start:end])
    head = start + (mark.end() if mark else 0)
    words = folded[head:end]
    if (
        _MIN_HEADING <= len(words) <= _MAX_HEADING
        and words.endswith("。")
        and _names_action(words.rstrip("。"))
    ):
        yield MeasureSpan(start, len(folded.rstrip()), (head, end - 1))


def _names_action(words: str) -> bool:
    if _NO_LEAD.search(words) or re.search(r"\d", words) or words.count(",") > 2:
        return False
    return bool(_ACTS.search(words)) and (
        not _STATE.search(words) or bool(_STATE_VERB.search(words))
    )


def measure_spans(block: ParsedBlock, folded: str, speaking: bool) -> list[MeasureSpan]:
    """The block's measures in the first of the styles that fits it."""
    found = list(_numbered_items(folded)) or list(_led_by_action(block, folded, speaking))
    if found:
        return found
    # 着力…、着力…、着力…: three or more parts of one sentence that open alike.
    for start, end in sentences(folded):
        by_word: dict[str, list[re.Match[str]]] = {}
        for match in _REPEATED.finditer(folded, start, min(end, start + _MAX_SENTENCE)):
            by_word.setdefault(match["word"], []).append(match)
        for word, alike in by_word.items():
            if len(alike) >= _SEVERAL and word != "在":
                found += [MeasureSpan(m.start(), m.end(), m.span()) for m in alike]
    return found
