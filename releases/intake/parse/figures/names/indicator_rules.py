"""Rules by which a number gets its indicator's name, each from another way of saying it."""

import re

from releases.intake.parse.figures.unit_words import CASES

from .counted_nouns import (
    CLASS,
    SUMMED,
    noun_after,
    noun_before,
    trimmed,
    whole,
    without_periods,
)
from .deeds import held_in_all, is_kind, of_same_thing, part_of
from .indicator_words import (
    GENERIC,
    LEAD,
    LEADING_DOING,
    LEADING_VERB,
    NOT_NOUN,
    VERB,
    VERB_ENDS,
)
from .scopes import SCOPE_MARK, is_part
from .setting import Setting

_GRANTED = re.compile(
    r"(?:的标准|的比例)?给予[^,。;:\d]{0,6}?(?P<what>补贴|补助|奖励|资助|贴息|奖补|补偿)"
)
_RANKED = re.compile(
    r"(?P<what>增速|增幅|总量|总额|总数|规模)(?:双双|均|位?居|位列|列|排名?|名列|跃居|稳居|排在|继续|保持){1,3}$"
)
_RANKING = re.compile(r"(?P<what>(?:综合|总体?|整体|评估|考核)排名)")
_JUDGED = re.compile(
    r"在(?P<what>[^,。;:]{2,30}?(?:评估|考核|评价|调查|评比|测评|排名|评议|考评))中?,"
)
_COMPLETED = re.compile(r"完成(?P<what>[^,。;:]{2,12})的$")
_SHARE = re.compile(
    r"(?:约|仅|共)?占(?:比|(?P<whole>[^比,。;:][^,。;:]{1,23}?)?(?:的?比重)?)(?:的|由|从|不[低少]于|不超过|至少|控制在|达到?|为|是|约|近|超过?|高达|提高到|提升[到至]|上升到|\s|"
    r"\d{4}年(?:同期|[底末])?的?){0,3}$"
)
_BARE_VERB = re.compile(
    r"(?:经[^,]{1,4}?)?(?P<verb>确认|核实|核查|办结|和解|整改|化解|兑现|移送|移交|结|调解|采纳|处置|旧存|积存|结转)"
)
_STAGE = re.compile(r"^(?:[一二再终初]审|执行)(?=.{2})")
_EXAMINED = re.compile(r"^审查(?:逮捕|起诉)")
# 受理374件: of a bare verb of casework, cases are what is counted.
_CASEWORK = re.compile(
    r"(?:[^,]{0,12})(?:受理|审理|审结|新收|收|办理|办结|查处|查办|侦办|侦破|移送|移交|执结|民事|刑事|行政)"
)
# 发明 350件 实用新型 1200件: blanks set each label before its number.
_LABELLED = re.compile(r"(?:\s+[^\s,。;:\d]{2,12}\s*[:]?\s*|\s*[^\s,。;:\d]{2,12}:\s*)")
_COUNTED = re.compile(r"(?:[近约超]|(?<![\d.]))[\d.]+(?:余|多)?[家户个名人所支项件笔](?:余|多)?")
_FROM = re.compile(r"(?P<said>(?:来自|用于|投向|集中在|属于|分布在)[^,。;:、\d]{2,12})")
_ACTIVITY = re.compile(r"^(?:正在)?(?:开展|进行|实施)?(?P<what>.{4,})的[^的]{2,8}$")
_WHERE = ("周边", "城区", "农村地区", "境内")
_DONE_TO = re.compile(r"(?P<verb>[^,。;:\d\s的]{2,4}?)(?:了|近|约|共)?$")
_GAINED = re.compile(r"^(?:新增|新建|新设|新?认定|培育|建成|引进)")
_TOTALS = ("总数", "总量", "总额")
_SET = re.compile(r"^(?:予以|进行)?(?:核定|计收|收取|征收|执行|发放|补助|补贴|计算)")
_BY = re.compile(r"(?P<what>[^,，。;；:：、\d]{2,12}?)(?:统一)?按照?[^,，。;；]{0,12}$")
# 是全省平均水平的1.6倍
_MULTIPLE = re.compile(r"(?:分别)?(?:是|为|相当于|达到?)[^,。;]{1,16}的$")
# 实际完成1562件: what was wanted, or counted, before.
_REACHED = ("目标", "完成", "实际完成", "实现", "实际", "实际达到", "达成", "已完成", "只完成")
# What can be put on file: a case that was not handed over to others, who do that.
_OPENS = re.compile(r"(?!移送).*(?:案|案件|纠纷|线索)")
_OF_RATE = re.compile(r"[\s,]*(?P<rate>增幅|增速|降幅|占比|比重)[^,。;]*[提高降升]")
_BARE_NOUN = re.compile(
    r"(?:授权|申请|注册|登记|许可|转让|备案|融资|合格|通过)[量数额]?|[结破收]案"
)
_HANDED_OUT = re.compile(
    r"(?P<how>(?:每[户人车亩家间月年日季])*(?:免费|无偿|定额)?(?:供应|供给|赠送|配发))$"
)


def rank_name(at: Setting) -> str:
    """``增速位居全省第一``, ``在某某考核中,排名第一``."""
    if at.kind != "rank":
        return ""
    match = _RANKED.search(at.left)
    if match:
        ranked = noun_before(at.left[: match.start()]) or at.previous
        total = match["what"] in _TOTALS and ranked.endswith(("额", "量", "数", "值"))
        return ranked if total else f"{ranked}{match['what']}"
    ranking = _RANKING.search(at.left)
    if ranking:
        return ranking["what"]
    judged = _JUDGED.search(at.sentence)
    if judged is None or noun_before(at.left):
        return ""
    return trimmed(LEAD, judged["what"]).removeprefix("全国")


def granted_share(at: Setting) -> str:
    """``按50%的标准给予补贴``."""
    match = _GRANTED.match(at.right)
    return f"{match['what']}比例" if match else ""


def allotted(at: Setting) -> str:
    """Amounts that a rule sets or hands out.

    ``第一阶梯按每户每年180立方米核定`` is a standard; of ``每户每月免费供应6立方米用水`` the doing
    and its object name the number.
    """
    if at.kind != "level":
        return ""
    if _SET.match(at.right) and (by := _BY.search(at.left)):
        return f"{by['what'].removesuffix('标准')}标准"
    how, what = _HANDED_OUT.search(at.left), noun_after(at.right)
    return f"{how['how']}{what}" if how and what else ""


def completed_share(at: Setting) -> str:
    """``完成年度任务的98%``."""
    match = _COMPLETED.search(at.left) if at.kind == "share" else None
    return f"{at.previous}{match['what']}完成率" if match else ""


def share_of_whole(at: Setting) -> str:
    """``甲17件,占58.6%``: the part's share of the whole, named by the part."""
    match = _SHARE.search(at.left) if at.kind == "share" and "占" in at.left else None
    if match is None or len(at.left) - match.start() > 30:
        return ""
    words = at.left[: match.start()]
    if words.endswith("的") and at.whole and len(words) > 2:
        return f"{trimmed(LEAD, words)}{at.whole}占比"
    part = (noun_before(words) or at.previous).removesuffix("占比")
    if part and match["whole"] and match["whole"] not in ("全部", "总数", "总量"):
        return f"{part}占{match['whole']}比重"
    return f"{part}占比" if part else ""


def summed_doing(at: Setting) -> str:
    """``支持10家医院合计7626万元``: the sum is of the doing, the count of its object."""
    if "元" not in at.unit or not SUMMED.search(at.left) or at.left == at.clause:
        return ""
    words = _COUNTED.sub("", SUMMED.sub("", at.clause)).replace("余家", "家")
    name = trimmed(LEAD, without_periods(words))
    return whole(name) if VERB.search(name) and len(name) >= 4 else ""


def counted_noun(at: Setting) -> str:
    """``14件专利许可``; ``85%的居民用户支出不变``: what is said of them names the share."""
    said = CLASS.match(at.right.lstrip("的")) if at.kind == "share" else None
    of_those = at.right.startswith("的") or not noun_before(at.left) if said else False
    if said and of_those and not said["said"].startswith("的"):
        return f"{said['said']}的{said['noun']}"
    labelled = _LABELLED.fullmatch(at.right) and noun_before(at.left)
    after = "" if at.kind == "rank" or labelled else noun_after(at.right)
    if after in GENERIC and after:
        return noun_before(at.left) + after
    if after and at.place:
        return f"在{at.place}的{after}"
    return after


def led_by_sentence(at: Setting) -> str:
    """``改造候车亭。去年完成改造156座``: the lead sentence says what the bare verb is done to."""
    verb = noun_before(at.left).removeprefix("完成")
    if not 2 <= len(verb) <= 2 or verb in GENERIC:
        return ""
    at_verb = at.lead.find(verb)
    if at_verb < 0 or at.lead.startswith(at.sentence[:12]):
        return ""
    led = whole(re.split(r"[,。;:、]", at.lead[at_verb:])[0])
    return "" if re.search(r"\d", led) else led


def part_of_whole(at: Setting) -> str:
    """``其中东城区800件``, ``其中发明120件``; ``二季度扣留296批次`` of what was 扣留 before."""
    if at.kind == "change":
        rate = _OF_RATE.match(at.left) if at.previous else None
        if rate and not at.previous.endswith(("占比", "比重", rate["rate"])):
            return f"{at.previous}{rate['rate']}"
        return at.previous if _MULTIPLE.match(at.left) else ""
    if at.kind == "rank":
        return ""
    if held := held_in_all(at.previous, at.left):
        return held
    before, whole = noun_before(at.left), at.whole or at.topic
    if whole and is_part(before, at.unit, divided=at.divided):
        return f"{before}{SCOPE_MARK}{whole}"
    if at.divided and is_kind(before, at.whole):
        return part_of(before, at.whole)
    return at.verbs.get(before, "") if at.kind == "level" else ""


def noun_named_before(at: Setting) -> str:
    """``全市专利授权量达到``; a bare verb or a 总额 goes with the number before."""
    before = noun_before(at.left)
    if before in _TOTALS and at.previous and at.left.lstrip().startswith("("):
        return at.previous
    if before in GENERIC and at.previous:
        ends = r"(?:增速|增幅|总数|总量|总额)$"
        base = re.sub(ends, "", at.previous) if before in at.previous else at.previous
        base = _GAINED.sub("", base) if before in _TOTALS else base
        if before.startswith("涉及") and (activity := _ACTIVITY.match(base)):
            base = activity["what"]
        if before.endswith("标的额"):
            base = LEADING_DOING.sub("", base)
        return f"{base}{before.removeprefix('同比')}"
    if at.previous and at.kind == "level" and before.endswith(_WHERE):
        return before + at.previous
    verb = before[-2:]
    if len(before) > 2 and at.previous.startswith(verb) and VERB_ENDS.search(before):
        return before + at.previous[2:]
    if _BARE_NOUN.fullmatch(before) and at.whole.removesuffix("量").endswith(before):
        return at.whole
    if _BARE_NOUN.fullmatch(before) and (other := of_same_thing(before, at.whole)):
        return other
    if before in _REACHED and (wanted := at.whole or (before == "目标" and at.previous)):
        return wanted
    bare = _BARE_VERB.fullmatch(before)
    done_to = before != "立案" or _OPENS.fullmatch(at.whole)
    if at.whole and done_to and (bare or VERB.fullmatch(_STAGE.sub("", before))):
        thing = trimmed(LEADING_VERB, _STAGE.sub("", at.whole))
        thing = _EXAMINED.sub("", thing)
        before = before if thing == before else (bare["verb"] if bare else before) + thing
    cases = at.unit in CASES and _CASEWORK.fullmatch(before)
    return f"{before}案件" if cases else before


def where_from(at: Setting) -> str:
    """``来自企业的``: those counted before, by where they are from."""
    match = _FROM.match(at.right) if at.previous else None
    return f"{match['said']}的{at.previous}" if match else ""


def what_happened(at: Setting) -> str:
    """``已有75家复工`` counts those of the kind counted before; ``1人被表彰`` only what befell."""
    words = re.split(r"[,。;:、]", at.right.lstrip(" 的"))[0]
    words = re.sub(r"^(?:已经?|正在?)", "", words) if at.previous else words
    if words.startswith("被"):
        # ``1人被市政府联合表彰``: a passive ends in what befell them.
        return words[-4:].removeprefix("被") if len(words) <= 5 else words[-2:]
    if at.previous and 2 <= len(words) <= 4 and not NOT_NOUN.match(words) and at.kind == "level":
        return f"{words}{_BARE_VERB.sub('', at.previous)}"
    if at.previous:
        return at.previous
    doing = _DONE_TO.search(at.left)
    if doing and at.unit in ("人", "名"):
        return f"{doing['verb']}人数"
    return "" if NOT_NOUN.match(words) else whole(words)
