"""Who owes what in a case."""

from __future__ import annotations

from courts.models import Case, Obligor, Subject
from courts.rules.codes import Code
from courts.rules.errors import DomainError


def obligor_of(case: Case, subject_id: int) -> Subject:
    """The subject, if it owes something under the case's judgment; else `case.subject_owes_nothing`."""
    row = (
        Obligor.objects.filter(obligation__judgment=case.judgment_id, subject=subject_id)
        .select_related("subject")
        .first()
    )
    if row is None:
        raise DomainError(Code.CASE_SUBJECT_OWES_NOTHING, subject_id=subject_id)
    return row.subject


def payer_of(case: Case) -> Subject:
    """For whom money that names nobody is booked: a sole or joint obligor that owes all of the judgment.

    Raises `performance.subject_needed` where different people owe different obligations.
    """
    rows = Obligor.objects.filter(obligation__judgment=case.judgment_id).select_related("subject")
    owed: dict[int, set[int]] = {}
    for row in rows.exclude(liability=Obligor.Liability.SUPPLEMENTARY):
        owed.setdefault(row.subject_id, set()).add(row.obligation_id)
    everything = set().union(*owed.values())
    payers = sorted(subject for subject, obligations in owed.items() if obligations == everything)
    if not payers:
        raise DomainError(Code.PERFORMANCE_SUBJECT_NEEDED)
    return Subject.objects.get(pk=payers[0])
