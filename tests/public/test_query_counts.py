"""Every public address asks as many queries of 30 releases as of 3, all about the same things.

What one page may ask is pinned beside its other tests; `tests.benchmarks.site` measures the rest.
"""

import datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Edition, Measure
from releases.public.machines import sitemaps
from releases.public.site import kept_parts
from releases.publishing import follow_ups
from tests import make
from tests.forgetting import forget
from tests.public.addresses import LISTS, patterns
from tests.public.pages import make_full_release

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 30
NAME, BODY, FIGURE = "王一", "市局", "专利授权量"
# The arguments of an address, by its url's name; what has none is walked by itself.
ARGUMENTS = {
    "release": lambda e: [[e.release.number]],
    "edition": lambda e: [[e.release.number, 1]],
    "changes": lambda e: [],  # of a correction: its own test
    "choose_changes": lambda e: [],
    "changes_between": lambda e: [],
    "row": lambda e: [[e.release.number, row.anchor] for row in _rows(e)],
    "measure": lambda e: [[e.release.number, row.uid] for row in e.measures.all()],
    "indicator": lambda e: [[FIGURE]],
    "speaker": lambda e: [[NAME]],
    "organisation": lambda e: [[BODY]],
    "indicator_feed": lambda e: [[FIGURE]],
    "speaker_feed": lambda e: [[NAME]],
    "sitemap_part": lambda e: [[section] for section in ("lists", *sitemaps.PARTS)],
    "indicator_data": lambda e: [[FIGURE, suffix] for suffix in ("csv", "json", "xlsx")],
    "indicator_metadata": lambda e: [[FIGURE]],
}
# A file, a form's target, and what wants a choice, which STATES has.
NO_PAGES = {"attachment", "photo", "display", "compare_data", "compare_metadata"}
FILTERS = (
    "q=加快", "q=没有这个词", "q=加快&organisation=市局", "year=2025", "organisation=市局",
    "speaker=王一", "topic=专利", "theme=creation", "period=近三年",
)  # fmt: skip
STATES = (
    *(f"/{name}/?{state}" for name in LISTS for state in FILTERS),
    "/releases/?q=加快&sort=date", "/measures/?stage=planned", "/measures/?outcome=none",
    "/measures/?outcome=done", "/figures/?kind=level", f"/figures/?indicator={FIGURE}",
    "/suggest/?q=专", "/statistics/?theme=creation", "/statistics/?q=专利",
    *(f"/statistics/compare/{page}?i={FIGURE}" for page in ("", "metadata.json", "data.csv")),
    f"/statistics/compare/?i={FIGURE}&base=2024",
    *(f"/speakers/{NAME}/?show={part}" for part in ("figures", "measures")),
    *(f"/organisations/{BODY}/?show={part}"
      for part in ("people", "releases", "measures", "figures")),
    *(f"/measures/progress/?list={name}"
      for name in ("overdue", "quiet", "done", "ongoing", "dropped", "none")),
    f"/measures/progress/?organisation={BODY}&year=2025", "/corrections/?year=2025",
    *(f"/{name}/feed.atom?q=加快" for name in ("releases", "exchanges", "measures", "figures")),
    f"/exchanges/feed.atom?speaker={NAME}", f"/figures/feed.atom?indicator={FIGURE}&kind=level",
    f"/measures/feed.atom?stage=planned&organisation={BODY}", "/measures/feed.atom?outcome=none",
)  # fmt: skip


def _rows(edition):
    return [*edition.blocks.all(), *edition.measures.all(), *edition.statistics.all()]


@pytest.fixture
def world():
    """Adds releases at which the same person speaks for the same body of the same figure."""
    body, person = make.make_organisation(BODY), make.make_person(NAME, slug=NAME)
    indicator = make.make_indicator(FIGURE, theme="creation")
    promises = []

    def add(count):
        for _n in range(count):
            at = make.NOW + len(promises) * datetime.timedelta(days=1)
            promises.append(_release(at, body, person, indicator))
            if len(promises) > 1:
                _follow(*promises[-2:], at=at)
        make.index_all()
        return Edition.objects.order_by("pk").first()

    return add


def _release(at, body, person, indicator):
    edition = make_full_release(at=at)
    speaker = make.make_appearance(edition, person=person, organisation=body, role="presenter")
    make.make_attending_organisation(edition, BODY)
    said = make.make_block(
        edition, "我们将加快建设，授权1939件。", kind="statement", speaker=speaker
    )
    make.make_block(edition, "请问进展？", kind="question", number=2)
    make.make_block(edition, "正在加快。", kind="answer", speaker=speaker)
    for year in (2023, 2024):
        period = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
        make.make_statistic(said, indicator=indicator, period_label=f"{year}年", **period)
    return make.make_measure(
        said, "加快建设", stage="planned", theme="creation", organisation=body,
        organisation_name=BODY, due_words="上月底前", due_date=make.NOW.date(),
    )  # fmt: skip


def _follow(promise, later, *, at):
    """In turn: done, ongoing, dropped, or nothing at all."""
    outcomes = (None, "done", "ongoing", "dropped")
    # By how many there are: keys go on from test to test on PostgreSQL.
    outcome = outcomes[(Measure.objects.count() - 2) % len(outcomes)]
    if outcome:
        follow_ups.link(promise, outcome=outcome, evidence=later, by=None, now=at)


def addresses(edition):
    for namespace in ("public", "neutral"):
        for name, pattern in patterns(namespace).items():
            if name in NO_PAGES:
                continue
            arguments = ARGUMENTS[name](edition) if pattern.pattern.converters else [[]]
            for each in arguments:
                yield reverse(f"{namespace}:{name}", args=each)
    yield from (quote(state, safe="/?=&") for state in STATES)


def asked(client, edition):
    """How many queries each address asks of a process that knows nothing yet."""
    forget()
    client.get("/exchanges/")  # whoever shows a name first that came since reads it
    found = {}
    for address in addresses(edition):
        kept_parts.forget()  # rows that another address has printed already
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        b"".join(response)
        found[address] = len(queries)
    return found


@pytest.mark.deep
def test_no_address_asks_more_of_more_releases(client, world):
    for word in ("加快", "没有这个词"):  # the first time it is a new row of the tally
        client.get("/releases/", {"q": word})
    few = asked(client, world(FEW))
    many = asked(client, world(MANY - FEW))
    assert len(few) > 100
    assert {a: (few[a], many[a]) for a in few if few[a] < many[a]} == {}
