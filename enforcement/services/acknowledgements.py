"""A partner says how far it has applied the feed, and which changes up to there it could not apply.

The mark needs no ledger entry: an agency that follows the feed would move the head that it follows. What it
could not apply is an act on a case, and recorded. A sandbox acknowledges in the same way, and of its own feed;
no case is behind that, so nobody is asked to settle anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.models import Change, Mark, PartnerAgency, SandboxChange, SandboxShortfall, Shortfall
from enforcement.rules.codes import Code
from enforcement.selectors import disclosure, marks
from enforcement.services import agencies
from enforcement.services.locks import lock_case


@dataclass(frozen=True)
class NotApplied:
    """A change that the agency could not apply; `reason` is one of `Shortfall.Reason`."""

    position: int
    reason: str
    note: str = ""


def acknowledge(
    *,
    act: Act,
    agency: PartnerAgency,
    position: int,
    exceptions: Sequence[NotApplied] = (),
    resolved: Sequence[int] = (),
) -> None:
    """Everything up to `position` is applied but for `exceptions`; `resolved` are former ones applied since.

    Sent again it changes nothing. Raises `acknowledgement.backwards` for a position before the last one that
    was never acknowledged, `acknowledgement.beyond_read`, `change.not_told` for an exception that lies beyond
    the position or outside the agency's memoranda, `shortfall.unknown`. `pointer` in the context names the field.
    """
    changes = _changes(act, agency, position, exceptions)
    act.lock(
        {one.restriction.case.judgment_id for one in changes.values() if not isinstance(one, SandboxChange)}
    )
    # Two acknowledgements at once go one after the other: the mark never moves back.
    agencies.hold(agency)
    _move(act, agency, position)
    for one in exceptions:
        _note(act, agency, changes[one.position], one)
    _resolve(act, agency, resolved)


def settle(*, act: Act, shortfall_id: int, resolution: str) -> Shortfall:
    """The desk notes how an exception was settled without the agency applying the change.

    Raises `reason.missing`, `shortfall.resolved`.
    """
    case_id = Shortfall.objects.values_list("change__restriction__case", flat=True).get(pk=shortfall_id)
    lock_case(act, case_id, "shortfalls.settle")
    if not resolution.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    row = Shortfall.objects.get(pk=shortfall_id)
    if row.resolved_at is not None:
        raise DomainError(Code.SHORTFALL_RESOLVED)
    row.resolved_at, row.resolved_by, row.resolution = act.now, act.user, resolution
    row.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    act.record("shortfalls.settle", row, case_id=case_id)
    return row


def _changes(
    act: Act, agency: PartnerAgency, position: int, exceptions: Iterable[NotApplied]
) -> dict[int, Change | SandboxChange]:
    """The changes that the exceptions name, each of them one that the agency was told."""
    given = {one.position: f"/exceptions/{index}/position" for index, one in enumerate(exceptions)}
    if not given:
        return {}
    measures = sorted(disclosure.scope(agency, act.today).measures)
    rows = marks.told(agency, measures).filter(pk__in=given, pk__lte=position)
    found = {row.pk: row for row in rows}
    for named, pointer in given.items():
        if named not in found:
            raise DomainError(Code.CHANGE_NOT_TOLD, pointer=pointer)
    return found


def _move(act: Act, agency: PartnerAgency, position: int) -> None:
    def last(kind: str) -> int:
        found = Mark.objects.filter(agency=agency, kind=kind).aggregate(last=Max("position"))["last"]
        return int(found or 0)

    again = Mark.objects.filter(agency=agency, kind=Mark.Kind.APPLIED, position=position).exists()
    if position < last(Mark.Kind.APPLIED) and not again:
        raise DomainError(Code.ACKNOWLEDGEMENT_BACKWARDS, pointer="/position")
    if position > last(Mark.Kind.READ):
        raise DomainError(Code.ACKNOWLEDGEMENT_BEYOND_READ, pointer="/position")
    if not again:
        Mark.objects.create(agency=agency, kind=Mark.Kind.APPLIED, position=position, at=act.now)


def _note(act: Act, agency: PartnerAgency, change: Change | SandboxChange, given: NotApplied) -> None:
    """One row for a change; while it is open, a new reason takes the place of the old one."""
    row, is_new = marks.shortfalls(agency).get_or_create(
        agency=agency,
        change_id=change.pk,
        defaults={"reason": given.reason, "note": given.note, "reported_at": act.now},
    )
    same = (row.reason, row.note) == (given.reason, given.note)
    if not is_new and (same or row.resolved_at is not None):
        return
    row.reason, row.note = given.reason, given.note
    row.save(update_fields=["reason", "note"])
    _record(act, "report", row, reason=row.reason)


def _resolve(act: Act, agency: PartnerAgency, positions: Collection[int]) -> None:
    rows = {row.change_id: row for row in marks.shortfalls(agency).filter(change__in=positions)}
    for index, position in enumerate(positions):
        if position not in rows:
            raise DomainError(Code.SHORTFALL_UNKNOWN, pointer=f"/resolved/{index}")
        row = rows[position]
        if row.resolved_at is None:
            row.resolved_at = act.now
            row.save(update_fields=["resolved_at"])
            _record(act, "resolve", row)


def _record(act: Act, verb: str, row: Shortfall | SandboxShortfall, **payload: Any) -> None:
    noun = "sandbox" if isinstance(row, SandboxShortfall) else "shortfalls"
    act.record(f"{noun}.{verb}", row, agency=row.agency.code, change=row.change_id, **payload)
