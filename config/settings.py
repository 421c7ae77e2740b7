"""Settings, all from the environment.

`DATABASE_URL` and the four `LUYUE_*_KEY`s are required; the rest has a default. Where `DATABASE_URL` is
not set, the file that a running `make demo` keeps in its data folder is read, so that `manage.py` talks
to the demo without further ado.
"""

from datetime import timedelta
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from config.launcher.places import default_folder, demo_environment
from config.launcher.web import WORKERS

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
if not env.str("DATABASE_URL", "") and demo_environment().is_file():
    env.read_env(str(demo_environment()), recurse=False)

DEBUG = env.bool("LUYUE_DEBUG", False)
HTTPS = env.bool("LUYUE_HTTPS", False)
SECRET_KEY = env.str("LUYUE_SECRET_KEY")
ALLOWED_HOSTS = env.list("LUYUE_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
# Under which address people reach the site, for the codes on paper: scheme and host, nothing behind.
SITE_ADDRESS = env.str("LUYUE_SITE_ADDRESS", "").rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# "key id:64 hexadecimal digits" each.
LUYUE_ENCRYPTION_KEY = env.str("LUYUE_ENCRYPTION_KEY")
LUYUE_LOOKUP_KEY = env.str("LUYUE_LOOKUP_KEY")
LUYUE_AGENCY_KEY = env.str("LUYUE_AGENCY_KEY")

INSTALLED_APPS = [
    "courts.apps.CourtsConfig",
    "defaulters.apps.DefaultersConfig",
    "enforcement.apps.EnforcementConfig",
    "django.contrib.admin.apps.SimpleAdminConfig",  # our own site, enforcement/admin/site.py
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.PageCSP",
    "config.middleware.PageSession",
    "config.middleware.PageLocale",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.PageAuthentication",
    "config.middleware.PageMessages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# ATOMIC_REQUESTS stays off: the act (courts/services/acts.py) is the only transaction.
DATABASES = {
    "default": dj_database_url.parse(env.str("DATABASE_URL"), conn_max_age=600, conn_health_checks=True),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "courts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# whitenoise serves straight from the apps: no step before the first start, nothing stale after an update.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 3600
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Each process of the web server counts calls for itself and grants its share of an agency's quota.
LUYUE_WEB_PROCESSES = env.int("LUYUE_WEB_PROCESSES", WORKERS)

# Where the files lie that partners take as a whole; web and worker share the folder.
LUYUE_SNAPSHOTS = env.path("LUYUE_SNAPSHOTS", default_folder() / "snapshots")

# In development a webhook may go to a private network and by plain http; elsewhere never.
LUYUE_WEBHOOKS_IN_HOUSE = env.bool("LUYUE_WEBHOOKS_IN_HOUSE", DEBUG)

# A view that names no `required_scopes` fails; so no endpoint is open by oversight.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["enforcement.api.bearer.Bearer"],
    "DEFAULT_PERMISSION_CLASSES": ["oauth2_provider.contrib.rest_framework.TokenHasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "enforcement.api.problems.handler",
    "UNAUTHENTICATED_USER": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Luyue 履约",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "OAUTH2_FLOWS": ["clientCredentials"],
    "OAUTH2_TOKEN_URL": "/oauth/token",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "enforcement.api.docs.describe",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    # Else the page has its description judged by a server elsewhere.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
# Named here because our agencies point at it; the library would set it too late.
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "SCOPES": {
        "checks": "Ask whether a measure binds somebody",
        "because": "Learn the decision behind a refusal",
        "changes": "Read the feed of changes",
        "acknowledgements": "Say what was applied, and what could not be",
        "reports": "Report what happened after a check",
        "endpoints": "Keep the addresses at which webhooks are received",
        "court.cases": "Bring cases and judgments from the court's case system",
        "sandbox": "Have things happen to the invented people of a sandbox",
        "court.performances": "Credit money from the case-account system",
    },
    # A credential may carry what its agency is allowed, and carries all of it if it asks for nothing.
    "SCOPES_BACKEND_CLASS": "enforcement.api.scopes.AgencyScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
}

BROKER = env.str("CELERY_BROKER_URL", "redis://localhost:6379/0")
CELERY_BROKER_URL = BROKER
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
# A partner that answers slowly holds up a thread of the workers on this queue, and no duty of the court.
CELERY_TASK_ROUTES = {"enforcement.tasks.send_notice": {"queue": "webhooks"}}
if BROKER.startswith("redis"):
    # A task of a killed worker comes back after the visibility timeout; without the throttle of 1 the
    # look for such tasks itself takes up to 100 seconds more.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300, "unacked_restore_throttle": 1}
else:
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LUYUE_LOG_LEVEL", "INFO")},
}
