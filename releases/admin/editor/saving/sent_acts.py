"""An act that is sent twice is done once: each form and button carries a number of its own."""

import json
import uuid

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

NUMBER = "act_id"
# What says nothing of the act.
BESIDE = ("csrfmiddlewaretoken", NUMBER, "scratch")


def number_of(sent: str) -> uuid.UUID | None:
    """What a form is known by; None for what is no such number."""
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None


def act_of(sent: QueryDict, files: MultiValueDict[str, UploadedFile]) -> uuid.UUID | None:
    """The act's number in the trail; None where none was sent.

    Other values under the same number are another act: whoever goes back to a form that was saved
    and types on means to save that, too.
    """
    number = number_of(sent.get(NUMBER, ""))
    said = sorted((name, values) for name, values in sent.lists() if name not in BESIDE)
    chosen = [(file.name, file.size) for name in files for file in files.getlist(name)]
    return number and uuid.uuid5(number, json.dumps([said, chosen]))
