"""Who may look at each address, and who may change something there: declared by hand, one by one.

A new address is declared here before it lands. A letter is a role, `-` whoever is not signed in.
"""

ROLES = {
    "e": "编辑",
    "r": "审核",
    "c": "总编",
    "s": "保密审查",
    "u": "审计员",
    "m": "管理员",
}
STAFF = "".join(ROLES)
READ = "ercsu"  # all but administrators, who have no content
DECIDE = "rc"
ALL = f"-{STAFF}"
Rules = dict[str, tuple[str, str]]  # who sees, who changes


def of_model(name: str, see: str, *, write: str = "", delete: str = "", add: str = "") -> Rules:
    """The addresses that Django makes for a table."""
    at, key = f"admin/{name}/", "<path:object_id>/"
    return {
        at: (see, delete),
        f"{at}add/": (add, add),
        f"{at}{key}change/": (see, write),
        f"{at}{key}delete/": (delete, delete),
        f"{at}{key}history/": (see, ""),
        f"{at}{key}": (STAFF, ""),  # leads to the one with change/
    }


def noun(name: str) -> Rules:
    return of_model(f"releases/{name}", READ, add="e", write="e", delete="e")


def row(name: str) -> Rules:
    """Rows have no form of their own: each address leads to the editor."""
    at = f"admin/releases/{name}/"
    led = {f"{at}add/": (STAFF, ""), f"{at}<path:object_id>/delete/": (READ, "")}
    return of_model(f"releases/{name}", READ) | led


RULES: Rules = {
    **of_model("auth/group", "um"),
    **of_model("auth/user", "um", add="m", write="m"),
    "admin/auth/user/": ("um", "m"),
    "admin/auth/user/<path:object_id>/delete/": (STAFF, ""),  # says that none is deleted
    "admin/auth/user/<id>/password/": ("m", "m"),
    "admin/auth/user/<int:pk>/two-steps/": ("m", "m"),
    **of_model("releases/change", READ),
    "admin/releases/change/row/<int:release>/<slug:anchor>/": (READ, ""),
    "admin/releases/change/export.<str:suffix>": (READ, ""),
    **of_model("releases/signinentry", "um"),
    "admin/releases/signinentry/": ("um", "m"),
    **of_model("releases/reviewrules", "um", write="m"),
    **of_model("releases/searchtally", "eu"),
    **of_model("releases/release", READ),
    "admin/releases/release/import/": ("e", "e"),
    "admin/releases/release/import/report/": ("e", ""),
    **of_model("releases/followup", READ),
    **of_model("releases/withheld", "cu"),
    **of_model("releases/waitingchange", READ),
    "admin/releases/waitingchange/<int:pk>/decide/": (READ, DECIDE),
    # Vocabulary
    **noun("organisation"),
    **noun("person"),
    **noun("topic"),
    **noun("mediaoutlet"),
    **noun("indicator"),
    **noun("synonymgroup"),
    **noun("wrongword"),
    **of_model("releases/vocabularyentry", READ),
    "admin/releases/vocabularyentry/merge/<str:kind>/<int:kept>/<int:other>/": (READ, DECIDE),
    "admin/releases/vocabularyentry/merge/<str:kind>/<int:pk>/": (READ, ""),
    "admin/releases/vocabularyentry/uses/<str:kind>/<int:pk>/": (READ, ""),
    "admin/releases/vocabularyentry/proposals/<str:kind>/": (READ, "erc"),
    "admin/releases/vocabularyentry/<int:pk>/undo/": (DECIDE, DECIDE),
    # Pasted pages
    **of_model("releases/pastedtext", READ),
    "admin/releases/pastedtext/add/": (STAFF, ""),
    "admin/releases/pastedtext/paste/": ("e", "e"),
    "admin/releases/pastedtext/<int:pk>/check/": (READ, "e"),
    "admin/releases/pastedtext/<int:pk>/download/": (READ, ""),
    "admin/releases/pastedtext/<int:pk>/encoding/": (STAFF, "e"),  # 405 to whoever looks
    # Rows of editions
    **row("attendingorganisation"),
    **row("attendingmedia"),
    **row("appearance"),
    **row("block"),
    **row("measure"),
    **row("statistic"),
    **row("doubt"),
    **row("attachment"),
    "admin/releases/attachment/<int:pk>/file/": (READ, ""),
    "admin/releases/measure/<int:pk>/answer/": (STAFF, "e"),  # 405 to whoever looks
    "admin/releases/measure/<int:pk>/follow/": (READ, "e"),
    # Editions
    **of_model("releases/edition", READ, add="e"),
    **{
        f"admin/releases/edition/<int:pk>/{verb}/": (who, who)
        for who, verbs in {
            "e": ("submit", "recall", "correct", "discard", "bring_back"),
            DECIDE: ("publish", "withdraw", "time", "untime", "afterwards", "pin", "unpin"),
            "c": ("emergency", "withhold", "lift", "withhold_file", "lift_file", "remove"),
        }.items()
        for verb in verbs
    },
    "admin/releases/edition/<int:pk>/review/": (READ, "rcs"),
    "admin/releases/edition/<int:pk>/comments/": (READ, "ercs"),
    "admin/releases/edition/<int:pk>/departments/": (READ, "e"),
    "admin/releases/edition/<int:pk>/problems/": (READ, ""),
    "admin/releases/edition/<int:pk>/promises/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/": (READ, "e"),
    "admin/releases/edition/<int:pk>/names/": (READ, "e"),
    "admin/releases/edition/<int:pk>/editor/scratch/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/here/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/suggest/": ("e", ""),
    "admin/releases/edition/<int:pk>/editor/preview/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/preview/page/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/preview/attachments/<slug:uid>/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/preview/photos/<slug:uid>/<slug:size>/": (READ, ""),
    "admin/releases/edition/<int:pk>/editor/compare/": (READ, ""),
    "admin/releases/edition/<int:pk>/row/<str:anchor>/": (READ, ""),
    "admin/releases/edition/<int:pk>/unmentioned/": (STAFF, "e"),  # 405 to whoever looks
    "admin/releases/edition/emergencies/": (READ, ""),
    "admin/releases/edition/bin/": (READ, ""),
    "admin/releases/edition/index/catch-up/": (STAFF, "e"),
    # The desk itself
    "admin/": (STAFF, ""),
    "admin/all/": (STAFF, ""),
    "admin/messages/": (STAFF, ""),
    "admin/messages/read/": (STAFF, STAFF),  # one's own
    "admin/messages/<int:pk>/": (STAFF, ""),  # 404, as it is another's
    "admin/login/": (ALL, ""),
    "admin/login/second/": ("", ""),  # leads back to the first step
    "admin/logout/": (ALL, ""),
    "admin/two-steps/": (STAFF, ""),
    "admin/two-steps/app/": (STAFF, STAFF),  # one's own
    "admin/two-steps/passkey/": (STAFF, STAFF),
    "admin/two-steps/codes/": (STAFF, STAFF),
    "admin/two-steps/remove/<slug:which>/": (STAFF, STAFF),  # 404, as they have none
    "admin/password_change/": (STAFF, STAFF),
    "admin/password_change/done/": (STAFF, ""),
    "admin/autocomplete/": (READ, ""),
    "admin/jsi18n/": (STAFF, ""),
    "admin/r/<path:content_type_id>/<path:object_id>/": (STAFF, ""),  # 404: nothing has such a page
    "admin/^(?P<app_label>auth|releases)/$": (STAFF, ""),
    "admin/(?P<url>.*)$": (STAFF, ""),  # 404
}
# What readers have: nobody is refused, and nothing is changed but a cookie (display/).
PUBLIC = (
    *("", "releases/", "exchanges/", "measures/", "figures/", "speakers/", "suggest/"),
    *("releases/<slug:number>/", "releases/<slug:number>/editions/<int:ordinal>/"),
    *("releases/<slug:number>/changes/<int:ordinal>/", "releases/<slug:number>/changes/"),
    *("releases/<slug:number>/changes/<int:first>-<int:last>/", "site-map/"),
    *("statistics/", "statistics/compare/", "statistics/compare/metadata.json"),
    *("statistics/compare/data.<str:suffix>", "statistics/<name:slug>/"),
    *("statistics/<name:slug>/metadata.json", "statistics/<name:slug>/data.<str:suffix>"),
    *("measures/progress/", "measures/<slug:number>/<slug:uid>/"),
    *("releases/<slug:number>/<anchor:anchor>/", "speakers/<name:slug>/"),
    *("organisations/", "organisations/<name:slug>/"),
    *("releases/<slug:number>/attachments/<slug:uid>/",),
    *("releases/<slug:number>/photos/<slug:uid>/<slug:size>/",),
    *("releases/feed.atom", "exchanges/feed.atom", "measures/feed.atom", "figures/feed.atom"),
    *("conflicts/", "corrections/", "conflicts/feed.atom", "corrections/feed.atom"),
    "measures/progress/feed.atom",
    *("statistics/<name:slug>/feed.atom", "speakers/<name:slug>/feed.atom"),
    "sign-off/<slug:token>/",  # 404 but for a department's own link: tests/public/departments
    *("display/", "sitemap.xml", "sitemap-<slug:section>.xml", "opensearch.xml", "robots.txt"),
)
RULES |= dict.fromkeys(PUBLIC, (ALL, ""))
