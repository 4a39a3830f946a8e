"""Accounts and groups: permissions in words of the desk, in lists that a screen reader can read."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField, Model
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

OURS = ("releases", "auth")  # the other tables are nobody's work
VERBS = {"add": _("添加"), "change": _("修改"), "delete": _("删除"), "view": _("查看")}

for model in (Group, User):
    admin.site.unregister(model)


class PermissionsField(ModelMultipleChoiceField[Permission]):
    def label_from_instance(self, obj: Model) -> str:
        """版本：查看, where Django says "Can view"."""
        assert isinstance(obj, Permission)
        return f"{obj.content_type.name}：{VERBS.get(obj.codename.partition('_')[0], obj.name)}"


class TellsPermissions(admin.ModelAdmin[Model]):
    filter_horizontal = ()

    def formfield_for_manytomany(
        self, db_field: "ManyToManyField[Model, Model]", request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField[Model] | None:
        if db_field.related_model is Permission:
            rows = Permission.objects.filter(content_type__app_label__in=OURS)
            kwargs["queryset"] = rows.order_by("content_type", "pk")
            kwargs["form_class"] = PermissionsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class NewPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    usable_password_help_text = format_html(
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        _("停用以后，这个用户不能用密码登录，现在的密码也就没有了。"),
    )


@admin.register(Group)
class TeamAdmin(TellsPermissions, GroupAdmin):
    """As Django's."""


@admin.register(User)
class AccountAdmin(TellsPermissions, UserAdmin):  # type: ignore[type-arg]
    fieldsets = (
        (None, {"fields": ("username", "password", "last_name", "first_name", "email")}),
        (_("可以做什么"), {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        (_("另外的权限"), {"classes": ("collapse",), "fields": ("user_permissions",)}),
        (_("时间"), {"fields": ("last_login", "date_joined")}),
    )
    change_password_form = NewPasswordForm
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "last_name", "first_name", "is_staff", "is_active", "last_login")
