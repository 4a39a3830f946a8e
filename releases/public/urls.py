"""Addresses of what readers see, in two lists: pages have a language, the rest has none."""

from django.urls import path, register_converter

from .answers.answer import answered
from .conflicts.conflict_views import conflicts
from .corrections.correction_views import corrections
from .home import home
from .indicators.comparison_views import comparison
from .indicators.downloads import compare_data, compare_metadata, indicator_data, indicator_metadata
from .indicators.views import indicator, statistics
from .lists.suggest import suggest
from .lists.views import list_view
from .machines.feed_views import (
    conflict_feed,
    correction_feed,
    indicator_feed,
    list_feed,
    promise_feed,
    speaker_feed,
)
from .machines.views import opensearch, robots, site_map, sitemap_index, sitemap_part
from .people.organisation_views import organisation, organisations
from .people.views import speaker
from .promises.measure_views import measure
from .promises.views import progress
from .releases.attachments import attachment, photo
from .releases.row_views import row
from .releases.versions.edition_changes import changes, changes_between, choose_changes
from .releases.views import EditionDetail, ReleaseDetail
from .site.display import display
from .site.row_addresses import AnchorConverter, NameConverter

register_converter(AnchorConverter, "anchor")
register_converter(NameConverter, "name")

# Chinese as they stand here, English below /en/: pages, and files whose labels are translated.
pages = [
    path("", home, name="home"),
    path("releases/", list_view("releases", answered=answered), name="releases"),
    path("exchanges/", list_view("exchanges"), name="exchanges"),
    path("measures/", list_view("measures"), name="measures"),
    path("figures/", list_view("statistics"), name="figures"),
    path("speakers/", list_view("speakers"), name="speakers"),
    path("suggest/", suggest, name="suggest"),
    path("releases/<slug:number>/", ReleaseDetail.as_view(), name="release"),
    path("releases/<slug:number>/editions/<int:ordinal>/", EditionDetail.as_view(), name="edition"),
    path("releases/<slug:number>/changes/<int:ordinal>/", changes, name="changes"),
    path("releases/<slug:number>/changes/", choose_changes, name="choose_changes"),
    path(
        "releases/<slug:number>/changes/<int:first>-<int:last>/",
        changes_between,
        name="changes_between",
    ),
    path("site-map/", site_map, name="site_map"),
    path("statistics/", statistics, name="statistics"),
    path("statistics/compare/", comparison, name="compare"),
    path("statistics/compare/metadata.json", compare_metadata, name="compare_metadata"),
    path("statistics/compare/data.<str:suffix>", compare_data, name="compare_data"),
    path("statistics/<name:slug>/", indicator, name="indicator"),
    path("statistics/<name:slug>/metadata.json", indicator_metadata, name="indicator_metadata"),
    path("statistics/<name:slug>/data.<str:suffix>", indicator_data, name="indicator_data"),
    path("measures/progress/", progress, name="progress"),
    path("conflicts/", conflicts, name="conflicts"),
    path("corrections/", corrections, name="corrections"),
    path("measures/<slug:number>/<slug:uid>/", measure, name="measure"),
    path("releases/<slug:number>/<anchor:anchor>/", row, name="row"),
    path("speakers/<name:slug>/", speaker, name="speaker"),
    path("organisations/", organisations, name="organisations"),
    path("organisations/<name:slug>/", organisation, name="organisation"),
]
# One for all readers: feeds are Chinese, and files are what the office gave.
neutral = [
    path("releases/<slug:number>/attachments/<slug:uid>/", attachment, name="attachment"),
    path("releases/<slug:number>/photos/<slug:uid>/<slug:size>/", photo, name="photo"),
    path("releases/feed.atom", list_feed("releases"), name="releases_feed"),
    path("exchanges/feed.atom", list_feed("exchanges"), name="exchanges_feed"),
    path("measures/feed.atom", list_feed("measures"), name="measures_feed"),
    path("figures/feed.atom", list_feed("statistics"), name="figures_feed"),
    path("conflicts/feed.atom", conflict_feed, name="conflicts_feed"),
    path("corrections/feed.atom", correction_feed, name="corrections_feed"),
    path("measures/progress/feed.atom", promise_feed, name="promises_feed"),
    path("statistics/<name:slug>/feed.atom", indicator_feed, name="indicator_feed"),
    path("speakers/<name:slug>/feed.atom", speaker_feed, name="speaker_feed"),
    path("display/", display, name="display"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap_part"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("robots.txt", robots, name="robots"),
]
