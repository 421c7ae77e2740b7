"""A representative leaves a restricted unit: asked on the site, released alone, and the airline sells again."""

from __future__ import annotations

from datetime import date

from defaulters.models import Decision
from enforcement.services import decisions
from tests.factories import agencies, cases, linked, remedies
from tests.factories.cases import LISTED, World

JUNE_1, JUNE_22 = date(2026, 6, 1), date(2026, 6, 22)


def asked(world: World, reach: Decision) -> Decision:
    """Handed in on 1 June, taken up, admitted, found right: the draft of the lift."""
    filing = remedies.filed(
        world.on(JUNE_1), reach, "left_post", "五月六日变更登记。", register_extract_on=date(2026, 5, 20)
    )
    objection = remedies.admitted(world, remedies.taken_up(world, filing, reach))
    return remedies.relief_of(remedies.upheld(world, objection, "lift"))


def test_the_partner_is_told_and_sells_to_the_former_representative_and_not_to_the_controller(
    world: World,
) -> None:
    airline = agencies.airline().agency
    order = linked.ordered_unit(world)
    former, controller = linked.head(world), linked.head(world, "公冶芹")
    reach = linked.reached(world, order, former)
    linked.reached(world, order, controller, "controller")
    assert [cases.verdict(airline, who, LISTED) for who in (former, controller)] == ["restricted"] * 2
    relief = asked(world, reach)
    with world.on(JUNE_22).act("second_judge") as act:
        decisions.submit(act=act, decision_id=relief.pk)
    cases.signed_relief(world, relief)
    verdicts = [cases.verdict(airline, who, JUNE_22) for who in (former, controller)]
    assert verdicts == ["clear", "restricted"]
    page = agencies.client(airline).get("/api/v1/changes").json()
    assert [change["kind"] for change in page["changes"]] == ["imposed", "imposed", "imposed", "lifted"]
    cases.assert_sound()
