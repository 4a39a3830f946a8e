"""Files of data, feeds and suggestions may be read by pages of other sites; pages may not."""

import json

import pytest

from tests.make import index_all
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
OPEN = "Access-Control-Allow-Origin"
DATA = (
    *(f"/statistics/专利授权量/{name}" for name in ("data.csv", "data.xlsx", "data.json")),
    "/statistics/专利授权量/metadata.json",
    "/statistics/compare/data.csv?i=专利授权量",
    "/statistics/专利授权量/feed.atom",
    *(f"/{name}/feed.atom" for name in ("releases", "exchanges", "measures", "figures")),
    "/suggest/?format=json&q=专利",
    "/suggest/?format=opensearch&q=专利",
)


@pytest.fixture(autouse=True)
def _figure():
    told(1939, year(2023))
    index_all()


@pytest.mark.parametrize("address", DATA)
def test_data_are_open_and_so_are_they_when_kept(client, address):
    for _time in range(2):
        response = client.get(address)
        assert response.status_code == 200
        assert response[OPEN] == "*"
        assert b"".join(response)


@pytest.mark.parametrize("address", ["/", "/releases/", "/statistics/专利授权量/", "/admin/login/"])
def test_pages_stay_the_sites_own(client, address):
    assert OPEN not in client.get(address)


def test_browsers_are_offered_completions_with_their_pages(client):
    description = client.get("/opensearch.xml").content.decode()
    assert "application/x-suggestions+json" in description
    typed, texts, kinds, addresses = json.loads(
        client.get("/suggest/", {"format": "opensearch", "q": "专利授"}).content
    )
    assert typed == "专利授"
    at = texts.index("专利授权量")
    assert kinds[at] == "指标"
    assert addresses[at].endswith("/statistics/%E4%B8%93%E5%88%A9%E6%8E%88%E6%9D%83%E9%87%8F/")
    assert all(address.startswith("http://testserver/") for address in addresses)
