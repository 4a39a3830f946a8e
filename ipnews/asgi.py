"""The ASGI entry point, `ipnews.asgi:application`."""

from django.core.asgi import get_asgi_application

from ipnews.settings_or_exit import settings_or_exit

settings_or_exit()

application = get_asgi_application()
