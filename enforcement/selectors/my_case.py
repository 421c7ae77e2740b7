"""What a person reads of his or her own case: what binds, because of what, how each part of it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from courts.models import Case, Document, Obligation, Settlement, Subject
from courts.rules import payoff
from courts.selectors import payoffs
from courts.selectors.subjects import display_name, masked_number
from defaulters.models import Decision, Listing, PriorWarning
from defaulters.rules.deciders import RELIEVING
from defaulters.selectors import warnings
from enforcement.models import (
    Change,
    Filing,
    Hit,
    LegalBasis,
    LinkedPerson,
    Measure,
    Permission,
    Restriction,
)
from enforcement.rules import reach
from enforcement.rules.reach import Cause, Imposed
from enforcement.selectors import rulings
from enforcement.selectors.reach import imposed_on
from enforcement.selectors.rulings import Ruled
from enforcement.selectors.statutory import ByLaw, attached_to

ENDED = [Restriction.State.LIFTED, Restriction.State.CANCELLED]
SHOWN_HITS = 100


@dataclass(frozen=True)
class Item:
    """One measure with the provision that carries it on the day."""

    measure: Measure
    legal_basis: LegalBasis


@dataclass(frozen=True)
class Order:
    """One order that binds on the day for one obligation: why, since when, until when, and which measures."""

    restriction: Restriction
    cause: Cause
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Kept:
    """A measure that stays although one judgment is performed, and the cases that keep it."""

    measure: Measure
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Milestone:
    """What comes back if one judgment is performed in full: the counterfactual of the rules themselves.

    `total` is the payoff of the day for one's own debts in money, `acts` what is to be done beside it.
    """

    case: Case
    is_own: bool
    total: Decimal
    acts: tuple[Obligation, ...]
    frees: tuple[Measure, ...]
    keeps: tuple[Kept, ...]


@dataclass(frozen=True)
class Overview:
    """All that a person sees at a glance on `day`."""

    day: date
    name: str
    number: str
    bound: tuple[Measure, ...]
    orders: tuple[Order, ...]
    milestones: tuple[Milestone, ...]
    by_law: tuple[ByLaw, ...]
    listings: tuple[Listing, ...]
    permissions: tuple[Permission, ...]
    resumed: tuple[Change, ...]
    paused: tuple[Restriction, ...]
    ended: tuple[Restriction, ...]
    filings: tuple[Filing, ...]
    warnings: tuple[PriorWarning, ...]


def overview(subject: Subject, day: date) -> Overview:
    """What binds `subject` on `day` and what would end it, what has ended, and what was handed in."""
    held = imposed_on([subject.pk]).get(subject.pk, ())
    measures = {row.code: row for row in Measure.objects.all()}
    restrictions = list(_restrictions(subject))
    listings = list(_listings(subject))
    return Overview(
        day=day,
        name=display_name(subject),
        number=masked_number(subject),
        bound=tuple(measures[code] for code in reach.reach(held, day)),
        orders=tuple(_orders(held, restrictions, measures, day)),
        milestones=tuple(_milestones(subject, held, measures, day)),
        by_law=attached_to(subject, day),
        listings=tuple(listings),
        permissions=tuple(
            Permission.objects.filter(subject=subject, use_until__gte=day).select_related("decision__court")
        ),
        resumed=_resumed(subject),
        paused=tuple(row for row in restrictions if row.state == Restriction.State.STAYED),
        ended=tuple(row for row in restrictions if _is_over(row, day)),
        filings=tuple(_filings(subject)),
        warnings=_warnings(subject, day),
    )


def _is_over(row: Restriction, day: date) -> bool:
    lapsed = row.legal_basis.valid_until
    by_time = (row.until_day is not None and row.until_day < day) or (lapsed is not None and lapsed < day)
    return row.state in ENDED or by_time


def _restrictions(subject: Subject) -> Iterable[Restriction]:
    # A pending order is in its grace and has bound nobody; the served decision itself is among the documents.
    rows = Restriction.objects.filter(subject=subject).exclude(from_day=None)
    return rows.select_related(
        "case__court", "order__concerns", "legal_basis", "linked_person__unit", "stayed_by", "obligation"
    ).order_by("from_day", "pk")


def _resumed(subject: Subject) -> tuple[Change, ...]:
    """What binds again, from which day and why: the notice of it to the person, from the act itself on."""
    rows = Change.objects.filter(
        subject=subject, kind=Change.Kind.REINSTATED, restriction__state=Restriction.State.ACTIVE
    )
    return tuple(rows.select_related("restriction__order").order_by("-entry"))


def _listings(subject: Subject) -> Iterable[Listing]:
    rows = Listing.objects.filter(subject=subject).select_related("case__court", "decision", "ended_by")
    return rows.prefetch_related("grounds", "corrections__decision").order_by("pk")


def _warnings(subject: Subject, day: date) -> tuple[PriorWarning, ...]:
    """Warnings that are kept, while something is still owed and nothing came of them."""
    rows = warnings.kept(day).filter(
        subject=subject,
        case__state=Case.State.OPEN,
        case__judgment__obligations__performed_on=None,
        case__judgment__obligations__obligors__subject=subject,
    )
    return tuple(rows.select_related("case__court").distinct())


def _filings(subject: Subject) -> Iterable[Filing]:
    return Filing.objects.filter(subject=subject).select_related("case__court").order_by("-lodged_at")


def _orders(
    held: tuple[Imposed, ...], rows: Iterable[Restriction], measures: dict[str, Measure], day: date
) -> Iterable[Order]:
    """What binds, by the order that carries it; a measure that two orders carry stands under both."""
    by_id = {row.pk: row for row in rows}
    bases = {row.code: row for row in LegalBasis.objects.all()}
    carried: dict[int, list[Item]] = {}
    causes: dict[int, Cause] = {}
    for code, found in reach.reach(held, day).items():
        for cause in found:
            causes[cause.restriction_id] = cause
            carried.setdefault(cause.restriction_id, []).append(
                Item(measures[code], bases[cause.legal_basis])
            )
    for restriction_id, items in sorted(carried.items()):
        yield Order(by_id[restriction_id], causes[restriction_id], tuple(items))


def cases_of(subject: Subject) -> list[Case]:
    """The cases that concern a person: own debts, and those of a unit by an order that reaches the person."""
    concerned = Q(judgment__obligations__obligors__subject=subject) | Q(restrictions__subject=subject)
    rows = Case.objects.filter(concerned | Q(listings__subject=subject)).distinct()
    return list(rows.select_related("court", "judgment").order_by("filed_on", "pk"))


def _milestones(
    subject: Subject, held: tuple[Imposed, ...], measures: dict[str, Measure], day: date
) -> Iterable[Milestone]:
    cases = cases_of(subject)
    for case in cases:
        judgment_id = case.judgment_id
        if not any(reach.carries(one, day) for one in held if one.judgment_id == judgment_id):
            continue
        frees = reach.freed(held, judgment_id, day)
        rest = reach.reach(reach.without(held, judgment_id), day)
        mine = {
            code for code, causes in reach.reach(held, day).items()
            if any(one.judgment_id == judgment_id for one in causes)
        }  # fmt: skip
        owed = case.judgment.obligations.filter(performed_on=None, obligors__subject=subject)
        yield Milestone(
            case=case,
            is_own=case.judgment.obligations.filter(obligors__subject=subject).exists(),
            total=payoffs.quote(case, subject, day).total,
            acts=tuple(owed.exclude(kind=Obligation.Kind.PAY).order_by("ordinal")),
            frees=tuple(measures[code] for code in sorted(frees)),
            keeps=tuple(_kept(measures[code], rest[code], cases) for code in sorted(mine & rest.keys())),
        )


def _kept(measure: Measure, causes: Iterable[Cause], cases: Iterable[Case]) -> Kept:
    judgments = {cause.judgment_id for cause in causes}
    return Kept(measure, tuple(case for case in cases if case.judgment_id in judgments))


@dataclass(frozen=True)
class Duty:
    """One obligation with the lines of the quote that perform it on the chosen day."""

    obligation: Obligation
    is_own: bool
    lines: tuple[payoff.QuoteLine, ...]
    total: Decimal


@dataclass(frozen=True)
class CasePage:
    """One judgment and its case: what it orders, what performs it, and what it restricts."""

    case: Case
    duties: tuple[Duty, ...]
    quote: payoff.Quote
    milestone: Milestone | None
    restrictions: tuple[Restriction, ...]
    listings: tuple[Listing, ...]
    findings: tuple[LinkedPerson, ...]
    rulings: tuple[Ruled, ...]
    settlements: tuple[Settlement, ...]


def case_page(subject: Subject, case: Case, day: date, pay_on: date) -> CasePage:
    """A case of `subject` on `day`, with what pays it in full if it is credited on `pay_on`."""
    held = imposed_on([subject.pk]).get(subject.pk, ())
    measures = {row.code: row for row in Measure.objects.all()}
    quote = payoffs.quote(case, subject, pay_on)
    owed = set(case.judgment.obligations.filter(obligors__subject=subject).values_list("pk", flat=True))
    found = [one for one in _milestones(subject, held, measures, day) if one.case.pk == case.pk]
    links = LinkedPerson.objects.filter(person=subject, case=case, restrictions__isnull=False)
    return CasePage(
        case=case,
        duties=tuple(_duty(row, quote, owed) for row in case.judgment.obligations.order_by("ordinal")),
        quote=quote,
        milestone=found[0] if found else None,
        restrictions=tuple(_restrictions(subject).filter(case=case)),  # type: ignore[attr-defined]
        listings=tuple(row for row in _listings(subject) if row.case_id == case.pk),
        findings=tuple(links.select_related("unit").distinct()),
        rulings=rulings.about(subject, case, day),
        settlements=tuple(case.settlements.filter(subject=subject).prefetch_related("instalments")),
    )


def _duty(obligation: Obligation, quote: payoff.Quote, owed: set[int]) -> Duty:
    lines = tuple(line for line in quote.lines if line.obligation_id == obligation.pk)
    return Duty(obligation, obligation.pk in owed, lines, sum((line.amount for line in lines), Decimal(0)))


@dataclass(frozen=True)
class Paper:
    """A served paper; a decision with its reasons and the grades it rests on."""

    document: Document
    decision: Decision | None


def papers(subject: Subject) -> tuple[Paper, ...]:
    """What was served on `subject`, and what was signed in relief, the newest first."""
    rows = documents_of(subject.pk).select_related("service", "case__court", "decision__concerns")
    rows = rows.prefetch_related("decision__gradings__obligor__obligation", "decision__gradings__policy")
    return tuple(
        Paper(row, getattr(row, "decision", None)) for row in rows.order_by("-issued_on", "-pk").distinct()
    )


def documents_of(subject_id: int) -> QuerySet[Document]:
    """The papers that a person may read: those served, and those signed in relief."""
    served = Q(service__isnull=False) | Q(decision__kind__in=RELIEVING, decision__state="signed")
    return Document.objects.filter(served, subject=subject_id).exclude(kind__in=Document.TO_AGENCIES)


def asked_about(subject: Subject) -> tuple[list[Hit], int]:
    """Who has asked about `subject` and been told something, the newest first, and how many there are."""
    rows = Hit.objects.filter(subject=subject).select_related("check_row__agency", "check_row__measure")
    return list(rows.order_by("-asked_at")[:SHOWN_HITS]), rows.count()
