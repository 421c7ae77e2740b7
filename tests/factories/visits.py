"""A visitor of the public site: a browser without scripts, as Django's client, and what people type."""

from __future__ import annotations

import re
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone

from courts.models import Subject
from courts.models.secrets import decrypt
from courts.selectors.subjects import display_name
from courts.services import subjects
from enforcement.models import PartnerAgency
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.services import checks
from tests.factories.cases import World

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
_MARK = re.compile(r'name="form" value="([^"]+)"')


def number(subject: Subject) -> str:
    """The full number, as its holder knows it."""
    return decrypt(subject.documents.get().number)


def code(world: World, subject: Subject) -> str:
    """A new access code, issued by the clerk."""
    with world.act("clerk") as act:
        return subjects.issue_code(act=act, court=world.court, subject_id=subject.pk)


def text(response: Any) -> str:
    """A page without the tokens that differ each time."""
    return _MARK.sub("", _TOKEN.sub("", response.content.decode()))


def mark(client: Client) -> str:
    """The mark of a fresh form of "check a record"."""
    found = _MARK.search(client.get("/record/").content.decode())
    assert found is not None
    return found[1]


def look_up(clock: time_machine.Traveller, name: str, number: str, **more: str) -> Any:
    """Open the form, take five seconds to fill it in, and send it; each time from another address."""
    client = Client(REMOTE_ADDR=f"198.51.100.{next(_ADDRESSES)}")
    given = {"form": mark(client), "name": name, "number": number}
    clock.shift(5)
    return client.post("/record/", given | more)


def _addresses() -> Any:
    while True:
        yield from range(1, 255)


_ADDRESSES = _addresses()


def sign_in(client: Client, subject: Subject, code: str) -> Any:
    """Name, full number and code."""
    given = {"name": display_name(subject), "number": number(subject), "code": code}
    return client.post("/my-case/sign-in/", given)


def inside(world: World, subject: Subject) -> Client:
    """A client that is signed in as this person."""
    client = Client()
    assert sign_in(client, subject, code(world, subject)).status_code == 302
    return client


def refused(agency: PartnerAgency, subject: Subject, measure: str) -> str:
    """The reference that a counter hands out after a refusal."""
    person = Person(subject.documents.get().id_type, number(subject), display_name(subject))
    question = Question(measure=measure, purpose=Purpose.SALE, user_reference="counter-17", people=[person])
    reply = checks.answer(agency=agency, question=question, now=timezone.now()).replies[0]
    assert reply.reference is not None
    return reply.reference
