"""Scenes of a party changed or added by ruling, and of the reconsideration."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from courts.models import Obligor, PartyChange, PartyRemedy, PartyRequest, PartySuit
from enforcement.management.demo import moves
from tests.enforcement.admin.scenes import Scene, columns, day, debtor, first
from tests.factories import asking, proceedings, succeeding
from tests.factories.cases import LISTED, World

TEN_DAYS_AGO = LISTED - timedelta(days=14)
RULING = {"number": "（2026）京0105执1号之变", "reasons": "经审查属实。"}


def ask(world: World) -> Scene:
    case = debtor(world)
    proceedings.died(world, first(case).pk)
    heir = succeeding.heir(world)
    data = {
        "kind": "heir", "predecessor_id": first(case).pk, "successor_id": f"#{heir.pk}",
        "text": "附死亡证明。", "received_on": day(LISTED),
    }  # fmt: skip
    rows = PartyChange.objects.filter(case=case).values_list("kind", "successor", "state")
    return Scene([("heir", heir.pk, "pending")], lambda _: list(rows.all()), case, data=data)


def decide(world: World) -> Scene:
    case = debtor(world)
    change = succeeding.inherited(world, case)
    data = {"granted": "yes", "limit": "20000", **RULING}
    return Scene(("granted", LISTED), lambda _: columns(change, "state", "decided_on"), case, change, data)


def serve(world: World) -> Scene:
    case = debtor(world)
    change = succeeding.ruled(world, succeeding.inherited(world, case), granted=False)
    data = {"served_on": day(LISTED)}
    return Scene((LISTED,), lambda _: columns(change, "served_on"), case, change, data)


def enter(world: World) -> Scene:
    case = debtor(world)
    change = succeeding.inherited(world.on(TEN_DAYS_AGO), case)
    succeeding.served(world, succeeding.ruled(world, change, limit=20_000))
    world.on(LISTED)
    owing = Obligor.objects.filter(subject=change.successor_id)
    return Scene(1, lambda _: owing.count(), case, change)


def lodge(world: World) -> Scene:
    case = debtor(world)
    change = succeeding.served(world, succeeding.ruled(world, succeeding.inherited(world, case), limit=1))
    data = {"text": "没有继承任何遗产。", "received_on": day(LISTED)}
    rows = PartyRemedy.objects.filter(change=change).values_list("state", "court")
    return Scene([("lodged", case.court.superior_id)], lambda _: list(rows.all()), case, change, data)


def decide_again(world: World) -> Scene:
    case = debtor(world)
    change = succeeding.served(world, succeeding.ruled(world, succeeding.inherited(world, case), limit=1))
    remedy = succeeding.asked_again(world, change)
    data = {"upheld": "yes", "reasons": "没有继承遗产。"}
    return Scene(("refused",), lambda _: columns(change, "state"), case, remedy, data)


def sue(world: World) -> Scene:
    change = succeeding.shareholder_asked(world.on(LISTED))
    succeeding.served(world, succeeding.ruled(world, change, limit=50_000))
    data = {"number": "（2026）京0105民初77号", "filed_on": day(LISTED)}
    rows = PartySuit.objects.filter(change=change).values_list("number", "state")
    return Scene([(data["number"], "pending")], lambda _: list(rows.all()), change.case, change, data)


def judge_suit(world: World) -> Scene:
    change = succeeding.shareholder_asked(world.on(LISTED))
    suit = succeeding.sued(world, succeeding.served(world, succeeding.ruled(world, change, limit=50_000)))
    data = {
        "state": "upheld", "judgment": "（2026）京0105民初77号", "in_force_on": day(LISTED), "limit": "20000",
        "outcome": "变更责任范围。",
    }  # fmt: skip
    return Scene((Decimal(20_000),), lambda _: columns(change, "limit"), change.case, suit, data)


def _asked_online(world: World) -> PartyRequest:
    case = debtor(world)
    case.applicant = moves.person(world, "公羊信", asking.BORN)
    case.save(update_fields=["applicant"])
    buyer = moves.person(world, "申屠宁", asking.BORN)
    return succeeding.assigned_online(world, case, buyer)


def take_up_request(world: World) -> Scene:
    asked = _asked_online(world)
    rows = PartyChange.objects.filter(request=asked).values_list("kind", "successor")
    data = {"successor_id": f"#{asked.asked_by_id}"}
    return Scene([("assignee", asked.asked_by_id)], lambda _: list(rows.all()), asked.case, asked, data)


def send_back_request(world: World) -> Scene:
    asked = _asked_online(world)
    data = {"because": "请补交转让协议。"}
    return Scene((data["because"],), lambda _: columns(asked, "returned_because"), asked.case, asked, data)
