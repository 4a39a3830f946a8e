"""Names: slugs, aliases, namesakes."""

import pytest
from django.core.exceptions import ValidationError

from releases.models import Indicator, IndicatorAlias, Organisation, OrganisationAlias, Person
from releases.models.naming.former_address import free_slug, free_slugs
from tests import make

pytestmark = pytest.mark.django_db


def test_slugs_keep_chinese_and_do_not_collide():
    make.make_person("张焜", slug="张焜")
    assert free_slug(Person, "张焜") == "张焜-2"
    assert free_slug(Person, "𠮷田") == "𠮷田"
    assert free_slug(Person, "!?") == "-"


def test_slugs_of_several_names_differ_from_each_other(django_assert_num_queries):
    make.make_person("张焜", slug="张焜")
    names = ["张焜", "张 焜", "李犇", "李 犇", "李-犇"]
    assert free_slugs(Person, names) == ["张焜-2", "张-焜", "李犇", "李-犇", "李-犇-2"]
    with django_assert_num_queries(1):
        assert free_slugs(Person, ["甲", "乙", "丙"]) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("model", "alias", "build"),
    [
        (Organisation, OrganisationAlias, make.make_organisation),
        (Indicator, IndicatorAlias, make.make_indicator),
    ],
)
def test_a_name_belongs_to_one_only(model, alias, build):
    first, second = build("甲"), build("乙")
    first.aliases.create(name="丙")
    second.name = "丙"
    with pytest.raises(ValidationError, match="别名"):
        second.full_clean()
    owner = alias.owner_field
    with pytest.raises(ValidationError, match="乙"):
        alias(name="乙", **{owner: first}).full_clean()


def test_namesakes_show_their_note():
    assert str(Person(name="李明", note="市公安局")) == "李明（市公安局）"
    assert str(Person(name="李明")) == "李明"


@pytest.mark.parametrize("model", [Organisation, Indicator])
def test_a_new_one_can_be_checked_before_it_is_stored(model):
    model(name="新设的", slug="new").full_clean()


def test_an_indicator_leaves_the_address_of_comparisons_free():
    assert free_slug(Indicator, "compare") == "compare-2"
    with pytest.raises(ValidationError, match="compare"):
        Indicator(name="比较", slug="compare").full_clean()
