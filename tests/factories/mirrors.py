"""A partner's mirror against this very process: the requests go through Django's client instead of a socket."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from enforcement.mirror import answers
from enforcement.mirror.config import Config
from enforcement.mirror.court import Answer, Court
from enforcement.mirror.follow import Follower
from enforcement.mirror.store import Store
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.selectors import agencies as agency_rows
from enforcement.selectors import signatures
from enforcement.services import checks
from tests.factories.agencies import Credential

ADDRESS = "http://testserver"
QUESTIONS = 8
MOST = 10_000  # people of one question


def config(credential: Credential, folder: Path, *, address: str = ADDRESS) -> Config:
    """The configuration of a mirror of the agency, under its newest key."""
    key = credential.agency.keys.latest("pk")
    measures = credential.agency.memoranda.values_list("measures__code", flat=True)
    return Config(
        address=address,
        client_id=credential.client_id,
        client_secret=credential.client_secret,
        key_id=key.key_id,
        key=agency_rows.secret_of(key),
        court_key=signatures.public_key()["x"],
        database=folder / "mirror.sqlite3",
        measures=frozenset(measures),
    )


def written(of: Config, path: Path) -> Path:
    """The same as a file, as a partner writes it."""
    measures = ", ".join(f'"{code}"' for code in sorted(of.measures))
    path.write_text(
        f'address = "{of.address}"\nclient_id = "{of.client_id}"\nclient_secret = "{of.client_secret}"\n'
        f'key_id = "{of.key_id}"\nkey = "{of.key.hex()}"\ncourt_key = "{of.court_key}"\n'
        f'database = "{of.database.name}"\nmeasures = [{measures}]\n'
        f"every_seconds = {of.every_seconds}\n",
        encoding="utf-8",
    )
    return path


def in_process(method: str, address: str, headers: dict[str, str], body: bytes | None) -> Answer:
    """The transport of the tests."""
    parts = urlsplit(address)
    given: Any = Client().generic(
        method,
        parts.path,
        body or b"",
        headers.get("Content-Type", "application/octet-stream"),
        query_params=dict(pair.split("=", 1) for pair in parts.query.split("&") if pair),
        headers={name: value for name, value in headers.items() if name != "Content-Type"},
    )
    content = b"".join(given.streaming_content) if given.streaming else given.content
    return Answer(given.status_code, given.headers, io.BytesIO(content))


def follower(of: Config, store: Store) -> Follower:
    """A follower of this process's court."""
    return Follower(of, Court(of, in_process), store)


def differing(
    of: Config, credential: Credential, people: Sequence[Person], now: datetime, chance: Random
) -> int:
    """How many answers of mirror and court differ: about everybody, for random measures, purposes and days."""
    store, found = Store(of.database), 0
    for _ in range(QUESTIONS):
        measure, purpose = chance.choice(sorted(of.measures)), chance.choice(list(Purpose))
        used = timezone.localdate(now) + timedelta(days=chance.randint(0, 40))
        for start in range(0, len(people), MOST):
            asked = Question(measure, purpose, "counter", people[start : start + MOST], used)
            live = checks.answer(agency=credential.agency, question=asked, now=now).replies
            mine = answers.answer(store, of, asked, now)
            found += sum(one.verdict != other.verdict for one, other in zip(live, mine, strict=True))
    store.close()
    return found
