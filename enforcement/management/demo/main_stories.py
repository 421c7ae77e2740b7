"""The cases that the README walks through: an apology, a compensation, both on one person, one released, one clear."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Case, Subject
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import cases, drafts, findings
from enforcement.services.cases import NewObligation


def apology_duty(subject: Subject) -> NewObligation:
    """An apology to be made in person before the residents."""
    return moves.owes(
        subject,
        "被告于判决生效之日起十日内，在居民会议上当面向原告赔礼道歉，内容须经本院审核。",
        kind="OB6",
        act_kind="expressive",
    )


def _refused_twice(stage: Stage, case: Case) -> None:
    """Publication is recorded as unsuitable, a fine was imposed, and the apology refused again."""
    obligation = case.judgment.obligations.get(kind="OB6")
    tools = (
        ("publication", "unsuitable", "言论仅在居民会议上作出，登报公布会使更多人知悉，扩大损害。"),
        ("fine", "failed", "罚款三千元后，被执行人在居民会议上再次当众拒绝道歉。"),
    )
    for tool, outcome, reason in tools:
        with stage.act("judge") as act:
            cases.record_tool(
                act=act,
                case_id=case.pk,
                obligation_id=obligation.pk,
                tool=tool,
                outcome=outcome,
                reason=reason,
                on_day=stage.now.date(),
            )


def apology(stage: Stage) -> Story:
    """To be made in person before a residents' meeting; fined once, refused again: minor."""
    yield stage.ago(200)
    subject = moves.person(stage, "钟离默", date(1978, 3, 14))
    case = moves.filed(stage, [apology_duty(subject)])
    yield stage.ago(165)
    _refused_twice(stage, case)
    moves.able(stage, case, reasons="道歉无需财产，被执行人身体健康，能够到会。")
    yield stage.ago(150)
    moves.listed(stage, case, ["G1"], "有能力当面道歉而两次拒绝；公布裁判文书不宜采用，罚款未奏效。")
    moves.show(stage, "apology", subject, case)


def compensation(stage: Stage) -> Story:
    """A company hides its stock after tainted food; its legal representative is reached by an own finding."""
    yield stage.ago(160)
    unit = moves.company(stage, "禾穗食品有限公司", "申屠岳")
    head = moves.person(stage, "申屠岳", date(1969, 11, 2))
    duty = moves.owes(
        unit,
        "被告赔偿十九名受害儿童医疗费、残疾赔偿金等共计3,000,000.00元。",
        amount=Decimal(3_000_000),
        due_on=stage.now.date(),
        protected_interest="medical",
        grave_harm="food",
        arrears_periods=1,
    )
    case = moves.filed(stage, [duty])
    yield stage.ago(120)
    moves.able(stage, case, assets=5_200_000, reasons="查明存货及应收账款足以清偿全部债务。")
    moves.behaved(
        stage,
        case,
        "G3",
        "立案后将库存以明显低价转入关联仓库并隐匿出库单。",
        "仓储合同、出库单、监控录像、证人笔录",
    )
    yield stage.ago(110)
    decision = moves.listed(
        stage, case, ["G1", "G3"], "有履行能力，以隐匿、转移财产方法规避执行，危害儿童健康。"
    )
    _reach(stage, case, unit, head, decision)
    moves.show(stage, "compensation", unit, case)


def _reach(stage: Stage, case: Case, unit: Subject, head: Subject, decision: Decision) -> None:
    """The finding about the legal representative, and the decision of his own by which the order reaches him."""
    with stage.act("judge") as act:
        link = findings.find_link(
            act=act,
            case_id=case.pk,
            unit_id=unit.pk,
            person_id=head.pk,
            role="legal_representative",
            facts="任法定代表人期间亲自批准库存转移。",
            sources="企业登记档案、签批单、询问笔录",
            effect="转移后公司名下无可供执行的存货，判决未能履行。",
            register_extract_on=stage.now.date(),
        )
    with stage.act("judge") as act:
        reach = drafts.draft_reach(
            act=act,
            linked_person_id=link.pk,
            order_id=decision.pair.pk,
            reasons="法定代表人亲自批准转移存货，直接影响债务履行。",
        )
    moves.served(stage, moves.signed(stage, reach))


def compensation_2(stage: Stage) -> Story:
    """A driver who can pay and does not: general, every train and plane of the schedule."""
    yield stage.ago(150)
    subject = moves.person(stage, "闻人舟", date(1985, 7, 21))
    case = moves.filed(
        stage,
        [
            moves.owes(
                subject,
                "被告赔偿原告医疗费、误工费、护理费共计86,400.00元。",
                amount=Decimal(86_400),
                due_on=stage.now.date(),
            )
        ],
    )
    yield stage.ago(130)
    moves.able(
        stage,
        case,
        assets=180_000,
        income=14_000,
        dependants=2,
        reasons="存款及收入扣除必需生活费后足以清偿。",
    )
    yield stage.ago(120)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    moves.show(stage, "compensation_2", subject, case)


def both(stage: Stage) -> Story:
    """One person, two judgments: an apology and a compensation, each with its own restrictions."""
    yield stage.ago(205)
    subject = moves.person(stage, "百里安", date(1990, 1, 9))
    first = moves.filed(stage, [apology_duty(subject)])
    yield stage.ago(165)
    _refused_twice(stage, first)
    moves.able(stage, first, reasons="道歉无需财产，被执行人能够到会。")
    yield stage.ago(148)
    moves.listed(stage, first, ["G1"], "有能力当面道歉而两次拒绝。")
    yield stage.ago(140)
    second = moves.filed(
        stage,
        [
            moves.owes(
                subject,
                "被告赔偿原告房屋修复费用57,300.00元。",
                amount=Decimal(57_300),
                due_on=stage.now.date(),
            )
        ],
    )
    yield stage.ago(110)
    moves.able(stage, second, assets=90_000, reasons="名下存款足以清偿。")
    moves.listed(stage, second, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    moves.show(stage, "both", subject, second)


def released(stage: Stage) -> Story:
    """Listed, then paid in full; nobody decided in time, so the system deleted on the third working day."""
    yield stage.ago(210)
    subject = moves.person(stage, "澹台静", date(1982, 5, 30))
    case = moves.filed(
        stage,
        [
            moves.owes(
                subject,
                "被告返还原告借款本金40,000.00元。",
                amount=Decimal(40_000),
                due_on=stage.now.date(),
            )
        ],
    )
    yield stage.ago(190)
    moves.able(stage, case, assets=60_000, reasons="名下存款足以清偿。")
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(60)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(60_000)))
    moves.show(stage, "released", subject, case)


def clear(stage: Stage) -> Story:
    """Owes, and cannot: a finding of no ability. Never listed, nothing restricted, reviewed again later."""
    yield stage.ago(100)
    subject = moves.person(stage, "公孙宁", date(1957, 12, 3))
    case = moves.filed(
        stage,
        [
            moves.owes(
                subject,
                "被告偿还原告货款22,000.00元。",
                amount=Decimal(22_000),
                due_on=stage.now.date(),
            )
        ],
    )
    yield stage.ago(70)
    moves.able(stage, case, income=1_150, reasons="仅有养老金，扣除必需生活费后无可供执行财产。")
    moves.show(stage, "clear", subject, case)


STORIES = [apology, compensation, compensation_2, both, released, clear]
