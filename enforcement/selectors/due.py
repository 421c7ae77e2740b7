"""The rows behind the queue: for each kind of task, what in these cases is due, and by which clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F, QuerySet
from django.utils import timezone

from courts.models import Case, IdentityDocument, Obligation, Obligor, Performance, User
from courts.rules import deadlines
from courts.rules.working_days import Calendar
from defaulters.models import AbilityFinding, Decision, Listing
from defaulters.rules import eligibility
from defaulters.rules.articles import ABILITY_LIVING_COSTS
from defaulters.rules.deciders import BURDENING, RELIEVING
from defaulters.rules.endings import BY_SYSTEM
from defaulters.selectors import events
from defaulters.selectors.candidates import at_publication
from enforcement.models import Filing
from enforcement.rules import exemptions
from enforcement.rules.filings import DECIDED, REVIEWED

AHEAD: Final = timedelta(days=30)
MOST: Final = 100  # rows of one kind; an import may leave thousands to classify


@dataclass(frozen=True)
class Clock:
    """The last day, whether it rests on a year without calendar, and the provision that sets it."""

    day: date
    provisional: bool = False
    article: str = ""
    at: datetime | None = None  # the instant, where the clock runs in hours


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing that is due about one row. `left` counts working days, negative when late; None: no clock."""

    kind: str
    case: Case
    row_id: int
    subject_id: int | None = None
    clock: Clock | None = None
    left: int | None = None
    bar: eligibility.Bar | None = None
    about: str = ""


@dataclass(frozen=True)
class Asked:
    """Whose queue, over which cases, on which day; `user` None: everybody's. `kinds`: of decisions, if not all."""

    cases: QuerySet[Case]
    user: User | None
    day: date
    calendar: Calendar
    kinds: frozenset[str] = BURDENING | RELIEVING


Finder = Callable[[Asked], Iterator[Task]]


def _clock(code: str, start: date, asked: Asked) -> Clock:
    due = deadlines.due(code, start, asked.calendar)
    return Clock(due.day, due.provisional, deadlines.DEADLINES[code].article)


def to_confirm(asked: Asked) -> Iterator[Task]:
    """Performances that wait for a second person."""
    rows = Performance.objects.filter(case__in=asked.cases, state=Performance.State.RECORDED)
    for row in rows.select_related("case__court")[:MOST]:
        if asked.user is not None and row.recorded_by_id == asked.user.pk:
            continue
        clock = _clock("performance.confirm", timezone.localdate(row.recorded_at), asked)
        about = f"{row.amount:,.2f}" if row.amount is not None else ""
        yield Task(
            kind="confirm", case=row.case, row_id=row.pk, subject_id=row.subject_id, clock=clock, about=about
        )


def to_remove(asked: Asked) -> Iterator[Task]:
    """Untimed listings to be deleted, on which no decision is under way."""
    under_way = Decision.objects.filter(kind=Decision.Kind.DELETE, state__in=["draft", "submitted"])
    rows = Listing.objects.filter(
        case__in=asked.cases, state__in=["published", "shielded"], removal_reason__in=BY_SYSTEM
    ).exclude(decision__in=under_way.values("concerns"))
    article = deadlines.DEADLINES["listing.delete_performed"].article
    for row in rows.select_related("case__court")[:MOST]:
        if row.removal_due_on is not None:
            clock = Clock(row.removal_due_on, row.removal_due_provisional, article)
            yield Task(
                kind="remove", case=row.case, row_id=row.decision_id, subject_id=row.subject_id, clock=clock
            )


def barred_after_grace(asked: Asked) -> Iterator[Task]:
    """Listings whose grace has ended and that are not published, with the bar that stands in the way."""
    rows = Listing.objects.filter(
        case__in=asked.cases, state=Listing.State.PENDING, grace_until__lt=asked.day
    ).select_related("case__court", "case__judgment", "decision")
    for row in rows[:MOST]:
        if row.grace_until is not None:
            yield Task(
                kind="publish_barred",
                case=row.case,
                row_id=row.pk,
                subject_id=row.subject_id,
                clock=_clock("listing.publish_after_grace", row.grace_until, asked),
                bar=_bar(row, asked.day),
            )


def _bar(listing: Listing, day: date) -> eligibility.Bar | None:
    ids = listing.decision.gradings.values_list("obligor", flat=True)
    for obligor in Obligor.objects.filter(pk__in=ids).select_related("obligation__judgment", "subject"):
        now = at_publication(listing.case, obligor, listing.decision.content["grounds"], day)
        for bar in eligibility.bars(now):
            if bar.blocks:
                return bar
    return None


def _tasks(kind: str, rows: Iterable[Decision], asked: Asked) -> Iterator[Task]:
    """A deletion for a ruling or for searches counts from that event, every other relief from its draft."""
    found = list(rows)
    arisen = events.arisen(found)
    for row in found:
        yield Task(
            kind=kind,
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=_relief_clock(row, arisen.get(row.pk, row.drafted_on), asked),
            about=row.get_kind_display(),
        )


def _decisions(asked: Asked, **states: object) -> QuerySet[Decision]:
    """Decisions in a state; a listing stands for the order that is signed together with it."""
    rows = Decision.objects.filter(case__in=asked.cases, paired_with=None, kind__in=asked.kinds, **states)
    return rows.select_related("case__court", "court", "concerns__listing").order_by("drafted_on", "pk")[
        :MOST
    ]


_CLOCK_OF: Final[dict[str, str]] = {
    "delete": "listing.delete_ruled",
    "early_delete": "listing.decide_early_deletion",
    "cancel": "listing.cancel",
    "correct": "listing.correct",
    "milder": "restriction.decide_milder",
    "lift": "restriction.lift",
}


def _relief_clock(row: Decision, arose: date, asked: Asked) -> Clock | None:
    """What relieves has a clock until it is signed; by which day a burden must be decided no text says."""
    if row.kind not in RELIEVING or row.state not in ("draft", "submitted"):
        return None
    if row.kind == Decision.Kind.PERMIT:
        return _permit_clock(row, asked)
    clock = _clock(_CLOCK_OF[row.kind], arose, asked)
    listing: Listing | None = getattr(row.concerns, "listing", None)
    if row.kind == "early_delete" and listing is not None and listing.removal_due_on is not None:
        return Clock(listing.removal_due_on, listing.removal_due_provisional, clock.article)
    return clock


def _permit_clock(row: Decision, asked: Asked) -> Clock:
    """An emergency by the hour since it was asked for, any other permission by the day from which it is to be used."""
    code = exemptions.clock(row.content)
    if code == "permission.decide":
        return _clock(code, date.fromisoformat(row.content["use_from"]), asked)
    first = Filing.objects.filter(
        case=row.case_id, subject=row.subject_id, kind=Filing.Kind.URGENT_TRAVEL, state=Filing.State.LODGED
    ).first()
    return Clock(first.due_on, at=first.due_at) if first else _clock(code, row.drafted_on, asked)


def to_review(asked: Asked) -> Iterator[Task]:
    """Submitted burdens that the chief has to review."""
    rows = _decisions(asked, state=Decision.State.SUBMITTED)
    yield from _tasks("review", (row for row in rows if _to_review(row, asked)), asked)


def _to_review(row: Decision, asked: Asked) -> bool:
    return row.kind in BURDENING and not row.court.review_switched_off and not _mine(row, asked)


def to_sign(asked: Asked) -> Iterator[Task]:
    """The president's: reviewed burdens, or submitted ones where the reviewer is off, and temporary liftings."""
    rows = _decisions(asked, state__in=[Decision.State.REVIEWED, Decision.State.SUBMITTED])
    yield from _tasks("sign", (row for row in rows if _to_sign(row, "decisions.sign", asked)), asked)


def to_sign_relief(asked: Asked) -> Iterator[Task]:
    """Submitted reliefs that the chief may sign as well."""
    rows = _decisions(asked, state=Decision.State.SUBMITTED)
    code = "decisions.sign_relief"
    yield from _tasks("sign_relief", (row for row in rows if _to_sign(row, code, asked)), asked)


def _to_sign(row: Decision, code: str, asked: Asked) -> bool:
    unreviewed = row.kind in BURDENING and row.state == Decision.State.SUBMITTED
    ready = not unreviewed or row.court.review_switched_off
    return ready and exemptions.signing(row.kind, row.content) == code and not _mine(row, asked)


def to_serve(asked: Asked) -> Iterator[Task]:
    """Signed decisions."""
    yield from _tasks("serve", _decisions(asked, state=Decision.State.SIGNED), asked)


def drafts(asked: Asked) -> Iterator[Task]:
    """Drafts of the user's own."""
    rows = _decisions(asked, state=Decision.State.DRAFT, author__isnull=False)
    yield from _tasks("draft", (row for row in rows if asked.user is None or _mine(row, asked)), asked)


def early_deletions(asked: Asked) -> Iterator[Task]:
    """Drafts "early deletion" that the system laid on the judge's desk."""
    rows = _decisions(asked, state=Decision.State.DRAFT, author=None, kind=Decision.Kind.EARLY_DELETE)
    yield from _tasks("early_delete", rows, asked)


def _mine(row: Decision, asked: Asked) -> bool:
    return asked.user is not None and asked.user.pk in (row.author_id, row.reviewer_id)


def unclassified(asked: Asked) -> Iterator[Task]:
    """Obligations whose kind nobody has confirmed."""
    rows = Obligation.objects.filter(
        judgment__cases__in=asked.cases.filter(state=Case.State.OPEN), kind=Obligation.Kind.UNCLASSIFIED
    ).annotate(of_case=F("judgment__cases"))
    found = list(rows.values_list("pk", "of_case", "content").order_by("pk")[:MOST])
    cases = asked.cases.select_related("court").in_bulk([case_id for _, case_id, _ in found])
    for pk, case_id, content in found:
        if case_id in cases:
            yield Task(kind="classify", case=cases[case_id], row_id=pk, about=content[:40])


def unverified(asked: Asked) -> Iterator[Task]:
    """Numbers of debtors that no second person has compared with the document."""
    owed = "subject__obligors__obligation__judgment__cases"
    rows = IdentityDocument.objects.filter(
        **{f"{owed}__in": asked.cases.filter(state=Case.State.OPEN)}, verified_by=None, ended_on=None
    ).annotate(of_case=F(owed))
    columns = ("pk", "of_case", "subject_id", "entered_by")
    found = list(rows.values_list(*columns).order_by("pk").distinct()[:MOST])
    cases = asked.cases.select_related("court").in_bulk([case_id for _, case_id, _, _ in found])
    seen = set()
    for pk, case_id, subject_id, entered_by in found:
        mine = asked.user is not None and entered_by == asked.user.pk
        if case_id in cases and pk not in seen and not mine:
            seen.add(pk)
            yield Task(kind="verify", case=cases[case_id], row_id=pk, subject_id=subject_id)


def filings(asked: Asked) -> Iterator[Task]:
    """What people handed in online and is not answered; objections are taken up instead."""
    rows = Filing.objects.filter(case__in=asked.cases, state=Filing.State.LODGED)
    rows = rows.exclude(kind__in=REVIEWED | DECIDED)
    for row in rows.select_related("case__court")[:MOST]:
        yield Task(
            kind="answer",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=Clock(row.due_on, row.due_provisional, at=row.due_at),
            about=row.get_kind_display(),
        )


def expiring(asked: Asked) -> Iterator[Task]:
    """Ability findings that end within 30 days while the obligation is owed."""
    rows = AbilityFinding.objects.filter(
        case__in=asked.cases.filter(state=Case.State.OPEN),
        successor=None,
        valid_until__range=(asked.day, asked.day + AHEAD),
        obligor__obligation__performed_on=None,
    )
    for row in rows.select_related("case__court", "obligor")[:MOST]:
        yield Task(
            kind="expiring",
            case=row.case,
            row_id=row.obligor_id,
            subject_id=row.obligor.subject_id,
            clock=Clock(row.valid_until, article=ABILITY_LIVING_COSTS),
        )
