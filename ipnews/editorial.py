"""The editors' site: Django's admin under our name, its models in the order of the work."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

# What an editor reaches for first stands first; rows are mostly reached through their edition.
GROUPS = (
    (_("发布稿"), ("Edition", "Release", "PastedText", "HistoryEntry", "FollowUp")),
    (
        _("各版本的内容"),
        (
            "Doubt", "AttendingOrganisation", "AttendingMedia", "Appearance", "Block", "Measure",
            "Statistic", "Attachment",
        ),
    ),
    (_("词表"), ("Organisation", "Person", "Topic", "Indicator", "MediaOutlet")),
    (_("检索"), ("SearchTally", "SynonymGroup")),
)  # fmt: skip


class EditorialSite(AdminSite):
    site_header = site_title = _("ipnews 编辑台")
    index_title = _("工作台")
    empty_value_display = "—"

    def get_app_list(self, request: Any, app_label: str | None = None) -> list[dict[str, Any]]:
        """Django's list, with the models of `releases` in groups of their own."""
        apps: list[dict[str, Any]] = []
        for app in super().get_app_list(request, app_label):
            apps += _grouped(app) if app["app_label"] == "releases" else [app]
        return apps

    def index(self, request: Any, extra_context: dict[str, Any] | None = None) -> Any:
        """With what the search does not show yet, so that somebody hears of it."""
        from releases.search import index

        left = {"left_behind": index.left_behind().count(), "is_current": index.is_current()}
        return super().index(request, left | (extra_context or {}))


class EditorialConfig(AdminConfig):
    default_site = "ipnews.editorial.EditorialSite"


def _grouped(app: dict[str, Any]) -> list[dict[str, Any]]:
    models = {model["object_name"]: model for model in app["models"]}
    groups = [
        app | {"name": name, "models": [models.pop(n) for n in names if n in models]}
        for name, names in GROUPS
    ]
    left = [app | {"models": list(models.values())}]
    return [group for group in groups + left if group["models"]]
