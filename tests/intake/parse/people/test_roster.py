import pytest

from releases.intake.parse.people.affiliations import affiliation
from releases.intake.parse.people.person_names import looks_like_name, may_be_name
from releases.intake.parse.people.roster import NamedPerson, Roster, bare_name, person


@pytest.mark.parametrize(
    ("text", "organisation", "posts"),
    [
        ("市科技局党组成员、副局长", "市科技局", ("党组成员", "副局长")),
        ("市委宣传部副部长", "市委宣传部", ("副部长",)),
        ("省高级人民法院知识产权审判庭庭长", "省高级人民法院", ("知识产权审判庭庭长",)),
        ("省市场监管局(省知识产权局)副局长", "省市场监管局(省知识产权局)", ("副局长",)),
        ("市卫生健康委员会党组成员副主任", "市卫生健康委员会", ("党组成员", "副主任")),
        ("国家卫生健康委副主任", "国家卫生健康委", ("副主任",)),
        ("云岭银行行长助理", "云岭银行", ("行长助理",)),
        ("农行云岭中心支行副行长", "农行云岭中心支行", ("副行长",)),
        ("澄江海关党委委员、副关长", "澄江海关", ("党委委员", "副关长")),
        ("退役军人事务部部长", "退役军人事务部", ("部长",)),
        ("澄江市副市长", "澄江市", ("副市长",)),
        ("新闻发言人", "", ("新闻发言人",)),
        ("市文旅局副局长（一级调研员）", "市文旅局", ("副局长（一级调研员）",)),
    ],
)
def test_the_first_body_is_the_organisation(text, organisation, posts):
    assert affiliation(text) == (organisation, posts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市科技局副局长  张焜", "张焜"),
        ("市科技局副局长 梁  远", "梁远"),
        ("第四检察部主任高非", "高非"),
        ("省科技厅二级巡视员欧阳明", "欧阳明"),
        ("市统计局局长黄峰先生", "黄峰"),
        ("何晓兰(市民政局副局长)", "何晓兰"),
        ("何晓兰 市民政局副局长", "何晓兰"),
        ("市民政局副局长 阿依古丽·买买提", "阿依古丽·买买提"),
        ("市民政局副局长 㑇犇", "㑇犇"),
    ],
)
def test_a_person_with_a_post(text, name):
    found = person(text)
    assert found is not None
    assert found.name == name
    assert found.posts


@pytest.mark.parametrize("text", ["时间", "主要工作", "市科技局局长", "云岭日报记者", ""])
def test_nobody(text):
    assert person(text) is None


@pytest.mark.parametrize("word", ["时间", "目标", "任务", "方法", "成效"])
def test_words_that_begin_like_a_surname(word):
    assert not looks_like_name(word)
    assert bare_name(word) == ""


def test_a_spaced_name_needs_no_known_surname():
    assert may_be_name("㑇犇")
    assert not may_be_name("A3")


def test_a_bare_name_finds_the_full_entry():
    roster = Roster()
    number = roster.add(NamedPerson("张焜", "市科技局", ("局长",)), "presenter")
    assert roster.add(NamedPerson("张焜"), "respondent") == number
    (speaker,) = roster.speakers()
    assert (speaker.organisation, speaker.posts, speaker.role) == (
        "市科技局",
        ("局长",),
        "presenter",
    )
