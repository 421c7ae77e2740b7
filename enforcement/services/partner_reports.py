"""What a partner reports after its own check: one row for each case behind the answer, and a task for its court.

A report burdens nobody and stays nothing by itself: a claim of the person's own (services/claims.py) stays what
binds once only, and a slip at a counter shall not use that up. Where the court doubts who the person is, the
judge opens the same lane: the review "that is not me", with its stay at the end of the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from courts.models import Case, IdentityDocument, Subject
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.selectors.subjects import number_digest
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from enforcement.models import Hit, PartnerAgency, PartnerReport, Restriction
from enforcement.rules.codes import Code
from enforcement.rules.partner_reports import CLOCKS, OUTCOMES, Kind, Outcome, permission
from enforcement.rules.questions import Person
from enforcement.rules.transitions import PARTNER_REPORT
from enforcement.services import objections
from enforcement.services.locks import hold_case


@dataclass(frozen=True)
class Event:
    """What happened: the agency's own reference for it, its kind, the instant, and a note."""

    reference: str
    kind: Kind
    occurred_at: datetime
    note: str = ""


def receive(
    *, act: Act, agency: PartnerAgency, event: Event, hit_reference: str = "", person: Person | None = None
) -> Sequence[PartnerReport]:
    """Take the report on a hit of this agency, named by its refusal reference, else the last one on `person`.

    One row for each case whose order carried the measure asked; sent again, the same rows. Raises
    `report.not_your_hit` (for what nobody asked and for what others did alike), `report.in_future`,
    `report.differs` for a reference that was used for something else.
    """
    hit = _hit(agency, hit_reference, person)
    if event.occurred_at > act.now:
        raise DomainError(Code.REPORT_IN_FUTURE, pointer="/occurred_at")
    cases = _behind(hit)
    act.lock({case.judgment_id for case in cases})
    known = list(agency.reports.filter(reference=event.reference).order_by("pk"))
    if known:
        _check_same(known[0], hit, event)
        return known
    return [_new(act, agency, hit, case, event) for case in cases]


def note(*, act: Act, report_id: int, text: str) -> PartnerReport:
    """The clerk takes note of a refusal that was reported. Raises as `answer`."""
    return _answered(act, "partner_reports.note", report_id, Outcome.NOTED, text)


def answer(*, act: Act, report_id: int, outcome: str, text: str) -> PartnerReport:
    """The judge answers; `doubtful` opens the review "that is not me" of every order in force behind the hit.

    Raises `reason.missing`, `report.outcome_not_of_kind`, `transition.not_allowed` for one that was answered.
    """
    report = _answered(act, "partner_reports.answer", report_id, outcome, text)
    if outcome == Outcome.DOUBTFUL:
        for decision in _in_force(report):
            objections.open_identity_review(act=act, decision=decision, text=text)
    return report


def _hit(agency: PartnerAgency, reference: str, person: Person | None) -> Hit:
    rows = Hit.objects.filter(check_row__agency=agency).select_related("check_row__measure")
    mine = rows.filter(reference=reference) if reference else rows.filter(subject__in=_holders(person))
    found = mine.order_by("-asked_at", "-pk").first()
    if found is None:
        raise DomainError(Code.REPORT_NOT_YOUR_HIT, pointer="/reference" if reference else "/subject")
    return found


def _holders(person: Person | None) -> QuerySet[Subject]:
    identity = person.identity() if person else None
    documents = IdentityDocument.objects.filter(digest=number_digest(identity)) if identity else None
    return (
        Subject.objects.filter(documents__in=documents) if documents is not None else Subject.objects.none()
    )


def _behind(hit: Hit) -> list[Case]:
    """The cases whose order bound the person to the measure when the agency asked."""
    day = timezone.localdate(hit.asked_at)
    orders = Restriction.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=day),
        subject=hit.subject_id,
        items__contains=[hit.check_row.measure.code],
        from_day__isnull=False,
    )
    return list(Case.objects.filter(pk__in=orders.values("case")).select_related("court").order_by("pk"))


def _check_same(known: PartnerReport, hit: Hit, event: Event) -> None:
    given = (hit.pk, event.kind, event.occurred_at, event.note)
    if (known.hit_id, known.kind, known.occurred_at, known.note) != given:
        raise DomainError(Code.REPORT_DIFFERS, pointer="/own_reference")


def _new(act: Act, agency: PartnerAgency, hit: Hit, case: Case, event: Event) -> PartnerReport:
    due = deadlines.due(CLOCKS[event.kind], act.today, calendar())
    row = PartnerReport.objects.create(
        agency=agency,
        reference=event.reference,
        kind=event.kind,
        hit=hit,
        case=case,
        occurred_at=event.occurred_at,
        note=event.note,
        reported_at=act.now,
        due_on=due.day,
        due_provisional=due.provisional,
    )
    act.record(
        "partner_reports.receive", row, agency=agency.code, report_kind=event.kind, due=due.day.isoformat()
    )
    return row


def _answered(act: Act, code: str, report_id: int, outcome: str, text: str) -> PartnerReport:
    case_id = PartnerReport.objects.values_list("case_id", flat=True).get(pk=report_id)
    case = hold_case(act, case_id)
    require(act=act, code=code, court=case.court)
    report = PartnerReport.objects.select_related("hit", "case").get(pk=report_id)
    if permission(report.kind) != code or outcome not in OUTCOMES[Kind(report.kind)]:
        raise DomainError(Code.REPORT_OUTCOME_NOT_OF_KIND)
    if not text.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    transitions.check(PARTNER_REPORT, "partner_report", report.state, PartnerReport.State.ANSWERED)
    report.state, report.outcome, report.answer = PartnerReport.State.ANSWERED, outcome, text
    report.answered_by, report.answered_at = act.user, act.now
    report.save()
    act.record(code, report, outcome=outcome)
    return report


def _in_force(report: PartnerReport) -> list[Decision]:
    """The decisions that bind the person in this case; a listing stands for the order signed together with it."""
    bound = Restriction.objects.filter(
        case=report.case, subject=report.hit.subject_id, state__in=["active", "stayed"]
    )
    orders = Decision.objects.filter(restrictions__in=bound).distinct().select_related("paired_with")
    found = {(order.paired_with or order).pk for order in orders}
    under_review = Q(objections__state__in=objections.OPEN)
    rows = Decision.objects.filter(pk__in=found).exclude(under_review)
    return list(rows.select_related("court__superior", "case", "subject", "paired_with").order_by("pk"))
