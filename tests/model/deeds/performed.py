"""What is performed, in part and in full, and what is taken back."""

from __future__ import annotations

from courts.models import Performance
from enforcement.services import performances
from tests.model.deeds.moment import Moment, deed


def reference() -> str:
    """A receipt that was not used."""
    return f"收据{Performance.objects.count()}"


@deed("clerk")
def record_money(m: Moment) -> None:
    under = m.of(None, m.case.settlements.order_by("pk").last())
    performances.record(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, reference=reference(), value_day=m.day(),
        amount=m.amount(), settlement_id=under.pk if under is not None else None,
    )  # fmt: skip


@deed("clerk")
def record_apology(m: Moment) -> None:
    owed = m.among(m.case.judgment.obligations.filter(kind="OB6"))
    performances.record(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, value_day=m.act.today, reference=reference(),
        obligation_id=owed.pk,
    )  # fmt: skip


@deed("judge")
def confirm(m: Moment) -> None:
    performances.confirm(act=m.act, performance_id=_one(m, "recorded"))


@deed("judge")
def refuse(m: Moment) -> None:
    performances.refuse(act=m.act, performance_id=_one(m, "recorded"), reason="未到账。")


@deed("chief")
def reverse(m: Moment) -> None:
    performances.reverse(act=m.act, performance_id=_one(m, "confirmed"), reason=m.reasons())


def _one(m: Moment, state: str) -> int:
    """One of the case's performances in this state, or, now and then, in any."""
    mine = Performance.objects.filter(case=m.case)
    return m.among(m.mostly(mine.filter(state=state), mine)).pk
