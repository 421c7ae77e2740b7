"""Scenes of a case that goes to another court: a third one, at which none of the strangers works."""

from __future__ import annotations

from courts.models import Case, Court, Transfer
from tests.enforcement.admin.scenes import Scene, columns, debtor
from tests.factories import register
from tests.factories.cases import LISTED, World

NUMBER = "（2026）京0105执888号"


def propose(world: World) -> Scene:
    case, third = debtor(world), _third()
    rows = Transfer.objects.filter(case=case).values_list("to_court", "state")
    data = {"to_court_id": third.pk, "reasons": "被执行人的财产均在该地。"}
    return Scene([(third.pk, "proposed")], lambda _: list(rows.all()), case, data=data)


def withdraw(world: World) -> Scene:
    case = debtor(world)
    transfer = _sent(world, case, world.court, _third())
    return Scene(("withdrawn",), lambda _: columns(transfer, "state"), case, transfer)


def accept(world: World) -> Scene:
    case = debtor(world)
    Case.objects.filter(pk=case.pk).update(court=_third())
    transfer = _sent(world, case, _third(), world.court)
    moved = (NUMBER, world.court.pk)
    return Scene(moved, lambda _: columns(case, "number", "court_id"), case, transfer, {"number": NUMBER})


def _third() -> Court:
    return register.court("京0107", "北京市石景山区人民法院")


def _sent(world: World, case: Case, sender: Court, receiver: Court) -> Transfer:
    return Transfer.objects.create(
        case=case, from_court=sender, to_court=receiver, reasons="财产在该地。",
        proposed_by=world.people["judge"], proposed_on=LISTED,
    )  # fmt: skip
