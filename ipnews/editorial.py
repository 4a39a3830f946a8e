"""The editors' site: Django's admin under our name, its models in the order of the work."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

# What an editor reaches for first stands first; rows are mostly reached through their edition.
ROWS = (
    "Doubt",
    "AttendingOrganisation",
    "AttendingMedia",
    "Appearance",
    "Block",
    "Measure",
    "Statistic",
    "Attachment",
)
GROUPS = (
    (_("发布稿"), ("Edition", "Release", "PastedText", "HistoryEntry", "FollowUp")),
    (_("各版本的内容"), ROWS),
    (
        _("词表"),
        ("Organisation", "Person", "Topic", "Indicator", "MediaOutlet", "VocabularyEntry"),
    ),
    (_("检索"), ("SearchTally", "SynonymGroup")),
)


class EditorialSite(AdminSite):
    site_header = site_title = _("ipnews 编辑台")
    index_title = _("工作台")
    empty_value_display = "—"

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, object]]:
        """Django's list, with the models of `releases` in groups; one in no group comes last."""
        apps: list[dict[str, object]] = []
        for app in super().get_app_list(request, app_label):
            if app["app_label"] != "releases":
                apps.append(app)
                continue
            models = {model["object_name"]: model for model in app["models"]}
            for label, names in GROUPS:
                group = [models.pop(name) for name in names if name in models]
                apps += [app | {"name": label, "models": group}] if group else []
            apps += [app | {"models": list(models.values())}] if models else []
        return apps

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> TemplateResponse:
        """With what the search does not show yet, so that somebody hears of it."""
        from releases.search.index import indexing

        left = {"left_behind": indexing.left_behind().count(), "is_current": indexing.is_current()}
        return super().index(request, left | (extra_context or {}))


class EditorialConfig(AdminConfig):
    default_site = "ipnews.editorial.EditorialSite"
