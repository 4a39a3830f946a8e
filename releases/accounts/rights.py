"""What an account may do, by itself and by its groups, and which those are: asked for at once.

With the account comes how many messages it has not read, as every page of the desk says."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db.models import CharField, Model
from django.db.models.functions import Cast

from releases.models import Message

GROUPS = "names_of_groups"  # for the trail, which tells in which role somebody acts
CACHE = "_perm_cache"  # Django's own, for as long as a request has the account


class RightsBackend(ModelBackend):
    """Django's own, which asks for both apart."""

    def get_user(self, user_id: int) -> User | None:
        users = User.objects.annotate(unread=Message.objects.unread_of_each())
        found = users.filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None

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
        groups = Group.objects.filter(user=user_obj.pk).order_by()
        named = groups.values_list(Cast("pk", CharField()), "name")
        found = list(given[0].union(given[1], named))
        told = sorted((int(key), name) for key, name in found if key.isdecimal())
        rights = {f"{app}.{name}" for app, name in found if not app.isdecimal()}
        setattr(user_obj, CACHE, rights)
        setattr(user_obj, GROUPS, [name for _key, name in told])
        return rights
