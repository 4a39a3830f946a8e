"""How running text prints a period: the one pattern, in named groups, and words of the future."""

import re

from releases.text.numerals import CHINESE

# 2029、2030年: a year may leave its 年 to the last of a list.
_YEAR = (
    r"(?<!\d)(?:(?:19|20)\d\d(?!\d)(?:财政?)?|[一二][〇零一二三四五六七八九]{3})年|"
    r"(?<!\d)20\d\d(?=[、和与及](?:20\d\d年?[、和与及]){0,8}20\d\d年)|"
    r"去年|今年|前年|上年|本年|当年|同年|明年|后年"
)
_TAIL = (
    r"年[底末初内]|(?<=年)[底末初]|全年|[上下]半年[末底]?|[前第]?[一二两三四1-4]个?季度[末底]?|"
    rf"[前头](?:\d{{1,2}}|[{CHINESE}]{{1,2}})个?月(?![份底末初])|"
    r"(?<![\d.])(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份?当月|份|底|末|初|"
    r"(?:\d{1,2})日(?:\d{1,2}时)?)?"
)
_DASH = r"\s?[-—–~至到]{1,2}\s?"
_SPAN = (
    rf"(?P<y1>(?:19|20)\d\d)年?{_DASH}(?P<y2>(?:19|20)\d\d)年"
    rf"|(?<![\d.])(?P<d1>\d{{1,2}}月\d{{1,2}})日?{_DASH}(?P<d2>(?:\d{{1,2}}月)?\d{{1,2}})日"
    r"|(?<![\d.])(?P<m1>\d{1,2})月?(?:份)?[-—–~至到]{1,2}(?P<m2>\d{1,2})月(?:份)?(?!\d)"
)
_ACROSS = (
    rf"(?P<ya>(?:19|20)\d\d|去|上|前)年(?:(?P<ma>\d{{1,2}})月(?:份)?)?{_DASH}"
    r"(?P<yb>(?:19|20)\d\d|今|去|本)年(?:(?P<mb>\d{1,2})月(?:份|底|末)?)?"
)
# The digits of a year that a page lost: ``年,全市共…``.
_GONE = (
    r"(?P<gone>(?:(?<!\w)|(?<=通报|发布|介绍))年"
    r"(?=,?(?:全[国省市县区]|[我本][国省市县区]|\d{1,2}月|[^\s,。]{1,2}省)))"
)
_RECENT = (
    rf"(?<![\d.])(?:近|最近|过去的?|这)?(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})年(?:多)?"
    r"(?:以?[来來]|间|累计|(?=年均))"
    rf"|(?:近|过去的?)(?P<n2>\d|[{CHINESE}])年"
)
_PLAN = (
    r"[“\"']?(?P<plan>十[一二三四五六七八九])五[”\"']?(?P<planend>末)?"
    r"(?P<planned>时期|期间)?(?:前(?P<first>[一两二三四])年)?"
)
_NOW = r"目前|当前|如今|至今|本月|当月|今天|今日"
# 近年来, 专项行动开展以来: a time that nobody can put into days.
_VAGUE = (
    r"近年[来來]?|近些年|近几年|多年[来來]|历年|近期|近日|日前|长期以[来來]|"
    r"(?:(?<![^,。;:\s])|自)[^,。;:\d\s年月五]{2,14}?以[来來]"
)
_SINCE = (
    r"以[来來]|(?<=年)[来來]|至今|起(?![诉草点到来步])|开始(?=,)"
    r"|(?(from)[^,。;:\d]{1,20}?|[^,。;:\d的全省市县区]{1,14}?)以[来來]"
)
# What a period begins with; most places of a text are none.
_OPENS = rf"\d年近最过这“\"'全上下第前去今本当同明后目至底末初{CHINESE}"
PERIOD = re.compile(
    rf"(?P<same>(?:20\d\d年|去年|上年)同期)|(?P<until>截[至止]到?)?(?P<from>自从?|从)?(?:(?=[{_OPENS}])(?:{_ACROSS}|{_GONE}|{_RECENT}|{_PLAN}"
    rf"|(?P<year>{_YEAR})?(?:{_SPAN})|(?P<now>{_NOW})"
    rf"|(?P<y>{_YEAR})?(?P<tail>{_TAIL})|(?P<only>{_YEAR}))|(?P<vague>{_VAGUE}))"
    rf"(?P<since>{_SINCE})?"
)
LOST_YEAR = re.compile(_GONE)
MAY_TELL = re.compile(r"[年月季日期前今天近目至以当五]")
# 将假冒商品销毁 was done: 将 is of the future before a doing, or before 于 and 在.
WILL = (
    r"(?<!即)将(?=[会有要把于在再还从对以按新建达实完推开突超投举培扩提增力继进围深加全]|陆续|持续|逐步)|"
    r"力争|争取|有望|预计|拟于"
)
FORESEEN = re.compile(
    rf"{WILL}|明年|后年|(?<![于出超合及])预期|预测|计划|目标|确保|到(?:20\d\d|今|明|本)?年[底末]?"
)
