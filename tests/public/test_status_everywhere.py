"""What became of a release is said wherever a reader meets it: one walk through all places."""

import pytest
from django.urls import reverse

from releases.models import Edition, Release, State
from tests.make import index_all, make_appearance, make_block, make_measure, make_statistic

from .pages import make_correction, make_full_release, text_of

pytestmark = pytest.mark.django_db


def corrected() -> Edition:
    old = make_full_release(title="一场发布会")
    new = make_correction(old)
    speaker = old.appearances.get()
    here = make_appearance(
        new, person=speaker.person, organisation=speaker.organisation, uid=speaker.uid
    )
    words = old.blocks.get(kind="statement")
    block = make_block(new, words.text, kind="statement", speaker=here, uid=words.uid)
    make_statistic(block, uid=old.statistics.get().uid)
    make_measure(
        block,
        organisation=here.organisation,
        organisation_name="市局",
        uid=old.measures.get().uid,
    )
    return new


def of_origin(origin: str) -> Edition:
    edition = make_full_release(title="一场发布会", printed_date="2007-01-30")
    Release.objects.update(origin=origin)
    return edition


def rows(edition: Edition) -> list[str]:
    number = edition.release.number
    found = [edition.blocks.get(kind="statement"), edition.measures.get(), edition.statistics.get()]
    return [reverse("public:row", args=[number, row.anchor]) for row in found]


def whole_pages(edition: Edition) -> list[str]:
    """The page, where its codes land, on screen and from paper, and the pages of its rows."""
    number, ordinal = edition.release.number, edition.ordinal
    live = reverse("public:release", args=[number])
    measure = reverse("public:measure", args=[number, edition.measures.get().uid])
    return [live, reverse("public:edition", args=[number, ordinal]), measure, *rows(edition)]


def lists(edition: Edition) -> list[str]:
    speaker = edition.appearances.get()
    person = reverse("public:speaker", args=[speaker.person.slug])
    body = reverse("public:organisation", args=[speaker.organisation.slug])
    shows = ("releases", "measures", "figures")
    index_all()
    return [
        *("/releases/", "/releases/?q=1939", "/measures/", "/figures/", "/speakers/?q=1939"),
        *("/measures/?q=1939", "/figures/?q=1939", "/"),
        *(person, f"{person}?show=figures", f"{person}?show=measures"),
        *(body, *(f"{body}?show={show}" for show in shows)),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "on_page", "in_list"),
    [
        (corrected, ("已更正", "更正第三段的件数。"), "已更正"),
        (lambda: of_origin("imported"), ("从旧站导入", "2007年1月30日"), "从旧站导入"),
        (lambda: of_origin("sample"), ("演示数据，城市与内容均为虚构",), "演示数据"),
    ],
    ids=["corrected", "imported", "sample"],
)
def test_status_is_said_everywhere(client, make, on_page, in_list):
    edition = make()
    index_all()
    for address in whole_pages(edition):
        response = client.get(address)
        assert response.status_code == 200, address
        shown = text_of(response)
        assert all(words in shown for words in on_page), address
        # What is printed is the same page; its foot repeats the status beside the edition.
        assert in_list in shown.split("本页生成")[0].split("网址")[-1], address
    for address in lists(edition):
        response = client.get(address)
        assert response.status_code == 200, address
        assert in_list in text_of(response), address


def test_the_replaced_edition_says_so_where_its_printed_code_lands(client):
    new = corrected()
    shown = text_of(client.get(reverse("public:edition", args=[new.release.number, 1])))
    assert "这是旧版（第 1 版" in shown
    assert "旧版，已更正" in shown


def test_a_withdrawn_release_is_explained_at_every_address_and_listed_nowhere(client):
    edition = make_full_release(title="撤回的发布会")
    addresses, listed = whole_pages(edition), lists(edition)
    Edition.objects.update(state=State.WITHDRAWN)
    Release.objects.update(
        withdrawn_at=edition.release.first_published_at, withdrawal_reason="数据有误。"
    )
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410, address
        assert "已撤回" in text_of(response), address
        assert "数据有误。" in text_of(response), address
        assert "1939件" not in text_of(response), address
    for address in listed:
        assert "撤回的发布会" not in text_of(client.get(address)), address
