"""The log of sign-ins: looked at by administrators, who may also let somebody try again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.accounts import locks
from releases.models import SignInEntry

from .read_only import ReadOnlyAdmin
from .staff_request import staff


@admin.register(SignInEntry)
class SignInEntryAdmin(ReadOnlyAdmin[SignInEntry]):
    fields = ("at", "kind", "account_name", "address", "until", "times", "by")
    list_display = ("at", "kind", "account_name", "address", "until", "times", "by")
    list_filter = ("kind", "at")
    search_fields = ("account", "address", "by")
    search_help_text = gettext_lazy("按帐号、地址、操作人查找")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    list_per_page = 50
    actions = ("unlock",)

    @admin.display(description=gettext_lazy("帐号"), ordering="account")
    def account_name(self, obj: SignInEntry) -> str:
        if obj.account or not obj.key:
            return obj.account or "—"
        return _("无此帐号")

    def has_unlock_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("auth.change_user")

    @admin.action(description=gettext_lazy("解除所选的暂停登录"), permissions=["unlock"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[SignInEntry]) -> None:
        by = staff(request).user.get_username()
        ended = 0
        for entry in queryset.filter(kind=SignInEntry.Kind.LOCKED):
            ended += locks.unlock_entry(entry, by=by, now=timezone.now())
        if ended:
            messages.success(request, _("已解除 %s 个暂停，现在可以登录了。") % ended)
        else:
            messages.warning(request, _("所选的里面没有还在暂停的。"))
