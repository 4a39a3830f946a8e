"""New names and what the vocabulary may already have under another name."""

from releases.intake.name_matching import MAX_NAMES, Offer, indicators, organisations

KNOWN = [
    (1, ["市科学技术局"]),
    (2, ["市市场监督管理局", "市知识产权局"]),
    (3, ["云岫市公安局"]),
]


def test_one_candidate_is_offered():
    assert organisations(["市科技局"], KNOWN) == [Offer("市科技局", (1,))]
    assert organisations(["市公安局"], KNOWN) == [Offer("市公安局", (3,))]


def test_an_alias_is_known_too():
    assert organisations(["市知产局"], KNOWN) == [Offer("市知产局", (2,))]


def test_a_second_name_in_brackets_is_offered():
    name = "市市场监督管理局（市知识产权局）"
    assert organisations([name], KNOWN) == [Offer(name, (2,))]
    assert organisations(["市知识产权局"], [(5, [name])]) == [Offer("市知识产权局", (5,))]


def test_of_several_candidates_none_is_chosen():
    known = [(1, ["市科学技术局"]), (2, ["云岫市科技工业局"])]
    assert organisations(["市科技局"], known) == [Offer("市科技局", (1, 2))]


def test_a_new_name_has_nothing_to_offer():
    assert organisations(["市税务局", "岚东海关"], KNOWN) == [Offer("市税务局"), Offer("岚东海关")]


def test_indicators_by_small_words():
    known = [(1, ["专利授权数量"]), (2, ["商标注册量", "注册商标总数"])]
    assert indicators(["我市专利授权量", "注册商标数", "专利申请量"], known) == [
        Offer("我市专利授权量", (1,)), Offer("注册商标数", (2,)), Offer("专利申请量"),
    ]  # fmt: skip


def test_names_beyond_measure_are_listed_but_not_compared():
    names = [f"市科{n}局" for n in range(MAX_NAMES)] + ["市科技局"]
    offers = organisations(names, KNOWN)
    assert [offer.name for offer in offers] == names
    assert offers[-1] == Offer("市科技局")
