"""Accounts and groups: permissions in words of the desk, in lists that a screen reader can read.

What is changed of them is told to the trail. An account is closed and never deleted.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, ManyToManyField, Model, OuterRef, QuerySet
from django.forms import ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from releases.models.site.second_factor import FACTORS
from releases.publishing.permissions import why_not_together
from releases.publishing.reviewing import office_rules
from releases.publishing.second_factors.factor_acts import factors_of
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import Verb, together

from .staff_request import staff
from .trailed import TrailedAdmin

OURS = ("releases", "auth")  # the other tables are nobody's work
VERBS = {"add": _("添加"), "change": _("修改"), "delete": _("删除"), "view": _("查看")}
NAMED = ("username", "password", "two_steps", "last_name", "first_name", "email")
OF_OTHERS = ("is_active", "is_staff", "groups")  # nobody gives these to the own account
UNTOLD = ("password1", "password2", "usable_password")

for model in (Group, User):
    admin.site.unregister(model)


class PermissionsField(ModelMultipleChoiceField[Permission]):
    def label_from_instance(self, obj: Model) -> str:
        """版本：查看, where Django says "Can view"."""
        assert isinstance(obj, Permission)
        return f"{obj.content_type.name}：{VERBS.get(obj.codename.partition('_')[0], obj.name)}"


class TellsPermissions(TrailedAdmin[Model]):
    filter_horizontal = ()

    def formfield_for_manytomany(
        self, db_field: "ManyToManyField[Model, Model]", request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField[Model] | None:
        if db_field.related_model is Permission:
            rows = Permission.objects.filter(content_type__app_label__in=OURS)
            kwargs["queryset"] = rows.order_by("content_type", "pk")
            kwargs["form_class"] = PermissionsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Model, form: ModelForm[Model], change: bool
    ) -> None:
        """What is saved as it stood is not written."""
        if form.changed_data or not change:
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm[Model], formsets: Any, change: bool
    ) -> None:
        """What the form changed is an act like any other."""
        super().save_related(request, form, formsets, change)
        thing, changed = form.instance, [name for name in form.changed_data if name not in UNTOLD]
        assert isinstance(thing, User | Group)
        becomes = {name: _plain(form, name, form.cleaned_data[name]) for name in changed}
        by, now = staff(request).user, timezone.now()
        if not change:
            account_acts.tell(thing, Verb.ADD, by=by, now=now, becomes=becomes)
        elif changed:
            was = {name: _plain(form, name, form.initial.get(name)) for name in changed}
            verb = account_acts.verb_of(was, becomes)
            account_acts.tell(thing, verb, by=by, now=now, was=was, becomes=becomes)


def _plain(form: ModelForm[Model], name: str, value: object) -> object:
    """A value as the trail keeps it; of rows their names."""
    field = form.fields[name]
    if isinstance(field, ModelMultipleChoiceField):
        rows = value if isinstance(value, Iterable) else ()
        return sorted(str(field.label_from_instance(row)) for row in rows)
    return "" if value is None else value


class NewPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    usable_password_help_text = format_html(
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        _("停用以后，这个用户不能用密码登录，现在的密码也就没有了。"),
    )


class AccountForm(UserChangeForm):  # type: ignore[type-arg]
    def clean_groups(self) -> QuerySet[Group]:
        groups: QuerySet[Group] = self.cleaned_data["groups"]
        if told := why_not_together([group.name for group in groups]):
            raise ValidationError(told)
        return groups


@admin.register(Group)
class TeamAdmin(TellsPermissions, GroupAdmin):
    """As Django's."""

    def save_model(
        self, request: HttpRequest, obj: Model, form: ModelForm[Model], change: bool
    ) -> None:
        """Whose second factor the office asks for is told by name."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            names, by = (form.initial["name"], form.cleaned_data["name"]), staff(request).user
            office_rules.rename_role(*names, by=by, now=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        assert isinstance(obj, Group)
        by, now = staff(request).user, timezone.now()
        was = {
            "name": obj.name,
            "user_set": sorted(obj.user_set.values_list("username", flat=True)),
        }
        with transaction.atomic():
            account_acts.tell(obj, Verb.DELETE, by=by, now=now, was=was)
            office_rules.drop_role(obj.name, by=by, now=now)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        with together():
            for group in queryset:
                self.delete_model(request, group)


@admin.register(User)
class AccountAdmin(TellsPermissions, UserAdmin):  # type: ignore[type-arg]
    """Who is no superuser gives groups alone, none to the own account, and leaves superusers be."""

    form = AccountForm
    fieldsets = (
        (None, {"fields": NAMED}),
        (_("可以做什么"), {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        (_("另外的权限"), {"classes": ("collapse",), "fields": ("user_permissions",)}),
        (_("时间"), {"fields": ("last_login", "date_joined")}),
    )
    change_password_form = NewPasswordForm
    readonly_fields = ("last_login", "date_joined", "two_steps")
    list_display = (
        *("username", "last_name", "first_name", "is_staff", "is_active"),
        *("has_two_steps", "last_login"),
    )
    actions = ("close",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        above = isinstance(obj, User) and obj.is_superuser
        may = not above or staff(request).user.is_superuser
        return may and super().has_change_permission(request, obj)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        user = staff(request).user
        if user.is_superuser:
            return self.readonly_fields
        own = OF_OTHERS if obj == user else ()
        return (*self.readonly_fields, "is_superuser", "user_permissions", *own)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        first, *others = (Exists(m.objects.filter(user=OuterRef("pk"))) for m in FACTORS)
        rows = cast(QuerySet[User], super().get_queryset(request))
        return rows.annotate(secured=reduce(or_, others, first))

    @admin.display(description=_("两步验证"), boolean=True, ordering="secured")
    def has_two_steps(self, obj: User) -> bool:
        return bool(getattr(obj, "secured", False))

    @admin.display(description=_("两步验证"))
    def two_steps(self, obj: User) -> str:
        return "、".join(str(factor) for factor in factors_of(obj)) or gettext("没有启用")

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Led back, with the reason."""
        told = gettext("帐号不能删除：操作记录里永远有它的名字。不再用的，请取消“有效”来停用。")
        messages.error(request, told)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[object_id]))

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        with transaction.atomic():
            found = self.get_object(request, unquote(id))  # None for an address of nobody
            before = found.password if isinstance(found, User) else ""
            answer = super().user_change_password(request, id, form_url)
            user = User.objects.filter(pk=found.pk).first() if found else None
            if user and user.password != before:
                by = staff(request).user
                account_acts.tell(user, Verb.PASSWORD, by=by, now=timezone.now())
        return answer

    @admin.action(description=_("停用所选的帐号"), permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        by, was, becomes = staff(request).user, {"is_active": True}, {"is_active": False}
        others = queryset.filter(is_active=True).exclude(pk=by.pk)
        others = others if by.is_superuser else others.exclude(is_superuser=True)
        with together():
            for user in others:
                user.is_active = False
                user.save(update_fields=["is_active"])
                now = timezone.now()
                account_acts.tell(user, Verb.CLOSE, by=by, now=now, was=was, becomes=becomes)
        if others:
            messages.success(request, gettext("已停用 %d 个帐号。") % len(others))
        else:
            messages.warning(request, gettext("所选的里面没有可以停用的；自己的帐号请别人停用。"))
