"""The rows behind the queue that objections and reconsiderations leave to be done."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from courts.rules import deadlines
from defaulters.models import Decision, Objection, Reconsideration
from defaulters.rules import reviews
from enforcement.models import Filing
from enforcement.rules.filings import REVIEWED
from enforcement.selectors.desk import courts_where
from enforcement.selectors.due import MOST, Asked, Clock, Task


def _task(kind: str, row: Objection, clock: str = "") -> Task:
    return Task(
        kind=kind,
        case=row.case,
        row_id=row.pk,
        subject_id=row.subject_id,
        clock=Clock(row.due_on, row.due_provisional, deadlines.DEADLINES[clock].article) if clock else None,
        about=row.get_ground_display(),
    )


def to_take_up(asked: Asked) -> Iterator[Task]:
    """What is reviewed as a request for correction, from the public site, that no desk has taken up."""
    rows = Filing.objects.filter(case__in=asked.cases, state=Filing.State.LODGED, kind__in=REVIEWED)
    for row in rows.select_related("case__court")[:MOST]:
        yield Task(
            kind="take_up",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=Clock(row.due_on, row.due_provisional),
            about=row.get_kind_display(),
        )


def _objections(asked: Asked, state: str) -> Iterator[Objection]:
    """Of these cases, without those against what the user has made (list rules art.12)."""
    rows = Objection.objects.filter(case__in=asked.cases, state=state)
    rows = rows.select_related("case__court", "decision")
    if asked.user is not None:
        for path in ("decision", "decision__paired_with"):
            mine = Q()
            for who in ("author", "reviewer", "signer"):
                mine |= Q(**{f"{path}__{who}": asked.user})
            rows = rows.exclude(pk__in=Objection.objects.filter(mine).values("pk"))
    yield from rows[:MOST]


def to_admit(asked: Asked) -> Iterator[Task]:
    """Objections on whose admission nobody has decided."""
    for row in _objections(asked, Objection.State.LODGED):
        yield _task("admit", row, reviews.clock(row.ground, row.decision.kind))


def to_decide(asked: Asked) -> Iterator[Task]:
    """Objections under review."""
    for row in _objections(asked, Objection.State.ADMITTED):
        yield _task("decide", row, reviews.clock(row.ground, row.decision.kind))


def to_serve(asked: Asked) -> Iterator[Task]:
    """Papers that are not served: dismissals, without whose service no ten days run, and letters."""
    rows = Objection.objects.filter(case__in=asked.cases, document__isnull=False, document__service=None)
    for row in rows.select_related("case__court")[:MOST]:
        yield _task("serve_dismissal" if row.state == Objection.State.DISMISSED else "serve_letter", row)


def quashed(asked: Asked) -> Iterator[Task]:
    """Reliefs that the higher court's decision has laid on the desk as drafts."""
    rows = Reconsideration.objects.filter(
        objection__case__in=asked.cases, relief__state=Decision.State.DRAFT, relief__author=None
    )
    for row in rows.select_related("relief__case__court")[:MOST]:
        relief = row.relief
        assert relief is not None
        due = deadlines.due("objection.correct", relief.drafted_on, asked.calendar)
        yield Task(
            kind="quashed",
            case=relief.case,
            row_id=relief.pk,
            subject_id=relief.subject_id,
            clock=Clock(due.day, due.provisional, deadlines.DEADLINES["objection.correct"].article),
            about=relief.get_kind_display(),
        )


def reconsiderations(asked: Asked) -> Iterator[Task]:
    """What the higher court has to decide; of the user's, if there is one."""
    rows = Reconsideration.objects.filter(objection__case__in=asked.cases, state=Reconsideration.State.LODGED)
    if asked.user is not None:
        rows = rows.filter(court__in=courts_where(asked.user, "reconsiderations.dismiss", asked.day))
    for row in rows.select_related("objection__case__court")[:MOST]:
        yield Task(
            kind="reconsider",
            case=row.objection.case,
            row_id=row.pk,
            subject_id=row.objection.subject_id,
            clock=Clock(
                row.due_on, row.due_provisional, deadlines.DEADLINES["reconsideration.decide"].article
            ),
            about=row.objection.get_ground_display(),
        )
