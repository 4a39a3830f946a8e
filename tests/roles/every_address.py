"""Every address pattern of the site, from its own list, and one address of each over the demo."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import timezone

from releases.intake.pasted_pages import keep
from releases.models import (
    Attachment,
    Edition,
    Message,
    Organisation,
    SignInEntry,
    State,
    WaitingChange,
)
from tests import make
from tests.public.addresses import EXAMPLES, NUMBER, WIDEST

PART = re.compile(r"<(?:\w+:)?(\w+)>")
# Of the admin's own, two that are written as regular expressions.
WRITTEN = {
    "admin/^(?P<app_label>auth|releases)/$": "admin/releases/",
    "admin/(?P<url>.*)$": "admin/nothing/here/",
    "admin/autocomplete/": (
        "admin/autocomplete/?app_label=releases&model_name=organisation&field_name=parent&term=市"
    ),
}


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """All of them, without the prefix of a language."""
    for each in (resolver or get_resolver()).url_patterns:
        own = "" if isinstance(each.pattern, LocalePrefixPattern) else str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, before + own)
        else:
            yield before + own


class World:
    """The demo, and one thing of each kind that an address may be about."""

    def __init__(self) -> None:
        author, now = make.make_user("编辑"), timezone.now()
        self.in_review = make.make_submitted(author).pk
        self.draft = Edition.objects.filter(state=State.DRAFT).order_by("pk")[0]
        self.message = Message.objects.create(
            to=author, event="returned", edition_id=self.in_review, about="roles", at=now
        )
        keep(b"x", filename="x.txt", by=author, now=now)
        WaitingChange.objects.create(
            verb="synonyms.put", arguments={}, differences=[], fingerprint="0" * 64, name="专利",
            by=author, at=now,
        )  # fmt: skip
        SignInEntry.objects.create(at=now, kind=SignInEntry.Kind.LOGOUT, account=author.username)
        one, other = Organisation.objects.order_by("pk").values_list("pk", flat=True)[:2]
        file = Attachment.objects.filter(edition__state=State.LIVE, withheld=False).order_by("pk")[
            0
        ]
        photo = Attachment.objects.filter(edition__state=State.LIVE).exclude(small="").first()
        self.parts = {
            "anchor": self.draft.blocks.order_by("pk")[0].anchor, "release": self.draft.release_id,
            "suffix": "csv", "section": "releases", "size": "small", "ordinal": 1, "url": "x",
            "token": "x" * 43, "which": "app",
            "kind": "organisation", "kept": one, "other": other, "number": WIDEST,
            "content_type_id": ContentType.objects.get_for_model(Edition).pk,
        }  # fmt: skip
        self.files = {"attachments": file, "photos": photo or file}

    def address(self, pattern: str) -> str:
        if pattern in WRITTEN:
            return f"/{WRITTEN[pattern]}"
        head = pattern.partition("/<")[0]
        found = self._narrower(pattern)
        known = self.parts | found

        def key(part: re.Match[str]) -> str:
            return str(known.get(part[1]) or self._key(pattern, head))

        return "/" + PART.sub(key, pattern)

    def _key(self, pattern: str, head: str) -> int:
        """Of the thing that the address is about, as it says before its key."""
        app, model = (*head.split("/")[1:3], "")[:2]
        if model == "edition" or app == "r":
            return self.in_review if pattern.endswith("/review/") else self.draft.pk
        if (model == "vocabularyentry" and "/uses/" in pattern) or "/merge/" in pattern:
            return self.parts["kept"]
        return apps.get_model(app, model).objects.order_by("pk")[0].pk

    def _narrower(self, pattern: str) -> dict[str, object]:
        folder = next((name for name in self.files if f"/{name}/" in pattern), "")
        if folder:
            file = self.files[folder]
            number, pk = file.edition.release.number, file.edition_id
            return {"number": number, "uid": file.uid, "pk": pk}
        if "/changes/" in pattern:
            return {"number": NUMBER, "ordinal": 2, "first": 1, "last": 2}
        if "/messages/" in pattern:
            return {"pk": self.message.pk}
        kind = pattern.split("/")[0]
        name = {"statistics": "indicator", "speakers": "speaker", "organisations": "organisation"}
        if "slug" in pattern and kind in name:
            return {"slug": EXAMPLES[name[kind]]()[0]}
        if kind == "measures" and "<" in pattern:
            return {"uid": EXAMPLES["measure"]()[1]}
        return {"anchor": EXAMPLES["row"]()[1]} if "anchor:" in pattern else {}
