"""All settings of ipnews. What differs between offices comes from the environment; see README."""

import django_stubs_ext
from csp.constants import NONE, SELF

from ipnews.checked_settings import HOST, hosts, importable, listed, origins, secret_key, words
from ipnews.env import (
    ROOT,
    count,
    database,
    flag,
    folder,
    load_env_file,
    mount_path,
    page_cache,
    patterned,
    typed,
)
from ipnews.mail_server import mail_server

load_env_file()
django_stubs_ext.monkeypatch()  # so that ModelAdmin[Edition] can be written

# As docs/CHANGELOG.md has it; a backup tells it.
VERSION = "0.12"
DEBUG = flag("DEBUG", default=False)
HTTPS = flag("HTTPS", default=not DEBUG)
DATA_DIR = folder("DATA_DIR", default=ROOT / ".data")

if DEBUG:
    SECRET_KEY = typed("SECRET_KEY") or "for-development-only-" + "x" * 50
    ALLOWED_HOSTS = listed("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
else:
    SECRET_KEY = secret_key()
    ALLOWED_HOSTS = hosts()

INSTALLED_APPS = [
    "ipnews",  # before auth, one of whose commands it makes ask more
    "ipnews.editorial.EditorialConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    # After auth, so that permissions exist when the groups are given theirs.
    "releases.apps.ReleasesConfig",
]

MIDDLEWARE = [
    "releases.operations.request_log.request_log",
    "releases.operations.probes.probes",
    # What it keeps has passed all that stands below.
    "releases.public.serving.kept_pages.KeptPages",
    # So far out that whatever is refused further in is refused in the language of its address.
    "releases.public.site.preferences.ReaderMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "releases.operations.unsaved.TellsWhetherKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "releases.public.site.pasted_addresses.leads_back",
    "django.middleware.csrf.CsrfViewMiddleware",
    "releases.accounts.signed_in.SignedInMiddleware",
    "releases.operations.acted_from.acted_from",
    "releases.operations.body_limit.body_limit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ipnews.urls"
WSGI_APPLICATION = "ipnews.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "releases.public.site.context.context",
            ],
            "builtins": ["releases.public.template_tags"],
            "libraries": {"desk_words": "ipnews.desk_words"},
        },
    },
]

# Of kept pages, packed; 0 keeps none.
PAGE_CACHE_MB = count("PAGE_CACHE_MB", default=6, least=0, most=100_000)
CACHES = {"default": page_cache(PAGE_CACHE_MB)}
DATABASES = {"default": database(DATA_DIR / "ipnews.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where the site hangs below its host, such as /ipr; empty for a host of its own.
MOUNT_PATH = mount_path("MOUNT_PATH")
FORCE_SCRIPT_NAME = MOUNT_PATH or None
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"{MOUNT_PATH}/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["ipnews.formats"]

# Absolute: a relative one would be fixed by whoever asks first, before the mount path is known.
STATIC_URL = f"{MOUNT_PATH}/static/"
# Only `collectstatic` writes there, which may run under another account than the site.
STATIC_ROOT = str(folder("STATIC_ROOT", default=ROOT / ".static", written=False))
STORAGES = {
    "default": {
        "BACKEND": "releases.models.naming.file_store.FileStore",
        # Attachments are served by a view that asks published(); no public media address exists.
        "OPTIONS": {"location": DATA_DIR / "attachments"},
    },
    "staticfiles": {
        "BACKEND": importable(
            "STATICFILES_STORAGE", default="whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

AUTHENTICATION_BACKENDS = ["releases.accounts.rights.RightsBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {"NAME": f"releases.accounts.password_rules.{name}"}
    for name in ("LengthValidator", "KindsValidator", "GuessableValidator", "AnotherValidator")
]
# After so many failures of a name, or names that failed from one place, sign-in pauses so long.
LOCK_AFTER = count("LOCK_AFTER", default=5, most=100)
LOCK_MINUTES = count("LOCK_MINUTES", default=30, most=10_080)
# A session ends when nothing was done for so long, and with the browser.
IDLE_MINUTES = count("IDLE_MINUTES", default=30, most=1440)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = (IDLE_MINUTES + 1440) * 60
LOGIN_LOG_DAYS = count("LOGIN_LOG_DAYS", default=180, least=1, most=36_500)
LOGIN_URL = "admin:login"
# Where a sign-in leads whose `next` is no address of this site.
LOGIN_REDIRECT_URL = "admin:index"

# Mail of messages to editors, where a server is named; what is away is tried again by a timer.
DEFAULT_FROM_EMAIL = patterned("MAIL_FROM", r"[^@\s<>,]+@[^@\s<>,]+", "write one mail address")
MAIL = mail_server("EMAIL_URL", sender=DEFAULT_FROM_EMAIL)
MAIL_ON = bool(MAIL.host)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.access
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.in_tls
EMAIL_TIMEOUT = 5  # seconds; an act waits for it, after its commit
MESSAGE_DAYS = count("MESSAGE_DAYS", default=180, least=1, most=36_500)

# What an office says about itself; empty ones print nothing.
SITE_NAME = words("SITE_NAME", default="知识产权新闻发布")
SITE_NAME_EN = words(
    "SITE_NAME_EN", default="" if typed("SITE_NAME") else "Intellectual Property Briefings"
)
SITE_OWNER = words("SITE_OWNER")
SITE_OPERATOR = words("SITE_OPERATOR")
# The host name that identifies the site in tags and feeds, whichever of its names is asked for.
SITE_DOMAIN = patterned(
    "SITE_DOMAIN", rf"({HOST})(:\d{{1,5}})?", "write a host name alone, like www.example.gov.cn"
) or ALLOWED_HOSTS[0].removeprefix(".")
SITE_ID_CODE: str = patterned(
    "SITE_ID_CODE", r"\d{10}", "write the 10 digits of the 政府网站标识码"
)
SITE_ICP = patterned("SITE_ICP", r".*ICP[备证]\d+号(-\d+)?", "write it like 鄂ICP备12345678号-1")
SITE_POLICE = patterned(
    "SITE_POLICE", r"\D*\d{14}\D*", "write it like 鄂公网安备 42130302000001号, with 14 digits"
)
SITE_PHONE = words("SITE_PHONE")
SITE_ADDRESS = words("SITE_ADDRESS")
SITE_POSTCODE = patterned("SITE_POSTCODE", r"\d{6}", "write 6 digits")
SITE_SUPPORT = words("SITE_SUPPORT")
# The page that shows the office's 党政机关 badge; without it no badge is shown.
SITE_BADGE = patterned("SITE_BADGE", r"https?://\S+", "write the address of the badge's page")
# Days of mourning: the public site in grey.
MOURNING = flag("MOURNING", default=False)

# A pasted page may have at most this many characters; a long transcript has some 60,000.
PASTE_MAX_CHARACTERS = count("PASTE_MAX_CHARACTERS", default=500_000)
# Room for that many characters in UTF-8, form-encoded (nine bytes each), with some to spare.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024

# Strict: nothing inline, nothing from elsewhere, the admin included.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = flag("HSTS_SUBDOMAINS", default=False)
CSRF_FAILURE_VIEW = "ipnews.desk_refusals.csrf_failure"
CSRF_TRUSTED_ORIGINS = origins("CSRF_TRUSTED_ORIGINS")
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LEVELS = "debug|info|warning|error|critical"
LOG_LEVEL = patterned("LOG_LEVEL", f"(?i:{LEVELS})", f"write one of {LEVELS}").upper() or "WARNING"
LOG_FORMAT = patterned("LOG_FORMAT", "(?i:text|json)", "write text or json").lower() or "text"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "releases.operations.log_lines.TextLine"},
        "json": {"()": "releases.operations.log_lines.JsonLine"},
    },
    "filters": {"request": {"()": "releases.operations.log_lines.WithoutRequest"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # A line for every request, whatever the level of the rest; it tells what these two would.
        "ipnews.request": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"filters": ["request"]},
        "django.server": {"handlers": [], "propagate": False},
        "gunicorn.error": {
            "level": "INFO",
            "handlers": [],
            "propagate": True,
            "filters": ["request"],
        },
    },
}
