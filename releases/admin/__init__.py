"""The editors' side: paste, check, edit row by row, and buttons for the verbs of publishing.

Front door: Django's admin site, at /admin/. Never changes a state itself (publishing.lifecycle
does) and never writes a row but through publishing.editing.
"""

from . import account, change, records, sign_ins, synonym, vocabulary, wrong_words
from .editions import edition
from .follow_ups import follow_up
from .merging import vocabulary_entry
from .pasting import pasted_text
from .reviewing import rules_admin, withheld_list
from .rows import appearance, attachment, attendance, block, doubt, measure, statistic
from .waiting import waiting_page

__all__ = [
    "account",
    "appearance",
    "attachment",
    "attendance",
    "block",
    "change",
    "doubt",
    "edition",
    "follow_up",
    "measure",
    "pasted_text",
    "records",
    "rules_admin",
    "sign_ins",
    "statistic",
    "synonym",
    "vocabulary",
    "vocabulary_entry",
    "waiting_page",
    "withheld_list",
    "wrong_words",
]
