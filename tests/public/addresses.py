"""Every public page once, over the demo: for tests that walk them all.

A page without arguments is found by itself. One with arguments needs a line in EXAMPLES; what is
no page for people needs one in NO_PAGES. A url that has neither fails `test_every_page_is_walked`.
"""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from releases.models import (
    Appearance,
    Block,
    Edition,
    FollowUp,
    Indicator,
    Measure,
    Organisation,
    Person,
    Statistic,
)

NUMBER = "20240605-1"  # has a second edition
WITHDRAWN = "20230615-1"
WIDEST = "20250423-1"  # the biggest of the demo


def _row(model: Any) -> Any:
    return model.objects.published().filter(edition__release__number=WIDEST).in_order()[0]


def _indicator() -> Indicator:
    return _row(Statistic).indicator


def _person() -> Person:
    return _row(Appearance).person


def _organisation() -> Organisation:
    return _row(Appearance).organisation


EXAMPLES: dict[str, Callable[[], list[Any]]] = {
    "release": lambda: [WIDEST],
    "edition": lambda: [NUMBER, 1],
    "changes": lambda: [NUMBER, 2],
    "row": lambda: [WIDEST, _row(Statistic).anchor],
    "measure": lambda: [WIDEST, _row(Measure).uid],
    "indicator": lambda: [_indicator().slug],
    "speaker": lambda: [_person().slug],
    "organisation": lambda: [_organisation().slug],
}
NO_PAGES = {
    *("indicator_data", "compare_data", "indicator_metadata", "compare_metadata"),
    *("choose_changes", "changes_between"),  # of three editions, which no release of the demo has
}
LISTS = ("releases", "exchanges", "measures", "figures", "speakers")
# Of each list: found, sorted, filtered, refused, nothing found and what is offered then.
STATES = (
    *(f"/{name}/?q=香菇" for name in LISTS),
    *(f"/{name}/?q=没有这个词" for name in LISTS),
    *(f"/{name}/?year=1999&period=哪天&q=专利" for name in LISTS),
    "/releases/?q=专利 质押&sort=date&topic=专利",
    "/releases/?q=香菇 海关&year=2021",
    "/releases/?q=香茹",
    "/releases/?period=2023年3月&theme=protection",
    "/releases/?after=20990101-1",
    "/measures/?stage=planned&theme=protection",
    "/figures/?indicator=专利授权量&kind=rank",
    f"/releases/{WIDEST}/?q=香菇",
    f"/releases/{WIDEST}/?q=没有这个词",
    "/suggest/?q=zl",
    "/suggest/?q=没有这个词",
    "/statistics/?theme=protection",
    "/statistics/?q=专利&theme=creation",
    "/statistics/?theme=没有&q=没有这个词",
    "/statistics/有效发明专利拥有量/",
    "/statistics/compare/?i=专利授权量&i=商标注册量",
    "/statistics/compare/?i=专利授权量&i=知识产权质押融资金额",
    "/statistics/compare/?i=专利授权量&i=知识产权质押融资金额&base=2021",
    "/statistics/compare/?i=没有这个指标&base=哪年",
    *(f"/measures/progress/?list={name}" for name in ("overdue", "quiet", "done", "dropped")),
    "/measures/progress/?year=2021",
    "/conflicts/?data_year=2023&theme=protection",
    "/conflicts/?data_year=1999&theme=没有",
    "/corrections/?year=2024",
    "/corrections/?year=1999",
    "/measures/progress/?year=1999&organisation=没有&list=没有",
)
# Pages that answer with another status than 200.
REFUSALS = {
    f"/releases/{WITHDRAWN}/": 410,
    "/releases/19990101-1/": 404,
    "/releases/?q=专利&page=99": 404,
    "/speakers/nobody/": 404,
    f"/measures/{WIDEST}/deada6b6/": 404,
}


def patterns(namespace: str = "public") -> dict[str, URLPattern]:
    """The urls of pages by name, or those that are the same in every language."""
    root = get_resolver()
    _prefix, resolver = root.namespace_dict[namespace]
    return {p.name: p for p in resolver.url_patterns if p.name}


def unwalked() -> list[str]:
    takes = {name for name, pattern in patterns().items() if pattern.pattern.converters}
    return sorted(takes - set(EXAMPLES) - NO_PAGES)


def pages() -> list[str]:
    """The addresses of the pages that answer 200; needs the demo."""
    assert Edition.objects.published().exists(), "load the demo first"
    found = []
    for name, pattern in patterns().items():
        if name in NO_PAGES or (pattern.pattern.converters and name not in EXAMPLES):
            continue
        found.append(reverse(f"public:{name}", args=EXAMPLES.get(name, list)()))
    return [*found, *STATES, *_states_of_rows()]


def _states_of_rows() -> list[str]:
    """Parts of a speaker's and an organisation's page, promises in every state, odd rows."""
    speaker = reverse("public:speaker", args=[_person().slug])
    body = reverse("public:organisation", args=[_organisation().slug])
    shown = [f"{speaker}?show={name}" for name in ("figures", "measures")]
    shown += [f"{body}?show={name}" for name in ("people", "releases", "measures", "figures")]
    namesake = Person.objects.exclude(note="").order_by("pk")[0]
    shown.append(reverse("public:speaker", args=[namesake.slug]))
    return [*shown, *_promises(), *_rows()]


def _promises() -> list[str]:
    """A measure that turned out in each way, and one that later releases were silent on."""
    found = {}
    for report in FollowUp.objects.published().select_related("promise").order_by("pk"):
        found[report.outcome] = [report.promise.number, report.promise_uid]
    return [reverse("public:measure", args=args) for args in found.values()]


def _rows() -> list[str]:
    """One row of each kind of block, and a measure: a figure is among EXAMPLES."""
    blocks = {block.kind: block for block in Block.objects.published().order_by("pk")}
    measure = _row(Measure)
    rows = [
        *((row.edition.release.number, row.anchor) for row in blocks.values()),
        (WIDEST, measure.anchor),
    ]
    return [reverse("public:row", args=args) for args in rows]
