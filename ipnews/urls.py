"""Every address of the site: the admin, and what the app `releases` wires."""

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern

from releases.urls import urlpatterns as of_releases

handler400 = "releases.public.site.error_pages.bad_request"
handler403 = "ipnews.desk_refusals.permission_denied"
handler404 = "ipnews.desk_refusals.page_not_found"
handler500 = "releases.public.site.error_pages.server_error"


class LaterResolver(URLResolver):
    """Loads its module when one of its addresses is wanted, not for the reverse of another."""

    def _populate(self) -> None:
        """Django looks into what has a namespace anew when a name of it is asked for."""


EDITORS = RoutePattern("admin/")
urlpatterns = [
    LaterResolver(EDITORS, "ipnews.editorial_urls", app_name="admin", namespace="admin"),
    *of_releases,
]
