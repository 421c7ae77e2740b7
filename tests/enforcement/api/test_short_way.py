"""The short way of `POST /checks` answers what the house would have answered, and leaves the rest to the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import orjson
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oauth2_provider.models import AccessToken
from pytest_django import Settings
from rest_framework.test import APIClient

from courts.models import LedgerEntry
from courts.models.secrets import decrypt
from enforcement.api.checks import ANSWER
from enforcement.api.short_way import MOST_BYTES, ShortWay
from enforcement.models import Check, FishingAlarm, Hit, PartnerAgency
from enforcement.services import checks, fishing, quotas
from tests.enforcement.api.shapes import is_shaped
from tests.factories import agencies, people, register

ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1), "name": "张三"}
QUESTION = {
    "measure": "luxury_venue",
    "purpose": "sale",
    "user_reference": "counter-17",
    "subjects": [ZHANG],
}
CHANCE = ("receipt", "reference", "request_id")  # differ between two answers to one question


@dataclass(frozen=True)
class Told:
    """An answer as it goes over the wire."""

    status: str
    headers: Mapping[str, str]
    body: Any


class House:
    """Django's application; counts who came to it."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.came = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.came += 1
        return self.application(environ, start_response)


class Ways:
    """Both ways, and a hotel that has been answered once, so that this process remembers it."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.house = House()
        self.short = ShortWay(self.house, begin=bool)
        assert told(self.short, self.request(QUESTION)).status == "200 OK"

    def request(self, body: object, **given: str) -> dict[str, Any]:
        return request(self.token, body, **given)

    def both(self, body: object, **given: str) -> tuple[Told, Told, bool]:
        """What the short way and the house's answer to one request, each first of its minute, and whether the
        short way went by the house."""
        found, before = [], self.house.came
        for way in (self.short, self.house.application):
            quotas._BUCKETS.clear()
            fishing._WATCHES.clear()
            found.append(told(way, self.request(body, **given)))
        return found[0], found[1], self.house.came > before


def request(token: str, body: object, **given: str) -> dict[str, Any]:
    """A WSGI environ; `given` stands in place of the headers of a plain question."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    plain = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/v1/checks",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_AUTHORIZATION": f"Bearer {token}",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(raw)),
        "wsgi.url_scheme": "http",
    }
    return plain | given | {"wsgi.input": BytesIO(raw)}


def told(
    application: Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]], environ: dict[str, Any]
) -> Told:
    said: list[Any] = []
    raw = b"".join(application(environ, lambda *given: said.extend(given)))
    status, headers, *_ = said
    assert int(dict(headers).get("Content-Length", len(raw))) == len(raw)
    return Told(status, {name.lower(): value for name, value in headers}, raw)


def compared(answer: Told) -> tuple[str, dict[str, str], Any]:
    """What two answers to one question have in common; JSON without what chance gave."""
    headers = {
        name: value
        for name, value in answer.headers.items()
        if name not in {"x-request-id", "content-length"}
    }
    try:
        body = _without_chance(orjson.loads(answer.body))
    except orjson.JSONDecodeError:
        body = answer.body
    return answer.status, headers, body


def _without_chance(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bool(each) if key in CHANCE else _without_chance(each) for key, each in value.items()}
    return [_without_chance(each) for each in value] if isinstance(value, list) else value


@pytest.fixture(autouse=True)
def connected() -> Iterator[None]:
    """The connection holds the test's transaction: no request may close it, as Django's test client has it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def ways(hotel: APIClient, settings: Settings) -> Ways:
    settings.ALLOWED_HOSTS = ["localhost"]
    return Ways(AccessToken.objects.get().token)


PLAIN: tuple[dict[str, Any], ...] = (
    {},
    {"use_on": "2026-12-24", "on_behalf_of": "agent 7", "purpose": "check_in"},
    {"subjects": [ZHANG | {"name": "李四"}, ZHANG | {"id_number": "990000199001010019"}, ZHANG]},
    {"subjects": [ZHANG | {"id_number": people.citizen_number(number)} for number in range(2, 82, 8)]},
)


@pytest.mark.parametrize("fields", PLAIN, ids=["one", "all fields", "verdicts", "ten"])
def test_a_plain_question_goes_the_short_way_and_is_answered_alike(
    ways: Ways, fields: dict[str, Any]
) -> None:
    register.restricted(people.person(1), ["luxury_venue"])
    Check.objects.all().delete()
    short, house, went_home = ways.both(QUESTION | fields)
    assert not went_home
    assert short.status == "200 OK"
    assert is_shaped(orjson.loads(short.body), ANSWER)
    assert compared(short) == compared(house)
    kept = Check.objects.values("measure", "purpose", "use_on", "user_reference", "on_behalf_of", "count")
    assert kept[0] == kept[1]
    assert Hit.objects.filter(check_row=Check.objects.earliest("pk")).count() == Hit.objects.count() / 2


def test_an_answer_carries_the_callers_id_of_the_request(ways: Ways) -> None:
    short, house, _ = ways.both(QUESTION, HTTP_X_REQUEST_ID="booking-17.1")
    assert short.headers["x-request-id"] == house.headers["x-request-id"] == "booking-17.1"
    short, _, _ = ways.both(QUESTION, HTTP_X_REQUEST_ID="no id\x00")
    assert len(short.headers["x-request-id"]) == 32


ELSEWHERE: dict[str, tuple[object, dict[str, str]]] = {
    "eleven people": (QUESTION | {"subjects": [ZHANG] * 11}, {}),
    "no json": (b"{", {}),
    "nothing": (b"", {}),
    "a list": ([QUESTION], {}),
    "a field too many": (QUESTION | {"more": 1}, {}),
    "a field too few": ({"measure": "luxury_venue"}, {}),
    "nobody": (QUESTION | {"subjects": []}, {}),
    "long": (QUESTION | {"user_reference": "x" * MOST_BYTES}, {}),
    "another measure": (QUESTION | {"measure": "air"}, {}),
    "use in the past": (QUESTION | {"use_on": "2026-11-23"}, {}),
    "a parameter": (QUESTION, {"QUERY_STRING": "limit=1"}),
    "a form": (QUESTION, {"CONTENT_TYPE": "application/x-www-form-urlencoded"}),
    "no credential": (QUESTION, {"HTTP_AUTHORIZATION": ""}),
    "another kind of credential": (QUESTION, {"HTTP_AUTHORIZATION": "Basic aG90ZWw6"}),
    "a token of nobody": (QUESTION, {"HTTP_AUTHORIZATION": "Bearer nobody"}),
    "another host": (QUESTION, {"HTTP_HOST": "elsewhere.example"}),
    "no host that can be read": (QUESTION, {"HTTP_HOST": "local host"}),
    "a read": (b"", {"REQUEST_METHOD": "GET"}),
    "another address": (QUESTION, {"PATH_INFO": "/api/v1/checks/"}),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_everything_else_goes_to_the_house_as_if_nobody_had_looked_at_it(ways: Ways, case: str) -> None:
    body, headers = ELSEWHERE[case]
    short, house, went_home = ways.both(body, **headers)
    assert went_home
    assert compared(short) == compared(house)


def test_a_refused_question_is_counted_once(ways: Ways) -> None:
    short, house, _ = ways.both(QUESTION | {"measure": "air"})
    assert short.headers["ratelimit"] == house.headers["ratelimit"]
    refusals = LedgerEntry.objects.filter(code="refused")
    assert refusals.count() == 2


@pytest.mark.parametrize(("quota", "granted"), [(1, 1), (2, 1), (7, 2)])
def test_beyond_the_quota_both_refuse_alike(ways: Ways, settings: Settings, quota: int, granted: int) -> None:
    """Three people cost three; who has agreed on fewer may ask about them when the minute is untouched."""
    settings.LUYUE_WEB_PROCESSES = 1
    PartnerAgency.objects.update(quotas={"checks": quota})
    three = QUESTION | {"subjects": [ZHANG] * 3}
    ways.both(three)
    found = []
    for way in (ways.short, ways.house.application):
        quotas._BUCKETS.clear()
        answers = [told(way, ways.request(three)) for _ in range(granted + 1)]
        assert [answer.status[:3] for answer in answers] == ["200"] * granted + ["429"]
        found.append([answer.headers["ratelimit"] for answer in answers])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda: AccessToken.objects.all().delete(),
        lambda: AccessToken.objects.update(scope="changes"),
        lambda: PartnerAgency.objects.update(active=False),
        lambda: PartnerAgency.objects.update(sees_causes=False),
    ],
    ids=["revoked", "scope taken", "switched off", "no causes"],
)
def test_what_is_changed_holds_at_the_next_request(ways: Ways, change: Callable[[], object]) -> None:
    """Nothing outlives the commit: the statement of the question itself tells that terms have changed."""
    register.restricted(people.person(1), ["luxury_venue"])
    change()
    short, house, went_home = ways.both(QUESTION)
    assert went_home
    assert (short.status, compared(short)[2]) == (house.status, compared(house)[2])


@pytest.mark.usefixtures("seeded", "clock")
def test_the_sandbox_is_the_houses(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    agencies.client(agencies.sandbox().agency)
    house = House()
    short = ShortWay(house, begin=bool)
    for came in (1, 2):
        asked = request(AccessToken.objects.get().token, QUESTION | {"measure": "air"})
        assert (told(short, asked).status, house.came) == ("200 OK", came)


def test_by_plain_http_the_house_sends_on(ways: Ways, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    before = ways.house.came
    told(ways.short, ways.request(QUESTION))
    assert ways.house.came == before + 1
    assert told(ways.short, ways.request(QUESTION, HTTP_X_FORWARDED_PROTO="https")).status == "200 OK"
    assert ways.house.came == before + 1


def test_a_canary_and_a_sequence_raise_their_alarms(ways: Ways) -> None:
    canary = agencies.canary_asked(PartnerAgency.objects.get(), by=PartnerAgency.objects.get())
    number, name = decrypt(bytes(canary.number)), decrypt(bytes(canary.name))
    asked = LedgerEntry.objects.filter(code="canaries.asked")
    before = asked.count()
    short, house, went_home = ways.both(
        QUESTION | {"subjects": [ZHANG | {"id_number": number, "name": name}]}, HTTP_X_REQUEST_ID="mirror-1"
    )
    assert not went_home
    assert orjson.loads(short.body)["answers"] == orjson.loads(house.body)["answers"]
    assert asked.count() == before + 2
    assert asked.latest("pk").request_id == "mirror-1"
    for start in range(100, 400, checks.FEW):
        subjects = [ZHANG | {"id_number": people.citizen_number(start + one)} for one in range(checks.FEW)]
        told(ways.short, ways.request(QUESTION | {"subjects": subjects}))
    assert FishingAlarm.objects.exists()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=90) | st.sampled_from(["air", "sale", ""])
VALUES = TEXTS | st.none() | st.integers(-(2**63), 2**63) | st.lists(TEXTS, max_size=2)
SUBJECT = st.fixed_dictionaries(
    {"id_type": st.sampled_from(["citizen_id", "passport", "x"]), "id_number": TEXTS, "name": TEXTS},
    optional={"issuer": st.sampled_from(["CHN", "FRA", "fr"]), "more": VALUES},
)


@given(
    changes=st.dictionaries(
        st.sampled_from([*QUESTION, "use_on", "on_behalf_of", "more"]), VALUES, max_size=2
    ),
    subjects=st.none() | st.lists(SUBJECT, max_size=3),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_both_ways_say_the_same(
    ways: Ways, changes: dict[str, Any], subjects: list[Any] | None
) -> None:
    asked = QUESTION | changes | ({} if subjects is None else {"subjects": subjects})
    short, house, _ = ways.both(asked)
    assert compared(short) == compared(house)
