import pytest

from releases.intake.parse.figures.quantities import quantities


def found(text):
    return [(q.value, q.unit, q.qualifier) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("授权1,939件", "1939", "件", "exact"),
        ("总额1.50亿元", "1.50", "亿元", "exact"),
        ("价值5000余万元", "5000", "万元", "over"),
        ("投入20多亿,", "20", "亿", "over"),
        ("净增9.7万余户", "9.7", "万户", "over"),
        ("近100起", "100", "起", "nearly"),
        ("约80%", "80", "%", "about"),
        ("均在80%左右", "80", "%", "about"),
        ("不低于30家", "30", "家", "at_least"),
        ("突破50万户", "50", "万户", "over"),
        ("十余家企业", "10", "家", "over"),
        ("上升0.1个百分点", "0.1", "个百分点", "exact"),
        ("百分之二十", "20", "%", "exact"),
        ("超过六成", "6", "成", "over"),
        ("749万人次", "749", "万人次", "exact"),
        ("是去年的2.2倍", "2.2", "倍", "exact"),
    ],
)
def test_figures(text, value, unit, qualifier):
    assert found(text) == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "“昆仑2023”行动",
        "围绕3.15和4.26",
        "〔2017〕47号",
        "第25个世界日",
        "四个方面",
        "6个方面",
        "5个工作日",
        "3个月",
        "9时30分",
        "移动P3实验室",
        "《12件大事》",
        "1000万元及以下",
        "第一,加强管理",
        "第一书记",
        "第三产业",
        "二十大报告",
    ],
)
def test_what_counts_nothing(text):
    assert found(text) == []


def test_two_counts_in_one_word():
    assert found("审理7案18人") == [("7", "案", "exact"), ("18", "人", "exact")]


def test_a_range_is_two_rows():
    assert [q.qualifier for q in quantities("15%—20%")] == ["range", "range"]


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [("居全省第三", "3", "全省"), ("排名第7位", "7", ""), ("跃居全球第一", "1", "全球")],
)
def test_ranks(text, value, scope):
    (rank,) = quantities(text)
    assert (rank.value, rank.unit, rank.scope, rank.is_rank) == (value, "", scope, True)
