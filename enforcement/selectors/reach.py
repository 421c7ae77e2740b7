"""What binds people, from rows to the rules' dataclasses in one statement.

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
from typing import Any, Final

import orjson

from courts.models.statements import Statement
from enforcement.models import Change, Restriction
from enforcement.rules import reach
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.reach import Cause, Imposed, Item
from enforcement.rules.stays import windows
from enforcement.rules.windows import Window
from enforcement.selectors import catalogue, replacements

# A stay and its end, an order and what it carries are seen at one moment, or a person would be told half a change.
# Who is asked about comes first: the planner must never start from an order that it thinks rare.
_IMPOSED = Statement("""
    WITH restriction AS MATERIALIZED (
        SELECT * FROM enforcement_restriction
        WHERE subject_id = ANY($1::bigint[]) AND from_day IS NOT NULL AND state <> ALL ($2::text[])
            AND ($3 = '' OR items @> ARRAY[$3]::varchar[]))
    SELECT json_build_object(
        'restriction_id', restriction.id, 'subject_id', restriction.subject_id, 'case_id', restriction.case_id,
        'order_id', restriction.order_id, 'obligation_id', restriction.obligation_id,
        'judgment_id', obligation.judgment_id, 'sealed', judgment.sealed, 'decision', decision.number,
        'court', court.name, 'basis', restriction.basis, 'items', restriction.items, 'law', law.code,
        'law_level', law.level, 'law_from', law.valid_from, 'law_until', law.valid_until,
        'schedule_version', schedule.version, 'state', restriction.state, 'from_day', restriction.from_day,
        'until_day', restriction.until_day, 'review_on', restriction.review_on, 'ended_on', restriction.ended_on,
        'policy_version', (
            SELECT policy.version FROM defaulters_decision_gradings graded
            JOIN defaulters_grading grading ON grading.id = graded.grading_id
            JOIN courts_obligor obligor ON obligor.id = grading.obligor_id
            JOIN defaulters_severitypolicy policy ON policy.id = grading.policy_id
            WHERE graded.decision_id = restriction.order_id AND obligor.obligation_id = restriction.obligation_id
            ORDER BY grading.made_on DESC, grading.id DESC LIMIT 1),
        'moves', (
            SELECT json_agg(json_build_array(change.kind, change.from_day, change.reason) ORDER BY change.entry_id)
            FROM enforcement_change change
            WHERE change.restriction_id = restriction.id AND change.kind IN ('imposed', 'stayed', 'reinstated')),
        'permissions', (
            SELECT json_agg(json_build_object(
                'id', permission.id, 'items', permission.items, 'purpose', permission.purpose,
                'use_from', permission.use_from, 'use_until', permission.use_until, 'buy_from', permission.buy_from,
                'buy_until', permission.buy_until, 'concerns', granted.concerns_id) ORDER BY permission.id)
            FROM enforcement_permission permission
            JOIN defaulters_decision granted ON granted.id = permission.decision_id
            WHERE permission.subject_id = restriction.subject_id AND granted.case_id = restriction.case_id
                AND granted.state IN ('signed', 'served')))
    FROM restriction
    JOIN courts_obligation obligation ON obligation.id = restriction.obligation_id
    JOIN courts_judgment judgment ON judgment.id = obligation.judgment_id
    JOIN defaulters_decision decision ON decision.id = restriction.order_id
    JOIN courts_case held ON held.id = restriction.case_id
    JOIN courts_court court ON court.id = held.court_id
    JOIN enforcement_legalbasis law ON law.id = restriction.legal_basis_id
    JOIN enforcement_measureschedule schedule ON schedule.id = restriction.schedule_id
    ORDER BY restriction.id
""")
_NEVER_BINDING: Final = f"{{{','.join(sorted(reach.NEVER_BINDING))}}}"
# Of what a check may be refused for: a stay or an end takes a restriction out of it.
_NOT_ACTIVE: Final = f"{{{','.join(sorted({*Restriction.State.values} - {Restriction.State.ACTIVE}))}}}"


def imposed_on(
    subject_ids: Collection[int],
    *,
    carrying: str | None = None,
    active: bool = False,
    items: Mapping[str, Item] | None = None,
) -> dict[int, tuple[Imposed, ...]]:
    """What was ever imposed on these people, by subject; who bears nothing is left out.

    `carrying`: only restrictions that name this measure, with this item alone. `active`: only those that
    may bind today or later. `items`: the catalogue, where it is known; else it is read.
    """
    people = f"{{{','.join(map(str, subject_ids))}}}"
    states = _NOT_ACTIVE if active else _NEVER_BINDING
    found = [orjson.loads(text or b"") for (text,) in _IMPOSED.rows(people, states, carrying or "")]
    if not found:
        return {}
    if items is None:
        items = catalogue.items(None if carrying is None else [carrying])
    elif carrying is not None:
        items = {carrying: items[carrying]} if carrying in items else {}
    by_subject: dict[int, list[Imposed]] = {}
    for row in found:
        by_subject.setdefault(row["subject_id"], []).append(_imposed(row, items))
    return {subject_id: tuple(held) for subject_id, held in by_subject.items()}


def of(subject_id: int, day: date) -> dict[str, tuple[Cause, ...]]:
    """What binds one person on `day`: measure code -> causes."""
    return reach.reach(imposed_on([subject_id]).get(subject_id, ()), day)


def _imposed(row: Mapping[str, Any], items: Mapping[str, Item]) -> Imposed:
    starts, stays = _history(row["moves"] or ())
    from_day = starts or date.fromisoformat(row["from_day"])
    if row["state"] == "stayed" and not any(stay.last is None for stay in stays):
        stays = [*stays, Window(from_day)]
    return Imposed(
        restriction_id=row["restriction_id"],
        judgment_id=row["judgment_id"],
        obligation_id=row["obligation_id"],
        decision=row["decision"],
        court=row["court"],
        basis=row["basis"],
        legal_basis=LegalBasis(
            row["law"], row["law_level"], date.fromisoformat(row["law_from"]), _day(row["law_until"])
        ),
        items=frozenset(items[code] for code in row["items"] if code in items),
        schedule_version=row["schedule_version"],
        policy_version=row["policy_version"] or "",
        from_day=from_day,
        state=row["state"],
        until=_day(row["until_day"]),
        review_on=_day(row["review_on"]),
        ended_on=_day(row["ended_on"]),
        stays=tuple(stays),
        permissions=tuple(
            _permission(one) for one in row["permissions"] or () if _frees(one, row["order_id"])
        ),
        subject_id=row["subject_id"],
        sealed=row["sealed"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _history(moves: Iterable[tuple[str, str, str]]) -> tuple[date | None, list[Window]]:
    """The first day as it was imposed last, and the stays, from the moves in the order of the ledger."""
    starts: date | None = None
    told: list[tuple[bool, date, str]] = []
    for kind, first, reason in moves:
        if kind == Change.Kind.IMPOSED:
            starts = date.fromisoformat(first)
        else:
            told.append((kind == Change.Kind.STAYED, date.fromisoformat(first), reason))
    return starts, windows(told)


def _frees(permission: Mapping[str, Any], order_id: int) -> bool:
    """It frees from the order it was granted for, and from what took the place of that order since."""
    order = permission["concerns"]
    return order in (None, order_id) or order_id in replacements.later(order)


def _permission(row: Mapping[str, Any]) -> reach.Permission:
    first, last, buy_first, buy_last = (
        date.fromisoformat(row[name]) for name in ("use_from", "use_until", "buy_from", "buy_until")
    )
    return reach.Permission(
        permission_id=row["id"],
        items=frozenset(row["items"]),
        travel=Window(first, last),
        purchase=Window(buy_first, buy_last),
        purpose=row["purpose"],
    )
