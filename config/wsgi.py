"""The WSGI entry point."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

house = get_wsgi_application()
# Only now, when the apps are loaded, can what answers checks be.
application = import_module("enforcement.api.short_way").ShortWay(house, close_old_connections)

# What is loaded by now stays until the process ends. Frozen, it is no longer gone through whenever garbage is
# collected, which took a third of the time of a check of ten thousand people.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
# A check of thousands or a page of the feed makes as many objects, all of which are of use until it is answered: by
# the default they would be gone through again for every 700.
gc.set_threshold(20_000, 10, 10)
