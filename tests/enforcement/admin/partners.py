"""Scenes of what partners leave to the desk: an airline that takes no electronic notice."""

from __future__ import annotations

from collections.abc import Callable

from defaulters.models import Listing
from enforcement.models import AssistanceDelivery, PartnerAgency
from tests.enforcement.admin.scenes import Scene, columns
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World


def _listed(world: World) -> tuple[Listing, PartnerAgency]:
    airline = agencies.airline(electronic_notices=False).agency
    return cases.listed_debtor(world), airline


def send(world: World) -> Scene:
    listing, airline = _listed(world)
    rows = AssistanceDelivery.objects.filter(agency=airline)
    data = {"agency_id": airline.pk, "method": "post", "sent_on": LISTED.isoformat()}
    sent = [(listing.decision.pair.pk, LISTED)]
    return Scene(
        sent, lambda _: list(rows.values_list("order", "sent_on")), listing.case, listing.decision.pair, data
    )


def deliver(world: World) -> Scene:
    listing, airline = _listed(world)
    notice = loop.sent(world, listing.decision.pair, airline)
    data = {"delivered_on": LISTED.isoformat(), "receipt": "EMS 100200300"}
    return Scene(
        (LISTED, "EMS 100200300"), lambda _: columns(notice, "delivered_on", "receipt"), listing.case, notice,
        data,
    )  # fmt: skip


def settle(world: World) -> Scene:
    listing, airline = _listed(world)
    row = loop.shortfall(world, airline)
    told = "电话核实：该公司没有此人的订座记录。"
    return Scene((told,), lambda _: columns(row, "resolution"), listing.case, row, {"resolution": told})


def report(kind: str, **given: str) -> Callable[[World], Scene]:
    """A report of this kind, answered with `given`."""

    def scene(world: World) -> Scene:
        listing, airline = _listed(world)
        row = loop.reported(loop.checked(airline, listing.subject, world), world, kind)
        outcome = given.get("outcome", "noted")
        data = {"text": "已核对。"} | given
        return Scene(
            ("answered", outcome), lambda _: columns(row, "state", "outcome"), listing.case, row, data
        )

    return scene


def alarm(world: World) -> Scene:
    airline = agencies.airline().agency
    row = agencies.fished(airline)
    said = "系其测试环境误连。"
    return Scene((said,), lambda _: columns(row, "note"), row=airline, data={"text": said})
