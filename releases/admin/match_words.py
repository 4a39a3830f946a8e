"""What speaks for and against two names being one thing's, in the editor's words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

WORDS = {
    "look": _("看起来相同"),
    "name": _("名称相同"),
    "words": _("只差不改意思的字"),
    "short": _("一个是简称"),
    "part": _("括号里的名称相同"),
    "sound": _("读音相同，差一个字"),
    "some": _("大部分字相同"),
    "unit": _("单位相同"),
    "other_unit": _("单位不同"),
    "organisation": _("同一机构"),
    "other_organisation": _("机构不同"),
    "post": _("职务相同"),
    "namesake": _("只是同名"),
    "agree": _("同一时期的数值相同"),
    "contradict": _("同一时期的数值不同"),
    "continue": _("时期接得上"),
    "together": _("同一篇发布稿里都出现"),
}


def reasons(codes: Iterable[str]) -> str:
    return "，".join(str(WORDS[code]) for code in codes)
