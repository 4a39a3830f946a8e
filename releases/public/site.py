"""What the office says about itself, for every page: a template context processor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": settings.SITE_NAME, "site_owner": settings.SITE_OWNER}
