"""The desk as its people use it: a court with cases, at ten o'clock of 12 May 2026, and a browser for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from courts.models import User
from tests.factories import cases
from tests.factories.cases import LISTED, World

Sign = Callable[[str], Client]


@pytest.fixture
def world(db: None) -> World:
    made = cases.world()
    # Flags decide nothing: whoever works here enters by a posting.
    User.objects.update(is_staff=False)
    # Nobody of them has a password: `sign` asks for none, and to make one costs more than most tests.
    User.objects.create_superuser(username="administrator", full_name="系统管理员")
    made.people |= {user.username: user for user in User.objects.all()}
    return made


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    """The instant of every request."""
    with time_machine.travel(f"{LISTED}T10:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def sign(world: World, settings: Settings) -> Sign:
    """The signed-in client of somebody of the world; each signs in once."""
    settings.WHITENOISE_AUTOREFRESH = True  # else every client reads all static files first

    @cache
    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(world.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
