"""Scenes of what the judge finds, drafts and has decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from courts.models import Case
from courts.models.secrets import decrypt
from defaulters.models import AbilityFinding, ConductFinding, Decision
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson, Permission, Review, SchoolFee
from enforcement.services import decisions, replacements
from tests.enforcement.admin.scenes import Scene, debtor, first, fresh
from tests.factories import cases
from tests.factories.cases import LISTED, NOTICE, World

# -- findings ---------------------------------------------------------------------------------------------------


def find_ability(world: World) -> Scene:
    case = debtor(world)
    data = {
        "assets": "1000", "monthly_income": "0", "dependants": "0", "living_cost": "1210", "result": "",
        "sources": "网络查控", "reasons": "财产不足。", "valid_until": "2027-05-12",
    }  # fmt: skip
    obligor = moves.obligors(case)[0]
    latest = AbilityFinding.objects.filter(obligor=obligor, successor=None).values_list("result", flat=True)
    return Scene(["partial"], lambda _: list(latest.all()), case, obligor, data)


def find_conduct(world: World) -> Scene:
    case = debtor(world)
    data = {"ground": "G3", "happened_on": "2026-05-01", "facts": "转移存货", "evidence": "出库单"}
    obligor = moves.obligors(case)[0]
    return Scene(
        1, lambda _: ConductFinding.objects.filter(obligor=obligor, ground="G3").count(), case, obligor, data
    )


def unit_case(world: World) -> Case:
    company = moves.company(world.on(NOTICE), "北辰食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(company)])
    cases.able(world, case)
    world.on(LISTED)
    return case


def find_link(world: World) -> Scene:
    case = unit_case(world)
    boss = moves.person(world, "申屠岳", date(1970, 1, 2))
    data = {
        "unit_id": first(case).pk, "person_id": decrypt(boss.documents.get().number), "role": "controller",
        "facts": "批准转移存货", "sources": "签批单", "effect": "公司无可供执行的存货",
    }  # fmt: skip
    return Scene(1, lambda _: LinkedPerson.objects.filter(case=case, person=boss).count(), case, data=data)


def find_school_fee(world: World) -> Scene:
    case = debtor(world)
    data = {"subject_id": first(case).pk, "fee": "180000", "standard": "60000", "sources": "收费公示"}
    rows = SchoolFee.objects.filter(case=case).values_list("fee", "standard")
    return Scene([(Decimal(180_000), Decimal(60_000))], lambda _: list(rows.all()), case, data=data)


# -- drafts -----------------------------------------------------------------------------------------------------


def draft_listing(world: World) -> Scene:
    case = debtor(world)
    data = {
        "obligor_ids": [moves.obligors(case)[0].pk], "grounds": ["G1"], "reasons": "有履行能力而拒不履行。",
        "dropped_items": ["vehicle"], "drop_reasons": "营运所需。", "grace_months": "0",
        "grace_reasons": "多次传唤不到。", "extension_months": "0",
    }  # fmt: skip

    def came(_: HttpResponse) -> Any:
        order = Decision.objects.get(case=case, kind="restrict", paired_with__kind="list", state="draft")
        row = order.content["obligations"][0]
        return row["grade"], "vehicle" in row["items"], row["dropped"]

    return Scene(("general", False, {"vehicle": "营运所需。"}), came, case, data=data)


def draft_restriction(world: World) -> Scene:
    case = debtor(world)
    data = {"obligor_ids": [moves.obligors(case)[0].pk], "reasons": "未按期履行给付义务。"}
    drafts = Decision.objects.filter(case=case, kind="restrict", paired_with=None, state="draft")
    return Scene(1, lambda _: drafts.count(), case, data=data)


def redraft_listing(world: World) -> Scene:
    case = debtor(world)
    draft = moves.draft(world, case, ["G1"], "初稿。")
    data = {
        "obligor_ids": [moves.obligors(case)[0].pk], "grounds": ["G1"], "reasons": "改稿。", "extension_months": "0",
    }  # fmt: skip
    return Scene(
        ("改稿。", 1), lambda _: (fresh(draft).reasons, case.listings.count() + 1), case, draft, data
    )


def redraft_restriction(world: World) -> Scene:
    case = debtor(world)
    draft = cases.drafted_order(world, case)
    data = {"obligor_ids": [moves.obligors(case)[0].pk], "reasons": "改稿。"}
    return Scene("改稿。", lambda _: fresh(draft).reasons, case, draft, data)


def draft_reach(world: World) -> Scene:
    case = unit_case(world)
    order = cases.ordered(world, case)
    link = cases.linked(world, case, moves.person(world, "申屠岳", date(1970, 1, 2)))
    data = {"order_id": order.pk, "reasons": "直接影响债务履行。"}
    return Scene(
        1, lambda _: Decision.objects.filter(kind="reach", subject=link.person).count(), case, link, data
    )


def draft_replacement(world: World) -> Scene:
    case = debtor(world)
    order = cases.ordered(world, case)
    data = {"reasons": "车辆用于营运。", "dropped_items": ["vehicle"], "drop_reasons": "营运所需。"}
    drafted = Decision.objects.filter(kind="milder", concerns=order, state="draft")
    return Scene(1, lambda _: drafted.count(), case, order, data)


def redraft_replacement(world: World) -> Scene:
    """One item left out more: the draft stays the one it was."""
    case = debtor(world)
    order = cases.ordered(world, case)
    left_out: dict[str, Any] = {"dropped_items": ["vehicle"], "drop_reasons": "营运所需。"}
    with world.act("judge") as act:
        draft = replacements.draft(act=act, order_id=order.pk, reasons="车辆用于营运。", **left_out)
    data = {"reasons": "另有住房需要。", **left_out, "dropped_items": ["vehicle", "real_estate"]}
    drafted = Decision.objects.filter(pk=draft.pk, concerns=order, reasons=data["reasons"])
    return Scene(1, lambda _: drafted.count(), case, draft, data)


def review(world: World) -> Scene:
    case = debtor(world)
    order = cases.ordered(world, case)
    data = {"outcome": "continue", "reasons": "仍未履行。"}
    return Scene(1, lambda _: Review.objects.filter(order=order).count(), case, order, data)


def relief(kind: str, **data: Any) -> Callable[[World], Scene]:
    """The draft of a decision that relieves, about a listing in force or its order."""

    def scene(world: World) -> Scene:
        grounds = ("G4",) if kind == "early_delete" else ("G1",)
        case = debtor(world)
        if kind == "early_delete":
            cases.conduct(world, case)
        of_order = kind in ("lift", "permit")
        concerns = cases.ordered(world, case) if of_order else cases.listed(world, case, grounds).decision
        typed = {**_published(concerns), **data} if kind == "correct" else data
        drafted = Decision.objects.filter(kind=kind, concerns=concerns, state="draft")
        return Scene(1, lambda _: drafted.count(), case, concerns, {"reasons": "理由。"} | typed)

    return scene


def evidence(world: World) -> Scene:
    """A temporary lifting that was signed before its evidence came."""
    case = debtor(world)
    order = cases.ordered(world, case)
    days = {f"{verb}_{end}": world.today.isoformat() for verb in ("buy", "use") for end in ("from", "until")}
    decision = moves.relieved(
        world, "permit", order, "奔丧。", permission="temporary", reason="funeral", items=["air"],
        purpose="奔丧", evidence_follows=True, **days,
    )  # fmt: skip
    shown = Permission.objects.filter(decision=decision)
    return Scene("死亡证明", lambda _: shown.get().evidence, case, decision, {"evidence": "死亡证明"})


def _published(decision: Decision) -> dict[str, str]:
    text = decision.listing.published or {}
    return {
        name: value if isinstance(value, str) else "\n".join(value) for name, value in text.items() if value
    }


# -- decisions --------------------------------------------------------------------------------------------------


def draft(world: World, state: str) -> Decision:
    """A listing with its order, moved on to `state` by its people."""
    decision = moves.draft(world, debtor(world), ["G1"], "有履行能力而拒不履行。", **cases.NO_GRACE)
    if state == "signed":
        return moves.signed(world, decision)
    steps = {"draft": 0, "submitted": 1, "reviewed": 2}[state]
    for who, verb in (("judge", "submit"), ("chief", "review"))[:steps]:
        with world.act(who) as act:
            getattr(decisions, verb)(act=act, decision_id=decision.pk)
    return decision


def decided(state: str, expected: str, **data: Any) -> Callable[[World], Scene]:
    """A decision in `state` that an action brings to `expected`, together with its order."""

    def scene(world: World) -> Scene:
        decision = draft(world, state)
        both = Decision.objects.filter(case=decision.case).values_list("state", flat=True)
        return Scene([expected] * 2, lambda _: list(both.all()), decision.case, decision, data)

    return scene
