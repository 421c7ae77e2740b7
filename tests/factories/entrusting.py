"""A case that goes to another court: sent by a judge, filed by the other court's clerk."""

from __future__ import annotations

from courts.models import Case, Transfer
from enforcement.services import transfers
from tests.factories.cases import World


def proposed(world: World, case: Case, to: str = "京0106", judge: str = "judge") -> Transfer:
    """Sent today to the court of this code."""
    with world.act(judge) as act:
        return transfers.propose(
            act=act, case_id=case.pk, to_court_id=world.courts[to].pk, reasons="被执行人的财产均在该地。"
        )


def accepted(
    world: World, transfer: Transfer, number: str = "（2026）京0106执888号", clerk: str = "other_clerk"
) -> Transfer:
    """Filed today by the receiving court."""
    with world.act(clerk) as act:
        return transfers.accept(act=act, transfer_id=transfer.pk, number=number)
