"""Where in the chain of intellectual property a measure belongs, by what it does."""

import re

from releases.intake.parse.reading import Theme

# What tells a theme by itself, and what only hints at it.
_WORDS: dict[Theme, tuple[str, str]] = {
    "protection": (
        "保护|维权|侵权|假冒|冒牌|盗版|正版|执法|打击|严打|查处|查办|查扣|稽查|抢注|搶註|恶意|裁决|赔偿|司法|审判|审理|诉讼|犯罪|"
        "违法|纠纷|调解|仲裁|检察|公安|备案|剑网|净网|铁拳|预警|警示|防范|窝点|移送|衔接|商业秘密|取证|存证|下架|关停|案件|综合治理|布控|囤积|刑事|民事|严惩",
        "整治|治理|检查|巡查|监管|协同|防线|举报|投诉|侦查|反制|线索",
    ),
    "utilisation": (
        "转化|运用|质押|融资|许可|交易|产业化|产学研|转让|运营|价值实现|贷款|信贷|贷|金融|保险|证券化|作价入股|盘活|"
        "存量专利|拍品|拍卖|供需|授权品种|密集型|概念验证|中试|风险补偿|风险分担|补偿资金",
        "品牌|产业|成果|市场|效益|对接|盘点",
    ),
    "creation": (
        "创造|高价值|发明|研发|创新|作品登记|版权登记|专利申请|专利授权|商标注册|专利布局|布局[^,。]{0,6}专利|专利质量|资助|清零|育种",
        "培育|申请|注册|(?<!质押)登记|新增|布局|导航|授权(?!品种)|专利审查|质量",
    ),
    "service": (
        "服务|审批|办事|网通办|一件事|窗口|咨询|援助|指导站|专线|热线|便利|便民|普法|宣传|讲座|讲堂|公开课|教育|培训|人才|师资|"
        "办理时限|网办|流程|特派员|指导员|预审|帮扶|手册|网点|引才|惠民|意识",
        "平台|指导|辅导|培养|队伍|走访|课堂",
    ),
    "management": (
        "管理|体制|政策|考核|规划|统筹|组织领导|领导小组|联席会议|条例|立法|法规|贯标|规范|标准体系|信用|改革|督导|代理(?:行业|机构|行为|乱象|秩序|监管)",
        "机制|体系|制度|监督|评价|环境|协调|追溯",
    ),
}
_PATTERNS = {
    theme: (re.compile(strong), re.compile(weak)) for theme, (strong, weak) in _WORDS.items()
}
# The chain is of intellectual property; measures of other fields have no place in it.
ABOUT_PROPERTY = re.compile(
    r"知识产权|专利|商标|著作权|版权|地理标志|植物新品种|品种权|商业秘密|知識產權|專利|商標"
)
_KEY_TERM = re.compile(r"快速协同|快保护|快速维权")
_TRAINING = re.compile("培训|培养|人才|宣传|普法")
_SUFFIX = re.compile(r"(?:力度|水平|能力|体系|机制|质量|效能|工作|网络|格局|防线|渠道|环境)$")
_STRONG, _WEAK, _HEADING, _LAST = 4, 1, 3, 2
# A hint in the details alone tells nothing.
_TELLING = 3
_MAX_READ = 400
_MOST_BY_DETAILS = 12
_CHAIN: dict[Theme, str] = {
    "creation": "创造",
    "utilisation": "运用",
    "protection": "保护",
    "management": "管理",
    "service": "服务",
}


def _weight(words: str, theme: Theme) -> int:
    """Each telling word once, so that none outweighs the others by being repeated."""
    strong, weak = _PATTERNS[theme]
    plain = _KEY_TERM.sub("保护", words)
    return _STRONG * len(set(strong.findall(plain))) + _WEAK * len(set(weak.findall(plain)))


def theme_of(heading: str, text: str, of_property: bool) -> Theme:
    """The theme most spoken of, the heading counting most; ``""`` where nothing tells.

    Outside intellectual property only the chain's own words in the heading count.
    """
    if not of_property:
        named = [theme for theme, word in _CHAIN.items() if word in heading]
        return named[0] if len(named) == 1 else ""
    # Training people for something belongs to that something: 培训专利运营人才 is of 运用.
    rest = _TRAINING.sub("", heading)
    about = (
        rest
        if any(_weight(rest, theme) > _WEAK for theme in _CHAIN if theme != "service")
        else heading
    )
    object_ = _SUFFIX.sub("", about)[-4:]
    scores = {
        theme: _HEADING * _weight(about, theme)
        + _LAST * bool(_PATTERNS[theme][0].search(object_))
        + min(_MOST_BY_DETAILS, _weight(text[len(heading) : _MAX_READ], theme))
        for theme in _PATTERNS
    }
    best = max(scores, key=lambda theme: scores[theme])
    return best if scores[best] >= _TELLING else ""
