"""Why what was asked for was not done or is not here, in a sentence for whoever asked."""

from django.http import Http404


class Refused(Exception):
    """Nothing was changed; the message is a Chinese sentence that says why."""


class NotHere(Http404):
    """Nothing is to be seen at this address; the page of the error prints the message, and leads
    to `place`, which is called `label`, where there is one."""

    place = label = ""
