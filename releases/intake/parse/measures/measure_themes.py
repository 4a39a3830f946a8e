"""Where in the chain of intellectual property a measure belongs, by its words."""

import re

from releases.intake.parse.reading import Theme

_WORDS: dict[Theme, str] = {
    "protection": "保护|执法|打击|维权|侵权|假冒|案件|审判|审理|纠纷|司法|查处|查办|违法|犯罪|"
    "惩罚|仲裁|调解|裁决|盗版|监管执法|净网|剑网|"
    "警示|防范|预警|海关备案|诉讼|公安|检察|版权保护|綜合治理|综合治理",
    "utilisation": "转化|运用|质押|融资|许可|交易|产业化|成果|产学研|转让|运营|投融资|价值实现|"
    "品牌|产业|金融",
    "creation": "创造|培育|创新|授权|申请|研发|高价值|注册|登记|清零|新增|发明专利",
    "service": (
        "服务|审批|办事|流程|网通办|宣传|培训|平台|人才|普法|咨询|援助|便利|意识|指导|帮扶|惠民|引才"
    ),
    "management": "管理|体制|机制|政策|制度|统筹|考核|规划|改革|体系|监督|贯标|规范|环境",
}
_PATTERNS = {theme: re.compile(words) for theme, words in _WORDS.items()}
# The chain is of intellectual property; measures of other fields have no place in it.
ABOUT_PROPERTY = re.compile(
    r"知识产权|专利|商标|著作权|版权|地理标志|植物新品种|品种权|商业秘密|知識產|專利|商標"
)
_TRAINING = re.compile("培训|培养|人才|宣传|普法")
_MAX_READ = 400
_HEADING_WEIGHT = 4
_CHAIN: dict[Theme, str] = {
    "creation": "创造",
    "utilisation": "运用",
    "protection": "保护",
    "management": "管理",
    "service": "服务",
}


def theme_of(heading: str, text: str, of_property: bool) -> Theme:
    """The theme most spoken of, the heading counting most; ``""`` where nothing tells.

    Outside intellectual property only the chain's own words in the heading count.
    """
    if not of_property:
        named = [theme for theme, word in _CHAIN.items() if word in heading]
        return named[0] if len(named) == 1 else ""
    # Training people for something belongs to that something: 培训专利运营人才 is of 运用.
    rest = _TRAINING.sub("", heading)
    others = (pattern for theme, pattern in _PATTERNS.items() if theme != "service")
    about = rest if any(pattern.search(rest) for pattern in others) else heading
    scores = {
        theme: _HEADING_WEIGHT * len(pattern.findall(about))
        + len(pattern.findall(text[:_MAX_READ]))
        for theme, pattern in _PATTERNS.items()
    }
    best = max(scores, key=lambda theme: scores[theme])
    return best if scores[best] else ""
