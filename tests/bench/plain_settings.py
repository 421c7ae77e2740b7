"""The settings of the plain way: the same, with its one address."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.plain"
