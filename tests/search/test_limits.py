"""Each limit of search just below and just above, as its number and not as its name."""

import datetime
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone

from releases.models import Edition, SearchDocument, SearchTally
from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.pagination import ResultSnapshot, by_place
from releases.search.query.parser import parse
from releases.search.results.best_places import best_places
from releases.search.results.highlight import excerpt
from releases.search.results.ranked_results import search
from releases.search.results.search_tally import countable, tally
from releases.search.words.alternatives import alternatives_to, near
from releases.search.words.completion import suggestions
from releases.search.words.stems import stems
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_attending_organisation,
    make_block,
    make_organisation,
    make_release,
    make_topic,
)

pytestmark = pytest.mark.django_db


def listing_of(query="", view="releases"):
    found = FILTERS[view](QueryDict(query), Edition.objects.published())
    assert not found.errors
    return found.result_list


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("专" * 200, False),
        ("专" * 201, True),
        (" ".join(f"词{n}" for n in range(10)), False),
        (" ".join(f"词{n}" for n in range(11)), True),
        (" ".join(["词", *(f"-词{n}" for n in range(9))]), False),
        (" ".join(["词", *(f"-词{n}" for n in range(10))]), True),
    ],
)
def test_a_query_of_200_characters_and_10_words(typed, refused):
    asked = QueryDict(urlencode({"q": typed}))
    found = FILTERS["releases"](asked, Edition.objects.published())
    assert ("q" in found.errors) is refused


@pytest.mark.parametrize(("control", "refused"), [("\x1b", True), ("\x01", True), ("!", False)])
def test_control_characters_are_refused(control, refused):
    asked = QueryDict(urlencode({"q": f"专{control}利"}))
    found = FILTERS["releases"](asked, Edition.objects.published())
    assert ("q" in found.errors) is refused


@pytest.mark.parametrize(("words", "offered"), [(10, True), (11, False)])
def test_a_phrase_of_10_words_is_offered_without_its_quotes(words, offered):
    parts = list("知识产权保护运用管理服务")[:words]
    make_block(make_release().editions.get(), "".join(parts))
    index_all()
    phrase = " ".join(parts)
    (missing,) = alternatives_to(listing_of(f'q="{phrase}"')).missing
    assert (phrase in [way.name for way in missing.near]) is offered


def test_five_names_are_offered_for_a_missing_word():
    for tail in "甲乙丙丁戊己":
        make_topic(f"香菇出口{tail}")
    make_release(topics=[make_topic(f"香菇出口{tail}") for tail in "甲乙丙丁戊己"])
    index_all()
    (word,) = parse("xgck").required
    assert len(near(word)) == 5
    (missing,) = alternatives_to(listing_of("q=xgck")).missing
    assert len(missing.near) == 5


@pytest.mark.parametrize("titles", [4, 5])
def test_four_titles_are_suggested(titles):
    for number in range(titles):
        make_release(title=f"香菇发布会之{number}")
    index_all()
    assert [row.number != "" for row in suggestions("香菇发布会之")] == [True] * 4


def test_ten_suggestions_of_which_titles_are_four():
    for number in range(5):
        make_release(title=f"香菇发布会之{number}", topics=[make_topic(f"香菇{number}节")])
        make_release(topics=[make_topic(f"香菇{number}会")])
    index_all()
    numbers = [row.number != "" for row in suggestions("香菇")]
    assert numbers == [False] * 6 + [True] * 4


@pytest.mark.parametrize(("length", "offered"), [(49, 1), (50, 0), (51, 0)])
def test_the_first_50_characters_of_a_word_are_looked_at(length, offered):
    """A name of fifty is offered while it is typed; whoever types on has it already."""
    name = "香" * 50
    make_release(topics=[make_topic(name)])
    index_all()
    assert len(suggestions("香" * length)) == offered


@pytest.mark.parametrize(("rows", "later"), [(20, False), (21, True)])
def test_a_page_has_twenty(rows, later):
    for number in range(rows):
        make_release(number=f"20250426-{number + 1}")
    index_all()
    page = by_place(listing_of(), {})
    assert (len(page.rows), bool(page.previous), bool(page.following)) == (20, False, later)
    assert len(by_place(listing_of(), {"before": "20250426-1"}).rows) == min(20, rows - 1)


@pytest.mark.parametrize(("options", "offered"), [(150, 150), (151, 150)])
def test_150_options_are_offered(options, offered):
    edition = make_release().editions.get()
    edition.topics.set([make_topic(f"题{number}") for number in range(options)])
    index_all()
    found = FILTERS["releases"](None, Edition.objects.published())
    found.offer()
    choices = found.form.fields["topic"].widget.choices
    assert len([value for value, _label in choices if value]) == offered


def test_30_names_are_suggested_below_a_box():
    edition = make_release().editions.get()
    for number in range(31):
        make_attending_organisation(edition, f"局{number}")
    index_all()
    found = FILTERS["releases"](None, Edition.objects.published())
    found.offer()
    assert len(found.form.fields["organisation"].widget.choices) == 30


def test_six_places_of_a_release_are_looked_at():
    edition = make_release().editions.get()
    for number in range(7):
        make_block(edition, f"专利{number}。")
    index_all()
    key = SearchDocument.objects.get(edition=edition).key
    assert len(best_places([key], parse("专利"))[key]) == 6


@pytest.mark.parametrize(("clause", "kept"), [(26, 26), (27, 27), (28, 28), (29, 28)])
def test_28_characters_before_a_hit_are_kept(clause, kept):
    text = f"{'丙' * 40}。{'甲' * clause}专利"
    assert excerpt([text], ["专利"]) == f"…{'甲' * kept}<mark>专利</mark>"


@pytest.mark.parametrize("lead", [27, 28, 29])
def test_a_text_that_begins_near_enough_is_not_cut(lead):
    cut = "…" if lead > 28 else ""
    assert excerpt(["甲" * lead + "专利"], ["专利"]).startswith(f"{cut}{'甲' * 28}"[:10])
    assert ("…" in excerpt(["甲" * lead + "专利"], ["专利"])) is (lead > 28)


@pytest.mark.parametrize(("rest", "after"), [(127, ""), (128, ""), (129, "…")])
def test_an_excerpt_has_130_characters(rest, after):
    found = excerpt([f"专利{'乙' * rest}"], ["专利"])
    assert found == f"<mark>专利</mark>{'乙' * min(rest, 128)}{after}"


def test_a_second_hit_is_marked_if_all_of_it_is_inside():
    inside, cut = f"专利{'乙' * 126}商标完", f"专利{'乙' * 127}商标完"
    assert excerpt([inside], ["专利", "商标"]).endswith("<mark>商标</mark>…")
    assert excerpt([cut], ["专利", "商标"]).endswith("乙商…")


def test_a_hit_that_is_longer_than_an_excerpt_is_whole():
    assert excerpt(["专" * 131 + "利"], ["专" * 131]) == f"<mark>{'专' * 131}</mark>…"


def test_words_of_names_have_two_or_four_characters():
    names = [f"{word}{tail}" for word in ("香", "香菇", "香菇节", "香菇出口", "香菇出口额")
             for tail in ("甲一", "乙二")]  # fmt: skip
    assert stems(names) == ["香菇", "香菇出口"]


def test_200_words_of_names_are_kept():
    words = [f"{chr(0x4E00 + n)}{chr(0x5E00 + n)}" for n in range(201)]
    assert len(stems([f"{word}{tail}" for word in words for tail in "甲乙"])) == 200


@pytest.mark.parametrize(("before", "counted"), [(4_999, 5_000), (5_000, 5_000)])
def test_5000_new_words_are_counted_a_day(before, counted):
    day = timezone.localdate()
    SearchTally.objects.bulk_create(
        SearchTally(day=day, key=f"词{n}", words=f"词{n}", found=0) for n in range(before)
    )
    tally(countable("香菇", parse("香菇"), 1))
    assert SearchTally.objects.count() == counted
    tally(countable("词1", parse("词1"), 1))
    assert SearchTally.objects.get(key="词1").times == 2


@pytest.mark.parametrize(("days", "left"), [(400, 2), (401, 1)])
def test_counts_are_kept_for_400_days(days, left):
    day = timezone.localdate() - datetime.timedelta(days=days)
    SearchTally.objects.create(day=day, key="旧", words="旧", found=0)
    tally(countable("香菇", parse("香菇"), 1))
    assert SearchTally.objects.count() == left
    SearchTally.objects.create(
        day=day - datetime.timedelta(days=9), key="更旧", words="更旧", found=0
    )
    tally(countable("商标", parse("商标"), 1))
    assert SearchTally.objects.filter(key="更旧").exists(), "old ones go once a day"


def test_a_tally_is_cut_to_what_its_columns_take():
    tally(countable("甲乙" * 150, parse("甲乙" * 150), 1))
    row = SearchTally.objects.get()
    assert row.key == row.words == "甲乙" * 100


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("123456", True), ("1234567", False), ("12345-x", False), ("甲@乙", False), ("@乙", True),
        ("1 2 3 4 5 6 7 8 9 0", True), ("1 2 3 4 5 6 7 8 9 0 1", False), ("甲 @ 乙", True),
    ],
)  # fmt: skip
def test_numbers_as_long_as_a_telephone_number_are_not_counted(typed, counted):
    tally(countable(typed, parse(typed), 1))
    assert SearchTally.objects.exists() is counted


def make_texts(**texts):
    """Releases of one day whose text is a hundred characters of one place each."""
    for number, (place, make) in enumerate(texts.items(), 1):
        make(make_release(title=f"{place}发布会", number=f"20250426-{number}").editions.get())
    index_all()


def scores(typed):
    """Of each title, without what its age and its frequency add."""
    found = search(typed)
    rows = SearchDocument.objects.select_related("full_text", "edition").in_bulk(
        [key for _score, key in found.ranked], field_name="key"
    )
    keys = [key for word in found.query.required for key in word.keys]

    def bare(score, key):
        text = rows[key].full_text.text
        often = sum(text.count(word) * len(word) for word in keys)
        return round(score - 0.15 * 2025 - often * 100 / len(text), 6)

    return {rows[key].edition.title: bare(score, key) for score, key in found.ranked}


def test_what_a_place_is_worth():
    make_texts(
        香菇=lambda edition: None,
        名=lambda edition: make_appearance(edition, organisation=make_organisation("香菇局")),
        题=lambda edition: make_block(edition, "香菇", kind="heading"),
        文=lambda edition: make_block(edition, "香菇好"),
    )
    assert scores("香菇") == {"香菇发布会": 8, "名发布会": 4, "题发布会": 3, "文发布会": 1}


def test_an_exact_title_is_worth_a_hundred_and_words_are_averaged():
    make_texts(香菇=lambda edition: make_block(edition, "商标"))
    assert scores("香菇发布会") == {"香菇发布会": 108}
    assert scores("香菇 商标") == {"香菇发布会": 4.5}
    assert scores("香菇 发布会") == {"香菇发布会": 8}


def test_two_years_take_away_three_tenths():
    for year in (2023, 2025):
        make_block(
            make_release(title=f"发布会{year}", at=NOW.replace(year=year)).editions.get(), "香菇好"
        )
    index_all()
    new, old = (score for score, _key in search("香菇").ranked)
    assert round(new - old, 6) == 0.3


def test_the_texts_of_the_first_twenty_are_read():
    """The last two have the word more often, and stay where their places put them."""
    for number in range(22):
        edition = make_release(title="发布会", number=f"20250426-{number + 1}").editions.get()
        make_block(edition, "香菇" * (9 if number < 2 else 1) + "。" + "甲" * 40)
    index_all()
    keys = [key & 0xFFFFF for key in search("香菇").keys()]  # noqa: SIM118
    assert keys == [*range(22, 2, -1), 2, 1]


@pytest.mark.parametrize(("digits", "read"), [(0, False), (1, True), (18, True), (19, False)])
def test_eighteen_digits_of_an_entry_are_read(digits, read):
    snapshot = ResultSnapshot.read(f"20250426-1.{'9' * digits}")
    assert (snapshot is not None) is read
    assert snapshot is None or str(snapshot) == f"20250426-1.{'9' * digits}"
