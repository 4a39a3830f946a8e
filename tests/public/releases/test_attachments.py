from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from releases.models import Attachment, Edition, State
from tests.make import make_edition, make_release
from tests.public.pages import make_correction, text_of

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
