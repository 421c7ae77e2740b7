"""`POST /api/v1/reports`."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from courts.models import Subject
from courts.models.secrets import decrypt
from enforcement.api.reports import EXAMPLE, TAKEN
from enforcement.models import Change, PartnerAgency, PartnerReport
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import agencies, loop, people, register

ADDRESS = "/api/v1/reports"
AT = "2026-11-24T09:58:00+08:00"


@pytest.fixture
def traveller(hotel: APIClient) -> Subject:
    """Somebody whom two judgments keep from tourism; the hotel group has read of it."""
    subject = people.person(1)
    for _ in range(2):
        register.restricted(subject, ["tourism"])
    loop.read(PartnerAgency.objects.get(code="hotel"))
    return subject


def report(client: APIClient, **given: Any) -> Any:
    return client.post(
        ADDRESS, {"own_reference": "r-1", "kind": "disputed", "occurred_at": AT} | given, format="json"
    )


def test_a_report_reaches_every_case_behind_the_refusal(hotel: APIClient, traveller: Subject) -> None:
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    body = report(hotel, reference=reference, note="另一证件").json()
    assert is_shaped(body, TAKEN)
    assert body == {
        "own_reference": "r-1",
        "kind": "disputed",
        "recorded_at": "2026-11-24T10:00:00+08:00",
        "state": "open",
        "bound_since": "2026-11-24",
    }
    rows = PartnerReport.objects.order_by("case")
    assert [row.case_id for row in rows] == sorted(traveller.restrictions.values_list("case", flat=True))


def test_sent_again_it_is_still_one_and_with_other_facts_it_is_refused(
    hotel: APIClient, traveller: Subject
) -> None:
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    first = report(hotel, reference=reference)
    assert report(hotel, reference=reference).json() == first.json()
    assert code_of(report(hotel, reference=reference, kind="refused"), 409) == "report.differs"
    assert PartnerReport.objects.count() == 2


def test_a_mismatch_is_reported_by_the_person_who_was_asked_about(
    hotel: APIClient, traveller: Subject
) -> None:
    assert loop.asked(hotel, traveller, "tourism", name="李四")["verdict"] == "name_mismatch"
    document = traveller.documents.get()
    person = {"id_type": document.id_type, "id_number": decrypt(document.number)}
    assert report(hotel, kind="mismatch", subject=person).status_code == 200
    assert set(PartnerReport.objects.values_list("hit__verdict", flat=True)) == {"name_mismatch"}


def test_an_agency_reports_on_its_own_checks_alone_and_learns_nothing_of_others(
    hotel: APIClient, traveller: Subject
) -> None:
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    other = agencies.client(agencies.enlisted("inn", "hotel", ["tourism"]).agency)
    document = traveller.documents.get()
    known = {"id_type": document.id_type, "id_number": decrypt(document.number)}
    unknown = {"id_type": "citizen_id", "id_number": people.citizen_number(9)}
    for given in ({"reference": reference}, {"subject": known}, {"subject": unknown}):
        assert code_of(report(other, **given), 422) == "report.not_your_hit"
    assert not PartnerReport.objects.exists()


def test_a_report_stays_and_changes_nothing_by_itself(hotel: APIClient, traveller: Subject) -> None:
    before = Change.objects.count()
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    report(hotel, reference=reference)
    assert Change.objects.count() == before
    assert set(traveller.restrictions.values_list("state", flat=True)) == {"active"}


def test_nobody_reports_what_has_not_happened_yet(hotel: APIClient, traveller: Subject) -> None:
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    answer = report(hotel, reference=reference, occurred_at="2026-11-24T10:00:01+08:00")
    assert code_of(answer, 422) == "report.in_future"
    assert answer.json()["errors"][0]["pointer"] == "/occurred_at"


@pytest.mark.parametrize(
    ("given", "pointer", "fault"),
    [
        ({}, "/reference", "field.missing"),
        ({"reference": "K7Q29M4FXX", "occurred_at": "2026-11-24 09:58"}, "/occurred_at", "field.instant"),
        ({"reference": "K7Q29M4FXX", "occurred_at": "2026-11-24T09:58:00"}, "/occurred_at", "field.instant"),
        ({"reference": "K7Q29M4FXX", "kind": "rumour"}, "/kind", "field.choice"),
        ({"reference": "K7"}, "/reference", "field.length"),
    ],
)
def test_a_malformed_report_names_its_field(
    hotel: APIClient, given: dict[str, Any], pointer: str, fault: str
) -> None:
    answer = report(hotel, **given)
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"] == [{"pointer": pointer, "parameter": None, "code": fault}]


def test_the_example_of_the_documentation_is_taken_with_a_reference_of_ones_own(
    hotel: APIClient, traveller: Subject
) -> None:
    reference = loop.asked(hotel, traveller, "tourism")["reference"]
    answer = hotel.post(ADDRESS, EXAMPLE.value | {"reference": reference}, format="json")
    assert (answer.status_code, answer.json()["kind"]) == (200, "disputed")
