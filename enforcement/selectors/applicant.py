"""What the applicant of a case reads of it: how much is owed, what the court has done, what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from courts.models import Case, Obligor, PartyRequest, Performance, Subject
from courts.rules import case_numbers
from courts.rules.errors import DomainError
from courts.selectors import payoffs
from courts.selectors.subjects import display_names, name_digest
from defaulters.models import Application, Listing
from enforcement.models import Filing, Restriction


@dataclass(frozen=True)
class Debtor:
    """One who owes under the judgment: what pays all of it in money today, and what the court has done.

    A listing in its grace has been told to nobody and is not among `listings`.
    """

    subject_id: int
    name: str
    total: Decimal
    listings: tuple[Listing, ...]
    is_restricted: bool


@dataclass(frozen=True)
class CasePage:
    """A case as its applicant sees it."""

    case: Case
    day: date
    debtors: tuple[Debtor, ...]
    payments: tuple[Performance, ...]
    applications: tuple[Application, ...]
    filings: tuple[Filing, ...]


def cases_of(subject: Subject) -> tuple[Case, ...]:
    """The cases that `subject` asked the court to enforce."""
    return tuple(Case.objects.filter(applicant=subject).select_related("court", "judgment").order_by("-pk"))


def party_requests_of(subject: Subject) -> QuerySet[PartyRequest]:
    """What `subject` asked online about parties, the newest first."""
    rows = PartyRequest.objects.filter(asked_by=subject).select_related("case__court", "change")
    return rows.order_by("-received_on", "-pk")


def case_applied_for_by(number: str, applicant: str) -> Case | None:
    """The open case of this number, if its applicant bears this name. A sealed one is found at the counter only."""
    try:
        parsed = str(case_numbers.parse(number))
    except DomainError:
        return None
    rows = Case.objects.filter(
        number=parsed,
        state=Case.State.OPEN,
        judgment__sealed=False,
        applicant__names__digest=name_digest(applicant),
    )
    return rows.distinct().first()


def debtors_of(case: Case) -> list[tuple[int, str]]:
    """Who owes under the judgment of `case`: id and name."""
    rows = Obligor.objects.filter(obligation__judgment=case.judgment_id)
    ids = sorted(set(rows.values_list("subject", flat=True)))
    names = display_names(ids)
    return [(pk, names[pk]) for pk in ids]


def case_page(subject: Subject, case: Case, day: date) -> CasePage:
    """`case`, of which `subject` is the applicant, on `day`."""
    return CasePage(
        case=case,
        day=day,
        debtors=tuple(_debtor(case, pk, name, day) for pk, name in debtors_of(case)),
        payments=tuple(
            case.performances.filter(state=Performance.State.CONFIRMED).order_by("value_day", "pk")
        ),
        applications=tuple(case.measures_asked.select_related("decision").order_by("-received_on", "-pk")),
        filings=tuple(case.filings.filter(subject=subject).select_related("case__court")),
    )


def _debtor(case: Case, subject_id: int, name: str, day: date) -> Debtor:
    subject = Subject.objects.get(pk=subject_id)
    listings = case.listings.filter(subject=subject).exclude(published_on=None)
    return Debtor(
        subject_id=subject_id,
        name=name,
        total=payoffs.quote(case, subject, day).total,
        listings=tuple(listings.order_by("pk")),
        is_restricted=Restriction.objects.binding(day).filter(case=case, subject=subject).exists(),
    )
