"""Reads the settings, and ends the process with one line where they are at fault."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# What gunicorn takes as “this worker cannot start”: it stops, and does not try for ever.
CANNOT_START = 3


def settings_or_exit() -> None:
    """Read the settings; whoever starts the site is told the fault without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipnews.settings")
    try:
        _ = settings.DEBUG
    except ImproperlyConfigured as fault:
        sys.stderr.write(f"ipnews cannot start. {fault}\n")
        sys.exit(CANNOT_START)
