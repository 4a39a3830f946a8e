"""The editors' site: Django's admin under our name, its models in the order of the work.

Loaded before the models are, so what needs them is imported where it is used.
"""

from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Any, TypeVar, cast

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import AdminSite, autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import CheckMessage, Tags, register
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from .understood_requests import understood

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
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
    (
        _("发布稿"),
        (
            *("Edition", "Release", "PastedText", "Change", "FollowUp", "WaitingChange"),
            *("Withheld", "ReviewRules"),
        ),
    ),
    (_("各版本的内容"), ROWS),
    (
        _("词表"),
        (
            "Organisation",
            "Person",
            "Topic",
            "Indicator",
            "MediaOutlet",
            "VocabularyEntry",
            "WrongWord",
        ),
    ),
    (_("检索"), ("SearchTally", "SynonymGroup")),
    (_("登录"), ("SignInEntry",)),
)


Extra = dict[str, object] | None


class EditorialSite(AdminSite):
    site_header = site_title = _("ipnews 编辑台")
    index_title = _("工作台")
    empty_value_display = "—"
    enable_nav_sidebar = False  # its lists have a page of their own

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

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        """Every page tells where nobody has to review; asked for by whole pages alone."""
        from releases.models import ReviewRules

        return super().each_context(request) | {
            "review_is_off": lambda: not ReviewRules.current().on
        }

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: Extra = None) -> HttpResponse:
        """Django's page, with tries counted, and the reason where a session ended by itself.

        Where to go on to is left out where it is no address of this site."""
        from releases.accounts import entrance, sign_in, signed_in

        after = request.GET.get("next", "/")
        ours = after.startswith("/") and url_has_allowed_host_and_scheme(after, None)
        if request.method == "GET" and not ours:
            return HttpResponseRedirect(request.path)
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": gettext("登录"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            "next": request.POST.get("next") or request.GET.get("next") or reverse("admin:index"),
            "idle_minutes": settings.IDLE_MINUTES,
            "went_idle": signed_in.went_idle(request.session),
        }
        view = sign_in.SignInView.as_view(
            authentication_form=sign_in.SignInForm,
            template_name="admin/login.html",
            extra_context=context | (extra_context or {}),
        )
        return entrance.answered_in_place(request, cast(HttpResponse, view(request)))

    @method_decorator(never_cache)
    def second_step(self, request: HttpRequest) -> HttpResponse:
        """After the password, where the account has a second factor."""
        from releases.accounts import entrance, second_step

        answer = second_step.view(request, context=self.each_context(request))
        return entrance.answered_in_place(request, answer)

    def logout(self, request: HttpRequest, extra_context: Extra = None) -> TemplateResponse:
        from releases.accounts import entrance

        entrance.note_leaving(request)
        return super().logout(request, extra_context)

    def password_change(
        self, request: HttpRequest, extra_context: Extra = None
    ) -> TemplateResponse:
        from releases.accounts import entrance
        from releases.admin.staff_request import staff
        from releases.models import Change
        from releases.publishing.trail import account_acts

        with transaction.atomic():
            response = super().password_change(request, extra_context)
            if response.status_code == 302:
                user = staff(request).user
                account_acts.tell(user, Change.Verb.PASSWORD, by=user, now=timezone.now())
                entrance.note_new_password(request)
        return response

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's guard; what was typed when a session had ended is given back after sign-in."""
        guarded = super().admin_view(understood(view), cacheable)

        @wraps(guarded)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            from releases.accounts import entrance
            from releases.admin.two_steps import two_steps_page
            from releases.admin.waiting import waiting_page

            away = entrance.turned_away(request, may=self.has_permission(request))
            away = away or two_steps_page.led_there(request)
            if away is not None:
                return away
            forms = entrance.typed_before(request)
            if not forms:
                return waiting_page.answered(guarded, request, *args, **kwargs)
            context = self.each_context(request) | {"forms": forms}
            return TemplateResponse(request, "admin/typed_again.html", context)

        return cast(View, answer)

    def index(self, request: HttpRequest, extra_context: Extra = None) -> TemplateResponse:
        """The desk, with what the search does not show yet, so that somebody hears of it."""
        from releases.admin.desk.desk_cards import cards
        from releases.admin.desk.review_cards import rules_and_marks
        from releases.admin.staff_request import staff
        from releases.search.index import indexing

        rules = rules_and_marks()
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "cards": list(cards(staff(request).user, rules)),
            "review_is_off": not rules.on,
            "left_behind": indexing.left_behind().count(),
            "is_current": indexing.is_current(),
        }
        return TemplateResponse(request, "admin/desk.html", context | (extra_context or {}))

    def i18n_javascript(self, request: HttpRequest, extra_context: Extra = None) -> HttpResponse:
        from .desk_words import DeskScripts

        return DeskScripts(request=request).get(request)

    def everything(self, request: HttpRequest) -> TemplateResponse:
        """Django's own start page: every list of the models."""
        return super().index(request, {"title": _("全部资料")})

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from releases.admin.desk import inbox_page
        from releases.admin.two_steps import two_steps_page

        inbox = partial(inbox_page.inbox_view, site=self)
        return [
            path("login/second/", self.second_step, name="second_step"),
            *two_steps_page.urls(self),
            path("all/", self.admin_view(self.everything), name="all"),
            path("messages/", self.admin_view(inbox), name="messages"),
            path("messages/read/", self.admin_view(inbox_page.read_all_view), name="read_all"),
            path("messages/<int:pk>/", self.admin_view(inbox_page.message_view), name="message"),
            *super().get_urls(),
        ]


class EditorialConfig(SimpleAdminConfig):
    """Takes up the editors' pages when the first of them is asked for (`ipnews.editorial_urls`):
    with the reader of pasted pages that they need they are half of what there is to load, and a
    process that serves readers never does."""

    default_site = "ipnews.editorial.EditorialSite"

    def ready(self) -> None:
        register(check_dependencies, Tags.admin)
        register(check_editors_pages, Tags.admin)


def check_editors_pages(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    autodiscover()
    return list(check_admin_app(app_configs, **kwargs))
