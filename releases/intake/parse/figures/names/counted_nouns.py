"""The noun that a number counts: after it, or before it without who acted and when."""

import re
from functools import lru_cache

from releases.text.periods.period_mentions import without_times

from .indicator_words import (
    CLASSES,
    COMPARISON,
    CUT_LEFT,
    CUT_RIGHT,
    DOER,
    FOR,
    FOR_WHOM,
    LEAD,
    NOT_NOUN,
    PLACE_INSIDE,
    TAIL,
    WHOLE,
)

# Of a longer name what is listed and who acts is left out; past the second it is no name.
_LONG_NOUN = 24
MAX_NOUN = 40
_SIGNED = re.compile(r"(?:签订|签署|签约|签了)")
# 知识产权服务机构: what looks like a verb is part of the thing's name.
_THING = re.compile(
    r"^(?:服务|登记|注册|备案|培训|转让|支持|指导|认定|推广|实施|开放|移送|审理|办理|保护|运营)"
    r"[^,。;:、的]{0,6}(?:机构|企业|平台|中心|站|点|案件|项目|人员|活动|证书|大厅|窗口|基地|体系|事项|"
    r"[量率额费券师员证书]|申请|合同|场所|单位|团队)$"
)
# 充电桩接入监测平台: counted is what joined.
_JOINING = re.compile(r"(?<=[^,]{3})(?:接入|纳入|入驻|加入)[^率量数额]{2,12}$")
_AREAS = ("市", "县", "省", "区", "镇", "村")
_WITH_OTHERS = re.compile(rf"(?P<noun>(?:{CLASSES}))[及与]")
_SURVEY = re.compile(
    r"(?:调查|考核|评比|评价|考评)?中(?:荣?获得?|位?居|列)?$|(?:调查|考核|评价)$|(?:的?情况)?[来上]?看$"
)
_RIGHT_TAIL = re.compile(
    r"(?:的(?:总体|年度|预期|发展)?目标|[和及与中]|已|均|都|就|还|也|全部|正在|能够?|可以?|(?:的)?情况看?|来看)$"
)
_DOING = re.compile(r"[^,。;:、\d(]{2,20}(?=[,。;:]|$)")
_ALL_SORTS = re.compile(r"各类|各种|各项|相关(?=案件|产品|企业)|[二三四五六七八九两几]类(?=问题)")
# 在3件案件中适用惩罚性赔偿; 46家机构报名参展: what was done in them, or by them.
_IN_CASES = re.compile(r"案件中(?P<did>[^,。;:、\d]{2,12})(?=[,。;]|$)")
_SAID_OF = re.compile(
    rf"(?P<noun>[^,。;:、\d的]{{0,6}}?(?:{CLASSES}))(?:已经?|均|都|也|还){{0,2}}"
    r"(?P<said>(?:报名|凭|转为|参加|进入|入选|通过|使用|享受|申请|取得)[^,。;:、\d]{1,12})(?=[,。;]|$)"
)
_ADVERB = re.compile(r"^(?:全部|均|都|已经?)|(?<=.{2})了")
# 专利密集型产业实现增加值
_EARNED = re.compile(r"(?<=[产行]业)实现(?=增加值|总?产值|营业?收入?|销售|利润)")
_MAX_READ = 120
# 拥有有效发明专利的企业: counted are those of whom the clause before says something.
_HOLDERS = re.compile(
    rf"(?:首次|新)?(?:拥有|获得|享有|持有|具有|具备|通过|开展|建立|设立|享受|参与|签订|完成|实现|有)"
    rf"(?![^,。;:、]*(?:{CLASSES})[^,。;:、]*的)[^,。;:、\d的]{{2,16}}的(?:[^,。;:、\d的]{{0,6}})(?:{CLASSES})$"
)
# 甲、乙等案件: what is listed before 等 is no part of the name.
_LISTED = re.compile(r"^.*(?:等(?!级|额|价|同)|》)(?=[^》])")
_TOWARDS = re.compile(r"^.*[^一](?=[向对][^口应象导上下来性接比向对]{3,}$)")
_MAY_NAME_TIME = re.compile(r"[年月季五同]|目前|当前|至今|今天")
_PAIRS = (("《", "》"), ("(", ")"), ("“", "”"), ("[", "]"), ("〔", "〕"))
_PAIRED = re.compile(r"[《》()“”\[\]〔〕]")
_CUT_NUMBER = re.compile(
    r"[\d〇零二两三四五六七八九十百千万亿%‰.+—–~～-]$|(?<![统唯合])一$|^[》)”\]〕]"
)
CLASS = re.compile(rf"(?P<noun>[^,。;:、\d]{{0,8}}?(?:{CLASSES}))(?P<said>[^,。;:、\d]{{3,20}})$")
_NO_DEED = re.compile(r"的|(?:合计|共计|总计|累计|共|计)$")
SUMMED = re.compile(r"(?:合计|共计|总计|累计|共|计)$")


@lru_cache(maxsize=64)
def noun_after(right: str) -> str:
    """``14件专利许可`` counts what follows; a verb or a mark there means it does not."""
    over = right.startswith("以上")
    words = right[2 if over else 0 :].lstrip(" 的")
    if not words or NOT_NOUN.match(words) or CUT_RIGHT.match(words):
        return ""
    said = CLASS.match(words)
    if said and re.search(r"[率量额值]?(?:超过?|达到?|为|在|过)$", said["said"]):
        return said["noun"] if not over else f"{said['said']}的{said['noun']}"
    cut = CUT_RIGHT.search(words, 1)
    noun = words[: cut.start()] if cut else words
    if noun.endswith("的") and len(noun) > 2:
        return noun[:-1]
    if inside := _IN_CASES.match(words):
        return f"{inside['did']}案件"
    if told := _SAID_OF.match(words):
        return f"{told['said']}的{told['noun']}"
    if listed := _WITH_OTHERS.match(noun):
        return listed["noun"]
    full = noun.strip()
    noun = without_tail(_RIGHT_TAIL, full)
    done = _DOING.match(words, len(noun))
    if cut and done and _THING.search(done[0]) and len(noun) + len(done[0]) <= MAX_NOUN:
        return without_tail(_RIGHT_TAIL, noun + done[0])
    if cut and done and full in _AREAS and _SIGNED.match(done[0]):
        return f"签约{full}"
    if cut and done and not _NO_DEED.match(done[0]) and 2 <= len(noun) <= 8:
        if _SIGNED.match(done[0]):
            return f"签约{noun}"
        return f"{_ADVERB.sub('', done[0])}的{noun}"
    return whole(noun)


@lru_cache(maxsize=64)
def noun_before(left: str) -> str:
    """``全市法院受理案件`` counts 受理案件; ``全市建成瞭望塔`` counts 瞭望塔."""
    words = without_periods(COMPARISON.sub("", left))
    words = without_tail(TAIL, _SURVEY.sub("", without_tail(TAIL, words)))
    if not words.startswith("每") and (holder := _HOLDERS.search(words)):
        return whole(holder[0])
    if not words.startswith(("每", "万")):
        words = FOR_WHOM.sub("", DOER.sub("", PLACE_INSIDE.sub("", words[-_MAX_READ:])))
        words = _EARNED.sub("", words)
        cuts = [match.end() for match in CUT_LEFT.finditer(words) if len(words) - match.end() >= 2]
        product = words.rfind("“", 0, words.rfind("”") + 1)
        # “知惠贷”产品发放贷款: by which product it was given out stays.
        words = words[product if product >= 0 and cuts else cuts[-1] if cuts else 0 :]
    words = _ALL_SORTS.sub("", FOR.sub("", trimmed(LEAD, words)))
    return whole(_JOINING.sub("", words))


def whole(words: str) -> str:
    """The words as a name, whole or not at all: of long ones what stands after their list."""
    if len(words) > _LONG_NOUN or not _in_pairs(words):
        words = _TOWARDS.sub("", _LISTED.sub("", words))
    fits = 2 <= len(words) <= MAX_NOUN and _in_pairs(words) and not _CUT_NUMBER.search(words)
    return words if fits else ""


def _in_pairs(words: str) -> bool:
    return not _PAIRED.search(words) or all(
        words.count(opener) == words.count(closer) for opener, closer in _PAIRS
    )


def without_periods(text: str) -> str:
    """The words with the times taken out: a time is kept in the period."""
    if not _MAY_NAME_TIME.search(text):
        return text
    rest = without_times(text)
    return re.sub(r"(?:与|较|比)?(?:年年底|年年末|上年|上月)?(?:相比|同期)", "", rest)


def trimmed(pattern: re.Pattern[str], words: str) -> str:
    """Takes words off one end until none fits; the length only falls, so it ends."""
    while (shorter := pattern.sub("", words, count=1)) != words:
        words = shorter
    return words


def without_tail(pattern: re.Pattern[str], words: str) -> str:
    """Takes small words off the end; a word that only ends like one of them stays."""
    while not WHOLE.search(words, max(0, len(words) - 2)):
        shorter = pattern.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return words
