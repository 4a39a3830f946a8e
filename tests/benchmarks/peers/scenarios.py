"""Which addresses each site is asked for under one name, every one of them once."""

from typing import Any
from urllib.parse import quote

# Pages that every site has; a word is one nobody asked for before.
SHARED = {
    "list": ["/releases/"],
    "list, last page": ["/releases/?page={pages}"],
    "list of a year": ["/releases/?year={year}"],
    "release": "/releases/{slug}/",
    "statistics": ["/statistics/"],
}
SEARCHES = {
    "search, common word": "common",
    "search, rare word": "rare",
    "search, two characters": "two",
    "search, two words": "two_words",
}
# Pages that no peer has.
OURS = {
    "home": ["/"],
    "exchanges": ["/exchanges/"],
    "measures": ["/measures/"],
    "figures": ["/figures/"],
    "speakers": ["/speakers/"],
    "promises": ["/measures/progress/"],
    "indicator": ["{indicator}"],
}


def paths(site: str, facts: dict[str, Any], indicator: str = "") -> dict[str, list[str]]:
    """Addresses by scenario; a peer is asked for one word with as many hits as two words."""
    known = {"year": facts["year"], "pages": facts["pages"], "indicator": indicator}
    wanted = SHARED | (OURS if site == "ipnews" else {})
    found = {
        name: [quote(one.format(**known), safe="/?&=%") for one in some]
        if isinstance(some, list)
        else [some.format(slug=slug) for slug in facts["slugs"]]
        for name, some in wanted.items()
    }
    for name, kind in SEARCHES.items():
        kind = "as_many" if kind == "two_words" and site != "ipnews" else kind
        at = "/releases/" if site == "ipnews" else "/search/"
        found[name] = [f"{at}?q={quote(word)}" for word in facts["words"][kind]]
    return found
