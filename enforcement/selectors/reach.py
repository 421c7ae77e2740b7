"""What binds people, from rows to the rules' dataclasses in a fixed number of queries.

| rows | become |
| --- | --- |
| Restriction with its order, obligation and provision | `Imposed` |
| Measure with its bases | `Item`, so that a repealed provision binds nobody |
| Change of kind imposed | the first day, which a reinstatement moves in the row |
| Change of kind stayed and reinstated | stays: from the first free day to the day before it binds again |
| Permission by a signed decision of the same case | `Permission`, for the order it concerns or for all of the case |
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from defaulters.models import Grading
from enforcement.models import Change, Permission, Restriction
from enforcement.rules import reach
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.reach import Cause, Imposed, Item
from enforcement.rules.stays import windows
from enforcement.rules.windows import Window
from enforcement.selectors import catalogue, replacements


def imposed_on(
    subject_ids: Collection[int], *, carrying: str | None = None, active: bool = False
) -> dict[int, tuple[Imposed, ...]]:
    """What was ever imposed on these people, by subject, in four queries; who bears nothing is left out.

    `carrying`: only restrictions that name this measure, with this item alone. `active`: only those that
    may bind today or later; a stay or an end takes a restriction out of them.
    """
    rows = Restriction.objects.filter(subject__in=subject_ids, from_day__isnull=False)
    rows = rows.filter(state="active") if active else rows.exclude(state__in=reach.NEVER_BINDING)
    if carrying is not None:
        rows = rows.filter(items__contains=[carrying])
    found = list(_columns(rows))
    if not found:
        return {}
    ids = [row["restriction_id"] for row in found]
    items = catalogue.items(None if carrying is None else [carrying])
    (starts, stays), permissions = _history(ids), _permissions(subject_ids)
    by_subject: dict[int, list[Imposed]] = {}
    for row in found:
        known = row["restriction_id"]
        one = _imposed({**row, **starts.get(known, {})}, items, stays.get(known, []), permissions)
        by_subject.setdefault(row["subject_id"], []).append(one)
    return {subject_id: tuple(held) for subject_id, held in by_subject.items()}


def of(subject_id: int, day: date) -> dict[str, tuple[Cause, ...]]:
    """What binds one person on `day`: measure code -> causes."""
    return reach.reach(imposed_on([subject_id]).get(subject_id, ()), day)


def _columns(rows: QuerySet[Restriction]) -> Iterable[Mapping[str, Any]]:
    policy = Grading.objects.filter(
        decisions=OuterRef("order_id"), obligor__obligation=OuterRef("obligation_id")
    ).values("policy__version")[:1]
    return rows.order_by("pk").values(
        "case_id", "order_id", "subject_id", "obligation_id", "items", "basis", "from_day", "state",
        "until_day", "review_on", "ended_on",
        restriction_id=F("pk"),
        judgment_id=F("obligation__judgment_id"),
        sealed=F("obligation__judgment__sealed"),
        decision=F("order__number"),
        court=F("case__court__name"),
        law=F("legal_basis__code"),
        law_level=F("legal_basis__level"),
        law_from=F("legal_basis__valid_from"),
        law_until=F("legal_basis__valid_until"),
        schedule_version=F("schedule__version"),
        policy_version=Subquery(policy),
    )  # fmt: skip


def _imposed(
    row: Mapping[str, Any], items: dict[str, Item], stays: list[Window], permissions: list[Permission]
) -> Imposed:
    if row["state"] == "stayed" and not any(stay.last is None for stay in stays):
        stays = [*stays, Window(row["from_day"])]
    return Imposed(
        restriction_id=row["restriction_id"],
        judgment_id=row["judgment_id"],
        obligation_id=row["obligation_id"],
        decision=row["decision"],
        court=row["court"],
        basis=row["basis"],
        legal_basis=LegalBasis(row["law"], row["law_level"], row["law_from"], row["law_until"]),
        items=frozenset(items[code] for code in row["items"] if code in items),
        schedule_version=row["schedule_version"],
        policy_version=row["policy_version"] or "",
        from_day=row["from_day"],
        state=row["state"],
        until=row["until_day"],
        review_on=row["review_on"],
        ended_on=row["ended_on"],
        stays=tuple(stays),
        permissions=tuple(_permission(one) for one in permissions if _frees(one, row)),
        subject_id=row["subject_id"],
        sealed=row["sealed"],
    )


_STARTS_AND_STAYS = (Change.Kind.IMPOSED, Change.Kind.STAYED, Change.Kind.REINSTATED)


def _history(
    restriction_ids: Collection[int],
) -> tuple[dict[int, dict[str, date]], dict[int, list[Window]]]:
    """By restriction, its first day as it was imposed, and its stays."""
    moves = Change.objects.filter(restriction__in=restriction_ids, kind__in=_STARTS_AND_STAYS)
    starts: dict[int, dict[str, date]] = {}
    told: dict[int, list[tuple[bool, date, str]]] = {}
    columns = ("restriction_id", "kind", "from_day", "reason")
    for restriction_id, kind, first, reason in moves.order_by("entry").values_list(*columns):
        if kind == Change.Kind.IMPOSED:
            starts[restriction_id] = {"from_day": first}
        else:
            told.setdefault(restriction_id, []).append((kind == Change.Kind.STAYED, first, reason))
    return starts, {restriction_id: windows(moves) for restriction_id, moves in told.items()}


def _permissions(subject_ids: Collection[int]) -> list[Permission]:
    signed = Permission.objects.filter(subject__in=subject_ids, decision__state__in=["signed", "served"])
    return list(signed.select_related("decision").order_by("pk"))


def _frees(permission: Permission, row: Mapping[str, Any]) -> bool:
    """It frees from the order it was granted for, and from what took the place of that order since."""
    of_case = permission.subject_id == row["subject_id"] and permission.decision.case_id == row["case_id"]
    order = permission.decision.concerns_id
    return of_case and (order in (None, row["order_id"]) or row["order_id"] in replacements.later(order))


def _permission(row: Permission) -> reach.Permission:
    return reach.Permission(
        permission_id=row.pk,
        items=frozenset(row.items),
        travel=Window(row.use_from, row.use_until),
        purchase=Window(row.buy_from, row.buy_until),
        purpose=row.purpose,
    )
