"""The sections of the site, as gov tags and the site map name them, and which page is in which."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy


class Section(NamedTuple):
    """The tags of a list page; an article carries those of its list."""

    name: str | Promise
    description: str | Promise
    keywords: str | Promise
    kind: str | Promise


KIND = gettext_lazy("新闻发布")
RELEASES = Section(
    gettext_lazy("全部发布"),
    gettext_lazy("按关键词、年份、机构、发言人和主题查找历次新闻发布会。"),
    gettext_lazy("新闻发布会,知识产权,发布稿"),
    KIND,
)
EXCHANGES = Section(
    gettext_lazy("答记者问"),
    gettext_lazy("历次新闻发布会上记者的提问和发布人的回答。"),
    gettext_lazy("答记者问,新闻发布会,知识产权"),
    KIND,
)
MEASURES = Section(
    gettext_lazy("举措"),
    gettext_lazy("历次新闻发布会宣布的举措，以及后来的进展。"),
    gettext_lazy("举措,进展,知识产权"),
    KIND,
)
PROMISES = Section(
    gettext_lazy("承诺"),
    gettext_lazy("发布会上承诺了什么，后来怎么样：按机构和年份统计。"),
    gettext_lazy("承诺,举措,落实"),
    KIND,
)
STATISTICS = Section(
    gettext_lazy("数据"),
    gettext_lazy("历次新闻发布会公布的数据，按指标逐年排列，附原话与出处。"),
    gettext_lazy("数据,指标,知识产权"),
    gettext_lazy("数据发布"),
)
CONFLICTS = Section(
    pgettext_lazy("section", "说法不一"),
    gettext_lazy("不同发布稿所报的数对不上的地方：各自的数、出处和原话，相差多少。"),
    gettext_lazy("说法不一,数据,指标"),
    gettext_lazy("数据发布"),
)
SPEAKERS = Section(
    gettext_lazy("发言人"),
    gettext_lazy("在新闻发布会上发布和答问的人员，及其说过的话。"),
    gettext_lazy("发言人,新闻发布会"),
    KIND,
)
ORGANISATIONS = Section(
    gettext_lazy("机构"),
    gettext_lazy("出席新闻发布会的机构，及其发言人、举措和数据。"),
    gettext_lazy("机构,新闻发布会"),
    KIND,
)
CORRECTIONS = Section(
    gettext_lazy("更正记录"),
    gettext_lazy("已发布的发布稿后来更正、补充了什么，撤回了哪些，为什么。"),
    gettext_lazy("更正,补充,撤回,发布稿"),
    KIND,
)

# The sections in the order of the navigation, by the url name of the page that opens each.
SECTIONS: dict[str, Section] = {
    "public:releases": RELEASES,
    "public:exchanges": EXCHANGES,
    "public:measures": MEASURES,
    "public:progress": PROMISES,
    "public:statistics": STATISTICS,
    "public:conflicts": CONFLICTS,
    "public:speakers": SPEAKERS,
    "public:organisations": ORGANISATIONS,
    "public:corrections": CORRECTIONS,
}
# A page in a section: one line each, by url name.
SECTION_OF_PAGE: dict[str, Section] = {
    "public:releases": RELEASES,
    "public:release": RELEASES,
    "public:edition": RELEASES,
    "public:changes": RELEASES,
    "public:changes_between": RELEASES,
    "public:row": RELEASES,
    "public:exchanges": EXCHANGES,
    "public:measures": MEASURES,
    "public:measure": MEASURES,
    "public:progress": PROMISES,
    "public:statistics": STATISTICS,
    "public:figures": STATISTICS,
    "public:indicator": STATISTICS,
    "public:compare": STATISTICS,
    "public:conflicts": CONFLICTS,
    "public:corrections": CORRECTIONS,
    "public:speakers": SPEAKERS,
    "public:speaker": SPEAKERS,
    "public:organisations": ORGANISATIONS,
    "public:organisation": ORGANISATIONS,
}
