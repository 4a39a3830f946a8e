"""What is withheld stands nowhere any more: not at any public address, not where editors read."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.encoding import iri_to_uri

from releases.models import Attachment, Change, Edition, PastedText, Withheld
from releases.publishing import lifecycle
from releases.publishing.errors import Refused
from releases.publishing.fingerprints import proofs
from releases.publishing.withholding import closing
from tests import make
from tests.admin.asking import form_of, said, text, url
from tests.publishing.withholding.planted_words import ASKED, BY, LATER, REST, SECRET, planted

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(data_dir):
    return planted()


def addresses(words):
    """Every pattern of the site with arguments of what was planted; one that has none fails."""
    number, gone = words.live.release.number, words.withdrawn.release.number
    person = words.live.appearances.get()
    figure = words.live.statistics.get()
    rows = [row.anchor for row in (words.block, figure, *words.older.blocks.all())]
    measure = words.older.measures.get()
    slug = figure.indicator.slug
    numbers = [[number], [gone]]
    arguments = {
        "release": numbers, "edition": [[number, 1], [number, 2], [gone, 1]],
        "changes": [[number, 1], [number, 2], [gone, 1]],
        "choose_changes": numbers, "changes_between": [[number, 1, 2], [gone, 1, 2]],
        "row": [[number, anchor] for anchor in (*rows, measure.anchor)],
        "measure": [[number, measure.uid]],
        "indicator": [[slug]], "indicator_metadata": [[slug]], "indicator_feed": [[slug]],
        "indicator_data": [[slug, suffix] for suffix in ("csv", "json", "xlsx")],
        "compare_data": [["csv"], ["json"]],
        "speaker": [[person.person.slug]], "speaker_feed": [[person.person.slug]],
        "organisation": [[person.organisation.slug]],
        "attachment": [[number, words.file.uid]],
        "photo": [[number, words.file.uid, "large"]],
        "sitemap_part": [["releases"], ["rows"], ["pages"]],
    }  # fmt: skip
    for space in ("public", "neutral"):
        _prefix, resolver = get_resolver().namespace_dict[space]
        for pattern in resolver.url_patterns:
            taken = pattern.pattern.converters
            for args in arguments.get(pattern.name, [[]] if not taken else None):
                address = reverse(f"{space}:{pattern.name}", args=args)
                yield address
                if not taken or pattern.name == "release":
                    yield f"{address}?q={ASKED}"
                if space == "public":
                    yield f"/en{address}"


def found_at(client, every, tags):
    """Where the words are, and the entity tags of what was answered."""
    where = set()
    for address in every:
        answer = client.get(iri_to_uri(address), headers=tags.get(address, {}))
        body = answer.getvalue().decode(errors="replace")
        headers = "".join(f"{name}: {value}" for name, value in answer.items())
        if REST in body or REST in headers or answer.status_code == 304:
            where.add(address)
        if answer.get("ETag"):
            tags[address] = {"if-none-match": answer["ETag"]}
    return where


@pytest.mark.slow
def test_the_words_stand_at_no_public_address(words, client):
    every = list(dict.fromkeys(addresses(words)))
    tags = {}
    before = found_at(client, every, tags)
    number = words.live.release.number
    for place in ("editions/1/", "changes/2/", f"attachments/{words.file.uid}/"):
        assert f"/releases/{number}/{place}" in before
    assert "/releases/feed.atom" in before
    assert f"/releases/{words.withdrawn.release.number}/" in before
    words.withhold()
    told_again = found_at(client, [each for each in every if each in before], dict(tags))
    assert told_again == set()
    assert found_at(Client(), every, {}) == set()


@pytest.mark.parametrize("below", ["", "/en"])
def test_the_addresses_say_so(words, client, below):
    words.withhold()
    number = words.live.release.number
    for address, told in (
        (f"{below}/releases/{number}/editions/1/", "涉及个人信息"),
        (f"{below}/releases/{number}/changes/1/", "涉及个人信息"),
        (f"/releases/{number}/attachments/{words.file.uid}/", "文件有误"),
    ):
        answer = client.get(address)
        assert answer.status_code == 410
        assert told in text(answer)
        assert "noindex" in text(answer)
    page = client.get(f"{below}/releases/{words.withdrawn.release.number}/")
    assert page.status_code == 410
    assert "有误" in text(page)
    assert client.get(f"/releases/{number}/attachments/00000000/").status_code == 404


def test_lifting_shows_it_again(words, client):
    number, gone = words.live.release.number, words.withdrawn.release.number
    file = f"/releases/{number}/attachments/{words.file.uid}/"
    every = [f"/releases/{number}/editions/1/", file, f"/releases/{gone}/"]
    for row in words.withhold():
        closing.lift(row, **BY)
    assert found_at(client, every, {}) == set(every)
    assert not PastedText.objects.filter(withheld=True).exists()
    with pytest.raises(Refused, match="已经解除"):
        closing.lift(Withheld.objects.earliest("pk"), **BY)


def test_what_is_withheld_proves_as_before(words):
    before = [proof.holds for proof in proofs()]
    words.withhold()
    assert [proof.holds for proof in proofs()] == before
    assert before[:2] == [True, True]


def admin_addresses(words):
    release = words.older.release_id
    pasted = words.pasted.pk
    yield from (url("edition_editor", e.pk) for e in (words.older, words.withdrawn, words.live))
    yield url("edition_compare", words.live.pk)
    yield url("edition_compare", words.live.pk) + f"?with={words.older.pk}"
    yield url("edition_compare", words.live.pk) + "?with=pasted"
    yield from (url(f"pastedtext_{name}", pasted) for name in ("change", "download", "check"))
    yield from (
        url(f"{name}_changelist")
        for name in (
            *("edition", "release", "pastedtext", "block", "measure", "statistic", "appearance"),
            *("change", "attendingorganisation"),
        )
    )
    yield url("release_change", release)
    yield from (url("change_row", release, row.anchor) for row in (words.block, words.file))
    yield url("change_row", release, "f-head")
    yield url("attachment_file", words.file.pk)
    for act in Change.objects.all():
        yield url("change_change", act.pk)
    yield from (url("change_export", suffix) for suffix in ("csv", "json"))
    yield "/admin/"


def admin_found(client, words):
    where = set()
    for address in admin_addresses(words):
        body = client.get(address, follow=True).getvalue().decode(errors="replace")
        if REST in body.replace(f"名单{SECRET}", ""):  # the file's name stands in the editor
            where.add(address)
    return where


def signed_in(*groups):
    client = Client()
    client.force_login(make.make_user(*groups))
    return client


@pytest.mark.slow
def test_editors_read_it_no_more_and_auditors_do(words):
    before = admin_found(signed_in("编辑"), words)
    assert {
        url("edition_editor", words.older.pk),
        url("pastedtext_download", words.pasted.pk),
    } <= before
    assert url("change_row", words.older.release_id, words.block.anchor) in before
    words.withhold()
    assert admin_found(signed_in("编辑"), words) == set()
    refused = signed_in("编辑").get(url("edition_editor", words.older.pk))
    assert (refused.status_code, "这一版已经封存" in refused.content.decode()) == (403, True)
    assert admin_found(signed_in("审核"), words) == set()
    assert admin_found(signed_in("审计员"), words) >= {
        url("edition_editor", words.older.pk),
        url("pastedtext_download", words.pasted.pk),
        url("attachment_file", words.file.pk),
        url("change_row", words.older.release_id, words.block.anchor),
        url("change_export", "json"),
    }


def test_the_trail_tells_it_without_the_words(words):
    words.withhold()
    acts = Change.objects.filter(verb="withhold").order_by("sequence")
    number = words.live.release.number
    assert [(act.name, act.note) for act in acts] == [
        (f"{number} 第 1 版", "涉及个人信息"),
        (f"{number} 的附件", "文件有误"),
        (f"{words.withdrawn.release.number} 第 1 版", "标题不当"),
    ]
    page = text(signed_in("编辑").get(url("change_changelist") + "?verb__exact=withhold"))
    assert "涉及个人信息" in page


def test_who_may_withhold_what_and_why(words):
    chief, reviewer = make.make_user("总编"), make.make_user("审核")
    for by, reason, told in ((reviewer, "有误", "权限"), (chief, " ", "请写明封存的原因")):
        with pytest.raises(Refused, match=told):
            closing.withhold_edition(words.older, reason=reason, by=by, now=LATER)
    with pytest.raises(Refused, match="只能封存旧版"):
        closing.withhold_edition(words.live, reason="有误", by=chief, now=LATER)
    row = closing.withhold_edition(words.older, reason="有误", by=chief, now=LATER)
    with pytest.raises(Refused, match="已经封存"):
        closing.withhold_edition(words.older, reason="有误", by=chief, now=LATER)
    with pytest.raises(Refused, match="解除封存的权限"):
        closing.lift(row, by=reviewer, now=LATER)
    closing.withhold_edition(words.withdrawn, reason="有误", by=chief, now=LATER)
    with pytest.raises(Refused, match="先解除封存"):
        lifecycle.correct(words.withdrawn.release, by=None, now=LATER)
    draft = make.make_edition()
    file = Attachment.objects.create(
        edition=draft, name="甲", alternative="乙", file="x.txt", position=1
    )
    with pytest.raises(Refused, match="还没有发布过"):
        closing.withhold_file(file, reason="有误", by=chief, now=LATER)


def test_the_buttons_of_the_chief(words):
    chief = signed_in("总编")
    address = url("edition_withhold", words.older.pk)
    assert address in text(chief.get(url("edition_editor", words.older.pk)))
    assert address not in text(signed_in("审核").get(url("edition_editor", words.older.pk)))
    assert "请写明为什么封存" in text(chief.post(address, form_of(chief.get(address))))
    told = form_of(chief.get(address)) | {"reason": "涉及个人信息"}
    assert "已封存" in said(chief.post(address, told, follow=True))
    lift = url("edition_lift", words.older.pk)
    chief.post(lift, form_of(chief.get(lift)))
    assert not Edition.objects.filter(withheld=True).exists()
    for name, withheld in (("edition_withhold_file", True), ("edition_lift_file", False)):
        address = url(name, words.live.pk)
        assert address in text(chief.get(url("edition_editor", words.live.pk)))
        form = form_of(chief.get(address)) | {"file": words.file.pk, "reason": "文件有误"}
        chief.post(address, form)
        assert Attachment.objects.get(pk=words.file.pk).withheld is withheld
    listed = text(chief.get(url("withheld_changelist")))
    assert listed.count("文件有误") == 1
    assert chief.get(url("withheld_change", Withheld.objects.latest("pk").pk)).status_code == 200
    assert signed_in("编辑").get(url("withheld_changelist")).status_code == 403
    assert not Withheld.objects.standing().exists()


def test_a_file_that_an_undo_put_in_again_is_not_shown(words):
    """It had been taken out before it was withheld, and says nothing of that."""
    draft = lifecycle.correct(words.live.release, by=None, now=LATER)
    file = draft.attachments.filter(withheld=False)[0]
    closing.withhold_file(file, reason="有误", by=make.make_user("总编"), now=LATER)
    Attachment.objects.filter(pk=file.pk).update(withheld=False)
    draft.change_note = "更正。"
    draft.save()
    lifecycle.publish(draft, by=None, now=LATER)
    assert Attachment.objects.get(pk=file.pk).withheld
