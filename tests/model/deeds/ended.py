"""What happens to the enforcement: settled, suspended, ended, handed to another court."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from courts.models import Case, Ruling, Transfer
from enforcement.services import cases, deaths, rulings, settlements, transfers
from tests.model.deeds.moment import Moment, deed


@deed("clerk")
def settle(m: Moment) -> None:
    settlements.sign(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, signed_on=m.act.today, total=Decimal(400),
        due_on=m.act.today + timedelta(days=m.of(10, 50, -1)), content="支付400元。",
    )  # fmt: skip


@deed("judge")
def break_settlement(m: Moment) -> None:
    settlements.breach(act=m.act, settlement_id=m.among(m.case.settlements.all()).pk, facts=m.reasons())


@deed("judge")
def rule(m: Moment) -> None:
    rulings.enter(
        act=m.act, case_id=m.case.pk, kind=m.of(*Ruling.Kind), made_on=m.day(),
        number=f"{m.case.number}之{m.case.rulings.count() + m.mostly(1, 0)}裁定",
        served_on=m.of(m.act.today, None), reasons=m.reasons(),
    )  # fmt: skip


@deed("clerk")
def serve_ruling(m: Moment) -> None:
    rulings.serve(act=m.act, ruling_id=m.among(m.case.rulings.all()).pk, served_on=m.day())


@deed("judge")
def resume(m: Moment) -> None:
    rulings.resume(act=m.act, ruling_id=m.among(m.case.rulings.all()).pk, until_day=m.act.today)


@deed("judge")
def close(m: Moment) -> None:
    cases.close(act=m.act, case_id=m.case.pk, closed_as=m.of(*Case.ClosedAs))


@deed("clerk")
def record_death(m: Moment) -> None:
    deaths.record(
        act=m.act, court=m.case.court, subject_id=m.debtor.pk, died_on=m.day(), evidence=m.reasons()
    )


@deed("judge")
def propose_transfer(m: Moment) -> None:
    to = m.mostly(m.town.elsewhere(m.case), m.town.seat(m.case))
    transfers.propose(act=m.act, case_id=m.case.pk, to_court_id=to.court.pk, reasons=m.reasons())


@deed("clerk", court="other")
def accept_transfer(m: Moment) -> None:
    transfer = m.among(m.case.transfers.all())
    serial = 9000 + Transfer.objects.count() * 10 + m.town.cases.index(m.case)
    number = f"（2026）{m.town.elsewhere(m.case).court.code}执{serial}号"
    transfers.accept(act=m.act, transfer_id=transfer.pk, number=number)


@deed("judge")
def withdraw_transfer(m: Moment) -> None:
    transfers.withdraw(act=m.act, transfer_id=m.among(m.case.transfers.all()).pk)
