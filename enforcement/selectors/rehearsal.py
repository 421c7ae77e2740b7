"""The rehearsal of a policy, a schedule or a catalogue over the restrictions in force; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import QuerySet

from defaulters.models import Grading
from defaulters.rules import severity, severity_laws
from defaulters.selectors.gradings import facts_of
from defaulters.selectors.policies import policy_on
from enforcement.models import LegalBasis, Measure, Restriction
from enforcement.rules import catalogue, rehearsal
from enforcement.rules.rehearsal import Effect, Proposal, Standing
from enforcement.rules.selection import Schedule, check_schedule
from enforcement.selectors.schedules import schedule_on

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Rehearsed:
    """One restriction with what the proposal would make of it."""

    restriction: Restriction
    effect: Effect


def proposal(
    day: date,
    *,
    policy: Content | None = None,
    schedule: Content | None = None,
    legal_bases: Sequence[Content] | None = None,
) -> Proposal:
    """The files of `seeds/` that are proposed, completed by what is in force on `day`.

    Catalogue and schedule are read on the later of `day` and the first day of what is proposed. Raises what
    publication would raise.
    """
    graded_by = severity.Policy.from_dict(policy) if policy else policy_on(day)
    if policy:
        severity_laws.check_policy(graded_by)
    begins = date.fromisoformat(schedule["valid_from"]) if schedule else day
    on = max(day, begins, graded_by.valid_from if policy else day)
    bases = _bases(legal_bases or ())
    carried = catalogue.bases_in_force(_named(), bases, on)
    chosen = Schedule.from_dict(schedule) if schedule else schedule_on(day)
    if schedule:
        check_schedule(chosen, carried)
    in_force = frozenset(basis.code for basis in bases if basis.in_force(on))
    return Proposal(graded_by, chosen, frozenset(carried), in_force)


def over(rows: QuerySet[Restriction], proposed: Proposal) -> list[Rehearsed]:
    """Each of `rows` that was graded, by case and person."""
    found = rows.select_related("case__court", "order", "obligation", "legal_basis", "subject")
    ordered = found.prefetch_related("order__gradings__obligor").order_by("case__number", "pk")
    return [
        Rehearsed(row, rehearsal.rehearse(_standing(row, grading), proposed))
        for row in ordered
        for grading in _gradings(row)
    ]


def in_force(day: date) -> QuerySet[Restriction]:
    """The restrictions that bind on `day`."""
    return Restriction.objects.binding(day)


def _gradings(row: Restriction) -> Iterator[Grading]:
    """The grading of the restriction's own obligation; an order over several has one of each."""
    return (one for one in row.order.gradings.all() if one.obligor.obligation_id == row.obligation_id)


def _standing(row: Restriction, grading: Grading) -> Standing:
    graded = [one for one in row.order.content["obligations"] if one["obligation"] == row.obligation_id]
    return Standing(
        restriction_id=row.pk,
        facts=facts_of(grading),
        province=row.case.court.code[0],
        grade=cast("severity.Grade", grading.grade),
        items=frozenset(row.items),
        dropped=frozenset(code for one in graded for code in one["dropped"]),
        basis=row.legal_basis.code,
    )


def _named() -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for measure, basis in Measure.objects.values_list("code", "bases__code"):
        named.setdefault(measure, set()).add(basis)
    return named


def _bases(proposed: Sequence[Content]) -> list[catalogue.LegalBasis]:
    """The provisions of the catalogue; those that are proposed stand in the place of their namesakes."""
    known = {
        row.code: catalogue.LegalBasis(row.code, row.level, row.valid_from, row.valid_until)
        for row in LegalBasis.objects.all()
    }
    return list((known | {one["code"]: catalogue.LegalBasis.from_dict(one) for one in proposed}).values())
