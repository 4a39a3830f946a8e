"""Whether the chain of the trail is whole, and which row is the first that is not as it was."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.utils.translation import gettext as _

from releases.models import Change
from releases.models.change import hash_after
from releases.publishing.compare.words import moment

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of the chain at a time, as it is kept outside of the database, and where."""

    sequence: int
    hash: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Verified:
    """Where the chain ends, or how far it is whole, and its first fault in words."""

    head: ChainHead
    fault: str = ""


def head() -> ChainHead:
    """The end of the chain as the database has it."""
    last = Change.objects.order_by("-sequence").values_list("sequence", "hash").first()
    return ChainHead(*last) if last else ChainHead(0, "")


def verify(heads: Iterable[ChainHead] = ()) -> Verified:
    """Walk all of the chain, and hold it against the heads of other times."""
    outside = sorted((known for known in heads if known.sequence), key=attrgetter("sequence"))
    good: tuple[Change, ...] = ()  # the last two
    for row in _rows():
        fault = _fault_of(row, good)
        while not fault and outside and outside[0].sequence <= row.sequence:
            known = outside.pop(0)
            if known.sequence == row.sequence and known.hash != row.hash:
                fault = _("%(row)s的指纹不是%(where)s的链头：到这一条为止的记录被整个改写过。") % {
                    "row": named(row),
                    "where": known.where,
                }
        if fault:
            return Verified(_end(good), fault)
        good = (*good[-1:], row)
    if outside:
        last, known = _end(good), outside[-1]
        shape = _("末尾的记录不见了：%(where)s的链头是第 %(known)d 条，现在只到第 %(last)d 条。")
        told = {"last": last.sequence, "known": known.sequence, "where": known.where}
        return Verified(last, shape % told)
    return Verified(_end(good))


def _end(good: Sequence[Change]) -> ChainHead:
    return ChainHead(good[-1].sequence, good[-1].hash) if good else ChainHead(0, "")


def _rows(after: int = 0) -> Iterator[Change]:
    """In their order, a few at a time."""
    chain = Change.objects.order_by("sequence")
    while some := list(chain.filter(sequence__gt=after)[:AT_ONCE]):
        yield from some
        after = some[-1].sequence


def _fault_of(row: Change, good: Sequence[Change]) -> str:
    """What is wrong with the row that stands behind the good ones."""
    before = _end(good)
    number = before.sequence + 1
    if row.sequence != number:
        told = {"first": number, "last": row.sequence - 1, "row": named(row)}
        if told["first"] == told["last"]:
            return _("第 %(first)d 条操作记录不见了；它后面是%(row)s。") % told
        return _("第 %(first)d 到第 %(last)d 条操作记录不见了；后面是%(row)s。") % told
    if row.hash == hash_after(before.hash, vars(row)):
        return ""
    following = next(_rows(number), None)
    if following and _was_behind(before, following):
        return _("%s是后来插进去的，原来没有这一条。") % named(row)
    if good and _was_behind(_end(good[:-1]), row):
        return _("%s是后来插进去的，原来没有这一条。") % named(good[-1])
    return _("%s与它的指纹不符：这一条被改动过，或者它的前一条被换过。") % named(row)


def _was_behind(head: ChainHead, row: Change) -> bool:
    """Whether it was the next one, before somebody put one in and counted the others on."""
    said = vars(row) | {"sequence": head.sequence + 1}
    return row.hash == hash_after(head.hash, said)


def named(row: Change) -> str:
    """第 37 条操作记录（2025-04-26 09:30，王敏，修改内容，《标题》）."""
    told = {
        "number": row.sequence,
        "moment": moment(row.at),
        "who": row.by_name or _("命令行"),
        "verb": row.get_verb_display(),
        "name": row.name,
    }
    return _("第 %(number)d 条操作记录（%(moment)s，%(who)s，%(verb)s“%(name)s”）") % told
