"""Two releases in which words were said that are withheld: an older edition, a file, a title."""

import datetime
from dataclasses import dataclass

from django.core.files.base import ContentFile

from releases.models import (
    Attachment,
    Block,
    Change,
    Edition,
    PastedText,
    Release,
    State,
)
from releases.models.pasted_text import sha256
from releases.publishing import editing, lifecycle
from releases.publishing.trail.history import record
from releases.publishing.withholding import closing
from tests import make

ASKED, REST = "天机不可", "泄露半句"
SECRET = ASKED + REST
LATER = make.NOW + datetime.timedelta(days=1)
BY = {"by": None, "now": LATER}


@dataclass
class Planted:
    older: Edition
    live: Edition
    block: Block
    file: Attachment
    pasted: PastedText
    withdrawn: Edition

    def withhold(self):
        return [
            closing.withhold_edition(self.older, reason="涉及个人信息", **BY),
            closing.withhold_file(self.file, reason="文件有误", **BY),
            closing.withhold_edition(self.withdrawn, reason="标题不当", **BY),
        ]


def planted() -> Planted:
    content = f"{SECRET}\n全年专利授权1939件。".encode()
    pasted = PastedText.objects.create(
        content=content, sha256=sha256(content), encoding="utf-8", pasted_at=make.NOW
    )
    edition = make.make_edition(title=f"发布会 {SECRET}", subtitle=SECRET, pasted_text=pasted)
    speaker = make.make_appearance(edition, posts=[SECRET])
    block = make.make_block(
        edition, f"{SECRET}，专利授权1939件。", kind="statement", speaker=speaker
    )
    make.make_measure(block, SECRET)
    make.make_statistic(block, scope=SECRET)
    # A row that the correction takes away.
    make.make_block(edition, f"另一段{SECRET}。")
    file = Attachment(edition=edition, name=f"名单{SECRET}", alternative=SECRET, position=1)
    file.file.save("list.txt", ContentFile(SECRET.encode()))
    lifecycle.publish(edition, by=None, now=make.NOW)
    new = lifecycle.correct(edition.release, **BY)
    for each in new.blocks.filter(text__startswith="另"):
        editing.delete(each, version=each.lock_version, **BY)
    new.measures.all().delete()
    row = new.blocks.get()
    row.text = "今年，专利授权1939件。"
    editing.save(row, version=row.lock_version, **BY)
    new.statistics.update(scope="")
    new.appearances.update(posts=["局长"])
    new = Edition.objects.get(pk=new.pk)
    new.title, new.subtitle, new.change_note = "发布会", "", "改了第一段。"
    editing.save(new, version=new.lock_version, **BY)
    lifecycle.publish(Edition.objects.get(pk=new.pk), **BY)
    release = make.make_release(title=f"标题{SECRET}")
    record(release.editions.get(), Change.Verb.PUBLISH, by=None, now=make.NOW)
    lifecycle.withdraw(release, reason="有误", **BY)
    make.index_all()
    release = Release.objects.get(pk=edition.release_id)
    older = release.editions.get(state=State.SUPERSEDED)
    live = release.editions.get(state=State.LIVE)
    return Planted(
        older, live, older.blocks.earliest("pk"), live.attachments.get(), pasted,
        Edition.objects.get(state=State.WITHDRAWN),
    )  # fmt: skip
