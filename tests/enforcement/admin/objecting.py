"""Scenes of objections and reconsiderations, on a listing that judge, chief and president have made."""

from __future__ import annotations

from collections.abc import Callable

from courts.models import ProofOfService
from defaulters.models import Objection, Reconsideration
from tests.enforcement.admin.scenes import Scene, columns, day
from tests.factories import cases, remedies
from tests.factories.cases import LISTED, World

SERVED = {"method": "in_person", "served_on": day(LISTED), "reference": "驳回回证", "consent": ""}
REASONS = {"reasons": "经审查。"}
BEFORE: dict[str, Callable[[World, Objection], Objection]] = {
    "lodged": lambda world, row: row,
    "admitted": remedies.admitted,
    "dismissed": lambda world, row: remedies.dismissed(world, remedies.admitted(world, row)),
    "served": lambda world, row: remedies.served(world, BEFORE["dismissed"](world, row)),
}


def lodge(world: World) -> Scene:
    listing = cases.listed_debtor(world)
    data = {"ground": "inaccurate", "text": "金额不对。", "lodged_on": day(LISTED)}
    rows = Objection.objects.filter(decision=listing.decision).values_list("ground", "state", "lodged_on")
    return Scene(
        [("inaccurate", "lodged", LISTED)], lambda _: list(rows.all()), listing.case, listing.decision, data
    )


def take_up(world: World) -> Scene:
    listing = cases.listed_debtor(world)
    filing = remedies.filed(world, listing.decision)
    data = {"decision_id": listing.decision_id, "ground": "not_me"}
    return Scene(("taken_up",), lambda _: columns(filing, "state"), listing.case, filing, data)


def objection(before: str, after: str, **data: str) -> Callable[[World], Scene]:
    """From one state to another, as read in the row."""

    def build(world: World) -> Scene:
        listing = cases.listed_debtor(world)
        row = BEFORE[before](world, remedies.lodged(world, listing.decision))
        return Scene((after,), lambda _: columns(row, "state"), listing.case, row, data)

    return build


def serve(world: World) -> Scene:
    listing = cases.listed_debtor(world)
    row = BEFORE["dismissed"](world, remedies.lodged(world, listing.decision))
    proofs = ProofOfService.objects.filter(document=row.document_id).values_list("served_on", flat=True)
    return Scene([LISTED], lambda _: list(proofs.all()), listing.case, row, dict(SERVED))


def ask_again(world: World) -> Scene:
    listing = cases.listed_debtor(world)
    row = remedies.refused_once(world, listing.decision)
    data = {"text": "驳回不对。", "lodged_on": day(LISTED)}
    rows = Reconsideration.objects.filter(objection=row).values_list("state", "court")
    superior = listing.case.court.superior_id
    return Scene([("lodged", superior)], lambda _: list(rows.all()), listing.case, row, data)


def reconsideration(after: str, **data: str) -> Callable[[World], Scene]:
    """What the higher court decides, or the party takes back."""

    def build(world: World) -> Scene:
        listing = cases.listed_debtor(world)
        row = remedies.asked_again(world, remedies.refused_once(world, listing.decision))
        return Scene((after,), lambda _: columns(row, "state"), listing.case, row, data)

    return build
