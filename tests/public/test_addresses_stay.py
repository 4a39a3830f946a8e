"""Addresses that readers keep, cite and follow: each stands here as it was first given out."""

from releases.public.urls import neutral, pages

GIVEN_OUT = {
    "home": "",
    "releases": "releases/",
    "exchanges": "exchanges/",
    "measures": "measures/",
    "figures": "figures/",
    "speakers": "speakers/",
    "suggest": "suggest/",
    "release": "releases/<slug:number>/",
    "edition": "releases/<slug:number>/editions/<int:ordinal>/",
    "changes": "releases/<slug:number>/changes/<int:ordinal>/",
    "choose_changes": "releases/<slug:number>/changes/",
    "changes_between": "releases/<slug:number>/changes/<int:first>-<int:last>/",
    "attachment": "releases/<slug:number>/attachments/<slug:uid>/",
    "photo": "releases/<slug:number>/photos/<slug:uid>/<slug:size>/",
    "releases_feed": "releases/feed.atom",
    "exchanges_feed": "exchanges/feed.atom",
    "measures_feed": "measures/feed.atom",
    "figures_feed": "figures/feed.atom",
    "indicator_feed": "statistics/<name:slug>/feed.atom",
    "speaker_feed": "speakers/<name:slug>/feed.atom",
    "display": "display/",
    "site_map": "site-map/",
    "sitemap_index": "sitemap.xml",
    "sitemap_part": "sitemap-<slug:section>.xml",
    "opensearch": "opensearch.xml",
    "robots": "robots.txt",
    "statistics": "statistics/",
    "compare": "statistics/compare/",
    "compare_metadata": "statistics/compare/metadata.json",
    "compare_data": "statistics/compare/data.<str:suffix>",
    "indicator": "statistics/<name:slug>/",
    "indicator_metadata": "statistics/<name:slug>/metadata.json",
    "indicator_data": "statistics/<name:slug>/data.<str:suffix>",
    "progress": "measures/progress/",
    "conflicts": "conflicts/",
    "corrections": "corrections/",
    "conflicts_feed": "conflicts/feed.atom",
    "corrections_feed": "corrections/feed.atom",
    "promises_feed": "measures/progress/feed.atom",
    "measure": "measures/<slug:number>/<slug:uid>/",
    "row": "releases/<slug:number>/<anchor:anchor>/",
    "speaker": "speakers/<name:slug>/",
    "organisations": "organisations/",
    "organisation": "organisations/<name:slug>/",
}


def test_every_address_is_the_one_that_was_given_out():
    assert {pattern.name: str(pattern.pattern) for pattern in (*pages, *neutral)} == GIVEN_OUT
