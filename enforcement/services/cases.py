"""From the judgment in force to the enforcement notice: the clerk's part, and the facts of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from courts.models import (
    Beneficiary,
    Case,
    Circumstance,
    Court,
    Document,
    Judgment,
    Obligation,
    Obligor,
    ToolUse,
)
from courts.rules import case_numbers, closing
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.selectors.obligors import obligor_of
from courts.services import papers
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision, Listing
from defaulters.rules import own_tools
from enforcement.models import Restriction
from enforcement.services import release
from enforcement.services.locks import lock_case


@dataclass(frozen=True, kw_only=True)
class NewObligation:
    """One duty as the clerk enters it. Amounts in yuan; `obligors` are (subject id, liability)."""

    kind: str
    content: str
    obligors: Sequence[tuple[int, str]]
    act_kind: str = ""
    amount: Decimal | None = None
    costs: Decimal = Decimal(0)
    ordinary_rate: Decimal | None = None
    ordinary_from: date | None = None
    due_on: date | None = None
    protected_interest: str = "none"
    arrears_periods: int = 0
    grave_harm: str = "none"
    welfare_at_stake: bool = False
    surcharge_runs: bool = False
    beneficiaries: Sequence[int] = field(default_factory=tuple)


def enter_judgment(
    *,
    act: Act,
    court_id: int,
    basis: str,
    number: str,
    maker: str,
    made_on: date | None,
    in_force_on: date | None,
    interest_rule: str,
    obligations: Sequence[NewObligation],
    sealed: bool = False,
) -> Judgment:
    """An effective legal document with its obligations; `court_id` is the court that enters it.

    Raises `judgment.exists` for the same maker and number, `judgment.obligations_missing` for none.
    """
    require(act=act, code="cases.enter_judgment", court=Court.objects.get(pk=court_id))
    if not obligations:
        raise DomainError(Code.JUDGMENT_OBLIGATIONS_MISSING, article="民诉法解释第461条")
    written = case_numbers.written(number)
    if Judgment.objects.filter(maker=maker, number=written).exists():
        raise DomainError(Code.JUDGMENT_EXISTS)
    judgment = Judgment.objects.create(
        basis=basis,
        number=written,
        maker=maker,
        made_on=made_on,
        in_force_on=in_force_on,
        interest_rule=interest_rule,
        sealed=sealed,
    )
    for ordinal, new in enumerate(obligations, 1):
        _add_obligation(judgment, ordinal, new)
    act.record("cases.enter_judgment", judgment)
    return judgment


def _add_obligation(judgment: Judgment, ordinal: int, new: NewObligation) -> None:
    obligation = Obligation.objects.create(
        judgment=judgment,
        ordinal=ordinal,
        kind=new.kind,
        act_kind=new.act_kind,
        content=new.content,
        amount=new.amount,
        costs=new.costs,
        ordinary_rate=new.ordinary_rate,
        ordinary_from=new.ordinary_from,
        due_on=new.due_on,
        protected_interest=new.protected_interest,
        arrears_periods=new.arrears_periods,
        grave_harm=new.grave_harm,
        welfare_at_stake=new.welfare_at_stake,
        surcharge_runs=new.surcharge_runs,
    )
    Obligor.objects.bulk_create(
        Obligor(obligation=obligation, subject_id=subject_id, liability=liability)
        for subject_id, liability in new.obligors
    )
    Beneficiary.objects.bulk_create(
        Beneficiary(obligation=obligation, subject_id=subject_id) for subject_id in new.beneficiaries
    )


def file(
    *,
    act: Act,
    court_id: int,
    judgment_id: int,
    number: str,
    filed_on: date,
    applicant_id: int | None = None,
    judge_id: int | None = None,
) -> Case:
    """An enforcement case that enforces this judgment (执行工作规定 art.16).

    Raises the refusals of `case_numbers.parse`, `case.exists`, `judgment.not_in_force`.
    """
    act.lock([judgment_id])
    require(act=act, code="cases.file", court=Court.objects.get(pk=court_id))
    parsed = str(case_numbers.parse(number))
    judgment = Judgment.objects.get(pk=judgment_id)
    if judgment.in_force_on is None or judgment.in_force_on > filed_on:
        raise DomainError(Code.JUDGMENT_NOT_IN_FORCE, article="执行工作规定第16条")
    if Case.objects.filter(number=parsed).exists():
        raise DomainError(Code.CASE_EXISTS, number=parsed)
    case = Case.objects.create(
        number=parsed,
        number_original=number,
        court_id=court_id,
        judgment=judgment,
        applicant_id=applicant_id,
        filed_on=filed_on,
        judge_id=judge_id,
    )
    act.record("cases.file", case, case_id=case.pk)
    return case


def serve_notice(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    number: str,
    issued_on: date,
    perform_by: date,
    method: str,
    served_on: date,
    reference: str,
    risk_warning: bool = True,
    consent: bool = False,
) -> Document:
    """The enforcement notice with its risk warning, and the proof that it was served (list rules art.5)."""
    case = lock_case(act, case_id, "cases.serve_notice")
    document = papers.issue(
        act=act,
        case=case,
        subject=obligor_of(case, subject_id),
        kind=Document.Kind.ENFORCEMENT_NOTICE,
        number=number,
        content={"case": case.number, "perform_by": perform_by.isoformat(), "risk_warning": risk_warning},
        issued_on=issued_on,
        perform_by=perform_by,
        risk_warning=risk_warning,
    )
    papers.serve(
        act=act, document=document, method=method, served_on=served_on, reference=reference, consent=consent
    )
    act.record("cases.serve_notice", document, served_on=served_on.isoformat(), risk_warning=risk_warning)
    return document


def classify(
    *,
    act: Act,
    case_id: int,
    obligation_id: int,
    kind: str,
    act_kind: str = "",
    amount: Decimal | None = None,
    due_on: date | None = None,
    protected_interest: str = "none",
    grave_harm: str = "none",
) -> Obligation:
    """A clerk confirms the kind of an obligation that came in unclassified; until then it cannot be graded."""
    case = lock_case(act, case_id, "cases.classify")
    obligation = case.judgment.obligations.get(pk=obligation_id)
    if obligation.kind != Obligation.Kind.UNCLASSIFIED:
        raise DomainError(Code.OBLIGATION_CLASSIFIED)
    obligation.kind, obligation.act_kind = kind, act_kind
    obligation.amount = amount if amount is not None else obligation.amount
    obligation.due_on = due_on or obligation.due_on
    if kind == Obligation.Kind.PAY and not (obligation.amount and obligation.amount > 0):
        raise DomainError(Code.AMOUNT_NOT_POSITIVE)
    obligation.protected_interest, obligation.grave_harm = protected_interest, grave_harm
    obligation.save()
    act.record("cases.classify", obligation, case_id=case.pk, kind=kind)
    return obligation


def record_tool(
    *, act: Act, case_id: int, obligation_id: int, tool: str, outcome: str, reason: str, on_day: date
) -> ToolUse:
    """What came of the obligation's own tool; one that was carried out is performance itself (Civil Code 1000)."""
    case = lock_case(act, case_id, "cases.record_tool")
    obligation = case.judgment.obligations.get(pk=obligation_id)
    if not reason.strip():
        raise DomainError(Code.REASON_MISSING)
    use = ToolUse.objects.create(
        obligation=obligation, tool=tool, outcome=outcome, reason=reason, on_day=on_day, recorded_by=act.user
    )
    act.record("cases.record_tool", use, case_id=case.pk, tool=tool, outcome=outcome)
    mine = own_tools.ToolUse(tool, outcome, reason)
    expressive = obligation.act_kind == Obligation.ActKind.EXPRESSIVE
    if own_tools.is_performed(obligation.kind, [mine], expressive=expressive):
        release.perform_by_tool(act=act, case=case, obligation=obligation, use=use)
    return use


def record_circumstance(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    kind: str,
    evidence: str,
    from_day: date,
    value: Decimal | None = None,
    until_day: date | None = None,
) -> Circumstance:
    """A fact that bars or weighs (list rules art.3; 2019 opinion art.16).

    An applicant who asks to hold off ends a listing in its grace that rests on refusal alone (opinion art.16(1)).
    Raises `period.backwards`, and `amount.not_positive` for seized assets without a value.
    """
    case = lock_case(act, case_id, "cases.record_circumstance")
    _check_period(from_day, until_day)
    if kind == Circumstance.Kind.SEIZED_ASSETS and (value is None or value <= 0):
        raise DomainError(Code.AMOUNT_NOT_POSITIVE)
    row = Circumstance.objects.create(
        case=case,
        subject=obligor_of(case, subject_id),
        kind=kind,
        value=value,
        evidence=evidence,
        from_day=from_day,
        until_day=until_day,
        recorded_by=act.user,
    )
    act.record("cases.record_circumstance", row, kind=kind)
    if kind == Circumstance.Kind.HOLD_OFF and from_day <= act.today:
        release.hold_off(act=act, case=case, subject_id=subject_id)
    return row


def _check_period(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise DomainError(Code.PERIOD_BACKWARDS, first=first, last=last)


def end_circumstance(*, act: Act, circumstance_id: int, until_day: date) -> Circumstance:
    """The last day on which such a fact held. Raises `period.backwards`."""
    row = Circumstance.objects.get(pk=circumstance_id)
    lock_case(act, row.case_id, "cases.end_circumstance")
    _check_period(row.from_day, until_day)
    row.until_day = until_day
    row.save(update_fields=["until_day"])
    act.record("cases.end_circumstance", row, until_day=until_day.isoformat())
    return row


def close(*, act: Act, case_id: int, closed_as: str) -> Case:
    """Close the case; closing alone ends no listing (list rules art.10).

    Raises the refusals of `closing` for an end of the current proceedings alone, and for a case struck off.
    """
    case = lock_case(act, case_id, "cases.close")
    if closed_as == Case.ClosedAs.PROCEEDINGS_ENDED:
        orders = Decision.objects.filter(case=case, kind=Decision.Kind.RESTRICT)
        issued = orders.filter(state__in=[Decision.State.SIGNED, Decision.State.SERVED])
        closing.check_end_of_proceedings(
            filed_on=case.filed_on, day=act.today, ordered=issued.exists(), calendar=calendar()
        )
    if closed_as == Case.ClosedAs.STRUCK_OFF:
        closing.check_striking_off(sanctions=_sanctioned(case))
    case.state, case.closed_as, case.closed_on = Case.State.CLOSED, closed_as, act.today
    case.save(update_fields=["state", "closed_as", "closed_on"])
    act.record("cases.close", case, case_id=case.pk, closed_as=closed_as)
    return case


def _sanctioned(case: Case) -> bool:
    """Whether a listing or a restriction of the case stands, or waits for its day."""
    live = (Listing.State.PENDING, Listing.State.PUBLISHED, Listing.State.SHIELDED)
    return (
        case.listings.filter(state__in=live).exists() or Restriction.objects.live().filter(case=case).exists()
    )
