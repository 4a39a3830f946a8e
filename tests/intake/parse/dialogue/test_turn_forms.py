"""The many ways in which pages print who speaks next, and what only looks like one."""

import pytest

from releases.intake.parse.reader import read
from releases.intake.parse.reading_as_text import as_text

HEAD = (
    "云岭市举行专利工作发布会\n发布时间：2031-05-10 09:00\n5月9日，云岭市政府新闻办举行发布会。\n"
    "出席嘉宾：市知识产权局局长 周立民；市科技局副局长 罗旋\n主持人：何晓兰\n"
)


def turns(*lines, head=HEAD):
    reading = read(head + "\n".join(lines))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    start = next(n for n, b in enumerate(reading.blocks) if "举行发布会。" in b.text) + 1
    return [(b.kind, names.get(b.speaker or 0), b.number, b.text) for b in reading.blocks[start:]]


@pytest.mark.parametrize(
    "marker",
    [
        "[10:03:05] 周立民：",
        "［10:03:05］周立民：",
        "(10:03) 周立民：",
        "（10:03）周立民：",
        "【10:03】周立民：",
        "[10:03:05] [周立民]",
        "【10:03:05】【周立民】",
        "10:03:05 周立民：",
        "10:03  [市知识产权局局长 周立民]：",
        "[2031-05-09 10:03:05] 周立民：",
        "2031-05-09 10:03:05 周立民：",
        "周立民 10:03:05：",
        "周立民（10:03）：",
        "周立民 [10:03:05]：",
        "市知识产权局 周立民：",
        "市知识产权局周立民：",
        "发布人 周立民：",
        "发布人周立民：",
        "嘉宾周立民：",
        "嘉宾 周立民：",
        "发言人周立民：",
        "主讲人：周立民：",
        "● 周立民：",
        "■周立民：",
        "◆ 周立民：",
        "▶周立民：",
        "➢ 周立民：",
        "— 周立民：",
        "★周立民：",
        "周立民局长：",
        "周局长：",
        "局长周立民：",
        "周  立  民：",
        "周立民（市知识产权局局长）：",
        "周立民先生：",
        "[市知识产权局局长周立民]：",
        "<周立民>：",
        "周立民说：",
        "「周立民」：",
    ],
)
def test_ways_to_open_a_statement(marker):
    assert turns(marker + "大家好，我介绍三点。") == [
        ("statement", "周立民", None, "大家好，我介绍三点。")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "周立民 10:03:05",
        "周立民 10:03",
        "10:03:05 周立民",
        "周立民（10:03:05）",
        "[10:03:05] 周立民",
    ],
)
def test_a_name_and_a_clock_stand_on_a_line_of_their_own(line):
    assert turns(line, "大家好，我介绍三点。") == [
        ("statement", "周立民", None, "大家好，我介绍三点。")
    ]


@pytest.mark.parametrize(
    "marker",
    [
        "答（周立民）：",
        "答[周立民]：",
        "答【周立民】：",
        "答 周立民：",
        "答：（周立民）",
        "周立民（答）：",
        "【答】周立民：",
        "[答] 周立民：",
        "周立民回答：",
        "周立民答复：",
        "A：周立民：",
        "回答（周立民）：",
        "答复人：周立民：",
        "市知识产权局 周立民：",
        "[10:05:01] 周立民：",
        "● 周立民：",
    ],
)
def test_ways_to_open_an_answer(marker):
    assert turns("问：专利多吗？", marker + "不少。")[1] == ("answer", "周立民", None, "不少。")


@pytest.mark.parametrize(
    ("line", "number", "text", "outlet"),
    [
        ("云岭日报：请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("云岭日报：想了解一下保护中心的进展。", None, "想了解一下保护中心的进展。", "云岭日报"),
        ("记者（云岭日报）：请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("记者（云岭日报 王一）：请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("[云岭日报]请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("【云岭日报记者】请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("云岭日报记者王一：请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("云岭日报记者 王一：请介绍一下情况。", None, "请介绍一下情况。", "云岭日报"),
        ("云岭日报记者王一问：情况如何？", None, "情况如何？", "云岭日报"),
        ("《云岭日报》记者：情况如何？", None, "情况如何？", "云岭日报"),
        ("云岭日报记者提问：情况如何？", None, "情况如何？", "云岭日报"),
        ("[10:15:20] 云岭广播电视台记者：情况如何？", None, "情况如何？", "云岭广播电视台"),
        ("云岭广播电视总台央广记者：情况如何？", None, "情况如何？", "云岭广播电视总台央广"),
        ("问（云岭日报）：情况如何？", None, "情况如何？", "云岭日报"),
        ("提问（云岭日报记者）：情况如何？", None, "情况如何？", "云岭日报"),
        ("第一个问题：有什么举措？", 1, "有什么举措？", None),
        ("第二问：有什么举措？", 2, "有什么举措？", None),
        ("问题三：有什么举措？", 3, "有什么举措？", None),
        ("问题（四）：有什么举措？", 4, "有什么举措？", None),
        ("提问5：有什么举措？", 5, "有什么举措？", None),
        ("问1：有什么举措？", 1, "有什么举措？", None),
        ("【问】有什么举措？", None, "有什么举措？", None),
        ("[问题] 有什么举措？", None, "有什么举措？", None),
        ("【提问】有什么举措？", None, "有什么举措？", None),
        ("记者提问：有什么举措？", None, "有什么举措？", None),
        ("● 问：有什么举措？", None, "有什么举措？", None),
        ("一、有哪些举措？", 1, "有哪些举措？", None),
        ("二、如何申请？", 2, "如何申请？", None),
        ("（三）如何申请？", 3, "如何申请？", None),
        ("1、如何申请？", 1, "如何申请？", None),
        ("Q1 如何申请？", 1, "如何申请？", None),
    ],
)
def test_ways_to_open_a_question(line, number, text, outlet):
    reading = read(f"{HEAD}{line}\n周立民：有三项。")
    (block,) = [b for b in reading.blocks if b.kind == "question"]
    assert (block.number, block.text) == (number, text)
    assert reading.media == ((outlet,) if outlet else ())
    (answer,) = [b for b in reading.blocks if b.kind == "answer"]
    assert answer.text == "有三项。"


ASKED = "云岭日报记者：请问情况怎么样？谢谢。"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            f"{ASKED}市知识产权局新闻发言人 高非：谢谢您的提问。一是很好。二是更好。",
            [
                ("question", None, "请问情况怎么样？谢谢。"),
                ("answer", "高非", "谢谢您的提问。一是很好。二是更好。"),
            ],
        ),
        (
            f"{ASKED}周立民：很好。云岭晚报：还有一个问题，费用高吗？市科技局副局长罗旋：不高。",
            [
                ("question", None, "请问情况怎么样？谢谢。"),
                ("answer", "周立民", "很好。"),
                ("question", None, "还有一个问题，费用高吗？"),
                ("answer", "罗旋", "不高。"),
            ],
        ),
        (
            "问：费用高吗？答：不高。问：时间长吗？周立民答：不长。",
            [
                ("question", None, "费用高吗？"),
                ("answer", None, "不高。"),
                ("question", None, "时间长吗？"),
                ("answer", "周立民", "不长。"),
            ],
        ),
        (
            "周立民：我介绍完了。主持人：谢谢周局长。下面请提问。",
            [
                ("statement", "周立民", "我介绍完了。"),
                ("statement", "何晓兰", "谢谢周局长。下面请提问。"),
            ],
        ),
        (
            "云岭日报记者：费用高吗？ 市知识产权局局长 周立民：不高。",
            [("question", None, "费用高吗？"), ("answer", "周立民", "不高。")],
        ),
    ],
)
def test_turns_within_a_line_that_lost_its_breaks(line, found):
    assert [(kind, name, text) for kind, name, _number, text in turns(line)] == found


@pytest.mark.parametrize(
    "line",
    [
        "10:30至11:00：开展巡查，请市民配合。",
        "时间：10:03，会议开始，请记者入场。",
        "会上强调：要坚持创新，要严格保护。",
        "具体来看：一是数量增长，二是质量提升。",
        "发明专利：授权300件，同比增长8%。",
        "成绩单：全市专利授权300件。",
        "日报告制度：每天报送，及时处置。",
        "据云岭日报：全市专利授权300件。",
        "市知识产权局：专利授权300件，同比增长8%。",
        "第一个问题是资金不足，第二个问题是人才短缺。",
        "3、完善机制，加强保护。",
        "（10:03）会议开始。",
        "张榜公布：结果如下，请予监督。",
        "高质量发展：全市专利300件。",
        "国家知识产权局：授权300件。",
        "主要问题：资金不足，人才短缺。",
        "答疑时间：每周一上午。",
        "热线电话（市知识产权局）：12345",
        "【案例一】某公司侵权，被罚20万元。",
        "[链接]什么是高价值专利，请看下文。",
        "【背景】专利法修订以后，保护更严。",
        "农业：专利授权50件，主要是种子和农机。",
        "文字记者：高云，摄影记者：沈石。",
    ],
)
def test_what_is_no_turn(line):
    assert {(kind, name) for kind, name, *_ in turns(line)} <= {
        ("paragraph", None),
        ("heading", None),
    }


@pytest.mark.parametrize(
    "line",
    [
        "一是加强宣传。主要做法：开展培训。二是加强保护。",
        "我们的目标很明确。具体来说：推动创新、促进运用。",
        "正如一句话所说。质量第一：这是根本。",
        "有人问：“专利有用吗？”我们回答：“有用。”",
        "截至10:30：已受理300件。成绩：很好。",
    ],
)
def test_a_speech_is_not_cut_at_a_colon(line):
    assert turns(f"周立民：{line}") == [("statement", "周立民", None, line)]


def test_a_numbered_question_in_a_speech_is_a_heading():
    found = turns(
        "周立民：大家好，我讲两点。", "一、为什么要保护？", "保护专利就是保护创新，大家都知道。"
    )
    assert [kind for kind, *_ in found] == ["statement", "heading", "statement"]


GUESTS = "出席今天发布会的有：市知识产权局副局长高非先生，市中级人民法院副院长沈焜先生。"


@pytest.mark.parametrize("host", ["主持人：", "[主持人]", "【主持人】", "[10:00] 主持人："])
def test_a_host_without_a_name_introduces_guests(host):
    head = HEAD.split("出席嘉宾")[0]
    line = host + ("" if host.endswith(("：", "]", "】")) else "\n") + "大家好。" + GUESTS
    reading = read(f"{head}{line}\n高非：下面我通报情况。\n沈焜：谢谢。")
    people = [(s.name, s.organisation, "、".join(s.posts)) for s in reading.speakers]
    assert people == [("高非", "市知识产权局", "副局长"), ("沈焜", "市中级人民法院", "副院长")]
    names = {s.id: s.name for s in reading.speakers}
    assert [names.get(b.speaker or 0) for b in reading.blocks if b.kind == "statement"] == [
        None,
        "高非",
        "沈焜",
    ]


@pytest.mark.parametrize(
    "guests",
    [
        "今天我们邀请到市知识产权局局长高非、市科技局首席技术官沈焜，请他们介绍情况。",
        "出席发布会的嘉宾是：市知识产权局局长高非女士；市科技局总工程师沈焜女士。",
        "首先介绍出席发布会的领导，他们是市知识产权局局长高非先生、市科技局督察长沈焜先生。",
        "我向大家介绍一下来宾：市知识产权局局长高非，市检察院检察长沈焜。",
    ],
)
def test_guests_introduced_late_by_the_host(guests):
    head = HEAD.split("出席嘉宾")[0] + "\n".join(f"第{n}张图片说明文字" for n in range(14)) + "\n"
    reading = read(f"{head}主持人：各位记者，大家好。{guests}\n高非：我先说。")
    assert [s.name for s in reading.speakers] == ["高非", "沈焜"]


@pytest.mark.parametrize("name", ["王和平", "张与之", "李大为", "赵有才", "刘以宁", "陈在田"])
def test_small_words_inside_names(name):
    head = HEAD.replace("罗旋", name)
    found = turns("问：专利多吗？", f"{name}：不少。", head=head)
    assert found[1] == ("answer", name, None, "不少。")
    sentence = read(f"云岭市举行发布会\n5月9日，市科技局局长{name}介绍了情况。")
    assert [s.name for s in sentence.speakers] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "各位记者朋友，大家好！欢迎参加今天的发布会。首先请周立民局长通报情况。",
        "女士们、先生们，上午好。今天的发布会由我主持，现在请周局长介绍。",
        "各位媒体朋友：大家下午好。今天我们邀请到了市知识产权局的同志，先请他们发布。",
    ],
)
def test_the_list_above_says_who_hosts(words):
    head = (
        "云岭市举行专利工作发布会\n5月9日，云岭市政府新闻办举行发布会。\n"
        "主持人：市委宣传部副部长 何晓兰\n发布人：市知识产权局局长 周立民\n"
    )
    found = turns(words, "周立民：大家好，我通报情况。", head=head)
    assert [(kind, name) for kind, name, *_ in found] == [
        ("statement", "何晓兰"),
        ("statement", "周立民"),
    ]


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("云岭日报记者王一：", None),
        ("云岭日报记者 王一：", None),
        ("记者（云岭日报 王一）：", None),
        ("[云岭日报记者 王一]", None),
        ("[10:15:20] 云岭日报记者 王一：", None),
        ("2.云岭日报记者王一：", 2),
        ("云岭日报记者王一问：", None),
    ],
)
def test_a_reporter_who_asks_is_kept_with_the_question(marker, number):
    reading = read(f"{HEAD}{marker}专利多吗？\n周立民：不少。")
    (question,) = [b for b in reading.blocks if b.kind == "question"]
    (asker,) = [s for s in reading.speakers if s.id == question.speaker]
    assert (question.text, question.number) == ("专利多吗？", number)
    assert (asker.name, asker.organisation, asker.posts) == ("王一", "云岭日报", ("记者",))
    assert asker.role == "attendee"
    assert reading.media == ("云岭日报",)
    assert reading.blocks[-1].kind == "answer"


def test_a_reporter_s_question_reads_back():
    reading = read(f"{HEAD}云岭日报记者王一：专利多吗？\n周立民：不少。")
    again = read(as_text(reading))
    assert (again.speakers, again.blocks) == (reading.speakers, reading.blocks)


def test_a_name_beside_a_clock_speaks_though_nobody_listed_it():
    head = "云岭市举行专利工作发布会\n5月9日，云岭市政府新闻办举行发布会。\n"
    assert turns("方砚 10:03:05", "我介绍三点。", head=head) == [
        ("statement", "方砚", None, "我介绍三点。")
    ]
    assert turns("会议 10:03", "我介绍三点。", head=head)[0][0] != "statement"
