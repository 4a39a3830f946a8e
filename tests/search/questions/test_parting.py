"""What nothing holds as it was typed is searched in parts, and what is left out is told."""

import datetime

import pytest

from releases.search.questions.parting import parted
from releases.search.questions.understanding import understand

TODAY = datetime.date(2026, 12, 1)
pytestmark = pytest.mark.django_db


def parts(typed):
    found = parted(understand(typed, today=TODAY))
    return found and (found.typed, [part.name for part in found.left_out])


@pytest.mark.parametrize(
    ("typed", "searched", "left_out"),
    [
        ("2022年专利授权量", "2022年 专利授权量", []),
        ("怎么申请专利", "申请 专利", []),
        ("法院副院长承诺", "市中级人民法院 副院长", []),
        ("小微企业贷款", "小微企业 贷款", []),
        ("怎么认定恶意投诉", "认定恶意投诉", []),
        ("武汉市2022年专利授权量", "2022年 专利授权量", ["武汉市"]),
        ("1999年专利授权量", "专利授权量", ["1999年"]),
    ],
)
def test_parted_and_told(demo, typed, searched, left_out):
    assert parts(typed) == (searched, left_out)


def test_what_cannot_be_parted_stays(demo):
    assert parts("专利授权量") is None
    assert parts("专利 -商标") is None
    assert parts('"怎么申请专利"') is None
    assert parts("魑魅魍魉") is None
    assert parts("") is None
    assert parts("谢谢") is None


def test_any_name_of_a_body_and_synonyms_do(demo):
    found = parted(understand("法院版权案件怎么判", today=TODAY))
    keys = {word.typed: word.keys for word in found.query.required}
    assert "市中院" in keys["市中级人民法院"]
    assert "著作权" in keys["版权"]
