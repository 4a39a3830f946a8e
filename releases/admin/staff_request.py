"""The request of somebody who is signed in, with what one step of the admin leaves for the next."""

from typing import cast

from django.http import HttpRequest

from releases.models import Editor


class StaffRequest(HttpRequest):
    """`refusal` is why a write was refused; `edition_id` is that of the row just deleted,
    `said_before` what stood in a group of synonyms."""

    user: Editor
    refusal: str
    edition_id: int
    said_before: dict[str, object]


def staff(request: HttpRequest) -> StaffRequest:
    """The same request: `admin_view` lets in nobody who is not signed in."""
    return cast(StaffRequest, request)
