"""A part performance that lowers the grade lays the milder order on the judge's desk; nothing changes by itself.

| event | what follows in the same act |
| --- | --- |
| a part performance is confirmed and a grade falls | a draft without an author, due in 3 working days |
| another one, and a grade falls further | that draft is withdrawn, a new one takes its place |
| the performance is reversed before the signature | the draft is withdrawn |
| it is reversed afterwards | nothing: the queue asks the judge |
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from courts.models import Case, Performance
from courts.services.acts import Act
from defaulters.models import Decision, Grading
from defaulters.rules.severity import GRADES
from defaulters.services import decisions as steps
from defaulters.services import gradings
from enforcement.models import Restriction
from enforcement.rules.selection import items
from enforcement.selectors import replacements as selectors
from enforcement.selectors.schedules import schedule_on
from enforcement.services import orders, release, replacements
from enforcement.services.numbers import next_number

REASONS: Final = "被执行人已履行部分义务，按确认后的事实重新定级，等级降低，限制的项目相应减少。"
NOT_BEFORE: Final = "原限制消费令没有这一项。"
SUPERSEDED: Final = "又有履行得到确认，另行拟稿。"


def propose(*, act: Act, case: Case, performance: Performance) -> None:
    """Draft the milder order for each order whose grade the performance lowers."""
    touched = performance.allocations.values_list("obligation", flat=True)
    rows = Restriction.objects.filter(
        obligation__in=touched, linked_person=None, state__in=selectors.REPLACEABLE
    ).select_related("order__case__court", "order__subject", "obligation", "listing")
    for _, held in groupby(rows.order_by("order", "obligation__ordinal"), key=lambda row: row.order_id):
        _propose(act, case, performance, list(held))


def _propose(act: Act, case: Case, performance: Performance, held: Sequence[Restriction]) -> None:
    order = held[0].order
    lowered = [old for old in held if _falls(act, case, old)]
    open_ones = selectors.under_way(order)
    # What a judge has in hand already is decided by the judge.
    if not lowered or any(one.author_id or one.state != Decision.State.DRAFT for one in open_ones):
        return
    for one in open_ones:
        steps.withdraw(act=act, decision=one, because=SUPERSEDED)
    made = [_grade(act, case, old) for old in lowered]
    rows = [_row(act, old, grading) for old, grading in zip(lowered, made, strict=True)]
    steps.write_system_draft(
        act=act,
        kind=Decision.Kind.MILDER,
        concerns=order,
        content=replacements.content(act, lowered, rows) | {"performance": performance.pk},
        reasons=REASONS,
        number=next_number(case),
        gradings=made,
    )


def _falls(act: Act, case: Case, old: Restriction) -> bool:
    """Whether the grade is lower today and takes some items, not all: an order that names none is lifted instead."""
    grounds = replacements.grounds(old, act)
    grade = gradings.would_be(case, selectors.obligor(old), grounds, act.today)
    allowed = items(grade, old.obligation.kind, schedule_on(act.today))
    lower = GRADES.index(grade) < GRADES.index(_ordered(old)["grade"])
    return lower and set() < allowed & set(old.items) < set(old.items)


def _ordered(old: Restriction) -> orders.Row:
    """What the order in force says of this duty."""
    rows: list[orders.Row] = old.order.content["obligations"]
    return next(row for row in rows if row["obligation"] == old.obligation_id)


def _grade(act: Act, case: Case, old: Restriction) -> Grading:
    grounds = replacements.grounds(old, act)
    return gradings.grade(act=act, case=case, obligor=selectors.obligor(old), grounds=grounds, by_system=True)


def _row(act: Act, old: Restriction, grading: Grading) -> orders.Row:
    """What the lower grade allows, without what was left out before."""
    allowed = items(grading.grade, old.obligation.kind, schedule_on(act.today))
    before = _ordered(old)["dropped"]
    left_out = {code: before.get(code, NOT_BEFORE) for code in sorted(allowed - set(old.items))}
    return orders.row(act, grading, left_out)


def withdraw_drafts(*, act: Act, performance: Performance) -> None:
    """The performance is reversed: drafts that rest on it go, whoever has submitted them."""
    rows = Decision.objects.filter(
        kind=Decision.Kind.MILDER,
        content__performance=performance.pk,
        state__in=[Decision.State.DRAFT, Decision.State.SUBMITTED],
    ).select_related("court")
    for draft in rows.order_by("pk"):
        steps.withdraw(act=act, decision=draft, because=release.REVERSED)
