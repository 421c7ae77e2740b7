"""Settings, addresses, tasks and the launcher; knows the apps, and none of them knows it."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
