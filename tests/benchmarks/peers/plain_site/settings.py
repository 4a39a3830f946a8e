from peer_settings import *  # noqa: F403
from peer_settings import CONTRIB, database

ROOT_URLCONF = "plain_site.urls"
INSTALLED_APPS = ["plain_site", *CONTRIB]
DATABASES = {"default": database()}
