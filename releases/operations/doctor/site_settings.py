"""Settings that start a site and yet do not serve one that the public sees."""

from collections.abc import Iterator

from django.conf import settings
from django.http.request import validate_host

from releases.operations.findings import Finding

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "testserver"}
SHORTEST_SECRET = 50


def look() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(
            "DEBUG 开着，出错时会把内部情况给读者看。", "请在 .env 里删去 DEBUG，再重启。"
        )
    if len(settings.SECRET_KEY) < SHORTEST_SECRET or settings.SECRET_KEY.startswith("for-dev"):
        yield Finding(
            "SECRET_KEY 太短或者是开发用的。", "请照 docs/operators.md 另做一个，写进 .env。"
        )
    if set(settings.ALLOWED_HOSTS) <= LOOPBACK:
        yield Finding("ALLOWED_HOSTS 只有本机，读者打不开。", "请写上网站的域名，再重启。")
    elif "*" in settings.ALLOWED_HOSTS:
        yield Finding("ALLOWED_HOSTS 是 *，冒名的域名也答应。", "请只写网站自己的域名，再重启。")
    if not settings.SECURE_SSL_REDIRECT:
        yield Finding(
            "HTTPS 关着，密码会明文传送。", "请配好证书，在 .env 里删去 HTTPS=false，再重启。"
        )
    elif not settings.SECURE_PROXY_SSL_HEADER:
        yield Finding(
            "HTTPS 开着而 BEHIND_PROXY 没有开，在 nginx 后面会不停地跳转。",
            "请在 .env 里写 BEHIND_PROXY=true，再重启。",
        )
    yield from _domain()


def _domain() -> Iterator[Finding]:
    if not settings.SITE_DOMAIN:
        yield Finding(
            "SITE_DOMAIN 没有设，标签和订阅里的网址随请求变。", "请写上网站的域名，再重启。"
        )
    elif not validate_host(settings.SITE_DOMAIN.split(":")[0], settings.ALLOWED_HOSTS):
        yield Finding(
            f"SITE_DOMAIN 的 {settings.SITE_DOMAIN} 不在 ALLOWED_HOSTS 里。",
            "请把两处写成一样的域名，再重启。",
        )
