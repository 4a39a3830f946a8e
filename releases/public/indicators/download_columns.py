"""The data dictionary of downloaded figures: their columns, and what each means."""

from django.utils.translation import gettext as _

from releases.export.tables import TableColumn


def figure_columns(base: int | None = None) -> list[TableColumn]:
    """The columns; the last one, the index, only where there is a base year."""
    columns = [
        TableColumn("indicator", _("指标"), _("本站统一的指标名称")),
        TableColumn("kind", _("类型"), _("数值、比重、增减或位次")),
        TableColumn("period", _("时期"), _("发布稿所写的时期")),
        TableColumn("period_start", _("时期起"), _("时期的第一天；时点数与时期止相同")),
        TableColumn("period_end", _("时期止"), _("时期的最后一天")),
        TableColumn("value", _("数值"), _("发布稿所写的数，保留原有位数")),
        TableColumn("unit", _("单位"), _("数值的单位；位次没有单位")),
        TableColumn("qualifier", _("确切程度"), _("确数，或者余、超、近、约、不低于、区间")),
        TableColumn("base_value", _("折算值"), _("换算到基本单位的数，如 1.5 万件为 15000")),
        TableColumn("base_unit", _("折算单位"), _("折算值的单位")),
        TableColumn("basis", _("比较基准"), _("增减是同比、环比、较某时还是年均")),
        TableColumn("scope", _("范围"), _("所说的地区或部分；空白表示整体")),
        TableColumn("goal", _("性质"), _("结果、目标或预计；发布时该时期尚未结束的不是结果")),
        TableColumn("disputed", _("说法不一"), _("另有发布稿对同一时期报了对不上的数")),
        TableColumn("computed_change", _("计算的增减"), _("按已公布的数值计算；数值行为同比")),
        TableColumn("computed_unit", _("计算的单位"), _("计算的增减的单位")),
        TableColumn(
            "stated_fits", _("与计算相符"), _("所述增减在四舍五入之内是否对得上；空为无法判断")
        ),
        TableColumn("printed_name", _("原文指标"), _("发布稿对指标的叫法")),
        TableColumn("quote", _("原话"), _("数据所依据的文字")),
        TableColumn("sentence", _("所在句"), _("原话所在的句子，过长的有删节")),
        TableColumn("speaker", _("发言人"), _("说这句话的人")),
        TableColumn("post", _("机构与职务"), _("发言人当日的机构和职务")),
        TableColumn("release_title", _("发布稿"), _("发布稿标题")),
        TableColumn("release", _("编号"), _("发布稿编号")),
        TableColumn("edition", _("版次"), _("发布稿现行版是第几版")),
        TableColumn("status", _("状态"), _("演示数据、从旧站导入、已更正、已补充；空为本站发布")),
        TableColumn("told_on", _("发布日期"), _("向公众发布的日期")),
        TableColumn("address", _("网址"), _("原话在发布稿页面上的网址")),
    ]
    if base is not None:
        meaning = _("以 %d 年的数为 100 的指数，只用整年数和年底数") % base
        columns.append(TableColumn("index", _("指数"), meaning))
    return columns
