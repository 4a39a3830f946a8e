"""The metadata of a downloaded table: its columns, units, sources, time of making, publisher."""

import datetime
from collections.abc import Sequence
from typing import TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Edition, Indicator, Statistic
from releases.public.site.preferences import publisher

from .download_columns import figure_columns
from .download_table import Absolute, status_words


class IndicatorMetadata(TypedDict):
    name: str
    address: str
    usual_unit: str
    theme: str
    definition: str


class ColumnMetadata(TypedDict):
    key: str
    title: str
    meaning: str


class ReleaseMetadata(TypedDict):
    number: str | None
    title: str
    edition: int
    status: str
    address: str
    edition_address: str


class Metadata(TypedDict):
    title: str
    address: str
    publisher: str
    licence: str
    made_at: str
    base_year: int | None
    indicators: list[IndicatorMetadata]
    columns: list[ColumnMetadata]
    releases: list[ReleaseMetadata]


def metadata(
    indicators: Sequence[Indicator],
    absolute: Absolute,
    *,
    address: str,
    base: int | None,
    now: datetime.datetime,
) -> Metadata:
    """The releases are those that the rows come from, the latest first."""
    used = Statistic.objects.published().filter(indicator__in=indicators).values("edition")
    editions = Edition.objects.published().filter(pk__in=used).select_related("release")
    return {
        "title": "、".join(indicator.name for indicator in indicators),
        "address": address,
        "publisher": publisher(),
        "licence": _("引用请注明来源“%s”，并附发布稿的标题和网址。") % publisher(),
        "made_at": timezone.localtime(now).isoformat(timespec="seconds"),
        "base_year": base,
        "indicators": [
            {
                "name": indicator.name,
                "address": absolute(reverse("public:indicator", args=[indicator.slug])),
                "usual_unit": indicator.unit,
                "theme": str(indicator.get_theme_display()),
                "definition": indicator.definition,
            }
            for indicator in indicators
        ],
        "columns": [
            {"key": column.key, "title": column.title, "meaning": column.meaning}
            for column in figure_columns(base)
        ],
        "releases": [_release(edition, absolute) for edition in editions.newest_first()],
    }


def _release(edition: Edition, absolute: Absolute) -> ReleaseMetadata:
    number = edition.release.number
    return {
        "number": number,
        "title": edition.title,
        "edition": edition.ordinal,
        "status": status_words(edition),
        "address": absolute(reverse("public:release", args=[number])),
        "edition_address": absolute(reverse("public:edition", args=[number, edition.ordinal])),
    }


def notes(about: Metadata) -> list[tuple[str, str]]:
    """The same for a sheet of a workbook, in lines."""
    lines = [
        (_("标题"), about["title"]),
        (_("网址"), about["address"]),
        (_("发布单位"), about["publisher"]),
        (_("引用"), about["licence"]),
        (_("生成时间"), about["made_at"]),
    ]
    lines += [(each["name"], each["definition"]) for each in about["indicators"]]
    return lines + [
        (_("出处：%s") % each["number"], f"{each['title']} {each['address']}")
        for each in about["releases"]
    ]
