"""What stands on a live release, for whoever is about to withdraw it."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from releases.models import Block, Edition, FollowUp, Indicator, Measure, Release

NAMED = 3  # of a kind; the rest is counted


def stands_on(edition: Edition) -> list[str]:
    """Each in a sentence: promises, follow-ups either way, series, links of other releases."""
    return list(_told(edition))


def _told(edition: Edition) -> Iterator[str]:
    release = edition.release
    followed = FollowUp.objects.standing()
    promises = [row.heading for row in Measure.objects.of(edition).promised().in_order()]
    if promises:
        told = _("%(n)d 项承诺不再列出：%(names)s。")
        yield told % {"n": len(promises), "names": _named(promises)}
    if reported := followed.filter(promise=release).count():
        yield _("这些举措上登记了 %d 条跟进，一起不再显示。") % reported
    if answered := _answered(followed.filter(evidence=release)):
        told = _("%(n)d 项别的发布稿的承诺以它为依据，状态会变回去：%(names)s。")
        yield told % {"n": len(answered), "names": _named(answered)}
    indicators = Indicator.objects.filter(statistics__edition=edition).distinct().order_by("pk")
    if names := [row.name for row in indicators]:
        told = _("%(n)d 个指标的历年数据少了它的数：%(names)s。")
        yield told % {"n": len(names), "names": _named(names)}
    if titles := list(linking(release).values_list("title", flat=True)):
        told = _("%(n)d 篇发布稿的正文写着它的网址：%(names)s。")
        yield told % {"n": len(titles), "names": _named([f"《{title}》" for title in titles])}
    if edition.ordinal > 1:
        yield _("它的 %d 个旧版也不再提供。") % (edition.ordinal - 1)
    yield _("引用它的网址都会显示撤回说明。")


def _answered(reports: QuerySet[FollowUp]) -> list[str]:
    """The headings of promises that it says something of."""
    keys = set(reports.values_list("promise", "promise_uid"))
    uids = [uid for _release, uid in keys]
    rows = Measure.objects.published().filter(uid__in=uids).select_related("edition")
    return [row.heading for row in rows.in_order() if (row.edition.release_id, row.uid) in keys]


def linking(release: Release) -> QuerySet[Edition]:
    """Other live editions in whose text its address stands."""
    address = f"/releases/{release.number}/"
    blocks = Block.objects.published().filter(text__contains=address)
    others = Edition.objects.published().exclude(release=release)
    return others.filter(pk__in=blocks.values("edition")).newest_first()


def _named(names: Iterable[str]) -> str:
    told = list(names)
    shown = "、".join(f"“{name}”" if not name.startswith("《") else name for name in told[:NAMED])
    return shown + _("等") if len(told) > NAMED else shown
