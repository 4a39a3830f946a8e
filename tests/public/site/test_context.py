"""What the office says about itself; what it does not say is not printed."""

import pytest
from django.test import override_settings

from tests.public.pages import text_of

pytestmark = pytest.mark.django_db
LABELS = ("承办单位", "技术支持", "电话", "地址", "邮编", "标识码", "党政机关", "ICP", "公网安备")
SAID = {
    "SITE_OWNER": "云岫市人民政府新闻办公室",
    "SITE_OPERATOR": "云岫市大数据中心",
    "SITE_SUPPORT": "云岫软件",
    "SITE_PHONE": "0722-1234567",
    "SITE_ADDRESS": "云岫市湖滨路1号",
    "SITE_POSTCODE": "441300",
    "SITE_ID_CODE": "4213030009",
    "SITE_ICP": "鄂ICP备12345678号-1",
    "SITE_POLICE": "鄂公网安备 42130302000001号",
}


def test_nothing_is_said_of_what_is_not_set(client):
    shown = text_of(client.get("/"))
    assert not any(label in shown for label in LABELS)
    assert "None" not in shown


@override_settings(**SAID)
def test_everything_that_is_set_is_shown(client):
    response = client.get("/")
    shown, html = text_of(response), response.content.decode()
    assert all(value in shown for value in SAID.values())
    assert 'href="https://beian.miit.gov.cn/"' in html
    assert "registerSystemInfo?recordcode=42130302000001&quot;" not in html
    assert 'registerSystemInfo?recordcode=42130302000001"' in html
    assert "党政机关" not in shown


@override_settings(SITE_BADGE="https://bszs.conac.cn/sitename?method=show&id=1")
def test_the_badge_is_shown_where_the_office_has_one(client):
    html = client.get("/").content.decode()
    assert 'href="https://bszs.conac.cn/sitename?method=show&amp;id=1"' in html
