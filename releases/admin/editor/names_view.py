"""What is said of a draft's new names, at an address of its own beside the editor.

With htmx a name is offered beside its row, and what is settled goes from the page.
"""

import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Edition, Editor
from releases.publishing.errors import Refused
from releases.publishing.trail.history import together
from releases.publishing.vocabulary import unconfirmed
from releases.publishing.vocabulary.merging import merge

from . import new_names


def names_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    edition = viewed(request, model_admin, Edition.objects.select_related("release"), pk)
    htmx, settled, said = HtmxDetails(request), list[str](), ""
    if request.method == "POST":
        try:
            said = settle(edition, request.POST, by=request.user, now=timezone.now())
            settled = request.POST.getlist("name")
        except Refused as refusal:
            said = str(refusal)
        if not htmx:
            (messages.success if settled else messages.error)(request, said)
    if not htmx:
        return HttpResponseRedirect(f"{admin_links.editor(pk)}?names=all#names")
    context: dict[str, object] = {
        "edition": edition,
        "settled": settled,
        "said": said,
        "may_save_block": edition.is_open and request.user.has_perm("releases.change_block"),
    }
    place = "_editor_named.html" if said else "_editor_name.html"
    if "name" in request.GET:
        context["name"] = new_names.one(edition, request.GET["name"], request.user)
    elif not said:
        place = "_editor_names.html"
        context |= new_names.shown(edition, request.user, asked=True)
    answer = TemplateResponse(request, f"admin/releases/{place}", context)
    if said:
        answer["HX-Reswap"] = "none"
    return answer


@together()
def settle(edition: Edition, sent: QueryDict, *, by: Editor, now: datetime.datetime) -> str:
    """Names are said to be new, or one of them to be another name `into` which it goes; gives what
    to say. Raises Refused."""
    nouns = [noun for key in sent.getlist("name") if (noun := new_names.noun(edition, key))]
    if not nouns:
        raise Refused(_("这个名称已经有人确认过了。"))
    if "into" not in sent:
        for noun in nouns:
            unconfirmed.confirm(noun, by=by, now=now)
        return _("已确认是新的：%s。") % "、".join(map(str, nouns))
    noun, into = nouns[0], sent.get("into", "")
    if not by.has_perm(new_names.may_alias(type(noun))):
        raise PermissionDenied
    known = type(noun)._default_manager.filter(pk=into if into.isdecimal() else 0).first()
    if known is None:
        raise Refused(_("词表里没有这一条，可能已被删除。"))
    merge(known, noun, versions=(known.lock_version, noun.lock_version), by=by, now=now)
    return _("“%(alias)s”已记为“%(name)s”的别名。") % {"alias": noun.name, "name": known}
