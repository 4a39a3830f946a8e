"""What the sweep proposes, what speaks for each pair, and telling two things apart."""

import pytest

from releases.models import Indicator, VocabularyEntry
from releases.publishing.vocabulary.sweep import sweep
from tests import make
from tests.admin.asking import said, text, url
from tests.publishing.vocabulary.nouns import BUILDERS, EACH

NEAR = {
    "indicator": ("专利授权量", "授权专利数量"),
    "organisation": ("市科技局", "市科学技术局"),
    "person": ("王伟", "王玮"),
    "topic": ("版权", "著作权"),
    "outlet": ("云岫日报", "云岫日报社"),
}
each_kind = pytest.mark.parametrize("kind", EACH)


@pytest.fixture
def pair(kind):
    return [BUILDERS[kind](name) for name in NEAR[kind]]


def address(kind):
    return url("vocabularyentry_proposals", kind)


@each_kind
def test_a_pair_is_proposed_with_what_speaks_for_it(editor, kind, pair):
    BUILDERS[kind]("别的什么")
    page = text(editor.get(address(kind)))
    assert "3 个名称，1 对可能是同一个，都合并后剩 2 个" in page
    assert url("vocabularyentry_merge", kind, pair[0].pk, pair[1].pk) in page
    assert sweep(kind).pairs[0].why
    listed = text(editor.get(url(f"{type(pair[0])._meta.model_name}_changelist")))
    assert address(kind) in listed


@each_kind
def test_two_things_are_proposed_no_more(editor, kind, pair):
    merge = url("vocabularyentry_merge", kind, pair[1].pk, pair[0].pk)
    answer = editor.post(merge, {"different": "1"}, follow=True)
    assert "是两回事" in said(answer)
    assert "0 对可能是同一个" in text(answer)
    editor.post(merge, {"different": "1"})
    assert VocabularyEntry.objects.count() == 1


@each_kind
def test_one_merge_leaves_the_rest(chief, kind, pair):
    merge = url("vocabularyentry_merge", kind, pair[0].pk, pair[1].pk)
    chief.post(merge, {"kept_version": "0", "other_version": "0"})
    assert sweep(kind).pairs == []
    assert "1 个名称，0 对" in text(chief.get(address(kind)))


def test_a_reviewer_looks_and_does_not_tell_apart(reviewer):
    one, other = make.make_topic("版权"), make.make_topic("著作权")
    assert "是两回事</button>" not in text(reviewer.get(address("topic")))
    merge = url("vocabularyentry_merge", "topic", one.pk, other.pk)
    assert "没有修改词表的权限" in said(reviewer.post(merge, {"different": "1"}))


def test_what_is_no_kind_is_not_found(chief):
    assert chief.get(address("rubbish")).status_code == 404


def test_queries_do_not_grow_with_the_names(chief, django_assert_max_num_queries):
    words = [f"甲{n}{word}" for n in range(30) for word in ("专利", "专利量")]
    Indicator.objects.bulk_create(Indicator(name=word, slug=word) for word in words)
    with django_assert_max_num_queries(20):
        chief.get(address("indicator"))


@pytest.mark.parametrize(("extra", "told"), [(0, False), (1, True)])
def test_a_hundred_pairs_are_shown(chief, extra, told):
    words = [f"{chr(0x5000 + n)}{word}" for n in range(100 + extra) for word in ("专利", "专利量")]
    Indicator.objects.bulk_create(Indicator(name=word, slug=word) for word in words)
    assert ("还有 1 对没有列出" in text(chief.get(address("indicator")))) is told
