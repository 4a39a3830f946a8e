"""New names of a draft: offered to a person, aliases made at once, nothing guessed."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from releases.models import (
    Change,
    Indicator,
    Organisation,
    OrganisationAlias,
    Person,
    Statistic,
    VocabularyEntry,
)
from releases.publishing import draft_rows, editing, lifecycle
from releases.publishing.discarding import recycle_bin
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing
from releases.publishing.vocabulary import save_noun, unconfirmed, unmerging
from releases.publishing.vocabulary.known_things import names
from tests import make
from tests.admin.asking import text, url
from tests.admin.editor.test_editor import HTMX
from tests.admin.pasted_page import drafted

NOW = make.NOW
OFFICE = "市市场监督管理局"


@pytest.fixture
def bureau():
    return make.make_organisation("云岫市市场监督管理局")


@pytest.fixture
def edition(editor, bureau):
    return drafted(editor)


def page(client, edition, names="all", **asked):
    return text(client.get(url("edition_editor", edition.pk), {"names": names, **asked}))


def key(noun):
    return f"{noun.kind_of_noun}-{noun.pk}"


def named(client, edition, *nouns, htmx=False, **sent):
    data = {"name": [key(noun) for noun in nouns], **sent}
    headers = HTMX if htmx else {}
    return client.post(url("edition_names", edition.pk), data, headers=headers, follow=not htmx)


def offered(client, edition, noun):
    return client.get(url("edition_names", edition.pk), {"name": key(noun)}, headers=HTMX)


def office():
    return Organisation.objects.get(name=OFFICE)


def test_an_offer_is_shown_and_nothing_is_applied(editor, edition):
    shown = page(editor, edition)
    assert f"{OFFICE}：可能是 云岫市市场监督管理局" in shown
    assert "是同一个（记为别名）" in shown
    assert office().unconfirmed
    assert not OrganisationAlias.objects.exists()


def test_what_they_may_be_comes_after_the_page(editor, edition):
    before = text(editor.get(url("edition_editor", edition.pk)))
    assert "词表里还没有的名称" in before
    assert f"{OFFICE}：可能是" not in before
    after = text(editor.get(url("edition_names", edition.pk), headers=HTMX))
    assert "<html" not in after
    assert f"{OFFICE}：可能是 云岫市市场监督管理局" in after
    assert editor.get(url("edition_names", edition.pk)).url.endswith("?names=all#names")


@pytest.mark.parametrize("htmx", [True, False])
def test_the_same_one_becomes_an_alias_at_once(editor, edition, bureau, htmx):
    noun = office()
    shown = text(named(editor, edition, noun, into=bureau.pk, htmx=htmx))
    assert "已记为“云岫市市场监督管理局”的别名" in shown
    assert "可能是 云岫市市场监督管理局" not in shown
    assert not htmx or f'hx-swap-oob="delete:.new-{key(noun)}"' in shown
    assert not Organisation.objects.filter(name=OFFICE).exists()
    assert bureau.appearances.get().organisation_name == OFFICE
    assert bureau.aliases.get().name == OFFICE
    assert Change.objects.latest("pk").verb == "merge"


def test_a_new_one_is_no_longer_offered(editor, edition):
    shown = text(named(editor, edition, office()))
    assert "已确认是新的：" in shown
    assert "可能是 云岫市市场监督管理局" not in shown
    assert not office().unconfirmed
    told = Change.objects.latest("pk")
    assert (told.verb, told.kind, told.name) == ("add", "organisation", OFFICE)


def test_several_new_names_are_confirmed_together(editor, edition):
    people = list(Person.objects.order_by("pk"))
    assert "都是新的" in page(editor, edition)
    named(editor, edition, *people)
    assert not Person.objects.filter(unconfirmed=True).exists()
    assert Change.objects.filter(verb="add").count() == len(people) == 2


def test_of_several_candidates_each_has_its_button(editor, edition, bureau):
    other = make.make_organisation("市市场监督和药品管理局")
    shown = page(editor, edition)
    assert "可能是下面的某一个" in shown
    for known in (bureau, other):
        assert f"是 {known}（记为别名）" in shown


def test_an_indicator_is_offered_where_its_figure_stands(editor, edition):
    known = make.make_indicator("专利授权总数量")
    figure = edition.statistics.get(value=1939)
    noun = figure.indicator
    assert f'id="offer-{figure.anchor}-{key(noun)}"' in page(editor, edition)
    answer = text(offered(editor, edition, noun))
    assert "<html" not in answer
    assert f"{noun.name}：可能是 专利授权总数量" in answer
    named(editor, edition, noun, into=known.pk)
    figure.refresh_from_db()
    assert (figure.indicator, figure.indicator_name) == (known, noun.name)
    answer = text(offered(editor, edition, noun))
    assert "已经有人确认过" in answer


def test_each_row_and_fact_of_the_card_is_marked_with_its_new_names(editor, edition):
    topic = make.make_topic("没人确认的主题")
    topic.unconfirmed = True
    topic.save()
    edition.topics.add(topic)
    speaker = edition.appearances.get(name="方岚")
    body = edition.attending_organisations.get(name="市公安局")
    outlet = edition.attending_media.first()
    marked = [
        (speaker.anchor, speaker.person),
        (speaker.anchor, speaker.organisation),
        (body.anchor, body.organisation),
        (outlet.anchor, outlet.outlet),
        ("f-head", topic),
    ]
    shown = page(editor, edition)
    for anchor, noun in marked:
        assert shown.count(f'id="offer-{anchor}-{key(noun)}"') == 1, noun
    named(editor, edition, *(noun for _anchor, noun in marked))
    shown = page(editor, edition)
    assert not [noun for anchor, noun in marked if f'"offer-{anchor}-{key(noun)}"' in shown]


def test_a_published_card_has_no_new_names(editor, chief, edition):
    lifecycle.publish(edition, by=chief.user, now=NOW)
    assert 'class="chip new-name' not in page(editor, edition)


def test_an_alias_needs_its_permission(editor, edition, bureau):
    group = editor.user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_organisationalias"))
    assert "记为别名）" not in page(editor, edition)
    assert named(editor, edition, office(), into=bureau.pk).status_code == 403
    assert not OrganisationAlias.objects.exists()


@pytest.mark.parametrize("into", ["0", "²", "", "别的"])
def test_a_made_up_alias_is_refused(editor, edition, into):
    assert "没有这一条" in text(named(editor, edition, office(), into=into))
    assert not OrganisationAlias.objects.exists()


@pytest.mark.parametrize("name", ["", "organisation", "organisation-0", "x-1", "person-²"])
def test_only_new_names_of_the_draft_are_settled(editor, edition, bureau, name):
    data = {"name": name, "into": bureau.pk}
    answer = text(editor.post(url("edition_names", edition.pk), data, follow=True))
    assert "已经有人确认过" in answer


def test_two_editors_clicking_the_same_offer(editor, chief, edition, bureau):
    noun = office()
    named(editor, edition, noun, into=bureau.pk)
    assert "已经有人确认过" in text(named(chief, edition, noun, into=bureau.pk))
    assert OrganisationAlias.objects.count() == 1


def test_whoever_may_only_look_settles_nothing(reviewer, edition, bureau):
    assert "是新的</button>" not in page(reviewer, edition)
    assert "没有修改词表的权限" in text(named(reviewer, edition, office()))
    assert named(reviewer, edition, office(), into=bureau.pk).status_code == 403
    assert office().unconfirmed


def test_namesakes_are_told_until_somebody_has_looked(editor):
    make.make_person("方岚", note="一")
    make.make_person("方岚", note="二")
    edition = drafted(editor)
    assert "词表里有几位同名的" in page(editor, edition)
    edition.appearances.update(unseen=False)
    assert "词表里有几位同名的" not in page(editor, edition)


def test_a_namesake_of_the_organisation_is_not_in_question(editor):
    make.make_person("方岚", note="一")
    make.make_person("方岚", note=OFFICE)
    assert "词表里有几位同名的" not in page(editor, drafted(editor))


def test_a_namesake_who_was_there_before_is_not_in_question(editor, bureau):
    make.make_person("方岚", note="一")
    person = make.make_person("方岚", note="二")
    bureau.aliases.create(name=OFFICE)
    before = make.make_edition()
    make.make_appearance(before, person=person, organisation=bureau)
    assert "词表里有几位同名的" not in page(editor, drafted(editor))


def test_known_names_are_not_listed(editor):
    for name in (OFFICE, "市委宣传部", "市公安局"):
        make.make_organisation(name)
    shown = page(editor, drafted(editor)).split('id="names"')[1].split("</section>")[0]
    assert "市公安局" not in shown
    assert "方岚" in shown


def test_what_is_unconfirmed_is_in_no_list_and_no_offer(chief, edition):
    assert f">{OFFICE}<" not in text(chief.get(url("organisation_changelist")))
    assert OFFICE not in {thing.name for thing in names("organisation")}
    field = {"app_label": "releases", "model_name": "appearance", "field_name": "organisation"}
    offered = chief.get("/admin/autocomplete/", {"term": OFFICE, **field})
    assert [each["text"] for each in offered.json()["results"]] == ["云岫市市场监督管理局"]
    named(chief, edition, office())
    assert f">{OFFICE}<" in text(chief.get(url("organisation_changelist")))


def test_readers_see_no_name_of_a_draft(client, edition):
    noun, person = edition.statistics.get(value=1939).indicator, Person.objects.get(name="方岚")
    pages = {
        reverse("public:indicator", args=[noun.slug]): 404,
        reverse("public:speaker", args=[person.slug]): 404,
        reverse("public:statistics"): 200,
    }
    for address, status in pages.items():
        answer = client.get(address)
        assert answer.status_code == status
        assert status == 404 or noun.name not in text(answer)


def test_publication_confirms_what_the_release_uses(chief, edition):
    other = make.make_indicator("商标注册量", unconfirmed=True)
    lifecycle.publish(edition, by=chief.user, now=NOW)
    assert unconfirmed.brought(edition) == {}
    assert not office().unconfirmed
    assert Indicator.objects.get(unconfirmed=True) == other


def test_a_removed_draft_takes_along_what_nothing_uses(editor, edition, bureau):
    known = make.make_person("方岚二")
    second = make.make_edition()
    block = make.make_block(second)
    shared = edition.statistics.first().indicator
    make.make_statistic(block, block.text[:2], indicator=shared)
    named(editor, edition, Person.objects.get(name="高原"))
    lifecycle.discard(edition, by=editor.user, now=NOW)
    assert Organisation.objects.filter(unconfirmed=True).exists()
    recycle_bin.remove(edition, by=None, now=NOW)
    assert list(Organisation.objects.all()) == [bureau]
    assert set(Person.objects.all()) == {known, Person.objects.get(name="高原")}
    assert list(Indicator.objects.filter(unconfirmed=True)) == [shared]


def test_saving_a_name_in_the_vocabulary_confirms_it(editor, edition):
    noun = office()
    save_noun.save(noun, version=noun.lock_version, by=editor.user, now=NOW)
    assert not office().unconfirmed


def test_a_merge_taken_back_leaves_a_name_that_somebody_knows(chief, editor, edition, bureau):
    named(editor, edition, office(), into=bureau.pk)
    unmerging.undo(VocabularyEntry.objects.get(verb="merge"), by=chief.user, now=NOW)
    assert not office().unconfirmed
    assert edition.appearances.filter(organisation=office()).exists()


def test_a_row_whose_name_is_gone_is_not_brought_back(editor, edition):
    figure, known = edition.statistics.get(value=1939), make.make_indicator("专利授权总数量")
    editing.delete(figure, version=0, by=editor.user, now=NOW)
    change, _redo = undoing.undoable(edition, editor.user)
    other = make.make_edition()
    block = make.make_block(other)
    make.make_statistic(block, block.text[:2], indicator=figure.indicator)
    named(editor, other, figure.indicator, into=known.pk)
    with pytest.raises(Refused, match="并入了别的条目"):
        undoing.undo(change, edition, by=editor.user, now=NOW)
    assert not Statistic.objects.filter(pk=figure.pk).exists()


def test_a_figure_that_an_editor_adds_brings_its_indicator_so():
    assert draft_rows.indicator("从没有过的指标").unconfirmed
