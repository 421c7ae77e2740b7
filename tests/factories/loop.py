"""A partner that reads the feed, acknowledges it, checks and reports, as its system would."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from courts.models import LedgerHead, Subject
from courts.models.secrets import decrypt
from courts.selectors.subjects import display_name
from courts.services import acts
from defaulters.models import Decision
from enforcement.models import AssistanceDelivery, Change, Hit, PartnerAgency, PartnerReport, Shortfall
from enforcement.rules.partner_reports import Kind
from enforcement.services import acknowledgements, assistance_deliveries, changes, partner_reports
from enforcement.services.acknowledgements import NotApplied
from enforcement.services.partner_reports import Event
from tests.factories import cases
from tests.factories.cases import World


def read(agency: PartnerAgency, world: World | None = None) -> int:
    """The agency reads everything there is, at the world's instant or now; gives how far that is."""
    with acts.begin(actor=acts.partner(agency.code), now=world.now if world else timezone.now()) as act:
        return changes.read(act=act, agency=agency, after="", limit=1000).page.position


def applied(
    agency: PartnerAgency, world: World, *exceptions: NotApplied, resolved: tuple[int, ...] = ()
) -> int:
    """The agency reads everything and acknowledges it, but for the exceptions; gives how far that is."""
    position = read(agency, world)
    with acts.begin(actor=acts.partner(agency.code), now=world.now) as act:
        acknowledgements.acknowledge(
            act=act, agency=agency, position=position, exceptions=exceptions, resolved=resolved
        )
    return position


def placed(example: dict[str, Any], position: int) -> dict[str, Any]:
    """An acknowledgement of the documentation, with this position for every one that it names."""
    exceptions = [one | {"position": position} for one in example.get("exceptions", ())]
    return {
        "position": position,
        "exceptions": exceptions,
        "resolved": [position for _ in example["resolved"]],
    }


def head() -> int:
    return LedgerHead.objects.get().position


def asked(client: APIClient, subject: Subject, measure: str, name: str = "") -> dict[str, Any]:
    """What a check over the API answers about `subject`."""
    document = subject.documents.get()
    person = {
        "id_type": document.id_type, "id_number": decrypt(document.number), "name": name or display_name(subject),
    }  # fmt: skip
    body = {"measure": measure, "purpose": "sale", "user_reference": "counter-17", "subjects": [person]}
    answer: dict[str, Any] = client.post("/api/v1/checks", body, format="json").json()["answers"][0]
    return answer


def checked(agency: PartnerAgency, subject: Subject, world: World, measure: str = "air") -> Hit:
    """The agency has asked about `subject` today and was told of the restriction."""
    cases.verdict(agency, subject, world.today, measure)
    return Hit.objects.filter(check_row__agency=agency, subject=subject).latest("pk")


def reported(hit: Hit, world: World, kind: str = "disputed", reference: str = "r-1") -> PartnerReport:
    """The agency reports on a hit of its own, at the world's instant; gives the first of the rows."""
    agency = hit.check_row.agency
    event = Event(reference, Kind(kind), world.now, "柜台")
    with acts.begin(actor=acts.partner(agency.code), now=world.now) as act:
        return partner_reports.receive(act=act, agency=agency, event=event, hit_reference=hit.reference)[0]


def sent(world: World, order: Decision, agency: PartnerAgency) -> AssistanceDelivery:
    """The clerk has posted the notice to assist."""
    with world.act("clerk") as act:
        return assistance_deliveries.send(
            act=act, order_id=order.pk, agency_id=agency.pk, method="post", sent_on=world.today
        )


def delivered(world: World, notice: AssistanceDelivery) -> AssistanceDelivery:
    """Its receipt has come back today."""
    with world.act("clerk") as act:
        return assistance_deliveries.deliver(
            act=act, notice_id=notice.pk, delivered_on=world.today, receipt="EMS 100200300"
        )


def shortfall(world: World, agency: PartnerAgency) -> Shortfall:
    """The agency has read everything and could not find the person of its first change."""
    position = Change.objects.order_by("entry")[0].pk
    applied(agency, world, NotApplied(position, "not_found", "查无会员"))
    return agency.shortfalls.get(change=position)
