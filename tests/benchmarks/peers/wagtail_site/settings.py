import copy

from peer_settings import *  # noqa: F403
from peer_settings import CONTRIB, MIDDLEWARE, TEMPLATES, database

ROOT_URLCONF = "wagtail_site.urls"
WAGTAIL = (
    "contrib.forms", "contrib.redirects", "embeds", "sites", "users", "snippets", "documents",
    "images", "search", "admin",
)  # fmt: skip
INSTALLED_APPS = [
    "wagtail_site", *(f"wagtail.{name}" for name in WAGTAIL), "wagtail", "modelcluster", "taggit",
    "django_filters", *CONTRIB, "django.contrib.postgres",
]  # fmt: skip
MIDDLEWARE = [*MIDDLEWARE, "wagtail.contrib.redirects.middleware.RedirectMiddleware"]
TEMPLATES = copy.deepcopy(TEMPLATES)
DATABASES = {"default": database()}
WAGTAIL_SITE_NAME = "benchmark"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}
