"""A sandbox: its people, its steps, and the wall between it and the register."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from courts.models import LedgerHead
from enforcement import tasks
from enforcement.api.acknowledgements import EXAMPLES
from enforcement.models import (
    AssistanceNotice,
    Check,
    Hit,
    PartnerAgency,
    PartnerReport,
    Progress,
    SandboxShortfall,
    Shortfall,
)
from enforcement.rules.progress import Reason
from enforcement.rules.sandbox import OUTAGE, PEOPLE, Person, Role
from enforcement.selectors import disclosure, registers
from tests.enforcement.api.shapes import code_of
from tests.factories import agencies, loop, people, register, snapshots
from tests.factories.people import citizen_number
from tests.factories.snapshots import content, lines

MEASURES = ("air", "tourism")
CHANGES = "/api/v1/changes"
ACKNOWLEDGEMENTS = "/api/v1/acknowledgements"


@pytest.fixture
def ci(seeded: None, clock: time_machine.Traveller) -> APIClient:
    """The CI of a partner whose memorandum covers two measures."""
    return agencies.client(agencies.sandbox(measures=MEASURES, sees_causes=True).agency)


def asked(client: APIClient, *persons: Person, measure: str = "air") -> list[dict[str, Any]]:
    subjects = [{"id_type": "citizen_id", "id_number": one.number, "name": one.name} for one in persons]
    body = {"measure": measure, "purpose": "sale", "user_reference": "ci", "subjects": subjects}
    answer = client.post("/api/v1/checks", body, format="json")
    assert answer.status_code == 200, answer.json()
    found: list[dict[str, Any]] = answer.json()["answers"]
    return found


def stepped(client: APIClient, step: str) -> dict[str, Any]:
    answer = client.post("/api/v1/sandbox/steps", {"step": step}, format="json")
    assert answer.status_code == 200, answer.json()
    state: dict[str, Any] = answer.json()
    return state


def open_exceptions(client: APIClient, given: dict[str, Any]) -> list[tuple[int, str]]:
    """What is open after an acknowledgement, as the partner then reads it."""
    answer = client.post(ACKNOWLEDGEMENTS, given, format="json")
    assert answer.json() == client.get(ACKNOWLEDGEMENTS).json()
    return [(one["position"], one["reason"]) for one in answer.json()["exceptions"]]


def told(client: APIClient, after: str = "") -> list[str]:
    changes = client.get(CHANGES, {"after": after} if after else {}).json()["changes"]
    return [change["kind"] for change in changes]


@pytest.mark.parametrize("measure", MEASURES)
def test_its_people_cover_each_verdict_for_each_measure(ci: APIClient, measure: str) -> None:
    shown = ci.get("/api/v1/sandbox").json()["people"]
    persons = [Person(one["id_number"], one["name"], "") for one in shown]
    answered = asked(ci, *persons, measure=measure)
    assert [one["verdict"] for one in answered] == [one["verdict"] for one in shown]
    assert {one["verdict"] for one in answered} == {
        "clear", "restricted", "exempt", "name_mismatch", "invalid"
    }  # fmt: skip


def test_a_refusal_says_why_as_a_real_one_does(ci: APIClient) -> None:
    (answer,) = asked(ci, PEOPLE[Role.RESTRICTED])
    assert (answer["do"], len(answer["reference"])) == ("refuse_sale", 10)
    (cause,) = answer["because"]
    assert (cause["court"], cause["measure"], cause["since"]) == ("沙箱法院", "air", "2026-01-05")


@pytest.mark.parametrize(
    ("steps", "verdict", "kinds"),
    [
        (["imposed"], "restricted", ["imposed"]),
        (["imposed", "imposed"], "restricted", ["imposed"]),
        (["exempted"], "exempt", ["imposed", "exempted"]),
        (["imposed", "exempted"], "exempt", ["imposed", "exempted"]),
        (["imposed", "released"], "clear", ["imposed", "stayed", "lifted"]),
        (["released"], "clear", []),
        (["exempted", "imposed"], "restricted", ["imposed", "exempted", "lifted", "imposed"]),
    ],
)
def test_a_step_is_in_the_next_check_and_in_the_feed(
    ci: APIClient, steps: list[str], verdict: str, kinds: list[str]
) -> None:
    begun = ci.get(CHANGES).json()["next"]
    state = [stepped(ci, step) for step in steps][-1]
    (shown,) = (one for one in state["people"] if one["role"] == "traveller")
    (answer,) = asked(ci, PEOPLE[Role.TRAVELLER])
    assert (answer["verdict"], shown["verdict"]) == (verdict, verdict)
    assert told(ci, begun) == kinds


def test_each_restriction_has_a_digest_of_its_own(ci: APIClient) -> None:
    begun = ci.get(CHANGES).json()["next"]
    for step in ("imposed", "released", "imposed"):
        stepped(ci, step)
    first, stayed, lifted, second = ci.get(CHANGES, {"after": begun}).json()["changes"]
    assert first["restriction"] == stayed["restriction"] == lifted["restriction"] != second["restriction"]


def test_the_snapshot_holds_what_is_live_and_goes_on_with_the_feed(ci: APIClient) -> None:
    stepped(ci, "imposed")
    taken = snapshots.manifest(ci)
    rows = lines(content(ci, taken["address"]))
    kinds = sorted([change["kind"] for change in row["changes"]] for row in rows)
    assert kinds == [["imposed"], ["imposed"], ["imposed"], ["imposed", "exempted"]]
    stepped(ci, "released")
    assert told(ci, taken["next"]) == ["stayed", "lifted"]


def test_an_outage_answers_503_until_it_is_over(ci: APIClient, clock: time_machine.Traveller) -> None:
    stepped(ci, "outage")
    refused = ci.get(CHANGES)
    assert (code_of(refused, 503), refused["Retry-After"]) == ("sandbox.outage", str(OUTAGE.seconds))
    assert ci.get("/api/v1/sandbox").json()["outage_until"] is not None
    clock.shift(OUTAGE + timedelta(seconds=1))
    assert ci.get(CHANGES).status_code == 200
    assert ci.get("/api/v1/sandbox").json()["outage_until"] is None


def test_what_is_gone_answers_410_until_a_new_snapshot_is_taken(ci: APIClient) -> None:
    before = snapshots.manifest(ci)
    stepped(ci, "gone")
    gone = ci.get(CHANGES, {"after": before["next"]})
    assert (code_of(gone, 410), gone.json()["see"]) == ("cursor.scope_changed", "/api/v1/snapshot")
    assert code_of(ci.get(before["address"]), 410) == "snapshot.gone"
    assert told(ci, snapshots.manifest(ci)["next"]) == []


def test_it_acknowledges_and_reports_and_reaches_no_case(ci: APIClient) -> None:
    (answer,) = asked(ci, PEOPLE[Role.RESTRICTED])
    position = ci.get(CHANGES).json()["head"]["position"]
    applied = ci.post(ACKNOWLEDGEMENTS, {"position": position}, format="json")
    assert applied.json()["applied"]["position"] == position
    report = {
        "own_reference": "r-1", "kind": "refused", "reference": answer["reference"],
        "occurred_at": "2026-11-24T09:58:00+08:00",
    }  # fmt: skip
    assert ci.post("/api/v1/reports", report, format="json").json()["state"] == "open"
    assert not PartnerReport.objects.exists()


@pytest.mark.parametrize("reason", list(Reason))
def test_it_rehearses_what_it_could_not_apply(ci: APIClient, reason: Reason) -> None:
    stepped(ci, "imposed")
    position = ci.get(CHANGES).json()["changes"][-1]["position"]
    noted, resolved = (loop.placed(example.value, position) for example in EXAMPLES)
    noted["exceptions"] = [one | {"reason": reason} for one in noted["exceptions"]]
    assert open_exceptions(ci, noted) == [(position, reason)] == open_exceptions(ci, noted)
    assert open_exceptions(ci, resolved) == []
    assert SandboxShortfall.objects.get().resolved_at == timezone.now()
    assert not Shortfall.objects.exists()


def test_its_exceptions_are_of_its_own_feed(ci: APIClient) -> None:
    foreign = register.restricted(people.person(1), ["air"]).changes.get().pk
    position = ci.get(CHANGES).json()["head"]["position"]
    given = {"position": position, "exceptions": [{"position": foreign, "reason": "refused"}]}
    assert code_of(ci.post(ACKNOWLEDGEMENTS, given, format="json"), 422) == "change.not_told"
    resolved = {"position": position, "resolved": [foreign]}
    assert code_of(ci.post(ACKNOWLEDGEMENTS, resolved, format="json"), 422) == "shortfall.unknown"


def test_it_learns_nothing_of_a_real_person(ci: APIClient) -> None:
    register.restricted(people.person(1), ["air"])
    (answer,) = asked(ci, Person(citizen_number(1), "张三", ""))
    assert answer["verdict"] == "clear"
    documents = {one["documents"][0]["digest"] for one in ci.get(CHANGES).json()["changes"]}
    assert len(documents) == 3  # those who stand from the first day on
    assert len(lines(content(ci, snapshots.manifest(ci)["address"]))) == 3
    assert (Check.objects.count(), Hit.objects.count()) == (1, 0)


def test_a_real_agency_and_another_sandbox_learn_nothing_of_its_people(ci: APIClient) -> None:
    stepped(ci, "imposed")
    airline = agencies.client(agencies.airline().agency)
    other = agencies.client(agencies.sandbox("other").agency)
    (seen,), (beside,) = asked(airline, PEOPLE[Role.TRAVELLER]), asked(other, PEOPLE[Role.TRAVELLER])
    assert (seen["verdict"], beside["verdict"]) == ("clear", "clear")
    assert told(airline) == []
    assert lines(content(airline, snapshots.manifest(airline)["address"])) == []


def test_its_webhooks_tell_of_its_own_feed_alone(ci: APIClient) -> None:
    agency, real = PartnerAgency.objects.get(code="ci"), agencies.airline().agency
    before = LedgerHead.objects.get().position
    register.restricted(people.person(1), ["air"])
    day = timezone.localdate()
    scopes = {one: disclosure.scope(one, day) for one in (agency, real)}
    told_real = registers.of(real).newest(scopes[real], after=before)
    assert registers.of(agency).newest(scopes[agency], after=before) == before < told_real
    position = stepped(ci, "imposed")["position"]
    assert registers.of(agency).newest(scopes[agency], after=before) == position
    assert registers.of(real).newest(scopes[real], after=before) == told_real


def test_nobody_waits_for_a_sandbox_to_assist(ci: APIClient) -> None:
    real = agencies.airline().agency
    register.restricted(people.person(1), ["air"])
    ci.get(CHANGES)
    tasks.ask_assistance()
    assert {row.agency for row in Progress.objects.all()} == {real}
    assert {row.agency for row in AssistanceNotice.objects.all()} <= {real}


def test_only_a_sandbox_is_moved(seeded: None, clock: time_machine.Traveller) -> None:
    airline = agencies.client(agencies.airline().agency)
    refused = airline.post("/api/v1/sandbox/steps", {"step": "imposed"}, format="json")
    assert code_of(refused, 403) == "scope.missing"
