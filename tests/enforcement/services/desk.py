"""A case with one of everything, on which each service is called."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from courts.models import Case, PartyChange, PartyRemedy, PartyRequest, PartySuit, Transfer
from courts.services import acts
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson
from tests.factories import agencies, asking, assets, cases, linked, loop, proceedings, remedies
from tests.factories.cases import World

DAY = cases.LISTED


class Desk:
    """A case with one of everything."""

    def __init__(self, world: World) -> None:
        self.world, self.court = world, world.court
        self.case: Case = cases.debtor(world)
        self.obligor = moves.obligors(self.case)[0]
        self.subject = self.obligor.subject
        self.document = self.subject.documents.get()
        self.circumstance = cases.circumstance(world, self.case, "ranks_later", until_day=world.today)
        self.performance = moves.paid(world.on(DAY), self.case, Decimal(1))
        self.settlement = proceedings.settled(world, self.case, 1, DAY)
        self.draft: Decision = moves.draft(world, self.case, ["G1"], "拒不履行。")
        self.ruling = proceedings.ruled(world, self.case, "suspension_other")
        self.served = cases.listed_debtor(world, name="梁丘缺").decision
        self.objection = remedies.refused_once(world, self.served)
        self.reconsideration = remedies.asked_again(world, self.objection)
        self.filing = remedies.filed(world, self.served)
        self.own_money = linked.asked_of_nobody(world, self.served)
        self.own_money_refused = linked.refused(world, linked.asked_of_nobody(world, self.served))
        self.application = asking.received(world, self.case)
        self.report_order = assets.ordered(world, self.case)
        self.extension = assets.asked_for_longer(world, self.report_order)
        self.report = assets.reported(world, self.report_order)
        self.clue = assets.clue(world, self.case)
        self.transfer = Transfer.objects.create(
            case=self.case, from_court=self.court, to_court=world.courts["京0106"], reasons="-",
            proposed_by=world.people["judge"], proposed_on=DAY,
        )  # fmt: skip
        self.agency = agencies.airline(electronic_notices=False).agency
        self.partner_report = loop.reported(loop.checked(self.agency, self.served.subject, world), world)
        self.notice = loop.sent(world, self.served.pair, self.agency)
        self.shortfall = loop.shortfall(world, self.agency)
        self.link = LinkedPerson.objects.create(
            unit=moves.company(world, "甲公司", "乙"), person=self.subject, case=self.case, role="controller",
            facts="-", sources="-", effect="-", found_by=world.people["judge"], found_on=DAY,
        )  # fmt: skip
        self.change = PartyChange.objects.create(
            case=self.case, kind="merged", predecessor=self.subject, successor=self.link.unit, text="-",
            received_on=DAY, due_on=DAY, received_by=world.people["clerk"],
        )  # fmt: skip
        self.remedy = PartyRemedy.objects.create(
            change=self.change, court=world.courts["京03"], text="-", received_on=DAY, due_on=DAY
        )
        self.suit = PartySuit.objects.create(change=self.change, number="1", filed_on=DAY)
        self.party_request = PartyRequest.objects.create(
            receipt="ABCDEFGHJK", case=self.case, asked_by=self.link.unit, kind="assignee", text="-",
            predecessor=self.subject, received_on=DAY, due_on=DAY,
        )  # fmt: skip

    def at_court(self) -> dict[str, Any]:
        return {"court": self.court}

    def of_case(self) -> dict[str, Any]:
        return {"case_id": self.case.pk}

    def of_draft(self) -> dict[str, Any]:
        return {"decision_id": self.draft.pk}


Call = Callable[[Desk, acts.Act], object]
