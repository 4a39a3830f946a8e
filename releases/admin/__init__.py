"""The editors' side: paste, check, edit row by row, and buttons for the verbs of publishing.

Front door: Django's admin site, at /admin/. Never changes a state itself (publishing.lifecycle
does) and never writes a row but through publishing.editing.
"""

from . import (
    appearance,
    attachment,
    attending,
    block,
    doubt,
    edition,
    follow_up,
    measure,
    pasted_text,
    records,
    statistic,
    synonym,
    vocabulary,
)

__all__ = [
    "appearance",
    "attachment",
    "attending",
    "block",
    "doubt",
    "edition",
    "follow_up",
    "measure",
    "pasted_text",
    "records",
    "statistic",
    "synonym",
    "vocabulary",
]
