"""Accounts: by groups first, in forms that a screen reader can read; moments are only looked at."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import User
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)


class NewPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    usable_password_help_text = format_html(
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        _("停用以后，这个用户不能用密码登录，现在的密码也就没有了。"),
    )


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    fieldsets = (
        (None, {"fields": ("username", "password", "last_name", "first_name", "email")}),
        (_("可以做什么"), {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        (_("另外的权限"), {"classes": ("collapse",), "fields": ("user_permissions",)}),
        (_("时间"), {"fields": ("last_login", "date_joined")}),
    )
    change_password_form = NewPasswordForm
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    list_display = ("username", "last_name", "first_name", "is_staff", "is_active", "last_login")
