"""Wires the app: permissions of the two groups, triggers, and what a database connection needs."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "新闻发布"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Permissions themselves are only created after migration, so a migration cannot grant them.
        post_migrate.connect(grant_permissions, sender=self)

        from releases.models.triggers.install import install, lift

        pre_migrate.connect(lift, sender=self)
        post_migrate.connect(install, sender=self)

        from releases.search.backends import dialect, sqlite  # noqa: F401 - registers its lookups

        connection_created.connect(sqlite.prepare)


def grant_permissions(using: str, **kwargs: object) -> None:
    from releases.publishing.permissions import grant

    grant(using=using)
