"""What an account may do, by itself and by its groups, asked for at once."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.db.models import Model

CACHE = "_perm_cache"  # Django's own, for as long as a request has the account


class RightsBackend(ModelBackend):
    """Django's own, which asks for both apart."""

    def get_all_permissions(
        self, user_obj: User | AnonymousUser, obj: Model | None = None
    ) -> set[str]:
        apart = not user_obj.is_active or user_obj.is_superuser or user_obj.is_anonymous
        if apart or obj is not None or hasattr(user_obj, CACHE):
            return super().get_all_permissions(user_obj, obj)
        given = [
            Permission.objects.filter(**{by: user_obj.pk})
            .order_by()
            .values_list("content_type__app_label", "codename")
            for by in ("user", "group__user")
        ]
        found = {f"{app}.{name}" for app, name in given[0].union(given[1])}
        setattr(user_obj, CACHE, found)
        return found
