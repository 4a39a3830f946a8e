"""The rated queries say what is true of the demo, and the measure over them is the standard one."""

import json
import re
import unicodedata
from pathlib import Path

import opencc
import pytest

from tests.benchmarks.ranking import dcg, ndcg
from tests.search.rated import rated

DEMO = Path("releases/demo")
FATES = json.loads((DEMO / "story.json").read_text("utf-8"))
ALIKE = {
    **dict.fromkeys("“”「」『』", '"'),
    **dict.fromkeys("–—－", "-"),
    **dict.fromkeys("•・", "·"),
}
QUERIES = rated()


def plain(text):
    """A second, simple folding, so that the rows do not stand on the one they are to test."""
    text = opencc.OpenCC("t2s").convert(unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text.translate(str.maketrans(ALIKE)))
    return " ".join(text.split())


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def published():
    """Number → text of every release that readers of the demo can find."""
    texts = {}
    for path in sorted(DEMO.glob("20*.json")):
        fate = FATES.get(path.name, {})
        if "withdrawn" not in fate and fate.get("stays") != "draft":
            text = path.read_text("utf-8")
            if "corrected" in fate:
                text = text.replace(fate["corrected"]["old"], fate["corrected"]["new"])
            rows = [*strings(json.loads(text)), *posts(json.loads(text))]
            texts[f"{path.stem.replace('-', '')}-1"] = plain("\n".join(rows)).replace("\n", " ")
    return texts


def posts(data):
    return [f"{row['organisation']}{'、'.join(row['posts'])}" for row in data["speakers"]]


def words(query):
    for minus, quoted, bare in re.findall(r'(-?)(?:"([^"]*)"|(\S+))', plain(query)):
        yield minus == "-", quoted or bare


PUBLISHED = published()


def test_there_are_enough_queries_and_enough_of_them_with_an_order():
    assert len(QUERIES) >= 70
    assert len({row.query for row in QUERIES}) == len(QUERIES)
    ordered = [row for row in QUERIES if len(set(row.grades.values())) > 1]
    assert len(ordered) * 2 > len(QUERIES)


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row.query)
def test_each_graded_release_is_published_and_holds_all_words(row):
    assert row.intent
    assert max(row.grades.values()) == 3
    assert set(row.grades.values()) <= {1, 2, 3}
    for number in row.grades:
        for excluded, word in words(row.query):
            assert (word in PUBLISHED[number]) is not excluded, (number, word)


def test_forms_are_of_words_that_stand_in_the_demo():
    rows = json.loads(Path("tests/search/forms.json").read_text("utf-8"))
    assert len(rows) >= 60
    assert len({typed for typed, _ in rows}) == len(rows)
    for typed, same in rows:
        assert typed != same
        assert list(words(typed)) == list(words(same)), (typed, same)
        assert any(all(word in text for _, word in words(same)) for text in PUBLISHED.values()), (
            same
        )


def test_synonyms_are_groups_of_words_each_in_one_group():
    groups = json.loads((DEMO / "synonyms.json").read_text("utf-8"))
    every = [plain(word) for group in groups for word in group]
    assert all(len(group) > 1 for group in groups)
    assert len(set(every)) == len(every)
    texts = " ".join(PUBLISHED.values())
    assert all(any(plain(word) in texts for word in group) for group in groups)


def test_gains_grow_with_the_grade_and_shrink_with_the_place():
    assert dcg([]) == 0
    assert dcg([1]) == 1
    assert dcg([3]) == 7
    assert dcg([0, 1]) == pytest.approx(0.63093)
    # The example of the usual textbooks: grades 3, 2, 3, 0, 1, 2.
    assert dcg([3, 2, 3, 0, 1, 2]) == pytest.approx(13.848264)


GRADES = {"a": 3, "b": 3, "c": 2, "d": 2, "e": 1}


def test_ndcg_of_known_orders():
    assert ndcg(["a", "b", "c", "d", "e"], GRADES) == 1
    assert ndcg(["b", "a", "d", "c", "e", "x"], GRADES) == 1
    assert ndcg([], GRADES) == 0
    assert ndcg(["x", "y"], GRADES) == 0
    assert ndcg(["x", "a"], {"a": 3}) == pytest.approx(0.63093)
    assert ndcg(["a", "c", "b", "x", "e", "d"], GRADES | {"x": 0}) == pytest.approx(
        13.848264 / dcg([3, 3, 2, 2, 1])
    )


def test_ndcg_looks_at_the_first_only_and_counts_a_release_once():
    assert ndcg(["x"] * 3 + ["a"], {"a": 3}) == pytest.approx(0.63093)
    assert ndcg([*"0123456789", "a"], {"a": 3}) == 0
    assert ndcg(["a", "b"], {"a": 3, "b": 3, "c": 3}, cut=2) == 1
    assert ndcg(["a"], {"a": 0}) == 0
