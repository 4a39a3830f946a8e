"""Every message of the code is in the catalogue, so that none is said in Chinese by a slip."""

from django.conf import settings

ROOT = settings.ROOT_URLCONF and settings.LOCALE_PATHS[0].parent
