"""What the buttons and forms of the check page do to the working copy; each is one step."""

from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.intake import correct
from releases.intake.correct import NotCorrected
from releases.intake.parse import reader
from releases.intake.vocabulary import Vocabulary
from releases.models import Editor
from releases.publishing.vocabulary import save_noun
from releases.publishing.vocabulary.noun_rows import NOUNS

from . import accepted_rows, correction_forms, new_names, parsed_rows, working_copy
from .correction_forms import FactCorrectionForm, RowCorrectionForm
from .working_copy import Copy

VERBS = ("accept", "reopen", "drop", "correct", "add", "same", "new", "undo", "reread")


@dataclass(frozen=True, slots=True)
class Done:
    """Where to go on, what to say, and the form to show again with `refused` if it was refused."""

    at: str = ""
    said: str = ""
    form: FactCorrectionForm | RowCorrectionForm | None = None
    refused: str = ""


def verb_of(post: QueryDict) -> str:
    return next((verb for verb in VERBS if verb in post), "")


def act(copy: Copy, verb: str, post: QueryDict, *, by: Editor) -> Done:
    """Do one thing; raises NotCorrected or Refused, and then nothing was changed."""
    shown, name = post.get("version", ""), post.get(verb, "")
    if not shown.isdecimal() or int(shown) != copy.version:
        working_copy.keep(copy, version=-1, by=by)  # refuses, naming who was first
    match verb:
        case "accept":
            _keep(copy.settle(key_of(copy, name)), by)
            return Done(_after(copy, name) if name.startswith("doubt-") else name)
        case "reopen":
            _keep(copy.reopen(key_of(copy, name)), by)
            return Done(name)
        case "drop":
            return _drop(copy, name, post, by)
        case "correct":
            return _correct(copy, name, post, by)
        case "add":
            return _add(copy, name, post, by)
        case "same":
            return _same(copy, name, by)
        case "new":
            _keep(copy.settle(*(f"name {line}" for line in name.splitlines())), by)
            return Done("names")
        case "undo":
            working_copy.step_back(copy, by=by)
            return Done(post.get("at", ""), _("上一步已撤销；再按一次就恢复。"))
    _keep(replace(copy, reading=working_copy.beside_series(reader.read(copy.text)), settled=()), by)
    return Done("", _("已重新读。先前的更正要恢复，请按“撤销上一步”。"))


def kept_open(copy: Copy, verb: str, post: QueryDict, refused: str) -> Done:
    """After a refusal, what was typed for a row that is still the one it was typed for."""
    name = post.get(verb, "")
    form = correction_forms.form_for(copy.reading, name, post) if verb == "correct" else None
    if form is None or (not name.startswith("fact-") and key_of(copy, name) != post.get("key")):
        return Done(post.get("back") or name.partition(" ")[0], refused=refused)
    form.is_valid()
    return Done(form=form, refused=refused)


def _keep(copy: Copy, by: Editor) -> None:
    working_copy.keep(copy, version=copy.version, by=by)


def _drop(copy: Copy, name: str, post: QueryDict, by: Editor) -> Done:
    """A dropped fact is an empty one."""
    kind, _dash, n = name.partition("-")
    if kind == "fact":
        empty = {"published_at": None, "event.date": None}.get(n, () if n in correct.LISTS else "")
        new = correct.fact(copy.reading, n, empty)
    else:
        new = correct.drop(copy.reading, kind, int(n) if n.isdecimal() else 0)
    _keep(replace(copy, reading=new), by)
    return Done(post.get("back") or name, _("已去掉。要恢复请按“撤销上一步”。"))


def _correct(copy: Copy, name: str, post: QueryDict, by: Editor) -> Done:
    """A corrected row has been looked at, and so has the doubt it was opened from."""
    form = correction_forms.form_for(copy.reading, name, post)
    if form is None:
        raise NotCorrected(_("没有这一行，可能已被去掉。"))
    if not form.is_valid():
        return Done(form=form)
    kind, _dash, n = name.partition("-")
    try:
        new = replace(copy, reading=form.corrected(copy.reading, kind, n))
    except NotCorrected as refusal:
        return Done(form=form, refused=str(refusal))
    back = post.get("back", "")
    doubt = [key_of(copy, back)] if back.startswith("doubt-") else []
    _keep(new.settle(key_of(new, name), *doubt), by)
    return Done(_after(new, back) if doubt else name)


def _add(copy: Copy, kind: str, post: QueryDict, by: Editor) -> Done:
    if kind not in correction_forms.MAY_ADD:
        raise NotCorrected(_("没有这一项。"))
    form = correction_forms.FORMS[kind](copy.reading, data=post)
    if not form.is_valid():
        return Done(form=form)
    try:
        reading, n = form.added(kind)
    except NotCorrected as refusal:
        return Done(form=form, refused=str(refusal))
    new = replace(copy, reading=reading)
    _keep(new.settle(key_of(new, f"{kind}-{n}")), by)
    return Done(f"{kind}-{n}", _("已添加。"))


def _same(copy: Copy, named: str, by: Editor) -> Done:
    """`organisation 12 市科技局`: from now on the name is an alias of the row with that key."""
    kind, key, name = [*named.split(" ", 2), "", ""][:3]
    model = NOUNS.get(kind)
    if model is None or not by.has_perm(new_names.may_alias(model)):
        raise PermissionDenied
    if name not in Vocabulary(copy.left).new_names().of(kind) or not key.isdecimal():
        raise NotCorrected(_("“%s”不是这一页的新名称，没有记为别名。") % name)
    owner = model._default_manager.filter(pk=int(key)).first()
    if owner is None:
        raise NotCorrected(_("词表里没有这一条，可能已被删除。"))
    save_noun.add_alias(owner, name, by=by, now=timezone.now())
    said = _("“%(alias)s”已记为“%(name)s”的别名。") % {"alias": name, "name": owner}
    return Done("names", said)


def key_of(copy: Copy, name: str) -> str:
    """The lasting key of a row that the page calls `statistic-3`."""
    kind, _dash, n = name.partition("-")
    if kind == "fact" and n in parsed_rows.FACTS:
        return parsed_rows.fact_key(copy.reading, n)
    if kind in correct.ROWS and n.isdecimal():
        keys = accepted_rows.keys(copy.reading, kind)
        if 1 <= int(n) <= len(keys):
            return keys[int(n) - 1]
    raise NotCorrected(_("没有这一行，可能已被去掉。"))


def _after(copy: Copy, name: str) -> str:
    """The next doubt that nobody has settled, from the first again after the last."""
    here = int(name.partition("-")[2])
    left = [n for n, row in enumerate(parsed_rows.doubts(copy), 1) if not row.settled and n != here]
    following = [n for n in left if n > here] or left
    return f"doubt-{following[0]}" if following else "doubts"
