"""What people call the fields of the interchange format: for refusals that they can act upon."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ROWS = {
    "speakers": gettext_lazy("第 %d 位发言人"),
    "blocks": gettext_lazy("第 %d 段"),
    "measures": gettext_lazy("第 %d 条举措"),
    "statistics": gettext_lazy("第 %d 条数据"),
    "doubts": gettext_lazy("第 %d 处疑点"),
    "organisations": gettext_lazy("第 %d 个出席单位"),
    "media": gettext_lazy("第 %d 家媒体"),
    "topics": gettext_lazy("第 %d 个主题"),
    "posts": gettext_lazy("第 %d 个职务"),
    "furniture": gettext_lazy("第 %d 行页面杂项"),
}
FIELDS = {
    "format": gettext_lazy("格式"),
    "title": gettext_lazy("标题"),
    "subtitle": gettext_lazy("副标题"),
    "published_at": gettext_lazy("发布时间"),
    "source": gettext_lazy("信息来源"),
    "editor": gettext_lazy("编辑"),
    "reviewer": gettext_lazy("审核"),
    "event": gettext_lazy("发布会"),
    "date": gettext_lazy("日期"),
    "time": gettext_lazy("时间"),
    "venue": gettext_lazy("地点"),
    "host": gettext_lazy("主办单位"),
    "organisations": gettext_lazy("出席单位"),
    "media": gettext_lazy("参会媒体"),
    "topics": gettext_lazy("主题"),
    "speakers": gettext_lazy("发言人"),
    "blocks": gettext_lazy("段落"),
    "measures": gettext_lazy("举措"),
    "statistics": gettext_lazy("数据"),
    "doubts": gettext_lazy("疑点"),
    "furniture": gettext_lazy("页面杂项"),
    "name": gettext_lazy("姓名"),
    "organisation": gettext_lazy("机构"),
    "posts": gettext_lazy("职务"),
    "role": gettext_lazy("角色"),
    "kind": gettext_lazy("类别"),
    "text": gettext_lazy("文字"),
    "speaker": gettext_lazy("发言人"),
    "number": gettext_lazy("题号"),
    "block": gettext_lazy("所在段落"),
    "start": gettext_lazy("起"),
    "end": gettext_lazy("止"),
    "heading": gettext_lazy("举措名称"),
    "stage": gettext_lazy("阶段"),
    "theme": gettext_lazy("环节"),
    "due": gettext_lazy("时限"),
    "indicator": gettext_lazy("指标"),
    "value": gettext_lazy("数值"),
    "unit": gettext_lazy("单位"),
    "qualifier": gettext_lazy("约数"),
    "period": gettext_lazy("时期"),
    "basis": gettext_lazy("同比环比"),
    "scope": gettext_lazy("范围"),
    "goal": gettext_lazy("性质"),
    "message": gettext_lazy("说明"),
}
_PATH = re.compile(r"[a-z_]+(?:\[\d+\])?(?:\.[a-z_]+(?:\[\d+\])?)*(?=：)")
_PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def named(key: str) -> str:
    """标题（title）; a key that people have no word for stays as it is."""
    return f"{FIELDS[key]}（{key}）" if key in FIELDS else key


def in_words(refusal: str) -> str:
    """`blocks[2].text：…` as 第 3 段的文字（blocks[2].text）：…, with the path for its maker."""
    found = _PATH.match(refusal)
    if found is None:
        return refusal
    parts = [
        str(ROWS[key]) % (int(n) + 1) if n and key in ROWS else str(FIELDS.get(key, key))
        for key, n in _PART.findall(found[0])
    ]
    return f"{_('的').join(parts)}（{found[0]}）{refusal[found.end() :]}"
