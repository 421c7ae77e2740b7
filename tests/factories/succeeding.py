"""Parties changed or added by ruling: asked for, ruled on, served, entered; and the reconsideration."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from courts.models import Case, PartyChange, PartyRemedy, PartyRequest, PartySuit, Subject
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.services import party_changes, party_remedies, party_requests, party_suits
from tests.factories import asking, cases, proceedings
from tests.factories.cases import World

HEIR_BORN = date(1999, 4, 4)


def heir(world: World) -> Subject:
    """A grown child of the debtor."""
    return moves.person(world, "闻人远", HEIR_BORN)


def asked(world: World, case: Case, kind: str, predecessor_id: int, successor: Subject) -> PartyChange:
    """What the court receives today."""
    with world.act("clerk") as act:
        return party_changes.apply(
            act=act, case_id=case.pk, kind=kind, predecessor_id=predecessor_id, successor_id=successor.pk,
            text="附死亡证明、继承材料。", received_on=world.today,
        )  # fmt: skip


def inherited(world: World, case: Case) -> PartyChange:
    """The first obligor has died, and the heir is asked for as a party."""
    debtor_id = moves.obligors(case)[0].subject_id
    proceedings.died(world, debtor_id)
    return asked(world, case, "heir", debtor_id, heir(world))


def ruled(
    world: World, change: PartyChange, *, granted: bool = True, limit: int | None = None
) -> PartyChange:
    """The ruling of today."""
    with world.act("judge") as act:
        return party_changes.decide(
            act=act, party_change_id=change.pk, granted=granted, number=f"{change.case.number}之变", reasons="经审查属实。",
            limit=None if limit is None else Decimal(limit),
        )  # fmt: skip


def served(world: World, change: PartyChange) -> PartyChange:
    """Served today on both sides."""
    with world.act("clerk") as act:
        return party_changes.serve(act=act, party_change_id=change.pk, served_on=world.today)


def entered(world: World, change: PartyChange, limit: int | None = None) -> PartyChange:
    """Ruled and served today, entered on the eleventh day: nobody asked for reconsideration, and courts work."""
    served(world, ruled(world, change, limit=limit))
    world.on(world.today + timedelta(days=14))
    with world.act("clerk") as act:
        return party_changes.enter(act=act, party_change_id=change.pk)


def asked_again(world: World, change: PartyChange) -> PartyRemedy:
    """The reconsideration asked for today."""
    with world.act("clerk") as act:
        return party_remedies.lodge(
            act=act, party_change_id=change.pk, text="未继承任何遗产。", received_on=world.today
        )


def shareholder_asked(world: World) -> PartyChange:
    """A shareholder who has not paid in is asked for beside a company that cannot pay."""
    gone = moves.company(world, "北京云栖商贸有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(gone)])
    return asked(world, case, "unpaid_capital", gone.pk, moves.person(world, "尉迟衡", HEIR_BORN))


def sued(world: World, change: PartyChange) -> PartySuit:
    """The lawsuit filed today."""
    with world.act("clerk") as act:
        return party_suits.lodge(
            act=act, party_change_id=change.pk, number="（2026）京0105民初77号", filed_on=world.today
        )


def judged(world: World, suit: PartySuit, state: str, limit: int | None = None) -> PartySuit:
    """The judgment that ended it, in force today."""
    with world.act("judge") as act:
        return party_suits.close(
            act=act, party_suit_id=suit.pk, state=state, judgment="（2026）京0105民初77号", in_force_on=world.today,
            outcome="详见判决。", limit=None if limit is None else Decimal(limit),
        )  # fmt: skip


def asked_online(world: World, case: Case, kind: str = "promised", **given: Any) -> PartyRequest:
    """The applicant of the case asks on the site that somebody answers for its first debtor."""
    asked = {
        "kind": kind, "subject_id": asking.applicant_of(case).pk, "text": "承诺书。", "successor": "谷梁平，北京。",
        "predecessor_id": moves.obligors(case)[0].subject_id,
    } | given  # fmt: skip
    with acts.begin(actor=acts.party(asked["subject_id"]), now=world.now) as act:
        return party_requests.lodge(act=act, case_id=case.pk, **asked)


def assigned_online(world: World, case: Case, buyer: Subject) -> PartyRequest:
    """Who bought the claim asks for the applicant's place."""
    given = {"subject_id": buyer.pk, "predecessor_id": case.applicant_id, "successor": ""}
    return asked_online(world, case, "assignee", **given)


def taken_up(world: World, request: PartyRequest, successor: Subject) -> PartyChange:
    """The clerk enters it for the judge."""
    with world.act("clerk") as act:
        return party_requests.take_up(act=act, party_request_id=request.pk, successor_id=successor.pk)


def sent_back(world: World, request: PartyRequest, because: str = "请补交转让协议原件。") -> PartyRequest:
    """The clerk returns it."""
    with world.act("clerk") as act:
        return party_requests.send_back(act=act, party_request_id=request.pk, because=because)
