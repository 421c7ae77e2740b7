"""What a school charges, found before a debtor's order may name private schools (2019 opinion art.20)."""

from __future__ import annotations

from decimal import Decimal

from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from enforcement.models import SchoolFee
from enforcement.rules import schooling
from enforcement.services.locks import lock_case


def find(
    *, act: Act, case_id: int, subject_id: int, fee: Decimal, standard: Decimal, sources: str
) -> SchoolFee:
    """The judge finds that a year's `fee` lies above the normal `standard` of the place; yuan.

    Raises `school.within_standard` where it does not, `reason.missing`, `case.subject_owes_nothing`.
    """
    case = lock_case(act, case_id, "school_fees.find")
    subject = obligor_of(case, subject_id)
    schooling.check_fee(fee, standard)
    if not sources.strip():
        raise DomainError(CourtCode.REASON_MISSING, article=schooling.ARTICLE)
    found = SchoolFee.objects.create(
        case=case, subject=subject, fee=fee, standard=standard, sources=sources, found_by=act.user,
        found_on=act.today,
    )  # fmt: skip
    act.record("school_fees.find", found, subject=subject_id)
    return found
