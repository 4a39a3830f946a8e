"""What programs ask a site for: its map in parts, what they may read, how it is searched."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import conditional_page, require_safe

from releases.public.serving.kept_pages import EDITORS

from . import sitemaps


@require_safe
@conditional_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return _plain(views.index(request, sitemaps.parts(), sitemap_url_name="neutral:sitemap_part"))


@require_safe
@conditional_page
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return _plain(views.sitemap(request, sitemaps.parts(), section=section))


def _plain(response: TemplateResponse) -> HttpResponse:
    """Of an answer that is still to be rendered, `conditional_page` would lose its 304."""
    return HttpResponse(response.rendered_content, headers=dict(response.headers))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """At the root of a host; mounted below one, its lines belong into the host's own file."""
    # To reverse a name of the editors' pages would load all that they use.
    not_read = f"{get_script_prefix()}{EDITORS[1:]}", reverse("neutral:display")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in not_read)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('neutral:sitemap_index'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser search the site from its address bar."""
    found = request.build_absolute_uri(reverse("public:releases"))
    context = {
        "short_name": settings.SITE_NAME[:16],  # the format allows no more
        "template": f"{found}?q={{searchTerms}}",
        "suggestions": request.build_absolute_uri(reverse("public:suggest"))
        + "?format=opensearch&q={searchTerms}",
        "own": request.build_absolute_uri(),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "site/opensearch.xml", context, content_type=kind)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """网站地图 for people."""
    return render(request, "site/site_map.html", {"pages": sitemaps.lists()})
