"""Comments as they are shown: each with its answers, what it speaks of and the way to its field."""

from collections import defaultdict
from dataclasses import dataclass

from releases.admin import admin_links
from releases.models import Comment, Edition, Editor
from releases.publishing.reviewing import commenting
from releases.publishing.reviewing.commented_rows import kind_of, still_there


@dataclass(frozen=True, slots=True)
class Thread:
    """`place` is where its row is edited, or "" where that is gone."""

    comment: Comment
    replies: list[Comment]
    kind: str
    place: str


def shown(edition: Edition, user: Editor, *, back: str) -> dict[str, object]:
    """`back` is the page that shows them, for whoever answers there. In two queries at most."""
    found = threads(edition)
    return {
        "open_threads": [each for each in found if not each.comment.resolved_at],
        "resolved_threads": [each for each in found if each.comment.resolved_at],
        "may_comment": edition.is_open and commenting.may(user),
        "back": back,
    }


def threads(edition: Edition) -> list[Thread]:
    """In the order in which they were begun."""
    rows = Comment.objects.filter(edition=edition).select_related("by", "resolved_by")
    every = list(rows.order_by("at", "pk"))
    begun = [comment for comment in every if not comment.answers_id]
    replies = defaultdict[int | None, list[Comment]](list)
    for comment in every:
        replies[comment.answers_id].append(comment)
    there = still_there(edition, begun)
    return [
        Thread(
            comment,
            replies[comment.pk],
            kind_of(comment.anchor),
            admin_links.field(edition.pk, comment.anchor) if comment.anchor in there else "",
        )
        for comment in begun
    ]
