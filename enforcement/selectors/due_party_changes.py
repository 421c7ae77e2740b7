"""The rows behind the queue that applications to change or add a party leave to be done."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from courts.models import Case, PartyChange, PartyRemedy, PartyRequest, Subject
from courts.rules import deadlines
from courts.rules.party_changes import BESIDE
from courts.selectors import payoffs
from courts.selectors.party_changes import is_final
from defaulters.models import Listing
from enforcement.models import Restriction
from enforcement.selectors.desk import courts_where
from enforcement.selectors.due import MOST, Asked, Clock, Task


def _of(asked: Asked, **which: object) -> QuerySet[PartyChange]:
    rows = PartyChange.objects.filter(case__in=asked.cases.filter(state=Case.State.OPEN), **which)
    return rows.select_related("case__court").order_by("received_on", "pk")


def _task(kind: str, row: PartyChange, clock: Clock | None = None) -> Task:
    return Task(
        kind=kind,
        case=row.case,
        row_id=row.pk,
        subject_id=row.successor_id,
        clock=clock,
        about=row.get_kind_display(),
    )


def to_decide(asked: Asked) -> Iterator[Task]:
    """Applications that are not ruled on (变更追加规定 art.28: sixty days)."""
    article = deadlines.DEADLINES["party_change.rule"].article
    for row in _of(asked, state=PartyChange.State.PENDING)[:MOST]:
        yield _task("decide_party_change", row, Clock(row.due_on, row.due_provisional, article))


def requests(asked: Asked) -> Iterator[Task]:
    """What was asked online and is not entered for the judge; the sixty days run already."""
    article = deadlines.DEADLINES["party_change.rule"].article
    rows = PartyRequest.objects.filter(
        case__in=asked.cases.filter(state=Case.State.OPEN), change=None, returned_because=""
    )
    for row in rows.select_related("case__court").order_by("received_on", "pk")[:MOST]:
        yield Task(
            kind="take_up_party_request",
            case=row.case,
            row_id=row.pk,
            subject_id=row.asked_by_id,
            clock=Clock(row.due_on, row.due_provisional, article),
            about=row.get_kind_display(),
        )


def to_serve(asked: Asked) -> Iterator[Task]:
    """Rulings that are not served, without which no ten days run."""
    for row in _of(asked, decided_on__isnull=False, served_on=None)[:MOST]:
        yield _task("serve_party_change", row)


def to_enter(asked: Asked) -> Iterator[Task]:
    """Final rulings by which nobody has become a party yet."""
    for row in _of(asked, state=PartyChange.State.GRANTED, served_on__isnull=False)[:MOST]:
        if is_final(row, asked.day):
            yield _task("enter_party", row)


def succeeded(asked: Asked) -> Iterator[Task]:
    """Units that others have succeeded and against whom something still stands: for the judge to end."""
    rows = _of(asked, state=PartyChange.State.ENTERED, predecessor__kind=Subject.Kind.UNIT)
    for row in rows.exclude(kind__in=BESIDE).filter(_stands("predecessor"))[:MOST]:
        yield Task(kind="succeeded", case=row.case, row_id=row.case_id, subject_id=row.predecessor_id)


def spent(asked: Asked) -> Iterator[Task]:
    """Heirs who have paid all that they took over and against whom something still stands."""
    rows = _of(asked, state=PartyChange.State.ENTERED, limit__isnull=False)
    for row in rows.filter(_stands("successor"))[:MOST]:
        if payoffs.left_of_limit(row.case, row.successor_id) == 0:
            yield Task(kind="limit_spent", case=row.case, row_id=row.case_id, subject_id=row.successor_id)


def _stands(who: str) -> Q:
    """Whether a listing or a restriction of the case stands against `who`, or waits for its day."""
    mine = {"case": OuterRef("case"), "subject": OuterRef(who)}
    listed = Listing.objects.filter(**mine, state__in=["pending", "published", "shielded"])
    return Q(Exists(listed)) | Q(Exists(Restriction.objects.live().filter(**mine)))


def reconsiderations(asked: Asked) -> Iterator[Task]:
    """What the higher court has to rule on; of the user's, if there is one."""
    article = deadlines.DEADLINES["party_change.decide_again"].article
    rows = PartyRemedy.objects.filter(change__case__in=asked.cases, state=PartyRemedy.State.LODGED)
    if asked.user is not None:
        rows = rows.filter(court__in=courts_where(asked.user, "party_remedies.decide", asked.day))
    for row in rows.select_related("change__case__court").order_by("due_on", "pk")[:MOST]:
        yield Task(
            kind="decide_party_remedy",
            case=row.change.case,
            row_id=row.pk,
            subject_id=row.change.successor_id,
            clock=Clock(row.due_on, row.due_provisional, article),
            about=row.change.get_kind_display(),
        )
