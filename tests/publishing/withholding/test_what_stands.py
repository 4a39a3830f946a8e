"""Before a release is withdrawn one is told what stands on it."""

import pytest

from releases.publishing import follow_ups
from releases.publishing.withholding.what_stands import stands_on
from tests import make
from tests.admin.asking import form_of, text, url

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}


def test_nothing_stands_on_it_but_its_address():
    assert stands_on(make.make_release().editions.get()) == ["引用它的网址都会显示撤回说明。"]


def test_what_stands_on_it_is_named():
    promise = make.make_promise("建设中心")
    edition = promise.edition
    for n in range(3):
        make.make_said(edition, f"承诺{n}", stage="planned")
    make.make_said(edition, "做完的", stage="done")
    make.make_statistic(make.make_block(edition))
    older = make.make_promise("早先的承诺")
    report = make.make_promise("中心建成了", stage="done")
    follow_ups.link(promise, outcome="done", evidence=report, **BY)
    follow_ups.link(older, outcome="done", evidence=promise, **BY)
    other = make.make_release(title="别的一篇").editions.get()
    make.make_block(other, f"见 https://example.gov.cn/releases/{edition.release.number}/ 一文。")
    make.make_block(make.make_edition(), f"/releases/{edition.release.number}/")
    edition.ordinal = 3
    assert stands_on(edition) == [
        "4 项承诺不再列出：“建设中心”、“承诺0”、“承诺1”等。",
        "这些举措上登记了 1 条跟进，一起不再显示。",
        "1 项别的发布稿的承诺以它为依据，状态会变回去：“早先的承诺”。",
        "1 个指标的历年数据少了它的数：“专利授权量”。",
        "1 篇发布稿的正文写着它的网址：《别的一篇》。",
        "它的 2 个旧版也不再提供。",
        "引用它的网址都会显示撤回说明。",
    ]
    assert stands_on(other)[0] == "引用它的网址都会显示撤回说明。"


def test_the_question_tells_it(client):
    client.force_login(make.make_user("审核"))
    edition = make.make_promise("建设中心").edition
    address = url("edition_withdraw", edition.pk)
    page = text(client.get(address))
    assert "1 项承诺不再列出：“建设中心”。" in page
    client.post(address, form_of(client.get(address)) | {"reason": "有误"})
    edition.refresh_from_db()
    assert edition.state == "withdrawn"
