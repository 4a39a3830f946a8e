from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from releases.models import Attachment, Edition, State
from releases.publishing.uploads.attached import upload
from tests.make import make_block, make_edition, make_release
from tests.public.pages import make_correction, text_of
from tests.publishing.uploads.sample_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    files = {"BACKEND": "releases.models.naming.file_store.FileStore"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


def attach(edition, name="白皮书", content=b"<script>1</script>", stored="paper.html"):
    row = Attachment(edition=edition, name=name, alternative="白皮书全文")
    row.file.save(stored, ContentFile(content))
    return row


@pytest.fixture
def fetch(client):
    def get(row):
        args = [row.edition.release.number, row.uid]
        return client.get(reverse("neutral:attachment", args=args))

    return get


def show(edition, name="会场", size=(1400, 700), **kw):
    """A photo of the edition, by default behind no paragraph."""
    row = Attachment(edition=edition, name=name, alternative="台上坐着五个人", **kw)
    upload("会场.jpg", ContentFile(picture(size=size))).give_to(row)
    row.save()
    return row


def live() -> Edition:
    return make_release().editions.get()


def test_is_downloaded_under_its_name_and_never_shown(fetch):
    response = fetch(attach(live()))
    assert b"".join(response.streaming_content) == b"<script>1</script>"
    assert response["X-Content-Type-Options"] == "nosniff"
    disposition = response["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''%E7%99%BD%E7%9A%AE%E4%B9%A6.html"


def test_is_listed_with_its_text_alternative(client):
    row = attach(live())
    response = client.get(reverse("public:release", args=[row.edition.release.number]))
    assert "白皮书全文" in text_of(response)
    assert f"/attachments/{row.uid}/" in response.content.decode()


def test_unpublished_editions_keep_theirs(fetch):
    release = make_release()
    row = attach(make_edition(release=release, ordinal=2))
    assert fetch(row).status_code == 404


def test_a_replaced_edition_keeps_its_own_but_lists_it(client, fetch):
    row = attach(live())
    make_correction(row.edition)
    assert fetch(row).status_code == 404
    old = client.get(reverse("public:edition", args=[row.edition.release.number, 1]))
    assert "旧版的附件不再提供下载" in text_of(old)
    assert "/attachments/" not in old.content.decode()


def test_withdrawn_ones_are_gone(fetch):
    row = attach(make_release(state=State.WITHDRAWN).editions.get())
    assert fetch(row).status_code == 410


def test_of_another_release(client):
    row, other = attach(live()), make_release()
    assert client.get(f"/releases/{other.number}/attachments/{row.uid}/").status_code == 404


def test_a_file_that_is_missing_from_the_disk(fetch):
    row = attach(live())
    row.file.storage.delete(row.file.name)
    assert fetch(row).status_code == 404


@pytest.mark.parametrize(
    ("name", "stored", "given"),
    [
        ("白皮书.pdf", "报告.PDF", "白皮书.pdf"),
        ("白皮书.docx", "报告.pdf", "白皮书.pdf"),
        ("2024/25年度", "报告.pdf", "2024／25年度.pdf"),
        ("白" * 200, "专" * 84 + ".pdf", "白" * 78 + ".pdf"),
    ],
)
def test_the_name_of_a_download(fetch, name, stored, given):
    response = fetch(attach(live(), name=name, stored=stored))
    response.close()
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(given)}"


def test_names_that_differ_by_capitals_alone_are_two_files():
    edition = live()
    names = [attach(edition, stored=name).file.name for name in ("报告.pdf", "报告.PDF")]
    assert len({name.lower() for name in names}) == 2


def test_the_list_tells_kind_and_size(client):
    row = attach(live(), content=b"x" * 2048, stored="报告.pdf")
    page = text_of(client.get(reverse("public:release", args=[row.edition.release.number])))
    assert "PDF · 2.0\xa0KB" in page
    row.file.storage.delete(row.file.name)
    assert row.file_size == 0


def page_of(client, edition, name="release", *args):
    address = reverse(f"public:{name}", args=[edition.release.number, *args])
    return client.get(address).content.decode()


def test_a_photo_stands_behind_its_paragraph(client):
    edition = live()
    for words in ("第一段。", "第二段。"):
        block = make_block(edition, words)
    row = show(edition, block=edition.blocks.in_order()[0])
    last = show(edition, name="合影", block=block)
    page = page_of(client, edition)
    order = [
        "第一段。",
        f'id="{row.anchor}"',
        "第二段。",
        f'id="{last.anchor}"',
        "会场</figcaption>",
    ]
    assert sorted(order[:4], key=page.index) == order[:4]
    small, large = (f"/releases/{edition.release.number}/photos/{row.uid}/{s}/" for s in
                    ("small", "large"))  # fmt: skip
    for part in (
        f'src="{large}"', 'alt="台上坐着五个人"', f'srcset="{small} 640w, {large} 1280w"',
        'width="1280"', 'height="640"', 'loading="lazy"', 'decoding="async"',
        f'<meta property="og:image" content="http://testserver{large}">',
        f'"image":["http://testserver{large}"',
    ):  # fmt: skip
        assert part in page, part
    assert 'id="attachments"' not in page
    assert 'id="photos"' not in page


def test_one_behind_no_paragraph_stands_after_the_body(client):
    edition = live()
    make_block(edition, "全文。")
    show(edition)
    page = page_of(client, edition)
    assert page.index("全文。") < page.index('<h2 id="photos">图片') < page.index("<figure")
    assert 'href="#photos"' in page


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((600, 400), (600, 400)),
        ((600, 800), (480, 640)),
        ((90, 2560), (22, 640)),
        ((1280, 641), (1278, 640)),
        ((1280, 640), (1280, 640)),
    ],
)
def test_the_room_that_is_left_for_it(client, size, shown):
    page = page_of(client, show(live(), size=size).edition)
    assert f'width="{shown[0]}" height="{shown[1]}"' in page
    assert ("srcset" in page) == (max(size) > 640)


def test_a_photo_is_shown_and_not_downloaded(client):
    row = show(live())
    address = f"/releases/{row.edition.release.number}/photos/{row.uid}"
    large, small = (client.get(f"{address}/{size}/") for size in ("large", "small"))
    assert large["Content-Type"] == small["Content-Type"] == "image/jpeg"
    assert large["Content-Disposition"].startswith("inline")
    assert large["X-Content-Type-Options"] == "nosniff"
    assert len(small.content) < len(large.content)
    assert large["ETag"].strip('"') in row.file.name
    again = client.get(f"{address}/large/", headers={"If-None-Match": large["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{address}/huge/").status_code == 404
    file = attach(row.edition)
    assert client.get(address.replace(row.uid, file.uid) + "/large/").status_code == 404


def test_a_photo_goes_with_its_edition(client):
    row = show(live())
    edition = row.edition
    make_correction(edition)
    address = f"/releases/{edition.release.number}/photos/{row.uid}/large/"
    assert client.get(address).status_code == 404
    page = page_of(client, edition, "edition", 1)
    assert "台上坐着五个人" in page
    assert "<img" not in page
    assert "og:image" not in page
    withdrawn = show(make_release(state=State.WITHDRAWN).editions.get())
    number = withdrawn.edition.release.number
    assert client.get(f"/releases/{number}/photos/{withdrawn.uid}/large/").status_code == 410
    draft = show(make_edition(release=edition.release, ordinal=3))
    assert client.get(address.replace(row.uid, draft.uid)).status_code == 404
