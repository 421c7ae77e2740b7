"""The rows behind the queue that rulings, settlements and ended proceedings leave to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from courts.models import Case, Obligor, PropertySearch, Ruling, Settlement
from courts.rules import deadlines
from courts.rules.working_days import add_months
from courts.selectors import settlements as selectors
from defaulters.models import ConductFinding, Decision, Listing
from defaulters.rules.endings import BY_SYSTEM, RULED
from defaulters.selectors import events, listings
from enforcement.selectors.due import AHEAD, MOST, Asked, Clock, Task

SEARCHED_FOR: Final = 5 * 12  # months after the end of the proceedings (法〔2016〕373号 art.9)


def deletions(asked: Asked) -> Iterator[Task]:
    """Listings about which a ruling, or two searches in vain, is to be decided; none is deleted by the clock."""
    under_way = Decision.objects.filter(
        kind__in=[Decision.Kind.DELETE, Decision.Kind.EARLY_DELETE], state__in=["draft", "submitted"]
    )
    rulings = Ruling.objects.halting(asked.day).filter(kind__in=RULED)
    may_be = Q(case__in=rulings.values("case")) | Q(case__closed_as=Case.ClosedAs.PROCEEDINGS_ENDED)
    rows = Listing.objects.filter(may_be, case__in=asked.cases, state__in=["published", "shielded"])
    rows = rows.exclude(removal_reason__in=BY_SYSTEM).exclude(decision__in=under_way.values("concerns"))
    for row in rows.select_related("case__court", "case__judgment")[:MOST]:
        for event in events.of(row.case, row.subject_id, asked.day)[:1]:
            untimed = listings.open_grounds(row, asked.day) == {"G1"}
            yield Task(
                kind="delete_ruled" if untimed else "early_ruled",
                case=row.case,
                row_id=row.decision_id,
                subject_id=row.subject_id,
                clock=clock("listing.delete_ruled", event.day, asked),
                about=event.ruling.get_kind_display() if event.ruling else "",
            )


def clock(code: str, start: date, asked: Asked) -> Clock:
    """The clock of the table that was started on `start`."""
    due = deadlines.due(code, start, asked.calendar)
    return Clock(due.day, due.provisional, deadlines.DEADLINES[code].article)


def to_serve(asked: Asked) -> Iterator[Task]:
    """Rulings that are entered and not served."""
    rows = Ruling.objects.filter(case__in=asked.cases, served_on=None).select_related("case__court")
    for row in rows[:MOST]:
        yield Task(
            kind="serve_ruling", case=row.case, row_id=row.pk, subject_id=row.subject_id, about=row.number
        )


def settlements(asked: Asked) -> Iterator[Task]:
    """Settlements of which an instalment has passed unpaid: found breached, or paid after all."""
    open_cases = asked.cases.filter(state=Case.State.OPEN)
    rows = Settlement.objects.filter(case__in=open_cases, state=Settlement.State.CURRENT)
    started = rows.filter(instalments__due_on__lt=asked.day).distinct().order_by("pk")
    yield from islice(_missed(started, asked.day), MOST)


def _missed(rows: QuerySet[Settlement], day: date) -> Iterator[Task]:
    for row in rows.select_related("case__court").prefetch_related("instalments", "performances"):
        missed = selectors.missed(row, day)
        if missed is not None:
            yield Task(
                kind="instalment_missed",
                case=row.case,
                row_id=row.pk,
                subject_id=row.subject_id,
                about=f"{missed.due_on} {missed.amount:,.2f}",
            )


def breached(asked: Asked) -> Iterator[Task]:
    """Breaches without just cause about which the conduct of ground G6 is not yet found (list rules art.1(6))."""
    found = ConductFinding.objects.filter(
        ground=ConductFinding.Ground.G6,
        case=OuterRef("case"),
        obligor__subject=OuterRef("subject"),
        made_on__gte=OuterRef("breached_on"),
    )
    rows = Settlement.objects.filter(
        ~Exists(found), case__in=asked.cases.filter(state=Case.State.OPEN),
        state=Settlement.State.BREACHED, just_cause="",
    )  # fmt: skip
    owing = Obligor.objects.filter(
        obligation__judgment=OuterRef("case__judgment"),
        subject=OuterRef("subject"),
        obligation__performed_on=None,
    ).order_by("obligation__ordinal")
    rows = rows.annotate(obligor=Subquery(owing.values("pk")[:1])).filter(obligor__isnull=False)
    for row in rows.select_related("case__court")[:MOST]:
        yield Task(
            kind="settlement_breached",
            case=row.case,
            row_id=row.obligor,
            subject_id=row.subject_id,
            about=str(row.missed_on),
        )


def searches(asked: Asked) -> Iterator[Task]:
    """Who is to be searched again within 30 days, after the current proceedings were ended."""
    rows = asked.cases.filter(closed_as=Case.ClosedAs.PROCEEDINGS_ENDED).select_related("court")
    for case in rows.order_by("closed_on", "pk")[:MOST]:
        if case.closed_on is None or add_months(case.closed_on, SEARCHED_FOR) < asked.day:
            continue
        owing = Obligor.objects.filter(
            obligation__judgment=case.judgment_id, obligation__performed_on=None
        ).values_list("subject", flat=True)
        last = _last_searches(case)
        for subject_id in sorted(set(owing)):
            due = clock("case.search_again", max(case.closed_on, last.get(subject_id, date.min)), asked)
            if due.day <= asked.day + AHEAD:
                yield Task(kind="search_again", case=case, row_id=case.pk, subject_id=subject_id, clock=due)


def _last_searches(case: Case) -> dict[int, date]:
    rows = PropertySearch.objects.filter(case=case, source=PropertySearch.Source.NETWORK)
    return dict(rows.order_by("made_on").values_list("subject", "made_on"))
