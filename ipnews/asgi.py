"""The ASGI entry point, `ipnews.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipnews.settings")

application = get_asgi_application()
