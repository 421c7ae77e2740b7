"""Requests for correction and reconsiderations, decided by somebody who did not make the decision, or not."""

from __future__ import annotations

from defaulters.models import Decision, Objection, Reconsideration
from enforcement.models import Filing
from enforcement.services import filings, objections, reconsiderations
from tests.model.deeds.moment import Moment, deed


def _against(m: Moment) -> int:
    served = Decision.objects.filter(case=m.case, state="served", kind__in=["list", "restrict", "reach"])
    return m.among(m.mostly(served, Decision.objects.filter(case=m.case))).pk


def _one(m: Moment, state: str) -> int:
    mine = Objection.objects.filter(case=m.case)
    return m.among(m.mostly(mine.filter(state=state), mine)).pk


@deed("clerk")
def lodge_objection(m: Moment) -> None:
    objections.lodge(
        act=m.act, decision_id=_against(m), ground=m.of("not_me", "not_listable", "restriction"),
        text=m.reasons(), lodged_on=m.day(),
    )  # fmt: skip


@deed("clerk")
def take_up(m: Moment) -> None:
    filing = m.among(Filing.objects.filter(case=m.case))
    objections.take_up(act=m.act, filing_id=filing.pk, decision_id=_against(m), ground="not_listable")


@deed("judge")
def answer_filing(m: Moment) -> None:
    filings.answer(act=m.act, filing_id=m.among(Filing.objects.filter(case=m.case)).pk, text=m.reasons())


@deed("second_judge")
def admit(m: Moment) -> None:
    objections.admit(act=m.act, objection_id=_one(m, "lodged"))


@deed("second_judge")
def not_admit(m: Moment) -> None:
    objections.not_admit(act=m.act, objection_id=_one(m, "lodged"), reasons=m.reasons())


@deed("second_judge")
def uphold(m: Moment) -> None:
    objections.uphold(
        act=m.act, objection_id=_one(m, "admitted"), follows=m.of("cancel", "lift"), reasons=m.reasons()
    )


@deed("second_judge")
def dismiss(m: Moment) -> None:
    objections.dismiss(act=m.act, objection_id=_one(m, "admitted"), reasons=m.reasons())


@deed("judge")
def dismiss_own(m: Moment) -> None:
    """By the judge who wrote most of what is decided here."""
    objections.dismiss(act=m.act, objection_id=_one(m, "admitted"), reasons=m.reasons())


@deed("clerk")
def withdraw_objection(m: Moment) -> None:
    objections.withdraw(act=m.act, objection_id=_one(m, "lodged"))


@deed("clerk")
def serve_dismissal(m: Moment) -> None:
    objections.serve(
        act=m.act, objection_id=_one(m, "dismissed"), method="in_person", served_on=m.day(), reference="回证"
    )


@deed("clerk")
def lodge_reconsideration(m: Moment) -> None:
    reconsiderations.lodge(act=m.act, objection_id=_one(m, "dismissed"), text=m.reasons())


def _above(m: Moment) -> int:
    return m.among(Reconsideration.objects.filter(objection__case=m.case)).pk


@deed("judge", court="higher")
def uphold_above(m: Moment) -> None:
    reconsiderations.uphold(act=m.act, reconsideration_id=_above(m), reasons=m.reasons())


@deed("judge", court="higher")
def dismiss_above(m: Moment) -> None:
    reconsiderations.dismiss(act=m.act, reconsideration_id=_above(m), reasons=m.reasons())


@deed("clerk")
def withdraw_reconsideration(m: Moment) -> None:
    reconsiderations.withdraw(act=m.act, reconsideration_id=_above(m))
