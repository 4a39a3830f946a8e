"""What is told of one case, its parties and its sums, is no figure of the city."""

import re

_PARTIES = re.compile(
    r"某(?![些种项类个时年月日段处地方])|被告人?[\u4e00-\u9fff]某|原告|被告(?!人)|被上诉人|上诉人|本案|"
    r"(?<![应])该(?:公司|企业|店|商行|案|团伙|男子|女子|厂|商户|批货物)|案例(?:[一二三四五六七八九十]|\d{1,2}[:、.])|案情"
)
# What a court awards in one case; sums over cases say so.
_AWARD = re.compile(
    r"(?:判(?:决|令|处)[^。;]{0,24}?(?:赔偿|罚金)|索赔|并处罚金|判赔)[^,。;\d]{0,10}?(?:近|约|超过?|共计?)?\d"
)
# 打掉了一个制假团伙, 在一票申报为日用品的货物中查获: one deed, told by itself.
_DEED = re.compile(
    r"一个[^,。;]{0,16}(?:团伙|网店|作坊|窝点|直播间)|一[起件][^,。;]{0,10}案件?(?:[,:中]|时)|"
    r"一[票批][^,。;]{0,16}货物|当场(?:查|扣|抓|缴)|现场(?:查|扣|抓|缴)|辗转|的一[起件案](?:[,:]|是)"
)
_OVER_ALL = re.compile(r"全[市省县区州国年]|[总累合]计|同比")
_SUMS = re.compile(
    r"全[市省县区院州国年]|[我本各][市省县区院]|[总累合]计|(?<!公)共(?![同有])|总额|以来|近.{1,2}年|各级|同比|年均|"
    r"截至|上半年|季度|惩罚性赔偿(?=\d{1,6}[件起宗])|案件[^,。;:]{0,4}\d|\d[余多]?[件起宗][^,。;]{0,10}案|\d[余多]?[件起宗]\d+人"
)


def is_single_case(sentence: str, *, goes_on: bool) -> bool:
    """Whether the sentence tells of one case; ``goes_on`` where the one before it did."""
    if _DEED.search(sentence) and not _OVER_ALL.search(sentence):
        return True
    if _SUMS.search(sentence):
        return False
    return goes_on or bool(_PARTIES.search(sentence) or _AWARD.search(sentence))
