"""Scenes of own money: the representative of a unit asks, is refused, and the refusal is served."""

from __future__ import annotations

from courts.models import ProofOfService
from tests.enforcement.admin.objecting import SERVED
from tests.enforcement.admin.scenes import Scene, columns
from tests.factories import linked
from tests.factories.cases import LISTED, World


def refuse(world: World) -> Scene:
    reach = linked.reached(world, linked.ordered_unit(world), linked.head(world))
    filing = linked.asked(world, reach)
    data = {"refused_for": "money_not_own", "reasons": "款项来自公司账户。"}
    return Scene(
        ("answered", "money_not_own"), lambda _: columns(filing, "state", "refused_for"), reach.case, filing,
        data,
    )  # fmt: skip


def serve(world: World) -> Scene:
    reach = linked.reached(world, linked.ordered_unit(world), linked.head(world))
    filing = linked.refused(world, linked.asked(world, reach), "money_not_own")
    proofs = ProofOfService.objects.filter(document=filing.document_id).values_list("served_on", flat=True)
    return Scene([LISTED], lambda _: list(proofs.all()), reach.case, filing, dict(SERVED))
