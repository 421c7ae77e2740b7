"""The ways out that rest on a ruling or on searches, and settlements by instalments: kept, missed, breached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from courts.models import Case, Ruling, Settlement, Subject
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import cases, rulings, searches, settlements


def _listed(stage: Stage, case: Case) -> Decision:
    return moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)


def ruled(stage: Stage, case: Case, kind: str, reasons: str) -> Ruling:
    """A ruling about everybody in the case, served on the day it is made."""
    today = stage.now.date()
    with stage.act("judge") as act:
        return rulings.enter(
            act=act, case_id=case.pk, kind=kind, number=f"{case.number}之{case.rulings.count() + 1}",
            made_on=today, served_on=today, reasons=reasons,
        )  # fmt: skip


def _settled(stage: Stage, subject: Subject, case: Case, parts: int, each: int) -> Settlement:
    """A settlement of today by monthly instalments, the first in thirty days."""
    today = stage.now.date()
    plan = [(today + timedelta(days=30 * n), Decimal(each)) for n in range(1, parts + 1)]
    with stage.act("clerk") as act:
        return settlements.sign(
            act=act, case_id=case.pk, subject_id=subject.pk, signed_on=today, total=Decimal(parts * each),
            due_on=plan[-1][0], content=f"分{parts}期支付，每期{each:,.2f}元，其余放弃。", instalments=plan,
        )  # fmt: skip


def searched_in_vain(stage: Stage) -> Story:
    """The proceedings were ended, two searches found nothing: D4."""
    yield stage.ago(640)
    subject, case = debtor(stage, "钟离川", date(1969, 4, 9), 84_000)
    yield stage.ago(620)
    decision = _listed(stage, case)
    yield stage.ago(520)
    with stage.act("judge") as act:
        cases.close(act=act, case_id=case.pk, closed_as=Case.ClosedAs.PROCEEDINGS_ENDED)
    found = []
    for days in (340, 160):
        yield stage.ago(days)
        with stage.act("clerk") as act:
            found.append(
                searches.record(
                    act=act, case_id=case.pk, subject_id=subject.pk, made_on=stage.now.date(),
                    source="network", result="none",
                ).pk
            )  # fmt: skip
    yield stage.ago(159)
    moves.relieved(
        stage, "delete", decision, "终结本次执行程序后两次网络查控未发现财产。", reason="D4", searches=found
    )


def in_bankruptcy(stage: Stage) -> Story:
    """A court accepted the bankruptcy of a unit, the enforcement is suspended: D5; the order waits for consent."""
    yield stage.ago(150)
    subject = moves.company(stage, "北京青禾山贸易有限公司", "闾丘平")
    owed = moves.owes(subject, "被告支付货款410,000.00元。", amount=Decimal(410_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed])
    moves.able(stage, case, assets=900_000, reasons="查明名下设备及应收款项。")
    yield stage.ago(130)
    decision = _listed(stage, case)
    yield stage.ago(45)
    ruling = ruled(stage, case, "suspension_bankruptcy", "人民法院已受理该公司的破产申请。")
    yield stage.ago(43)
    moves.relieved(stage, "delete", decision, "已裁定中止执行。", reason="D5", ruling=ruling.pk)


def suspended_today(stage: Stage) -> Story:
    """A retrial was ordered and the enforcement suspended: the judge owes a decision on the deletion."""
    yield stage.ago(125)
    _, case = debtor(stage, "巫马晴", date(1990, 1, 30), 58_000)
    yield stage.ago(105)
    _listed(stage, case)
    yield stage.ago(1)
    ruled(stage, case, "suspension_retrial", "本案已裁定再审，再审期间中止执行。")


def not_enforced(stage: Stage) -> Story:
    """The court refuses to enforce: D6, the list and every order."""
    yield stage.ago(210)
    _, case = debtor(stage, "公良玉", date(1977, 7, 16), 73_000)
    yield stage.ago(190)
    decision = _listed(stage, case)
    yield stage.ago(70)
    ruling = ruled(stage, case, "non_enforcement", "执行依据依法不予执行。")
    yield stage.ago(68)
    moves.relieved(stage, "delete", decision, "已裁定不予执行。", reason="D6", ruling=ruling.pk)


def terminated(stage: Stage) -> Story:
    """The applicant withdrew, the enforcement is at an end: D7."""
    yield stage.ago(205)
    _, case = debtor(stage, "漆雕宏", date(1982, 5, 27), 47_000)
    yield stage.ago(185)
    decision = _listed(stage, case)
    yield stage.ago(66)
    ruling = ruled(stage, case, "termination", "申请执行人撤销申请，裁定终结执行。")
    yield stage.ago(64)
    moves.relieved(stage, "delete", decision, "已裁定终结执行。", reason="D7", ruling=ruling.pk)


def plan_kept(stage: Stage) -> Story:
    """Six instalments, of which two have fallen due and were paid in time."""
    yield stage.ago(80)
    subject, case = debtor(stage, "乐正桐", date(1993, 3, 14), 66_000)
    yield stage.ago(70)
    settlement = _settled(stage, subject, case, 6, 10_000)
    for days in (42, 12):
        yield stage.ago(days)
        moves.confirmed(stage, moves.paid(stage, case, Decimal(10_000), settlement_id=settlement.pk))


def instalment_missed(stage: Stage) -> Story:
    """The second instalment has passed unpaid: it is on the judge's desk."""
    yield stage.ago(85)
    subject, case = debtor(stage, "宰父青", date(1985, 10, 2), 45_000)
    yield stage.ago(70)
    settlement = _settled(stage, subject, case, 4, 10_000)
    yield stage.ago(42)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(10_000), settlement_id=settlement.pk))


def breached(stage: Stage) -> Story:
    """Nothing was paid: the original is enforced again, the breach is conduct of ground G6, listed for two years."""
    yield stage.ago(150)
    subject, case = debtor(stage, "谷梁安", date(1978, 9, 9), 88_000)
    yield stage.ago(140)
    settlement = _settled(stage, subject, case, 6, 12_000)
    yield stage.ago(105)
    with stage.act("judge") as act:
        settlements.breach(act=act, settlement_id=settlement.pk, facts="首期款项到期未付，经催告无正当理由。")
    moves.behaved(stage, case, "G6", "和解协议首期款项到期未付，无正当理由。", "和解协议、催告笔录")
    yield stage.ago(95)
    moves.listed(
        stage,
        case,
        ["G6"],
        "无正当理由拒不履行执行和解协议。",
        grace_months=0,
        grace_reasons="经催告仍不履行。",
    )


STORIES: list[Callable[[Stage], Story]] = [
    searched_in_vain,
    in_bankruptcy,
    suspended_today,
    not_enforced,
    terminated,
    plan_kept,
    instalment_missed,
    breached,
]
