"""The warning before a listing 预告书: issued to a debtor, and erased when its time is over."""

from __future__ import annotations

from datetime import date

from courts.models import Case, Obligor
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from courts.services.postings import require_system
from defaulters.models import PriorWarning
from defaulters.rules import articles, eligibility
from defaulters.rules.codes import Code
from defaulters.rules.warnings import erased_from
from defaulters.selectors import warnings as kept_warnings
from defaulters.selectors.candidates import candidate
from enforcement.services.locks import hold_case, lock_case

# Who may never be listed is not threatened with it either.
_NEVER = frozenset({Code.MINOR, Code.BIRTH_UNKNOWN, Code.DECEASED})


def issue(
    *, act: Act, case_id: int, subject_id: int, reasons: str, remedy: str, avoid_by: date, method: str
) -> PriorWarning:
    """Tell a debtor why a listing is considered, how it is avoided (`remedy`) and by which day.

    Raises `reason.missing`, `warning.leaves_no_time`, `warning.running` while an earlier one runs,
    `obligation_performed`, and the bars that no lapse of time lifts (`minor`, `birth_unknown`, `deceased`).
    """
    case = lock_case(act, case_id, "warnings.issue")
    if not (reasons.strip() and remedy.strip()):
        raise DomainError(CourtCode.REASON_MISSING)
    if avoid_by <= act.today:
        raise DomainError(Code.WARNING_LEAVES_NO_TIME)
    subject = obligor_of(case, subject_id)
    if case.warnings.filter(subject=subject, avoid_by__gte=act.today).exists():
        raise DomainError(Code.WARNING_RUNNING)
    _refuse_who_may_never_be_listed(case, subject_id, act.today)
    warning = PriorWarning.objects.create(
        case=case,
        subject=subject,
        reasons=reasons,
        remedy=remedy,
        avoid_by=avoid_by,
        issued_on=act.today,
        issued_by=act.user,
        method=method,
    )
    act.record("warnings.issue", warning)
    return warning


def _refuse_who_may_never_be_listed(case: Case, subject_id: int, day: date) -> None:
    obligor = (
        Obligor.objects.filter(
            obligation__judgment=case.judgment_id, subject=subject_id, obligation__performed_on=None
        )
        .select_related("obligation__judgment", "subject")
        .first()
    )
    if obligor is None:
        raise DomainError(Code.OBLIGATION_PERFORMED, article=articles.LIST_GROUNDS)
    for bar in eligibility.bars(candidate(case, obligor, (), day)):
        if bar.code in _NEVER:
            raise DomainError(bar.code, article=bar.article, **bar.context)


def erase(*, act: Act, warning_id: int) -> None:
    """The row goes; the ledger keeps that there was one, and not what it said. Raises `warning.kept`."""
    require_system(act=act, code="warnings.erase")
    warning = PriorWarning.objects.get(pk=warning_id)
    hold_case(act, warning.case_id)
    if not kept_warnings.to_erase(act.today).filter(pk=warning_id).exists():
        raise DomainError(Code.WARNING_KEPT, until=erased_from(warning.avoid_by))
    act.record("warnings.erase", warning)
    warning.delete()
