"""Numbers that are no figures of the city, or are none of their own."""

import pytest

from .told import lines, told

ONE_FIGURE = [
    ("万人发明专利拥有量达到4.31件。", "万人发明专利拥有量 4.31件"),
    ("万人有效发明专利拥有量15.3件，居全省第一。",
     "万人有效发明专利拥有量 15.3件; 万人有效发明专利拥有量 #1 @全省"),
    ("每万人口高价值发明专利拥有量达3.2件。", "每万人口高价值发明专利拥有量 3.2件"),
    ("万户市场主体商标拥有量1350件。", "万户市场主体商标拥有量 1350件"),
    ("亿元GDP专利产出8.6件。", "亿元GDP专利产出 8.6件"),
    ("万元产值能耗下降3%。", "万元产值能耗 ~-3%"),
    # real numbers in words stay
    ("查处农资案件近百起。", "查处农资案件 100起"),
    ("培训三万人。", "培训 30000人"),
]  # fmt: skip

LABELLED = [
    ("发明 350件 实用新型 1200件 外观设计 400件", "发明 350件; 实用新型 1200件; 外观设计 400件"),
    ("发明　350件　实用新型　12件　外观设计　4件。", "发明 350件; 实用新型 12件; 外观设计 4件"),
    ("专利：350件 商标：1200件 版权：400件", "专利 350件; 商标 1200件; 版权 400件"),
    ("立案 86件 结案 72件 移送 5件", "立案 86件; 结案 72件; 移送案件 5件"),
    # a blank after the number alone does not make a label
    ("完成了 350 件专利许可。", "专利许可 350件"),
]  # fmt: skip

STORIES = [
    "法院判决赔偿23万余元。",
    "最终，法院判令该公司停止侵权并赔偿经济损失50万元。",
    "原告某科技公司诉被告某贸易公司侵害商标权，索赔120万元，一审判赔35万元。",
    "被告人王某伙同李某制售假冒白酒2300瓶，销售金额达86万元，判处有期徒刑三年，并处罚金40万元。",
    "2031年3月，执法人员在某商行现场查获假冒香烟120条，货值2.4万元，罚款5万元。",
    "典型案例一：张某销售假冒注册商标商品案，涉案金额130余万元。",
    "去年9月，关员在一批申报为玩具的货物中查获假冒手表12万只，是近年来最大的一起。",
    "3月，民警打掉了一个假冒茶叶团伙，抓获嫌疑人23名，现场查获假茶1.4万斤。",
    "判赔额最高的一件，法院支持了权利人500万元的请求。",
    "检察官介绍了一起案件：2029年5月，吴某带走图纸2万张，造成损失420万元。",
    "经审理，被告张某甲未经许可复制光盘6000张，违法所得3.5万元。",
]

NO_STORIES = [
    ("全年判赔总额3200万元。", "判赔总额 3200万元"),
    ("全市法院共判处被告人120人。", "判处被告人 120人"),
    ("全市共判决赔偿2300万元。", "判决赔偿 2300万元"),
    ("责令赔偿12件。", "责令赔偿 12件"),
    ("为当事人挽回损失200万元。", "挽回损失 200万元"),
    ("判处罚金总额560万元。", "判处罚金总额 560万元"),
    ("破获了一批大要案，全市抓获嫌疑人427名。", "抓获嫌疑人 427名"),
    ("成立了一个专案组，侦破案件35起。", "侦破案件 35起"),
    ("某些领域案件增多，全市新收案件360件。", "新收案件 360件"),
]

CHANGES = [
    ("授权专利520件，比上年多80件。", "授权专利 520件; 授权专利 ~80件"),
    ("授权专利520件，比上年少12件。", "授权专利 520件; 授权专利 ~-12件"),
    ("受理案件230件，较去年同期多出15件。", "受理案件 230件; 受理案件 ~15件"),
    ("立案86起，比2029年多9起。", "立案 86起; 立案 ~9起"),
    ("多次组织活动80场。", "组织活动 80场"),
]


@pytest.mark.parametrize(("text", "expected"), ONE_FIGURE)
def test_a_measure_of_so_many_people_is_one_figure(text, expected):
    assert told(text) == lines(expected)


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_blanks_set_each_label_before_its_number(text, expected):
    assert told(text) == lines(expected)


@pytest.mark.parametrize("text", STORIES)
def test_a_single_case_is_no_figure_of_the_city(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "expected"), NO_STORIES)
def test_sums_of_cases_stay(text, expected):
    assert told(text) == lines(expected)


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_more_than_last_year_is_a_change(text, expected):
    assert told(text) == lines(expected)


@pytest.mark.parametrize(
    "text", ["《办法实施以来，受理案件35件。", "“护航行动期间，受理案件35件。"]
)
def test_a_mark_without_its_partner_hides_no_figure(text):
    assert told(text)[0].endswith("受理案件 35件")


@pytest.mark.parametrize("text", ["出台《加强12条措施》。", "宣传《企业35件实事》读本。"])
def test_numbers_of_a_name_are_none(text):
    assert told(text) == []
