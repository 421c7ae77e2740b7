"""The lock is the judgment: every act on a case takes it first, before it reads what it decides on."""

from __future__ import annotations

from django.db.models import Q

from courts.models import Case, Judgment, Subject
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require


def lock_case(act: Act, case_id: int, code: str) -> Case:
    """Lock the judgment of this case, ask the permission for `code` at its court, and give the case.

    Raises `permission.denied`, `case.closed`.
    """
    case = hold_case(act, case_id)
    require(act=act, code=code, court=case.court)
    if case.state == Case.State.CLOSED:
        raise DomainError(Code.CASE_CLOSED)
    return case


def hold_case(act: Act, case_id: int) -> Case:
    """Lock the judgment of this case without asking anything: for steps that ask for themselves."""
    act.lock([Case.objects.values_list("judgment_id", flat=True).get(pk=case_id)])
    return Case.objects.select_related("court", "judgment").get(pk=case_id)


def hold_subject(act: Act, subject_id: int) -> Subject:
    """Lock every judgment that this person owes under, is bound by or stands behind a unit of, and give the person."""
    concerned = Judgment.objects.filter(
        Q(obligations__obligors__subject=subject_id)
        | Q(cases__restrictions__subject=subject_id)
        | Q(cases__linked_people__person=subject_id)
    )
    act.lock(concerned.values_list("pk", flat=True))
    return Subject.objects.get(pk=subject_id)


def hold_until_final(act: Act, case_id: int) -> Case:
    """The same for what goes on after the current proceedings were ended 终本: property is still reported and
    clues are still verified (财产调查规定 art.11). Raises `case.closed` for a case that was closed otherwise.
    """
    case = hold_case(act, case_id)
    if case.state == Case.State.CLOSED and case.closed_as != Case.ClosedAs.PROCEEDINGS_ENDED:
        raise DomainError(Code.CASE_CLOSED)
    return case
