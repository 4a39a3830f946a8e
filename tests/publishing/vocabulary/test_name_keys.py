"""Keys of names after the rules of folding have changed."""

import pytest

from releases.models import Indicator, IndicatorAlias
from releases.publishing.vocabulary import name_keys
from releases.text.name_key import name_key
from tests import make

pytestmark = pytest.mark.django_db


def test_keys_are_written_anew_and_look_alikes_told():
    first, second = make.make_indicator("专利授权量"), make.make_indicator("商标注册量")
    first.aliases.create(name="专利授权数")
    IndicatorAlias.objects.update(name_key="old")
    Indicator.objects.filter(pk=second.pk).update(name="专利 授权量", name_key="older")
    assert name_keys.rewrite(by=None, now=make.NOW) == ["专利 授权量"]
    assert first.aliases.get().name_key == "专利授权数"
    second.refresh_from_db()
    assert second.name_key == f"专利授权量 {second.pk}"
    assert name_keys.rewrite(by=None, now=make.NOW) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市监局（知识产权局）", "市监局(知识产权局)", True),
        ("市监局（知识产权局）", "市监局【知识产权局】", True),
        ("专利 授权量", "专利\u00a0授权\u200b量", True),
        ("PCT申请", "ｐｃｔ申请", True),
        ("⽥某", "田某", True),
        ("專利授權量", "专利授权量", True),
        ("专利授权量", "专利受权量", False),
        ("专利授权量", "专利授权率", False),
        ("第1局", "第2局", False),
    ],
)
def test_what_looks_alike_has_one_key(one, other, same):
    assert (name_key(one) == name_key(other)) is same
