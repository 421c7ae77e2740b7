"""A unit under an order of its own, and the people behind it whom that order reaches."""

from __future__ import annotations

from datetime import date

from courts.models import Subject
from courts.models.secrets import encrypt
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import Filing
from enforcement.services import own_money
from tests.factories import cases, remedies
from tests.factories.cases import World

HEAD = "申屠岳"
BORN = date(1969, 11, 2)


def ordered_unit(world: World) -> Decision:
    """The order on a unit whose registered representative is HEAD, served on LISTED, where the clock then stands."""
    unit = moves.company(world.on(cases.NOTICE), "禾穗食品有限公司", HEAD)
    case = moves.filed(world, [cases.debt(unit)])
    cases.able(world, case)
    return cases.ordered(world.on(cases.LISTED), case)


def head(world: World, name: str = HEAD) -> Subject:
    """Somebody behind the unit."""
    return moves.person(world, name, BORN)


def reached(world: World, order: Decision, person: Subject, role: str = "legal_representative") -> Decision:
    """The decision by which the order reaches this person as `role`, served today."""
    return cases.reached(world, order.case, person, order, role)


def asked(world: World, reach: Decision, use_on: date | None = None) -> Filing:
    """Handed in today: to fly on own money, from `use_on` (today if None) on."""
    return remedies.filed(world, reach, "own_money", "家庭旅行，用工资。", use_on=use_on or world.now.date())


def asked_of_nobody(world: World, decision: Decision) -> Filing:
    """An application of somebody whom no order reaches any more."""
    return Filing.objects.create(
        receipt=f"Q{Filing.objects.count():09d}", kind="own_money", case=decision.case,
        subject=decision.subject, text="-", contact=encrypt("-"), lodged_at=world.now,
        due_on=world.now.date(), use_on=world.now.date(),
    )  # fmt: skip


def refused(world: World, filing: Filing, refused_for: str = "not_linked") -> Filing:
    """Refused by the judge today."""
    with world.act("judge") as act:
        return own_money.refuse(
            act=act, filing_id=filing.pk, refused_for=refused_for, reasons="款项来自公司账户。"
        )
