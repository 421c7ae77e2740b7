"""Every last day that is kept on a row, in one table, and what happens to it when the calendar changes.

A year whose notice is not published yet is counted provisionally; once its days are entered, or changed by a
later notice, whatever still runs is counted again and what moved is told to the ledger. A day that has passed
stays as it was, and none moves before the day of the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Model, Q, QuerySet
from django.utils import timezone

from courts.models import (
    PartyChange,
    PartyRemedy,
    PartyRequest,
    PropertyClue,
    PropertyReport,
    ReportExtension,
)
from courts.rules import deadlines
from courts.rules.working_days import Calendar, Due
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from defaulters.models import Application, Listing, Objection, Reconsideration
from defaulters.rules import reviews
from enforcement.models import Filing, PartnerReport, Permission
from enforcement.rules import partner_reports
from enforcement.rules.filings import CLOCKS
from enforcement.services.property_clues import clock_of


@dataclass(frozen=True)
class LegalDay:
    """A last day on the rows of `model`: its field, that of its mark, which rows run, and what starts which clock.

    `case`: the way from the row to its case. `clock` gives the code of `courts/rules/deadlines.py` and the start.
    """

    model: type[Model]
    day: str
    provisional: str
    running: Q
    clock: Callable[[Any], tuple[str, date]]
    case: str = "case"
    related: tuple[str, ...] = ()

    def rows(self, from_day: date) -> QuerySet[Any]:
        """The rows whose clock still runs and whose last day has not passed on `from_day`."""
        still = Q(self.running, **{f"{self.day}__gte": from_day})
        rows = self.model._default_manager.filter(still).select_related(*self.related)
        ways = {"of_case": F(f"{self.case}_id"), "of_judgment": F(f"{self.case}__judgment_id")}
        running: QuerySet[Any] = rows.annotate(**ways)
        return running


def _removal(row: Listing) -> tuple[str, date]:
    assert row.shielded_by is not None
    timed = row.removal_reason == Listing.EndReason.EARLY_DELETION
    code = "listing.decide_early_deletion" if timed else "listing.delete_performed"
    return code, row.shielded_by.value_day


# A claim "not me" is due the day it came, and from when it stays what binds was told to the partners at once.
_NOT_ME_FILING: Final = Q(kind=Filing.Kind.NOT_ME)
_NOT_ME_OBJECTION: Final = Q(ground=Objection.Ground.NOT_ME)

LEGAL_DAYS: Final[tuple[LegalDay, ...]] = (
    LegalDay(
        Listing, "removal_due_on", "removal_due_provisional",
        Q(state=Listing.State.SHIELDED, shielded_by__isnull=False), _removal, related=("shielded_by",),
    ),
    LegalDay(
        Application, "due_on", "due_provisional", Q(state=Application.State.PENDING),
        lambda row: ("application.decide", row.received_on),
    ),
    LegalDay(
        Objection, "due_on", "due_provisional",
        Q(state__in=[Objection.State.LODGED, Objection.State.ADMITTED]) & ~_NOT_ME_OBJECTION,
        lambda row: (reviews.clock(row.ground, row.decision.kind), row.lodged_on), related=("decision",),
    ),
    LegalDay(
        Reconsideration, "due_on", "due_provisional", Q(state=Reconsideration.State.LODGED),
        lambda row: ("reconsideration.decide", row.lodged_on), case="objection__case",
    ),
    LegalDay(
        Filing, "due_on", "due_provisional", Q(state=Filing.State.LODGED, due_at=None) & ~_NOT_ME_FILING,
        lambda row: (CLOCKS[row.kind], row.use_on or timezone.localdate(row.lodged_at)),
    ),
    LegalDay(
        Permission, "evidence_due_on", "evidence_due_provisional", Q(evidence=""),
        lambda row: ("temporary_lifting.evidence", row.decision.signed_on), case="decision__case",
        related=("decision",),
    ),
    LegalDay(
        PropertyClue, "due_on", "due_provisional", Q(search=None),
        lambda row: (clock_of(urgent=row.urgent), row.received_on),
    ),
    LegalDay(
        PropertyReport, "due_on", "due_provisional", Q(kind=PropertyReport.Kind.SUPPLEMENT, result=""),
        lambda row: ("property_report.supplement", row.changed_on), case="order__case",
    ),
    LegalDay(
        ReportExtension, "due_on", "due_provisional", Q(result=""),
        lambda row: ("property_report.decide_extension", row.received_on), case="order__case",
    ),
    LegalDay(
        PartyChange, "due_on", "due_provisional", Q(state=PartyChange.State.PENDING),
        lambda row: ("party_change.rule", row.received_on),
    ),
    LegalDay(
        PartyRequest, "due_on", "due_provisional", Q(change=None, returned_because=""),
        lambda row: ("party_change.rule", row.received_on),
    ),
    LegalDay(
        PartyRemedy, "due_on", "due_provisional", Q(state=PartyRemedy.State.LODGED),
        lambda row: ("party_change.decide_again", row.received_on), case="change__case",
    ),
    LegalDay(
        PartnerReport, "due_on", "due_provisional", Q(state=PartnerReport.State.OPEN),
        lambda row: (partner_reports.CLOCKS[row.kind], timezone.localdate(row.reported_at)),
    ),
)  # fmt: skip


def recompute(*, act: Act) -> int:
    """Count again what still runs by the calendar as it now stands; how many days moved or became final."""
    act.lock({row.of_judgment for kept in LEGAL_DAYS for row in kept.rows(act.today)})
    days = calendar()
    return sum(_recompute(act, kept, days) for kept in LEGAL_DAYS)


def _recompute(act: Act, kept: LegalDay, days: Calendar) -> int:
    changed = list(_changed(kept, kept.rows(act.today), act.today, days))
    for row, old, new in changed:
        setattr(row, kept.day, new.day)
        setattr(row, kept.provisional, new.provisional)
        act.record(
            "calendar.recount", row, case_id=row.of_case, old=old.day.isoformat(), new=new.day.isoformat(),
            provisional=new.provisional,
        )  # fmt: skip
    kept.model._default_manager.bulk_update(
        [row for row, _, _ in changed], [kept.day, kept.provisional], batch_size=1000
    )
    return len(changed)


def _changed(
    kept: LegalDay, rows: Iterable[Any], today: date, days: Calendar
) -> Iterable[tuple[Any, Due, Due]]:
    for row in rows:
        code, start = kept.clock(row)
        counted = deadlines.due(code, start, days)
        old = Due(getattr(row, kept.day), getattr(row, kept.provisional))
        new = Due(max(counted.day, today), counted.provisional)
        if new != old:
            yield row, old, new
