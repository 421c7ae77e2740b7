"""What happens to an enforcement from outside the list: settlements, rulings, searches, the end of the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from courts.models import Case, PropertySearch, Ruling, Settlement
from enforcement.management.demo import moves
from enforcement.services import cases, deaths, rulings, searches, settlements
from tests.factories.cases import World


def settled(
    world: World, case: Case, total: int, due_on: date, instalments: Sequence[tuple[date, Decimal]] = ()
) -> Settlement:
    """A settlement in enforcement with the first obligor, signed today."""
    with world.act("clerk") as act:
        return settlements.sign(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, signed_on=world.today,
            total=Decimal(total), due_on=due_on, content=f"支付{total}元，其余放弃。", instalments=instalments,
        )  # fmt: skip


def breached(world: World, settlement: Settlement, just_cause: str = "") -> None:
    """The judge finds the settlement breached."""
    with world.act("judge") as act:
        settlements.breach(
            act=act, settlement_id=settlement.pk, facts="到期未付，亦未说明理由。", just_cause=just_cause
        )


def ruled(world: World, case: Case, kind: str, *, served: bool = True, **given: Any) -> Ruling:
    """A ruling of today in the case, about everybody, served today unless it is not."""
    with world.act("judge") as act:
        return rulings.enter(
            act=act, case_id=case.pk, kind=kind, number=f"{case.number}之{case.rulings.count() + 1}裁定",
            made_on=world.today, served_on=world.today if served else None, reasons="依法裁定。", **given,
        )  # fmt: skip


def searched(world: World, case: Case, result: str = "none", source: str = "network") -> PropertySearch:
    """A search of today for the property of the first obligor."""
    with world.act("clerk") as act:
        return searches.record(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, made_on=world.today,
            source=source, result=result,
        )  # fmt: skip


def died(world: World, subject_id: int) -> None:
    """The clerk records today that this person has died."""
    with world.act("clerk") as act:
        deaths.record(
            act=act, court=world.court, subject_id=subject_id, died_on=world.today, evidence="死亡证明"
        )


def alive(world: World, subject_id: int) -> None:
    """The judge finds today that the person has not died."""
    with world.act("judge") as act:
        deaths.disprove(act=act, court=world.court, subject_id=subject_id, reasons="本人持身份证到院。")


def closed(world: World, case: Case, closed_as: str = "proceedings_ended") -> None:
    """The judge closes the case today."""
    with world.act("judge") as act:
        cases.close(act=act, case_id=case.pk, closed_as=closed_as)
