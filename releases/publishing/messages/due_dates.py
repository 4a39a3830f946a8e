"""Due dates of submissions: told the day before, and once they have passed."""

import datetime

from django.utils import timezone

from releases.models import Message, ReviewRules, Submission
from releases.publishing.reviewing.approved_content import fingerprint
from releases.publishing.reviewing.standing import next_step

from . import audience, inbox

NEAR = datetime.timedelta(days=1)


def tell_due(*, at: datetime.datetime) -> None:
    """Whoever looks at it, else who may; of what is late the one who handed it over, too. Each
    date once."""
    today = timezone.localdate(at)
    rules = ReviewRules.current()
    rows = Submission.objects.open().filter(due_on__lte=today + NEAR)
    for row in rows.select_related("edition__release").order_by("pk"):
        late = row.due_on < today
        event = Message.Event.OVERDUE if late else Message.Event.DUE
        step = next_step(row.edition, fingerprint(row.edition), rules)
        to = {row.claimed_by_id} if row.claimed_by_id else audience.next_to_act(row.edition, step)
        about = f"{event} {row.pk} {row.due_on}"
        told = Message(event=event, edition=row.edition, about=about, at=at)
        told.note = row.due_on.isoformat()
        inbox.send(told, to | ({row.by_id} if late else set()))
