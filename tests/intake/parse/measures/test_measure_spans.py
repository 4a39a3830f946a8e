"""Styles in which measures are listed."""

import pytest

from releases.intake.parse.measures.measure_finder import measures
from releases.intake.parse.reading import ParsedBlock, ParsedSpeaker

SPEAKERS = [ParsedSpeaker(1, "沈焜", "市商务局", ("局长",), "presenter")]


def told(*texts, kind="statement", speaker=1):
    blocks = [ParsedBlock(number, kind, text, speaker) for number, text in enumerate(texts, 1)]
    return [(m.heading, m.stage) for m in measures(blocks, SPEAKERS)]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "第一，摸清底数，建立台账。第二，培训人员，评选能手。",
            ["摸清底数，建立台账", "培训人员，评选能手"],
        ),
        ("首先，加强保护。严格执法。其次，畅通渠道。建设平台。", ["加强保护", "畅通渠道"]),
        (
            "将做好三件事：一要强化治理，二要加大力度，三要推进共治。",
            ["强化治理", "加大力度", "推进共治"],
        ),
        (
            "抓了两项：——抓政策落地。印发清单。——抓平台建设。建成平台。",
            ["抓政策落地", "抓平台建设"],
        ),
        (
            "将着力扩大供给、着力补齐短板、着力培养人才。",
            ["着力扩大供给", "着力补齐短板", "着力培养人才"],
        ),
        ("——推行家庭床位。上门照护。", ["推行家庭床位"]),
        ("（一）强化引领。出台意见。", ["强化引领"]),
        ("1.推广一码通行。方便乘客。", ["推广一码通行"]),
        ("第一项是打击犯罪。破获案件。第二项是服务企业。走访企业。", ["打击犯罪", "服务企业"]),
    ],
)  # fmt: skip
def test_styles(text, headings):
    assert [heading for heading, _ in told(text)] == headings


@pytest.mark.parametrize("text", ["学校开放，安全是底线。请放心。", "登记不是目的。能用就好。"])
def test_what_is_no_measure(text):
    assert told(text) == []


def test_what_is_going_on_now():
    assert told("近年来，成效明显。", "开展等级评定。目前正在实地评审。")[0][1] == "ongoing"


def test_a_heading_tells_the_stage_of_what_stands_below():
    blocks = [
        ParsedBlock(1, "heading", "二、主要做法"),
        ParsedBlock(2, "paragraph", "办好老年食堂。刷卡就餐。"),
        ParsedBlock(3, "heading", "三、下一步打算"),
        ParsedBlock(4, "paragraph", "培养护理人才。给予补助。"),
    ]
    assert [m.stage for m in measures(blocks, [])] == ["done", "planned"]


def test_a_heading_in_a_speech_is_a_measure_if_it_says_what_to_do():
    blocks = [
        ParsedBlock(1, "statement", "下一步，我局将做好工作。", 1),
        ParsedBlock(2, "heading", "一、完善政策体系"),
        ParsedBlock(3, "heading", "二、服务品质逐步提升"),
    ]
    found = list(measures(blocks, SPEAKERS))
    assert [(m.heading, m.stage, m.organisation) for m in found] == [
        ("完善政策体系", "planned", "市商务局")
    ]


def test_a_report_names_the_body_that_acts():
    blocks = [ParsedBlock(1, "paragraph", "沈焜表示，将做好两件事：一是加强监管，二是优化服务。")]
    assert {m.organisation for m in measures(blocks, SPEAKERS)} == {"市商务局"}
    blocks = [ParsedBlock(1, "paragraph", "市水利局将抓好两件事：一是加快改造，二是健全队伍。")]
    assert {m.organisation for m in measures(blocks, SPEAKERS)} == {"市水利局"}
