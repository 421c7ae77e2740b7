"""Scenes of rulings, searches and a settlement that was not kept."""

from __future__ import annotations

from courts.models import PropertySearch, Ruling
from tests.enforcement.admin.scenes import Scene, columns, day, debtor, first
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, NOTICE, World


def breach(world: World) -> Scene:
    case = cases.debtor(world.on(NOTICE))
    settlement = proceedings.settled(world, case, 60_000, NOTICE)
    world.on(LISTED)
    return Scene(
        ("breached", LISTED), lambda _: columns(settlement, "state", "breached_on"), case, settlement,
        {"facts": "到期未付，没有说明理由。"},
    )  # fmt: skip


def record_death(world: World) -> Scene:
    case = debtor(world)
    data = {"died_on": day(NOTICE), "evidence": "死亡证明"}
    return Scene((NOTICE,), lambda _: columns(first(case), "died_on"), case, first(case), data)


def disprove_death(world: World) -> Scene:
    case = debtor(world)
    proceedings.died(world, first(case).pk)
    data = {"reasons": "本人持身份证到院。"}
    return Scene((None,), lambda _: columns(first(case), "died_on"), case, first(case), data)


def enter(world: World) -> Scene:
    case = debtor(world)
    data = {
        "kind": "suspension_bankruptcy", "number": "（2026）京0105执1号之一", "made_on": day(LISTED),
        "served_on": day(LISTED), "reasons": "人民法院已受理破产申请。",
    }  # fmt: skip
    rows = Ruling.objects.filter(case=case).values_list("kind", "from_day", "until_day", "subject")
    return Scene([("suspension_bankruptcy", LISTED, None, None)], lambda _: list(rows.all()), case, data=data)


def serve(world: World) -> Scene:
    case = debtor(world)
    ruling = proceedings.ruled(world, case, "termination", served=False)
    return Scene((LISTED,), lambda _: columns(ruling, "served_on"), case, ruling, {"served_on": day(LISTED)})


def resume(world: World) -> Scene:
    case = debtor(world)
    ruling = proceedings.ruled(world, case, "suspension_retrial")
    return Scene((LISTED,), lambda _: columns(ruling, "until_day"), case, ruling, {"until_day": day(LISTED)})


def search(world: World) -> Scene:
    case = debtor(world)
    data = {
        "subject_id": first(case).pk, "source": "network", "result": "none", "made_on": day(LISTED), "note": "",
    }  # fmt: skip
    rows = PropertySearch.objects.filter(case=case).values_list("source", "result", "made_on")
    return Scene([("network", "none", LISTED)], lambda _: list(rows.all()), case, data=data)
