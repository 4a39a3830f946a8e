"""Loads the demo: five years of an invented city, and what became of some of its releases."""

import datetime
import json
from pathlib import Path
from typing import Any, TypedDict

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from releases.intake.validate import reading_of
from releases.models import (
    Attachment,
    Change,
    Edition,
    Indicator,
    IndicatorAlias,
    MediaOutlet,
    Organisation,
    OrganisationAlias,
    Person,
    Release,
    SynonymGroup,
    SynonymWord,
    Topic,
)
from releases.publishing import editing, lifecycle
from releases.publishing.checking import mending
from releases.publishing.drafting import AlreadyHere, draft
from releases.publishing.pinning import pins
from releases.publishing.publish_checks import before_publishing
from releases.publishing.trail.history import Subject, record, together
from releases.publishing.uploads.attached import upload
from releases.publishing.withholding import closing
from releases.search.results.search_tally import Search, tally
from releases.text.search_key import key

from .corrections import Correction, written
from .in_review import HandOver, hand_over
from .merges import merge_names
from .promises import follow

HERE = Path(__file__).parent
DAY = datetime.timedelta(days=1)


class Fate(TypedDict, total=False):
    """What the interchange format does not carry, and what happens to a release once drafted."""

    series: str
    session: str
    attachments: list[dict[str, str]]
    stays: str
    corrected: Correction
    handed_over: HandOver
    withdrawn: str
    pinned: bool
    binned: Correction  # begun by mistake, and discarded


@together()
def load() -> int:
    """Store the demo and return how many releases it has; 0 when sample releases are here already.

    Nothing else in the database is touched.
    """
    if Release.objects.filter(origin=Release.Origin.SAMPLE).exists():
        return 0
    _vocabulary(_read("vocabulary.json"))
    for words in _read("synonyms.json"):
        rows = [SynonymWord(word=word, key=key(word)) for word in words]
        # Words that somebody has put into a group of their own stay there.
        if not SynonymWord.objects.filter(key__in=[row.key for row in rows]).exists():
            group = SynonymGroup.objects.create()
            for row in rows:
                row.group = group
            SynonymWord.objects.bulk_create(rows)
    story = _read("story.json")
    files = sorted(HERE.glob("20*.json"))
    loaded = {file.name: _release(_read(file.name), story.get(file.name, {})) for file in files}
    releases = {release.pk: name for name, release in loaded.items() if release}
    live = Edition.objects.published().filter(release__in=releases)
    follow(_read("promises.json"), {releases[edition.release_id]: edition for edition in live})
    published = [edition.published_at for edition in live if edition.published_at]
    merge_names(_read("merges.json"), at=max(published))
    for looked_for in _read("searches.json"):
        day = timezone.localdate() - looked_for["days_ago"] * DAY
        tally(Search(looked_for["words"], found=0), looked_for["times"], day)
    hand_over(_fated(loaded, story, "handed_over"), _fated(loaded, story, "binned"))
    words = Subject(Change.Kind.VOCABULARY, None, "演示的词表和同义词")
    record(words, Change.Verb.LOAD, by=None, now=min(published))
    return len(files)


def _fated(
    loaded: dict[str, Release | None], story: dict[str, Any], fate: str
) -> list[tuple[Release, Any]]:
    """The releases that have this fate, with what it is."""
    return [
        (release, story[name][fate])
        for name, release in loaded.items()
        if release and fate in story.get(name, {})
    ]


def _read(name: str) -> Any:
    return json.loads((HERE / name).read_text("utf-8"))


def _vocabulary(data: dict[str, Any]) -> None:
    for row in data["organisations"]:
        aliases = row.pop("aliases")
        organisation = Organisation.objects.get_or_create(name=row["name"], defaults=row)[0]
        for name in aliases:
            OrganisationAlias.objects.get_or_create(
                name=name, defaults={"organisation": organisation}
            )
    for row in data["indicators"]:
        aliases = row.pop("aliases")
        defaults = {"slug": row["name"], **row}
        indicator = Indicator.objects.get_or_create(name=row["name"], defaults=defaults)[0]
        for name in aliases:
            IndicatorAlias.objects.get_or_create(name=name, defaults={"indicator": indicator})
    for row in data["people"]:
        Person.objects.get_or_create(name=row["name"], note=row["note"], defaults=row)
    for name in data["topics"]:
        Topic.objects.get_or_create(name=name, defaults={"slug": name})
    for name in data["media"]:
        MediaOutlet.objects.get_or_create(name=name)


def _release(data: object, fate: Fate) -> Release | None:
    """Draft and publish one release at its own printed time, then let its fate happen."""
    reading = reading_of(data)
    now = parse_datetime(reading.published_at or "")
    assert now is not None
    try:
        stays = fate.get("stays") == "draft"  # as it was pasted: nobody has looked at it yet
        edition = draft(reading, by=None, now=now, origin=Release.Origin.SAMPLE, unseen=stays)
    except AlreadyHere:  # somebody imported the file by hand
        return None
    if "series" in fate:
        edition.series, edition.session = fate["series"], fate["session"]
        editing.save(edition, version=edition.lock_version, by=None, now=now)
    for row in fate.get("attachments", ()):
        attachment = Attachment(edition=edition, name=row["name"], alternative=row["alternative"])
        if "after" in row:
            attachment.block = edition.blocks.get(text__contains=row["after"])
        content = ContentFile((HERE / "files" / row["file"]).read_bytes(), name=row["file"])
        upload(row["file"], content).give_to(attachment)
        editing.save(attachment, version=0, by=None, now=now)
    if stays:
        pass_one_warning(edition, now=now)
        return edition.release
    release = lifecycle.publish(edition, by=None, now=now, first_published_at=now)
    for row in fate.get("attachments", ()):
        if "withheld" in row:
            file = edition.attachments.get(name=row["name"])
            closing.withhold_file(file, reason=row["withheld"], by=None, now=now + DAY)
    if "corrected" in fate:
        edition = written(release, fate["corrected"], by=None, now=now + DAY)
        lifecycle.publish(edition, by=None, now=now + DAY)
    if fate.get("pinned"):
        pins.pin(release, by=None, now=now + DAY)
    if "withdrawn" in fate:
        lifecycle.withdraw(release, by=None, now=now + DAY, reason=fate["withdrawn"])
    return release


def pass_one_warning(edition: Edition, *, now: datetime.datetime) -> None:
    """Somebody looked into one of the posts that are others than before."""
    for problem in before_publishing(edition):
        if problem.kind == "job_title_differs":
            reason = "任免文件已核对：今年九月起任现职。"
            mending.pass_over(edition, problem.key, reason=reason, by=None, now=now)
            return
