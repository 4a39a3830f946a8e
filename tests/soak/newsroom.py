"""What the soak needs in the site: editors with drafts, and a release that is published anew."""

import threading
import time
from collections.abc import Iterable
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from releases.models import Edition, Release, ReviewRules
from releases.publishing import drafting, editing, lifecycle
from tests.benchmarks.addresses import addresses

from .editors import PASSWORD, Editor
from .readers import BEACON, Published


def prepare(editors: int) -> tuple[dict[str, int], str, list[str], list[str]]:
    """Drafts by user name, the beacon's number, pages to read, pages that show the beacon."""
    pages = [iri_to_uri(address) for _name, address in addresses()]
    # One account publishes, as in an office of one: what is measured is not review.
    ReviewRules.objects.update_or_create(pk=1, defaults={"steps": ReviewRules.Steps.OFF})
    drafts = {}
    for n in range(editors):
        user = _user(f"editor{n}", "编辑")
        draft = drafting.blank(by=user, now=timezone.now(), title=f"浸泡测试第{n + 1}稿")
        drafts[user.get_username()] = draft.pk
    number = _beacon()
    release = reverse("public:release", args=[number])
    word = quote(BEACON)
    beacons = [
        reverse("public:home"), release, f"{release}?q={word}", reverse("public:releases"),
        f"{reverse('public:releases')}?q={word}", reverse("neutral:releases_feed"),
    ]  # fmt: skip
    connection.close()
    return drafts, number, pages, beacons


def publish(number: str, published: Published, stop: threading.Event, every: float) -> None:
    """Corrects and publishes the beacon again and again; the number counts what has ended."""
    user = _user("chief", "编辑", "审核")
    due = time.monotonic() + every
    try:
        while not stop.wait(max(0, due - time.monotonic())):
            due += every
            release = Release.objects.get(number=number)
            edition = lifecycle.correct(release, by=user, now=timezone.now())
            edition.title = f"{BEACON}{published.number + 1}号"
            edition.change_note = "号数。"
            editing.save(edition, version=edition.lock_version, by=user, now=timezone.now())
            edition = Edition.objects.get(pk=edition.pk)
            lifecycle.publish(edition, by=user, now=timezone.now())
            published.number += 1
    except Exception as error:
        published.failed.append(f"publication {published.number + 1}: {error!r}")
        raise
    finally:
        connection.close()


def lost(editors: Iterable[Editor], drafts: dict[str, int]) -> list[str]:
    """What the site said it saved last and does not have."""
    found = []
    for editor in editors:
        stored = Edition.objects.get(pk=drafts[editor.username]).subtitle
        if stored != editor.saves.said:
            found.append(f"{editor.saves.said}: the database has {stored!r}")
    return found


def _beacon() -> str:
    user = _user("chief", "编辑", "审核")
    edition = drafting.blank(by=user, now=timezone.now(), title=f"{BEACON}0号")
    edition.event_date = timezone.localdate()
    editing.save(edition, version=edition.lock_version, by=user, now=timezone.now())
    edition.refresh_from_db()
    edition.blocks.create(kind="paragraph", text=f"{BEACON}照亮全市。", position=10)
    return lifecycle.publish(edition, by=user, now=timezone.now()).number


def _user(name: str, *groups: str):
    user, _made = get_user_model().objects.get_or_create(username=name, is_staff=True)
    user.set_password(PASSWORD)
    user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    return user
