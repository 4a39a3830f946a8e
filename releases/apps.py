"""Wires the app: after migration the two groups have their permissions."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "新闻发布"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Permissions themselves are only created after migration, so a migration cannot grant them.
        post_migrate.connect(grant_permissions, sender=self)


def grant_permissions(using: str, **kwargs: Any) -> None:
    from releases.publishing.permissions import grant

    grant(using=using)
