"""What a number counts: the shortest full name of it that its clause gives."""

import re

from releases.text.periods import mentions

_CHANGE_WORDS = (
    "增长|增加|上升|提高|提升|下降|减少|降低|回落|下跌|上涨|净增"
    "|新增|增速|增幅|降幅|涨幅|跌幅|负增长|攀升|扩大|收窄|下滑|缩减"
)
_TAIL = re.compile(
    r"(?:[\s、和及与,:(]|由|从|约|共计?|累计|总计|合计|突破了?|超过?|近|逾|不低于|不少于|至少|"
    r"达到?了?|為|達|为|是|有|已|均|在|只|仅|就|都|了|的|"
    r"保持|连续.{1,2}年|[比较](?:上年|上月|去年|上季度?|上周|上年末|年初)?|同比|环比|分别|双双|略微|进一步|大幅|"
    r"明显|小幅|持续|位?居|位列|排名?|名列|跃居|稳居|荣?获得?|取得|全省|全国|全市|接近|将近|"
    rf"大约|高达|增至|升至|降至|到|至|占比?|一次性|按照|“|”|其中|还|能|可|率先|首次|"
    rf"{_CHANGE_WORDS})$"
)
_LEAD = re.compile(
    r"^(?:[\s、,:;)”“(]|其中|此外|同时|目前|全年|累计|共计?|各类|依法|先后|已经?|我们|各地|各类|"
    r"按照|以上|并且|还|就|并|也|又|仅|在(?=全)|是|的|和|及|与|了|截至|从|"
    r"其|这些|据不完全统计|据统计|今年以来|一年多来|以来|余|多|各|力争|到|占(?=比))"
)
_VERBS = (
    "办理|审结|审理|侦办|查处|查办|受理|完成|发放|投放|提供|实现|达成|签订|安排|下达|落实|投入|"
    "支付|新增|开展|组织|举办|建成|培育|认定|引进|"
    "派出|调集|拥有|获得|获批|获|采取|享受|促进|帮助|支持|推动|指导|引导|给予|转让|侵占|收缴|"
    "扣押|追缴|抓获|破获|立案|起诉|批准|逮捕|创建|"
    "打造|建立|设立|成立|出台|印发|制定|推出|启动|实施|登记|注册|备案|开放|涉及|覆盖|惠及|服务|"
    "培训|走访|排查|整改|关闭|取缔|移送|移交|接收|"
    "吸引|招聘|选派|参加|超过|达到|达|复工|被|将|通过|为|向|对|来自|进行|入选|荣获|合计|总计|"
    "累计|共|新收|中(?=[^心国小医央级院学部药文高标])"
)
_CUT_RIGHT = re.compile(rf"(?:{_VERBS}|[,，。;；:、()（）“”\d]|以上|左右|的(?=\d)|和(?=\d))")
_VERB = re.compile(rf"(?:{_VERBS})")
_CUT_LEFT = re.compile(
    r"(?:新收|累计|依法|共计?|先后|一次性|已经|审结|审理|办理|侦办|发放|投放|提供|实现|达成|新增|"
    r"受理|查处|查办|派出|获得|完成|受理)"
)
_NOT_NOUN = re.compile(
    r"(?:以上|左右|以下|之多|增长|增加|增至|减少|减至|上升|上涨|下降|下跌|下滑|提高|提升|降低|"
    r"降至|降到|升至|升到|回落|扩大|给予|用于|"
    r"同比|环比|比上|比去|较上|较去|居全|位居|等|"
    r"[和及与或的到至多余之被由于为对向不已可将就都还且,、)])"
)
_GENERIC_WORDS = (
    "增速 增幅 总数 总量 总额 金额 规模 占比 数量 总金额 总值 比重 比例 涉案金额 涉及金额 "
    "同比增速 限额 额度 均 累计 "
    "总计 合计 其中 位次 涉及资金"
)
GENERIC = frozenset(_GENERIC_WORDS.split())
# 为企业挽损: for whom it was done is no part of what was counted.
_FOR = re.compile(
    r"^为[^,。;:]{1,9}?(?:权利人|当事人|企业|群众|市民|居民|用户|商户|农户|职工|纳税人)(?=.{4,}$)"
)
_GRANTED = re.compile(
    r"(?:的标准|的比例)?给予[^,。;:\d]{0,6}?(?P<what>补贴|补助|奖励|资助|贴息|奖补)"
)
_RANKED = re.compile(
    r"(?P<what>增速|增幅|总量|总额|总数|规模)(?:双双|均|位?居|位列|列|排名?|名列|跃居|稳居|排在|继续|保持){1,3}$"
)
_WITHIN = re.compile(r"(?:其中)?在(?P<place>[^,。;在]{2,10}?),?有$")
_SURVEY = re.compile(r"(?:调查|考核|评比|评价|考评)?中(?:荣?获得?|位?居|列)?$|(?:调查|考核|评价)$")
_RIGHT_TAIL = re.compile(r"(?:[和及与中]|已|均|都|就|还|也|全部|正在|能够?|可以?)$")
_DOING = re.compile(r"[^,。;:、\d(]{2,12}(?=[,。;:]|$)")
_LONGEST = 24


def indicator(left: str, right: str, wide: str, previous: str) -> str:
    """The name from the words before and after the number, or what was counted just before.

    ``wide`` is all since the figure before; it may name the place that a clause leaves out.
    """
    ranked = _RANKED.search(left)
    if ranked:
        return f"{noun_before(left[: ranked.start()]) or previous}{ranked['what']}"
    granted = _GRANTED.match(right)
    if granted:
        return f"{granted['what']}比例"
    after, before = noun_after(right), noun_before(left)
    place = _WITHIN.search(wide)
    if after in GENERIC and before:
        return before + after
    if after:
        return f"在{place['place']}的{after}" if place else after
    if before in GENERIC and previous:
        return _joined(previous, before)
    if previous and _VERB.fullmatch(before):
        return before + re.sub(rf"^(?:{_VERBS})", "", previous)
    return before or _happened(right, previous)


def _happened(right: str, previous: str) -> str:
    """``已有75家复工`` counts those of the kind counted before; ``1人被表彰`` only what befell."""
    words = re.split(r"[,。;:、]", right.lstrip(" 的"))[0]
    if words.startswith("被"):
        # ``1人被市政府联合表彰``: a passive ends in what befell them.
        return words[-4:].removeprefix("被") if len(words) <= 5 else words[-2:]
    if previous and not words.startswith(("增", "减", "上", "下", "提", "降", "以")):
        return f"{words}{previous}" if 2 <= len(words) <= 4 else previous
    return previous or words[:_LONGEST]


def noun_after(right: str) -> str:
    """``14件专利许可`` counts what follows; a verb or a mark there means it does not."""
    words = right.lstrip(" 的")
    if not words or _NOT_NOUN.match(words) or _CUT_RIGHT.match(words):
        return ""
    cut = _CUT_RIGHT.search(words, 1)
    noun = words[: cut.start()] if cut else words
    noun = _trim(_RIGHT_TAIL, noun.strip())
    done = _DOING.match(words, len(noun))
    if cut and done and 2 <= len(noun) <= 8:
        return f"{done[0]}的{noun}"
    return noun[:_LONGEST] if len(noun) >= 2 else ""


def noun_before(left: str) -> str:
    words = _without_periods(left)
    words = _trim(_TAIL, _SURVEY.sub("", _trim(_TAIL, words)))
    cuts = [match.end() for match in _CUT_LEFT.finditer(words) if len(words) - match.end() >= 2]
    words = words[cuts[-1] :] if cuts else words
    words = _FOR.sub("", _trim(_LEAD, words))
    if len(words) > _LONGEST:
        words = re.split(r"[的为向对在从]", words[-2 * _LONGEST :])[-1]
    return words[-_LONGEST:] if len(words) >= 2 else ""


def _joined(previous: str, generic: str) -> str:
    base = (
        re.sub(r"(?:增速|增幅|总数|总量|总额)$", "", previous) if generic in previous else previous
    )
    return f"{base}{generic.removeprefix('同比')}"


def _without_periods(text: str) -> str:
    """The words with the times taken out: a time is kept in the period."""
    rest, at = "", 0
    for mention in mentions(text, None):
        rest += text[at : mention.start]
        at = mention.end
    return re.sub(r"(?:与|较|比)?(?:年年底|年年末|上年|上月)?(?:相比|同期)", "", rest + text[at:])


def _trim(pattern: re.Pattern[str], words: str) -> str:
    """Takes words off one end until none fits; the length only falls, so it ends."""
    while (shorter := pattern.sub("", words, count=1)) != words:
        words = shorter
    return words
