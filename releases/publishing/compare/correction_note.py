"""The correction note 更正说明 that an edition's differences suggest: what readers ought to know.

It is offered, never stored: whoever publishes reads it and changes it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from releases.models import Edition, State

from .contents import MODELS, ComparedRow, labels
from .differences import Differences
from .editions import before, between
from .row_difference import RowDifference
from .text_runs import Run
from .words import label, shown

MOST_TOLD = 6  # one by one; the rest is counted
MOST_NAMED = 2  # rows of a kind that came, or went
MOST_CHANGED = 3  # places of one paragraph
AROUND = 8  # characters before and after what changed
LONGEST = 30  # characters of one piece of text
AMOUNT = ("value", "unit")
# What says how the text is understood, or follows from another field.
BESIDE = {"kind", "number", "period_start", "period_end", *AMOUNT}
_CLAUSE = re.compile(r"[，。；：！？、;!?\n]|,(?!\d)|(?<!\d),")
_DIGITS = "0123456789.,%"


def of_edition(edition: Edition) -> str:
    """Empty for the first edition, too, and where it would quote what was withdrawn."""
    earlier = before(edition)
    quoted = earlier is not None and earlier.state != State.WITHDRAWN
    return proposed(between(earlier, edition)) if earlier and quoted else ""


def proposed(found: Differences) -> str:
    """Empty where nothing differs."""
    told = list(dict.fromkeys(sentences(found)))
    left = len(told) - MOST_TOLD
    if left > 1:
        told = [*told[:MOST_TOLD], _("另有 %d 处改动") % left]
    return _("；").join(told) + _("。") if told else ""


def sentences(found: Differences) -> Iterator[str]:
    """Figures first: they are what others have cited."""
    figures = found.rows.get("statistic", ())
    yield from filter(None, map(figure_amended, figures))
    named = labels()
    for path, was, now in found.facts:
        yield replaced(named[path], was, now)
    # A number that its figure has told is told once.
    numbers = {row.row.block: (_values(row.old), _values(row.new)) for row in figures}
    for row in found.blocks:
        yield from block_amended(row, numbers.get(row.row.key))
    rewritten = {row.row.key for row in found.blocks}
    for kind, rows in found.rows.items():
        if kind != "block":
            yield from (told for row in rows for told in fields_replaced(row))
            yield from came_and_went(kind, [r for r in rows if r.row.block not in rewritten])


def figure_amended(row: RowDifference) -> str:
    """将“专利授权37件”更正为“38件”."""
    was, now = _values(row.old), _values(row.new)
    if not (row.old and row.new) or was == now:
        return ""
    return _("将“%(was)s”更正为“%(now)s”") % {"was": row.old.name + was, "now": now}


def _values(row: ComparedRow | None) -> str:
    return "".join(row.values[name] for name in AMOUNT) if row else ""


def replaced(name: str, was: str, now: str) -> str:
    told = {"name": name, "was": shown(was), "now": shown(now)}
    if not was:
        return _("补充%(name)s“%(now)s”") % told
    if not now:
        return _("删去%(name)s“%(was)s”") % told
    return _("将%(name)s“%(was)s”更正为“%(now)s”") % told


def fields_replaced(row: RowDifference) -> Iterator[str]:
    kind = str(MODELS[row.kind]._meta.verbose_name)
    for name in row.fields:
        if row.old and row.new and name not in BESIDE and row.kind != "block":
            of = _("%(kind)s“%(name)s”的") % {"kind": kind, "name": row.old.name}
            of += label(MODELS[row.kind], name)
            yield replaced(of, row.old.values[name], row.new.values[name])


def came_and_went(kind: str, rows: Iterable[RowDifference]) -> Iterator[str]:
    told = {"kind": str(MODELS[kind]._meta.verbose_name)}
    for is_new, same in groupby(
        sorted((row for row in rows if not (row.old and row.new)), key=lambda row: row.old is None),
        key=lambda row: row.old is None,
    ):
        names = [row.row.name for row in same]
        if len(names) > MOST_NAMED:
            shape = _("补充%(kind)s%(n)d项") if is_new else _("删去%(kind)s%(n)d项")
            yield shape % {**told, "n": len(names)}
        else:
            shape = _("补充%(kind)s“%(name)s”") if is_new else _("删去%(kind)s“%(name)s”")
            yield from (shape % {**told, "name": name} for name in names)


def block_amended(row: RowDifference, number: tuple[str, str] | None) -> Iterator[str]:
    if row.cut:
        whole = row.old if row.old and row.cut == "split" else row.row
        yield from [_("调整“%s”一段的分段") % whole.name] if row.cut != "piece" else []
    elif row.old is None:
        yield _("补充“%s”一段") % row.row.name
    elif row.new is None:
        yield _("删去“%s”一段") % row.row.name
    else:
        if row.moved:
            yield _("移动“%s”一段") % row.row.name
        changes = list(changed_passages(row.runs))
        if len(changes) > MOST_CHANGED or any(len(was + now) > 2 * LONGEST for was, now in changes):
            yield _("修改“%s”一段的文字") % row.old.name
            return
        for was, now in changes:
            if number is None or number[0] not in was or number[1] not in now:
                yield _("将“%(was)s”更正为“%(now)s”") % {"was": was, "now": now}


def changed_passages(runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
    """Each place before and after, in the words of its clause."""
    groups = [list(group) for _same, group in groupby(runs, key=lambda run: run.sign == "same")]
    for ahead, here, behind in zip([[], *groups], groups, [*groups[1:], []], strict=False):
        if here[0].sign != "same":
            head = _CLAUSE.split(ahead[0].text)[-1] if ahead else ""
            tail = _CLAUSE.split(behind[0].text)[0] if behind else ""
            head = head if len(head) <= AROUND else head[-AROUND:].lstrip(_DIGITS)
            tail = tail if len(tail) <= AROUND else tail[:AROUND].rstrip(_DIGITS)
            told = {run.sign: run.text for run in here}
            yield head + told.get("gone", "") + tail, head + told.get("new", "") + tail
