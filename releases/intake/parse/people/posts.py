"""What somebody is: known posts by their words, others by standing between a body and a name."""

import re

from releases.text.folding import fold_simplified

_WORDS = (
    r"(?:副|常务副|执行|总|第[一二三]|首席|原|代|一级|二级|三级|四级|高级|主任|正高级){0,3}"
    r"(?:书记|部长|局长|厅长|主任|院长|行长|关长|处长|司长|庭长|科长|股长|所长|会长|队长|指挥长|政委|站长|政治委员|"
    r"署长|市长|省长|县长|区长|镇长|检察长|"
    r"州长|秘书长|理事长|董事长|总经理|经理|调研员|巡视员|法官|检察官|发言人|成员|委员|常委|"
    r"助理|专员|督察|专家|组长|教授|"
    r"研究员|医师|药师|护士|总?工程师|会计师|经济师|统计师|农艺师|负责人|主席|总监|校长|馆长|台长|"
    r"社长|站长|院士|顾问|参事|律师|"
    r"总工|总师|总规划师|规划师|设计师|总裁|监事|干部|主持人|代表|警务专员|主管|长官)(?:助理)?"
)
_BRACKETED = r"(?:[(（][^()（）]{1,20}[)）])?"
_POST_END = re.compile(rf"{_WORDS}{_BRACKETED}$")
_TRAILING = re.compile(rf"(?:党组|党委|党总支)?(?:首席)?(?:新闻)?(?:副)?(?:{_WORDS}|记者)$")
# How the words for those who hold a post end: 督察长, 首席数据官, 四级主任科员, 局领导.
_ENDING = (
    r"[经协助]理|[警总学]监|[长官任记师席授总管问裁医]|[组委]成员|(?<![人官成])员(?!额)|"
    r"警(?:[长督监司])?|[董监理领参干执]事|(?:负责|发言|主持|发布|代理|联络|联系|合伙)人|专家|(?:院|博|护)士|代表|领导|秘书|"
    r"[常政主]委|[主协]办|[正副][处厅局科]级|干部|总工|督察|委员"
)
TITLE_END = re.compile(rf"(?:{_ENDING}){_BRACKETED}")
_ENDS_AS_TITLE = re.compile(rf"(?:{_ENDING}){_BRACKETED}$")
# What somebody did is no post: 查获, 判决.
_DEEDS = re.compile(
    r"[查抓捕缴截]获|判[决处令]|查[处办封扣]|审[理结]|受理|[办侦]理|侦[办破]|捣毁|联合|推[动进]|开展|组织|支持|扶持|"
    r"表彰|嫌疑|被告|原告|当事|出台|召开|举行|\d"
)
_MAX_POST = 40
_MAX_TITLE = 14


def is_post(text: str) -> bool:
    """Whether the words end in a known post: ``副局长（一级巡视员）``."""
    return bool(_POST_END.search(fold_simplified(text[-_MAX_POST:])))


def may_be_post(text: str) -> bool:
    """Whether words that follow a known body can be what somebody is there."""
    last = re.split(r"[、,，]", text)[-1].strip()
    return 2 <= len(last) <= _MAX_TITLE and not _DEEDS.search(text)


def ends_as_title(text: str) -> bool:
    """Whether the words end as those for a person who holds a post do."""
    return bool(_ENDS_AS_TITLE.search(fold_simplified(text[-_MAX_POST:])))


def size_before_post(text: str) -> int:
    """How long the words before the known post at the end are; all of them where there is none."""
    post = _TRAILING.search(fold_simplified(text[-_MAX_POST:]))
    return max(0, len(text) - _MAX_POST) + post.start() if post else len(text)
