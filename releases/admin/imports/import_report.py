"""What became of the files: shown as rows, kept in the session until the next, given as CSV."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.export.tables import Table, TableColumn
from releases.export.to_csv import to_csv
from releases.publishing.importing import Outcome

KEPT = "import_report"
MAX_KEPT = 2_000  # rows; more of one session are not told again
RESULTS = {
    "published": gettext_lazy("已发布"),
    "drafted": gettext_lazy("存为草稿"),
    "known": gettext_lazy("早已有了"),
    "refused": gettext_lazy("没有导入"),
}


@dataclass(frozen=True, slots=True)
class ReportRow:
    where: str
    result: str
    title: str
    url: str
    message: str

    @classmethod
    def of(cls, outcome: Outcome) -> "ReportRow":
        edition = outcome.edition
        return cls(
            outcome.where,
            outcome.result,
            str(edition) if edition else "",
            admin_links.editor(edition.pk) if edition else "",
            outcome.message,
        )

    @property
    def label(self) -> str:
        return str(RESULTS[self.result])


def keep(session: SessionBase, rows: Iterable[ReportRow], *, anew: bool) -> None:
    before = [] if anew else session.get(KEPT, [])
    session[KEPT] = [*before, *map(asdict, rows)][:MAX_KEPT]


def kept(session: SessionBase) -> list[ReportRow]:
    return [ReportRow(**row) for row in session.get(KEPT, [])]


def counts(rows: Iterable[ReportRow]) -> str:
    """已发布 3 篇，没有导入 1 篇."""
    results = [row.result for row in rows]
    told = [
        _("%(what)s %(n)d 篇") % {"what": label, "n": results.count(result)}
        for result, label in RESULTS.items()
        if result in results
    ]
    return "，".join(told)


def as_csv(rows: Iterable[ReportRow]) -> Iterator[str]:
    titles = {"file": _("文件"), "result": _("结果"), "title": _("标题"), "why": _("原因与办法")}
    cells = [[row.where, row.label, row.title, row.message] for row in rows]
    return to_csv(Table("import", [TableColumn(key, t, "") for key, t in titles.items()], cells))
