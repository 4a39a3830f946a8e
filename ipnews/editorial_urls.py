"""Addresses below /admin/. Loading this loads all that editors use, so nothing else imports it.

The public page of a draft stands here too, for its editors.
"""

from django.contrib.admin import autodiscover, site
from django.contrib.admin.templatetags import admin_list
from django.urls import path

from releases.public.releases.versions.preview import EditionPreview, preview_file

from .desk_words import boolean_icon

autodiscover()
setattr(admin_list, "_boolean_icon", boolean_icon)  # noqa: B010
preview, file = site.admin_view(EditionPreview.as_view()), site.admin_view(preview_file)
BELOW = "releases/edition/<int:pk>/editor/preview/"
urlpatterns = [
    path(f"{BELOW}page/", preview, name="releases_edition_preview_page"),
    path(f"{BELOW}attachments/<slug:uid>/", file, name="releases_edition_preview_attachment"),
    path(f"{BELOW}photos/<slug:uid>/<slug:size>/", file, name="releases_edition_preview_photo"),
    *site.get_urls(),
]
