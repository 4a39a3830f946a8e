"""Each limit of reading at its edge: what holds up to it, and what begins to hold from it on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from releases.checks.doubts import doubts
from releases.intake.parse.dialogue.body_so_far import Body, is_bare_question, is_broken
from releases.intake.parse.dialogue.headings import is_heading, may_be_title
from releases.intake.parse.dialogue.speaker_turns import add_line
from releases.intake.parse.figures.listed_periods import averaged
from releases.intake.parse.figures.names.counted_nouns import noun_after, noun_before
from releases.intake.parse.figures.quantities import quantities
from releases.intake.parse.figures.statistic_finder import figures, statistics
from releases.intake.parse.measures.item_marks import item_lists
from releases.intake.parse.measures.measure_finder import measures
from releases.intake.parse.measures.measure_spans import Surroundings, measure_spans
from releases.intake.parse.measures.measure_stages import carried_stage, stage_of
from releases.intake.parse.measures.measure_themes import theme_of
from releases.intake.parse.page.event import find_event
from releases.intake.parse.page.furniture import is_furniture
from releases.intake.parse.page.lost_breaks import has_glued_roll
from releases.intake.parse.page.metadata import PageMetadata, read_line
from releases.intake.parse.page.page_lines import lines
from releases.intake.parse.page.table_lines import with_tables
from releases.intake.parse.page_sections import share_out
from releases.intake.parse.people.people_lists import introduced, roll_line
from releases.intake.parse.people.roster import Roster, person
from releases.intake.parse.reader import read
from releases.intake.parse.reading import (
    ParsedBlock,
    ParsedMeasure,
    ParsedStatistic,
    Period,
    Reading,
)
from releases.intake.parse.storage_limits import storable

FIGURE = ParsedStatistic(block=1, start=0, end=2, indicator="专利", kind="level", value="7")
PLAN = ParsedMeasure(block=1, start=0, end=2, heading="加强保护", stage="planned")
HELD = "云岭市政府新闻办召开新闻发布会"
HARM = "侵权执法诉讼仲裁盗版".rjust(30, "甲")
OPENING = ["云岭市发布会"]
PUBLISHED = date(2031, 6, 12)


def paragraph(text: str) -> ParsedBlock:
    return ParsedBlock(1, "paragraph", text)


def stores(**fields: object) -> bool:
    return bool(storable(Reading(statistics=(replace(FIGURE, **fields),))).statistics)


def stored(**fields: object) -> ParsedMeasure:
    return storable(Reading(measures=(replace(PLAN, **fields),))).measures[0]


def codes(text: str, *figures: ParsedStatistic) -> list[str]:
    found = doubts(Reading(blocks=(paragraph(text),), statistics=figures), 0, False)
    return [doubt.code for doubt in found]


def headings(text: str) -> list[str]:
    return [
        text[slice(*span.heading)]
        for span in measure_spans(paragraph(text), text, Surroundings(speaking=True))
    ]


def body(*printed: str) -> Body:
    made = Body(Roster())
    for line in printed:
        add_line(line, made)
    return made


def event(text: str):
    return find_event("", {}, [text], PUBLISHED)


def parts_exceed(lead: str) -> bool:
    text = f"共2件{lead}3件"
    whole = replace(FIGURE, start=1, end=3, value="2", unit="件")
    part = replace(whole, start=len(text) - 2, end=len(text), value="3")
    return "parts_exceed_total" in codes(text, whole, part)


def rate_doubted(rate: str) -> bool:
    """100 to 150 is 50 per cent."""
    text = "由100件增加到150件,增长50%"
    before = replace(FIGURE, start=1, end=5, value="100", unit="件")
    after = replace(before, start=8, end=12, value="150")
    change = replace(after, start=15, end=18, kind="change", value=rate, unit="%")
    return "change_does_not_fit" in codes(text, before, after, change)


def label_of_average(size: int) -> str:
    years = [Period("甲" * size, "2019-01-01", "2019-12-31")]
    years += [Period("2023年", "2023-01-01", "2023-12-31")]
    rows = [replace(FIGURE, period=period) for period in years]
    return averaged([*rows, replace(FIGURE, basis="average")])[2].period.label


def people_of(text: str) -> list[tuple[str, str]]:
    return [(who.organisation, role) for who, role in introduced(text)]


def figures_of(text: str) -> list[ParsedStatistic]:
    return list(statistics(paragraph(text), None))


def people_list(last: str) -> str:
    return f"发布人：{'市某局局长 张三;' * 40}{last}"


def body_name(size: int) -> str:
    return "云岭局".ljust(size, "局")


def stage(text: str) -> str:
    return stage_of(text, "", None, None)


def roles(text: str) -> list[str]:
    return [role for _organisation, role in people_of(text)]


def measured(text: str) -> ParsedMeasure:
    (found,) = measures([paragraph(text)], [])
    return found


def page(*more: str) -> Body:
    return share_out(["云岭市发布会", *more]).body


def second_lead(size: int) -> bool:
    """Whether the sentence that leads to a second list is found whole."""
    first = "一是甲,二是乙。"
    text = f"{first}{'丙' * (size - 2)}:一是丁。二是戊。"
    return item_lists(text)[1].intro == len(first)


def stage_below(lead: int) -> str:
    text = f"下一步{'甲' * (lead - 4)}:一是加强保护。二是优化服务。"
    return next(measures([paragraph(text)], [])).stage


def grown(below: str) -> list[ParsedMeasure]:
    return list(measures([ParsedBlock(1, "heading", "（一）力度不断加大"), paragraph(below)], []))


def item(first: int, more: int, after: str = "") -> str:
    """The heading of an item with a lead clause; 乙 stands in what follows it."""
    return headings(f"一是{'甲' * first},{'乙' * more}。{after}二是丙丁戊己。")[0]


def entry(size: int) -> str:
    return f"{'市' * (size - 9)}财政局副局长 张三"


Holds = Callable[[int], object]


def one_table(*rows):
    return len(list(with_tables(rows))) == 1


def table_under(above):
    blocks = [ParsedBlock(1, "statement", above), ParsedBlock(2, "table", "甲\t量（件）\n乙\t1")]
    return list(figures(blocks, date(2031, 6, 11)))


UP_TO: list[tuple[str, int, Holds]] = [
    ("heading stored", 500, lambda n: stored(heading="甲" * n).heading == "甲" * n),
    ("deadline stored", 100, lambda n: stored(due="甲" * n).due),
    ("indicator stored", 200, lambda n: stores(indicator="甲" * n)),
    ("unit stored", 20, lambda n: stores(unit="件" * n)),
    ("period stored", 100, lambda n: stores(period=Period("甲" * n, "2023-01-01", "2023-01-31"))),
    ("whole digits stored", 15, lambda n: stores(value="1" * n)),
    ("digits stored", 15, lambda n: stores(value="1" * (n - 6) + ".123456")),
    ("decimals stored", 6, lambda n: stores(value="0." + "1" * n)),
    ("digits of a number", 20, lambda n: quantities("授权" + "1" * n + "件")),
    ("figures of a sentence", 120, lambda n: len(figures_of("甲7件," * n)) == n),
    ("sentence read", 3000, lambda n: figures_of("授权7件。".rjust(n + 1, "甲"))),
    ("open end", 30, lambda n: "cut_off" not in codes("甲" * n)),
    ("damaged places", 20, lambda n: codes("甲*甲" * n).count("damaged") == n),
    ("lead to parts", 40, lambda n: parts_exceed("其中".ljust(n, "甲"))),
    ("rate rounded", 50, lambda n: not rate_doubted(str(n))),
    ("label of an average", 60, lambda n: len(label_of_average(n - 6)) == n),
    ("heading line", 50, lambda n: is_heading("甲" * n)),
    ("title", 100, lambda n: may_be_title("甲" * n, body().names)),
    ("furniture line", 120, lambda n: is_furniture("https://".ljust(n, "a"))),
    ("bare question", 61, lambda n: is_bare_question("？".rjust(n, "甲"))),
    (
        "metadata line",
        160,
        lambda n: read_line(
            f"来源：甲社 编辑：乙某 审核：{'丙' * 40} 副标题：{'丁' * 50} 标题：".ljust(n, "戊"),
            PageMetadata(),
        ),
    ),
    ("metadata value", 60, lambda n: read_line("来源：" + "甲" * n, PageMetadata())),
    ("glued list", 999, lambda n: has_glued_roll("发布人市某局某副局长 张三主持人".rjust(n, "甲"))),
    ("share of other lines", 399, lambda n: lines("甲" * 600 + "\n" + "乙" * n).opened),
    (
        "list of people",
        400,
        lambda n: roll_line(people_list("市某局局长 李四".rjust(n - 364, "甲"))),
    ),
    ("person", 90, lambda n: person(entry(n))),
    (
        "post in a sentence",
        60,
        lambda n: people_of(f"{body_name(n)}局长张三介绍。")[0][0] == body_name(n),
    ),
    (
        "deed in a sentence",
        300,
        lambda n: roles(f"市局局长张三就{'丁' * (n - 3)}介绍情况。") == ["presenter"],
    ),
    ("sentence of the event", 600, lambda n: event(f"{HELD}{'甲' * (n - 16)}。").host),
    (
        "conference and its verb",
        120,
        lambda n: event(f"某市政府召开{'甲' * (n - 4)}新闻发布会。").host,
    ),
    ("day and verb", 60, lambda n: event(f"6月11日{'甲' * n}召开新闻发布会。").date),
    (
        "printed day and today",
        11,
        lambda n: event(f"6月1日{'甲' * n}今天召开发布会。").date[-2:] == "01",
    ),
    ("lead sentence of a measure", 44, lambda n: headings("加强".ljust(n - 1, "甲") + "。某。")),
    ("whole sentence as heading", 24, lambda n: "乙" in item(9, n - 10)),
    ("first sentence as heading", 60, lambda n: "乙" in item(9, n - 10, "丙。")),
    (
        "parts that open alike",
        600,
        lambda n: (
            "着力推动创新" in headings(f"着力加强保护,着力推进发展,{'甲' * (n - 21)},着力推动创新")
        ),
    ),
    ("deed in the lead", 200, lambda n: carried_stage("取得".rjust(n, "甲"), False, None)),
    ("words of the stage", 600, lambda n: stage("下一步".rjust(n, "甲")) == "planned"),
    ("words before a list", 200, lambda n: stage_below(n) == "planned"),
    ("words before another list", 121, second_lead),
    ("words under a heading", 600, lambda n: grown("开展".rjust(n, "甲"))),
    (
        "bare promise",
        20,
        lambda n: (
            len(headings(f"做好以下工作:{'加强'.ljust(n, '甲')}。推进乙丙,丁戊。完善己庚。")) == 2
        ),
    ),
    (
        "hints of a heading against its details",
        4,
        lambda n: theme_of("产业效益市场品牌成果"[: 2 * n], HARM, True) == "protection",
    ),
    ("words of the theme", 400, lambda n: theme_of("某事", "专利转化".rjust(n, "甲"), True)),
    (
        "block read for measures",
        20_000,
        lambda n: measured("加强保护工作。".ljust(n, "甲")).end == n,
    ),
    ("noun before", 40, lambda n: noun_before("甲" * n) == "甲" * n),
    ("row of one cell", 14, lambda n: one_table("甲\t件\t1", "乙\t件\t2", "丙" * n, "丁\t件\t2")),
    ("line above a table", 60, lambda n: table_under("2030年".rjust(n, "表"))[0].period),
    ("noun after", 40, lambda n: noun_after("甲" * n) == "甲" * n),
    ("reporter", 40, lambda n: body("记者：请问如何？".rjust(n + 6, "甲")).media),
    (
        "lead blocks",
        19,
        lambda n: read("\n".join([*OPENING, *["甲事很好。"] * n, f"{HELD}。"])).event.host,
    ),
    (
        "opening lines",
        10,
        lambda n: page(*["甲事很好。"] * n, "会上，市局局长张三介绍情况。").roster.names(),
    ),
    (
        "line that introduces",
        2000,
        lambda n: page("市局局长张三介绍".rjust(n, "甲") + "情况。").roster.names(),
    ),
    ("line after a single name", 60, lambda n: page("市局局长 张三", "甲" * n).kind == "paragraph"),
]
FROM: list[tuple[str, int, Holds]] = [
    ("broken line", 40, lambda n: is_broken(paragraph("，乙".rjust(n, "甲")), body())),
    ("folded line", 301, lambda n: lines("某" * n).opened),
    ("short lead sentence", 4, lambda n: headings("建成".ljust(n - 1, "甲") + "。全市建成机构。")),
    ("item's heading", 3, lambda n: headings(f"一是{'甲' * n}。二是乙丙丁戊。")[0] == "甲" * n),
    ("item's lead clause", 4, lambda n: headings(f"一是{'甲' * n},{'乙' * 30}。")[0] == "甲" * n),
    ("parts that open alike", 3, lambda n: headings(",".join(["着力加强保护"] * n))),
    ("bare question", 5, lambda n: is_bare_question("？".rjust(n, "甲"))),
    ("bare questions of a page", 2, lambda n: page(*["如何办理业务？"] * n).bare_questions),
]


@pytest.mark.parametrize(("last", "holds"), [row[1:] for row in UP_TO], ids=[r[0] for r in UP_TO])
def test_what_holds_up_to_a_limit(last, holds):
    assert holds(last)
    assert not holds(last + 1)


@pytest.mark.parametrize(("first", "holds"), [row[1:] for row in FROM], ids=[r[0] for r in FROM])
def test_what_holds_from_a_limit_on(first, holds):
    assert not holds(first - 1)
    assert holds(first)
