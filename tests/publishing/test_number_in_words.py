"""A figure's number and the words it was read from change together."""

from decimal import Decimal

import pytest

from releases.figures.printed_numbers import Printed
from releases.models import Block, Doubt, Statistic
from releases.publishing import number_in_words
from releases.publishing.errors import Refused
from tests import make


@pytest.mark.parametrize(
    ("quote", "old", "new", "words"),
    [
        ("37人", "37", "38", "38人"),
        ("1,939件", "1939", "2040", "2,040件"),
        ("1939件", "1939", "2040", "2040件"),
        ("达到１２３件", "123", "124", "达到124件"),
        ("增长43.4%", "43.4", "43.50", "增长43.50%"),
        ("下降43.4%", "-43.4", "-44", "下降44%"),
        ("增长43.4%", "43.4", "-43.4", None),
        ("137人", "37", "38", None),
        ("37.5%", "37", "38", None),
        ("由37人增至37人", "37", "38", None),
        ("三十七人", "37", "38", None),
    ],
)
def test_the_number_stands_in_the_words_once_and_whole(quote, old, new, words):
    told = [
        Printed(Decimal(each), max(0, -Decimal(each).as_tuple().exponent)) for each in (old, new)
    ]
    assert number_in_words.words_with(quote, *told) == words


@pytest.fixture
def figure(db):
    block = make.make_block(make.make_edition(), "抓获嫌疑人37人，查处9件。")
    make.make_statistic(block, "9件", value=9)
    return make.make_statistic(block, "37人", value=37, unit="人")


def change(figure, value, by):
    figure.value = Decimal(value)
    number_in_words.save(figure, version=0, by=by, now=make.NOW)


def test_a_figure_and_its_words_change_together(figure):
    change(figure, 1038, make.make_user("编辑"))
    assert Block.objects.get().text == "抓获嫌疑人1038人，查处9件。"
    assert {row.quote for row in Statistic.objects.all()} == {"1038人", "9件"}
    assert not Doubt.objects.exists()


def test_words_that_do_not_hold_the_number_change_nothing(figure):
    Statistic.objects.filter(pk=figure.pk).update(value=36)
    with pytest.raises(Refused, match="认不出"):
        change(figure, 38, make.make_user("编辑"))
    figure.refresh_from_db()
    assert (figure.value, Block.objects.get().text) == (36, "抓获嫌疑人37人，查处9件。")
