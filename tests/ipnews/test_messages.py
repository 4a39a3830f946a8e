"""Every message of the code is in the catalogue, so that none is said in Chinese by a slip."""

import ast
import re

import pytest
from django.conf import settings

ROOT = settings.ROOT_URLCONF and settings.LOCALE_PATHS[0].parent
