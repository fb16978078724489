"""Django's settings: one workbench serves one workspace, named by `JIANHENG_WORKSPACE`."""

from __future__ import annotations

import os
from pathlib import Path

from jianheng.desk.database import database_of
from jianheng.desk.hosts import hosts_of
from jianheng.desk.secret import NAMES, SESSIONS
from jianheng.desk.sign_in_settings import sign_in_settings
from jianheng.desk.software_log import logging_settings

HERE = Path(__file__).resolve().parent
WORKSPACE = Path(os.environ.get("JIANHENG_WORKSPACE", "."))
DESK_FOLDER = WORKSPACE / "desk"

SECRET_KEY = SESSIONS.of(DESK_FOLDER)
NAMES_KEY = NAMES.of(DESK_FOLDER)
DEBUG = False
ALLOWED_HOSTS = hosts_of(os.environ.get("JIANHENG_HOSTS", ""))
HTTPS = os.environ.get("JIANHENG_HTTPS", "") == "yes"

ROOT_URLCONF = "jianheng.desk.urls"
WSGI_APPLICATION = "jianheng.desk.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "jianheng.desk.ui",
    "jianheng.desk.accounts",
    "jianheng.desk.audit",
    "jianheng.desk.jobs",
    "jianheng.desk.casework",
    "jianheng.desk.runs",
    "jianheng.desk.modelling",
    "jianheng.desk.data",
    "jianheng.desk.papers",
    "jianheng.desk.statistics",
    "jianheng.desk.home",
    "jianheng.desk.warning",
    "jianheng.desk.help",
    "jianheng.desk.system",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jianheng.desk.ui.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jianheng.desk.access.guard.Guard",
    "jianheng.desk.accounts.staying.Staying",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jianheng.desk.ui.frame.frame",
            ],
            "builtins": ["jianheng.desk.ui.templatetags.say"],
        },
    }
]

DATABASES = {"default": database_of(os.environ.get("JIANHENG_DATABASE_URL", ""), DESK_FOLDER)}

# In the memory of each process. Django's own three hundred entries are figures of a few dozen people.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}},
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = os.environ.get("JIANHENG_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home:home"
LOGOUT_REDIRECT_URL = "accounts:login"
# By password, and by a directory or an identity provider where the environment names one.
LDAP_URL: str
LDAP_DN: str
LDAP_CA: str | None
OIDC_ON: bool
OIDC_ISSUER: str
OIDC_CLAIM: str
OIDC_RP_CLIENT_ID: str
globals().update(sign_in_settings(os.environ))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "jianheng.desk.accounts.passwords.UnlikeNames", "OPTIONS": {"user_attributes": ("username", "name")}},
    {"NAME": "jianheng.desk.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "jianheng.desk.accounts.passwords.Uncommon"},
    {"NAME": "jianheng.desk.accounts.passwords.ThreeKinds"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
# An office sits behind one address: locking that would lock out everybody.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_WHITELIST_CALLABLE = "jianheng.desk.accounts.locked.has_no_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "jianheng.desk.accounts.locked.locked_out"
AXES_VERBOSE = False

# A forgotten screen signs itself out after half an hour without a click; see accounts/staying.py.
SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "jianheng.desk.access.refusals.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        # Widths of bars are inline styles; scripts are never inline.
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "jianheng.desk.data.taking.limit.LimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The server takes a request of 1 GiB at most; larger deliveries come in by the command line.
DATA_FILE_MOST_BYTES = int(os.environ.get("JIANHENG_FILE_MOST_MB", "500")) * 1_000_000
DATA_UPLOAD_MOST_BYTES = int(os.environ.get("JIANHENG_UPLOAD_MOST_MB", "1000")) * 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
LOGGING = logging_settings()
