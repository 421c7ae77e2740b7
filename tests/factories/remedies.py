"""Objections and reconsiderations, played on a world whose listing was made by judge, chief and president."""

from __future__ import annotations

from datetime import date
from typing import Any

from courts.services import acts
from defaulters.models import Decision, Objection, Reconsideration
from enforcement.models import Filing
from enforcement.services import filings, objections, reconsiderations
from tests.factories.cases import World, commit


def lodged(world: World, decision: Decision, ground: str = "not_listable", **more: Any) -> Objection:
    """Received at the desk today."""
    with world.act("clerk") as act:
        return objections.lodge(act=act, decision_id=decision.pk, ground=ground, text="不应纳入。", **more)


def filed(
    world: World, decision: Decision, kind: str = "not_me", text: str = "同名，不是我。", **more: Any
) -> Filing:
    """Handed in on the public site today."""
    with acts.begin(actor=acts.party(decision.subject_id), now=world.now) as act:
        found = filings.lodge(
            act=act, kind=kind, subject_id=decision.subject_id, case_id=decision.case_id, text=text,
            contact="电话", **more,
        )  # fmt: skip
    commit()
    return found


def taken_up(world: World, filing: Filing, decision: Decision, ground: str = "not_me") -> Objection:
    """Taken up by the clerk against one decision."""
    with world.act("clerk") as act:
        return objections.take_up(act=act, filing_id=filing.pk, decision_id=decision.pk, ground=ground)


def admitted(world: World, objection: Objection, who: str = "second_judge") -> Objection:
    """Admitted by a judge who did not make the decision."""
    with world.act(who) as act:
        return objections.admit(act=act, objection_id=objection.pk)


def upheld(
    world: World, objection: Objection, follows: str = "cancel", who: str = "second_judge", **content: Any
) -> Objection:
    """Found right; the relief is drafted."""
    with world.act(who) as act:
        return objections.uphold(
            act=act, objection_id=objection.pk, follows=follows, reasons="申请成立。", content=content
        )


def relief_of(objection: Objection) -> Decision:
    """The draft that an upheld objection has laid on the desk."""
    assert objection.relief is not None
    return objection.relief


def dismissed(
    world: World, objection: Objection, reasons: str = "申请不成立。", who: str = "second_judge"
) -> Objection:
    """Found wrong; the paper is issued."""
    with world.act(who) as act:
        return objections.dismiss(act=act, objection_id=objection.pk, reasons=reasons)


def served(world: World, objection: Objection, day: date | None = None) -> Objection:
    """The dismissal served in person, today or on `day`."""
    with world.act("clerk") as act:
        return objections.serve(
            act=act, objection_id=objection.pk, method="in_person", served_on=day or world.now.date(),
            reference="驳回回证",
        )  # fmt: skip


def refused_once(world: World, decision: Decision) -> Objection:
    """Lodged, admitted, dismissed and served today."""
    objection = admitted(world, lodged(world, decision))
    return served(world, dismissed(world, objection))


def asked_again(world: World, objection: Objection) -> Reconsideration:
    """The party asks the next higher court today, on the site."""
    with acts.begin(actor=acts.party(objection.subject_id), now=world.now) as act:
        found = reconsiderations.lodge(act=act, objection_id=objection.pk, text="驳回的理由不对。")
    commit()
    return found


def decided_above(
    world: World, verb: str, found: Reconsideration, who: str = "higher_judge"
) -> Reconsideration:
    """`uphold` or `dismiss` by a judge of the higher court."""
    with world.act(who) as act:
        made: Reconsideration = getattr(reconsiderations, verb)(
            act=act, reconsideration_id=found.pk, reasons="经复议审查。"
        )
        return made
