"""Permitted in spite of an order: a funeral whose papers follow, and a director's own money."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story


def _days(first: date, last: date) -> dict[str, str]:
    """One window for buying and using."""
    return {
        "buy_from": first.isoformat(),
        "buy_until": last.isoformat(),
        "use_from": first.isoformat(),
        "use_until": last.isoformat(),
    }


def funeral(stage: Stage) -> Story:
    """A near relative died: air and rail for ten days, by the president; the certificate may follow (17(3))."""
    yield stage.ago(80)
    _, case = debtor(stage, "钟离渊", date(1987, 11, 3), 64_000)
    yield stage.ago(50)
    order = moves.ordered(stage, case)
    yield stage.ago(1)
    today = stage.now.date()
    moves.relieved(
        stage, "permit", order, "近亲属病故，须赴外地奔丧，情况紧急。",
        permission="temporary", reason="funeral", items=["air", "rail_high_speed"], purpose="奔丧往返",
        evidence_follows=True, **_days(today, today + timedelta(days=10)),
    )  # fmt: skip


def own_money(stage: Stage) -> Story:
    """The representative of a restricted unit, reached by an own finding, flies on own money (2015 rules art.3)."""
    yield stage.ago(120)
    unit = moves.company(stage, "柏舟物流有限公司", "叔孙越")
    owed = moves.owes(unit, "被告向原告支付运费。", amount=Decimal(130_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed])
    moves.able(stage, case, assets=260_000, reasons="查明账户存款。")
    yield stage.ago(90)
    order = moves.ordered(stage, case)
    yield stage.ago(75)
    person = moves.person(stage, "叔孙越", date(1973, 2, 14))
    reach = moves.reached(stage, order, person, "legal_representative")
    yield stage.ago(3)
    today = stage.now.date()
    moves.relieved(
        stage, "permit", reach, "以个人财产支付的家庭出行，经查属实，应予准许。",
        permission="own_money", items=["air"], purpose="家庭出行", evidence="本人工资账户流水",
        **_days(today, today + timedelta(days=30)),
    )  # fmt: skip


STORIES: list[Callable[[Stage], Story]] = [funeral, own_money]
