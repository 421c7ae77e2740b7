"""What a case-account system must know to take a payment: the quote of one debtor in one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courts.models import Case, Subject
from courts.rules import case_numbers, payoff
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors import payoffs, subjects
from courts.selectors.obligors import payer_of
from enforcement.rules.questions import Person


@dataclass(frozen=True)
class Quoted:
    """A quote with the ordinal of each of its obligations in the judgment."""

    case: Case
    quote: payoff.Quote
    ordinals: dict[int, int]


def subject_of(person: Person) -> Subject:
    """Who holds this document. Raises the refusals of `identity.parse` and `subject.unknown`."""
    subject = subjects.by_number(person.id_type, person.id_number, person.issuer)
    if subject is None:
        raise DomainError(Code.SUBJECT_UNKNOWN)
    return subject


def quoted(case_number: str, person: Person | None, value_day: date) -> Quoted:
    """What performs everything that `person` owes in money in this case, credited on `value_day`.

    Nobody named: the one who owes all of it, as for a credit. Raises `case_number.format` and its kin,
    `case.unknown`, `subject.unknown`, and `case.subject_owes_nothing` for one who is no debtor of the case.
    """
    number = str(case_numbers.parse(case_number))
    case = Case.objects.select_related("judgment").filter(number=number).first()
    if case is None:
        raise DomainError(Code.CASE_UNKNOWN)
    subject = subject_of(person) if person is not None else payer_of(case)
    owed = case.judgment.obligations.filter(obligors__subject=subject)
    ordinals = dict(owed.values_list("pk", "ordinal"))
    if not ordinals:
        raise DomainError(Code.CASE_SUBJECT_OWES_NOTHING)
    return Quoted(case, payoffs.quote(case, subject, value_day), ordinals)
