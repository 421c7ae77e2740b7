"""The celery application and the timed jobs.

What happens if a job of `beat_schedule` runs twice: nothing more than once, each is idempotent. If it
never runs: every answer stays right, since windows are compared with the day itself; only the record of
an end and the acts that need one come late.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

EVERY_MINUTE = crontab()
EVERY_HOUR = crontab(minute="7")
UNTIL_THE_NEXT_RUN = {"expires": 55.0}

app = Celery("luyue")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "publish what has been served and whose grace is over": {
        "task": "enforcement.tasks.publish_due",
        "schedule": EVERY_MINUTE,
        "options": UNTIL_THE_NEXT_RUN,
    },
    "remove what is due for removal": {
        "task": "enforcement.tasks.remove_due",
        "schedule": EVERY_MINUTE,
        "options": UNTIL_THE_NEXT_RUN,
    },
    "record what has ended by time": {
        "task": "enforcement.tasks.end_by_time",
        "schedule": EVERY_MINUTE,
        "options": UNTIL_THE_NEXT_RUN,
    },
    "erase warnings whose time is over": {
        "task": "enforcement.tasks.erase_warnings",
        "schedule": EVERY_HOUR,
    },
    "ask agencies to assist, and tell them to stop": {
        "task": "enforcement.tasks.ask_assistance",
        "schedule": EVERY_MINUTE,
        "options": UNTIL_THE_NEXT_RUN,
    },
    "set the papers that were issued": {
        "task": "enforcement.tasks.set_papers",
        "schedule": EVERY_MINUTE,
        "options": UNTIL_THE_NEXT_RUN,
    },
    "tell partners that there is something to read": {
        "task": "enforcement.tasks.tell_partners",
        "schedule": 5.0,
        "options": {"expires": 4.0},
    },
    "build the snapshots that partners have asked for": {
        "task": "enforcement.tasks.build_snapshots",
        "schedule": 10.0,
        "options": {"expires": 9.0},
    },
    "forget the answers that are kept no longer": {
        "task": "enforcement.tasks.forget_answers",
        "schedule": EVERY_HOUR,
    },
    "forget the tokens that have expired": {
        "task": "enforcement.tasks.forget_tokens",
        "schedule": EVERY_HOUR,
    },
    "renew and remove snapshots": {
        "task": "enforcement.tasks.tend_snapshots",
        "schedule": EVERY_HOUR,
    },
}
