import csv
import io
import json
import re
import zipfile

import pytest
from django.urls import reverse

from releases.export.file_formats import MEDIA_TYPES
from releases.models import Release
from releases.public.indicators.downloads import TEXT_WRITERS
from tests.make import make_appearance, make_block, make_indicator, make_release, make_statistic
from tests.public.pages import make_correction
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db


@pytest.fixture
def download(client):
    return lambda suffix, slug="专利授权量": client.get(
        reverse("public:indicator_data", args=[slug, suffix])
    )


@pytest.fixture
def compared(client):
    return lambda suffix, *slugs, **query: client.get(
        reverse("public:compare_data", args=[suffix]), {"i": slugs, **query}
    )


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def rows_of(response) -> list[dict[str, str]]:
    text = body(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_row_carries_its_words_and_its_address(download):
    edition = make_release(title="云岫市发布会").editions.get()
    speaker = make_appearance(edition, "张焜", posts=["副局长"])
    block = make_block(edition, "头。全年授权1.5万件。", kind="statement", speaker=speaker)
    row = make_statistic(block, "1.5万件", value="1.5", decimals=1, unit="万件", **year(2024))
    response = download("csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    (told_row,) = rows_of(response)
    number = edition.release.number
    assert told_row["网址"] == f"http://testserver/releases/{number}/#q-{row.anchor}"
    assert told_row | {
        "指标": "专利授权量", "数值": "1.5", "单位": "万件", "折算值": "15000", "折算单位": "件",
        "时期起": "2024-01-01", "时期止": "2024-12-31", "原话": "1.5万件",
        "所在句": "全年授权1.5万件。", "发言人": "张焜", "发布稿": "云岫市发布会",
        "编号": number, "版次": "1", "状态": "", "发布日期": "2025-04-26", "性质": "结果",
    } == told_row  # fmt: skip
    assert told_row["机构与职务"].endswith("副局长")


def test_what_arithmetic_says_is_in_columns(download):
    told(777, year(2022))
    row = told(1939, year(2023))
    told("161.76", year(2023), quote="161.76%", edition=row.edition, kind="change",
         basis="yoy", unit="%", decimals=2)  # fmt: skip
    told(2000, year(2023))
    rows = {(r["类型"], r["数值"]): r for r in rows_of(download("csv"))}
    assert rows["数值", "1939"]["计算的增减"] == "149.55"
    assert rows["数值", "1939"]["说法不一"] == "是"
    assert rows["数值", "777"]["说法不一"] == "否"
    change = rows["增减", "161.76"]
    assert (change["与计算相符"], change["比较基准"]) == ("否", "同比")


def test_a_cell_that_would_be_a_formula_is_made_safe(download):
    told(5, year(2024), quote="=5件", indicator=make_indicator("=专利", slug="a"))
    (row,) = rows_of(download("csv", "a"))
    assert (row["指标"], row["原话"]) == ("'=专利", "'=5件")


def test_status_is_in_the_rows(download):
    row = told(1939, year(2024))
    Release.objects.update(origin="sample")
    told(1940, year(2024), edition=make_correction(row.edition))
    (told_row,) = rows_of(download("csv"))
    assert told_row["状态"] == "演示数据、已更正"
    assert told_row["版次"] == "2"


def test_ranks_and_rows_without_a_period(download):
    told(2, kind="rank", scope="全省", quote="第2位")
    (row,) = rows_of(download("csv"))
    assert (row["折算值"], row["单位"], row["范围"], row["时期起"]) == ("", "", "全省", "")


def test_json_says_the_same(download):
    told(1939, year(2024))
    made = json.loads(body(download("json")))
    assert made["name"] == "专利授权量"
    assert made["rows"][0]["value"] == "1939"
    assert made["rows"][0]["goal"] == "结果"
    assert made["rows"][0]["address"].startswith("http://testserver/releases/")


def test_a_workbook(download):
    told(1939, year(2024))
    response = download("xlsx")
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    with zipfile.ZipFile(io.BytesIO(body(response))) as book:
        sheet, about = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
    assert "<v>1939</v>" in sheet
    assert "<f>" not in sheet
    assert "本站统一的指标名称" in about
    told_first = [words for words in re.findall(r"<t[^>]*>([^<]*)</t>", about) if words]
    assert told_first[0:10:2] == ["标题", "网址", "发布单位", "引用", "生成时间"]


@pytest.mark.parametrize("suffix", ["pdf", "CSV", "csv.exe"])
def test_other_formats_are_refused(download, suffix):
    told(1939, year(2024))
    assert download(suffix).status_code == 404


def test_nothing_published_is_nothing_to_download(download, client):
    make_indicator()
    assert download("csv").status_code == 404
    assert client.get(reverse("public:indicator_metadata", args=["专利授权量"])).status_code == 404


def test_metadata(client, settings):
    settings.SITE_OWNER = "云岫市人民政府新闻办公室"
    indicator = make_indicator(definition="一年内授权的件数。", unit="件", theme="creation")
    row = told(1939, year(2024), indicator=indicator)
    response = client.get(reverse("public:indicator_metadata", args=[indicator.slug]))
    made = response.json()
    number = row.edition.release.number
    assert made["publisher"] == "云岫市人民政府新闻办公室"
    assert "云岫市人民政府新闻办公室" in made["licence"]
    assert made["made_at"].endswith("+08:00")
    assert made["indicators"][0]["usual_unit"] == "件"
    assert {"key": "quote", "title": "原话", "meaning": "数据所依据的文字"} in made["columns"]
    (release,) = made["releases"]
    assert release["address"] == f"http://testserver/releases/{number}/"
    assert release["edition_address"].endswith(f"/releases/{number}/editions/1/")
    assert release["edition"] == 1


def test_metadata_names_the_site_where_no_owner_is_set(client, settings):
    settings.SITE_OWNER = ""
    told(1939, year(2024))
    made = client.get(reverse("public:indicator_metadata", args=["专利授权量"])).json()
    assert made["publisher"] == settings.SITE_NAME


def test_a_comparison_has_every_indicator_and_its_index(compared, client):
    for name, values in (("甲", {2021: 50, 2022: 75}), ("乙", {2021: 5, 2022: 4})):
        for n, value in values.items():
            told(value, year(n), indicator=make_indicator(name))
    rows = rows_of(compared("csv", "甲", "乙", base="2021"))
    assert [(r["指标"], r["数值"], r["指数"]) for r in rows] == [
        ("甲", "75", "150.00"), ("甲", "50", "100.00"),
        ("乙", "4", "80.00"), ("乙", "5", "100.00"),
    ]  # fmt: skip
    assert "指数" not in rows_of(compared("csv", "甲"))[0]
    about = client.get(reverse("public:compare_metadata"), {"i": ["甲"], "base": "2021"}).json()
    assert about["base_year"] == 2021
    assert about["columns"][-1]["key"] == "index"
    assert about["address"].endswith("/statistics/compare/?i=%E7%94%B2&base=2021")


@pytest.mark.parametrize(("slugs", "base"), [([], ""), (["没有"], ""), (["甲"], "去年")])
def test_a_comparison_that_cannot_be_understood_is_refused(compared, slugs, base):
    told(1, year(2021), indicator=make_indicator("甲"))
    assert compared("csv", *slugs, base=base).status_code == 404


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow(download, django_assert_num_queries, count):
    for n in range(count):
        told(n, year(2000 + n))
    with django_assert_num_queries(5):
        assert len(rows_of(download("csv"))) == count


def test_every_format_has_a_writer():
    assert {*TEXT_WRITERS, "xlsx"} == set(MEDIA_TYPES)
