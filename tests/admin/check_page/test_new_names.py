"""New names on the check page: offers to confirm, aliases made at once, nothing guessed."""

import pytest
from django.contrib.auth.models import Permission

from releases.models import (
    Check,
    IndicatorAlias,
    Organisation,
    OrganisationAlias,
    PastedText,
)
from releases.publishing.errors import Refused
from releases.publishing.vocabulary.save_noun import add_alias
from tests import make
from tests.admin.asking import said, text, url
from tests.admin.pasted_page import PAGE, copy_of, paste, press


@pytest.fixture
def bureau():
    return make.make_organisation("云岫市市场监督管理局")


@pytest.fixture
def pasted(editor, bureau):
    paste(editor)
    return PastedText.objects.get()


def page(client, pasted):
    return text(client.get(url("pastedtext_check", pasted.pk)))


def test_an_offer_is_shown_and_nothing_is_applied(editor, pasted, bureau):
    shown = page(editor, pasted)
    assert "市市场监督管理局：可能是 云岫市市场监督管理局" in shown
    assert "是同一个（记为别名）" in shown
    press(editor, pasted)
    assert Organisation.objects.filter(name="市市场监督管理局").exists()
    assert not OrganisationAlias.objects.exists()


def test_the_same_one_becomes_an_alias_at_once(editor, pasted, bureau):
    response = press(editor, pasted, same=f"organisation {bureau.pk} 市市场监督管理局")
    assert "已记为“云岫市市场监督管理局”的别名" in said(response)
    assert response.redirect_chain[-1][0].endswith("#names")
    assert "可能是 云岫市市场监督管理局" not in text(response)
    assert not Check.objects.exists()
    editor.post(url("pastedtext_check", pasted.pk))
    assert not Organisation.objects.filter(name="市市场监督管理局").exists()
    assert bureau.appearances.get().organisation_name == "市市场监督管理局"


def test_a_new_one_is_no_longer_offered(editor, pasted):
    press(editor, pasted, new="organisation 市市场监督管理局")
    shown = page(editor, pasted)
    assert "可能是 云岫市市场监督管理局" not in shown
    assert "✓ 市市场监督管理局" in shown


def test_several_new_names_are_confirmed_together(editor, pasted):
    assert "都是新的" in page(editor, pasted)
    press(editor, pasted, new="person 方岚\nperson 高原")
    assert {"name person 方岚", "name person 高原"} <= set(copy_of(pasted).settled)


def test_of_several_candidates_each_has_its_button(editor, pasted, bureau):
    other = make.make_organisation("市市场监督和药品管理局")
    shown = page(editor, pasted)
    assert "可能是下面的某一个" in shown
    for one in (bureau, other):
        assert f"是 {one}（记为别名）" in shown


def test_an_indicator_is_offered_too(editor, pasted):
    indicator = make.make_indicator("专利授权总数量")
    name = next(s.indicator for s in copy_of(pasted).reading.statistics if s.value == "1939")
    if name in ("专利授权", "专利授权量"):
        assert f"{name}：可能是 专利授权总数量" in page(editor, pasted)
    press(editor, pasted, same=f"indicator {indicator.pk} {name}")
    assert IndicatorAlias.objects.get().name == name


def test_an_alias_needs_its_permission(editor, pasted, bureau):
    group = editor.user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_organisationalias"))
    assert "记为别名）" not in page(editor, pasted)
    answer = press(editor, pasted, same=f"organisation {bureau.pk} 市市场监督管理局")
    assert answer.status_code == 403
    assert not OrganisationAlias.objects.exists()


@pytest.mark.parametrize(
    "same",
    [
        "organisation 0 市市场监督管理局", "organisation {} 别的局", "organisation", "{} {} {}",
        "organisation ² 市市场监督管理局", "indicator {} 市市场监督管理局",
    ],
)  # fmt: skip
def test_a_made_up_alias_is_refused(editor, pasted, bureau, same):
    answer = press(editor, pasted, same=same.format(bureau.pk, 1, 2))
    assert answer.status_code == 403 or "没有" in said(answer)
    assert not OrganisationAlias.objects.exists()


def test_two_editors_clicking_the_same_offer(editor, chief, pasted, bureau):
    same = f"organisation {bureau.pk} 市市场监督管理局"
    press(editor, pasted, version=0, same=same)
    assert "不是这一页的新名称" in said(press(chief, pasted, version=0, same=same))
    assert OrganisationAlias.objects.count() == 1


@pytest.mark.parametrize("taken", ["name", "alias"])
def test_a_name_that_is_taken_is_no_alias(bureau, taken):
    other = make.make_organisation("市药品监督管理局")
    if taken == "alias":
        other.aliases.create(name="市药监局")
    name = "市药品监督管理局" if taken == "name" else "市药监局"
    with pytest.raises(Refused, match="已是“市药品监督管理局”的名称"):
        add_alias(bureau, name, by=None, now=make.NOW)


def test_namesakes_are_told(editor):
    make.make_person("方岚", note="一")
    make.make_person("方岚", note="二")
    assert "词表里有几位同名的" in text(paste(editor))


def test_a_namesake_of_the_organisation_is_not_in_question(editor):
    make.make_person("方岚", note="一")
    make.make_person("方岚", note="市市场监督管理局")
    assert "词表里有几位同名的" not in text(paste(editor))


def test_known_names_are_not_listed(editor):
    for name in ("市市场监督管理局", "市委宣传部", "市公安局"):
        make.make_organisation(name)
    shown = text(paste(editor, PAGE))
    names = shown.split('id="names"')[1].split("</section>")[0]
    assert "市公安局" not in names
    assert "方岚" in names
