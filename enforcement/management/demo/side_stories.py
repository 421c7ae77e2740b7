"""A case in every further state: in grace, settled, consented, ended by time, cancelled, corrected, waiting ..."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from courts.models import Case, Court, Subject
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.management.demo.cast import OTHER_COURT
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import decisions, drafts, performances, settlements, transfers


def debtor(
    stage: Stage, name: str, born: date, amount: int, what: str = "货款", assets: int | None = None
) -> tuple[Subject, Case]:
    """A person who owes a sum and, unless `assets` says otherwise, can pay it twice."""
    subject = moves.person(stage, name, born)
    content = f"被告向原告支付{what}{amount:,.2f}元。"
    case = moves.filed(stage, [moves.owes(subject, content, amount=Decimal(amount), due_on=stage.now.date())])
    moves.able(
        stage, case, assets=2 * amount if assets is None else assets, reasons="查明名下存款及应收款项。"
    )
    return subject, case


def _reported_falsely(stage: Stage, case: Case) -> None:
    moves.behaved(stage, case, "G4", "收到报告财产令后逾期不报告，无正当理由。", "报告财产令及送达回证")


def in_grace(stage: Stage) -> Story:
    """Served a few days ago with three months of grace: told to nobody."""
    yield stage.ago(40)
    _, case = debtor(stage, "慕容清", date(1991, 4, 18), 12_000, "租金")
    yield stage.ago(8)
    moves.listed(
        stage, case, ["G1"], "有履行能力而未履行，有还款意愿。",
        grace_months=3, grace_reasons="被执行人已提出还款安排，态度积极。",
    )  # fmt: skip


def performed_in_grace(stage: Stage) -> Story:
    """Paid on the twentieth day of grace: nothing is ever published."""
    yield stage.ago(120)
    _, case = debtor(stage, "令狐原", date(1974, 8, 6), 33_000)
    yield stage.ago(100)
    moves.listed(stage, case, ["G1"], "有履行能力而未履行。", grace_months=1)
    yield stage.ago(80)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(35_000)))


def settled(stage: Stage) -> Story:
    """A settlement, performed in full: D2."""
    yield stage.ago(220)
    subject, case = debtor(stage, "端木和", date(1980, 2, 11), 70_000, "工程款")
    yield stage.ago(200)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(120)
    with stage.act("clerk") as act:
        settlement = settlements.sign(
            act=act,
            case_id=case.pk,
            subject_id=subject.pk,
            signed_on=stage.now.date(),
            total=Decimal(60_000),
            due_on=stage.now.date() + timedelta(days=60),
            content="一次性支付60,000.00元，其余放弃。",
        )
    yield stage.ago(90)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(60_000), settlement_id=settlement.pk))


def consented(stage: Stage) -> Story:
    """The applicant asks in writing, the court agrees: D3, list and order."""
    yield stage.ago(180)
    _, case = debtor(stage, "司徒远", date(1988, 9, 25), 95_000)
    yield stage.ago(160)
    decision = moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(50)
    moves.relieved(
        stage, "delete", decision, "申请执行人书面申请删除并解除限制消费，本院准许。",
        reason="D3", restrictions="both",
    )  # fmt: skip


def term_ended(stage: Stage) -> Story:
    """Two years for a false report; the term has ended, the debt is still owed."""
    yield stage.ago(800)
    _, case = debtor(stage, "欧阳河", date(1971, 6, 1), 150_000, assets=0)
    yield stage.ago(760)
    _reported_falsely(stage, case)
    moves.listed(
        stage,
        case,
        ["G4"],
        "违反财产报告制度，应当纳入名单二年。",
        grace_months=0,
        grace_reasons="拒不报告。",
        inability_reasons="现无财产可供执行，但拒不报告使债权人无从查找，妨碍执行。",
    )


def cancelled(stage: Stage) -> Story:
    """A namesake was listed: cancelled as void from the start."""
    yield stage.ago(90)
    _, case = debtor(stage, "夏侯明", date(1986, 10, 10), 48_000)
    yield stage.ago(70)
    decision = moves.listed(
        stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="多次传唤拒不到庭。"
    )
    yield stage.ago(66)
    moves.relieved(stage, "cancel", decision, "经核对身份，被执行人系同名他人，本不应纳入。")


def corrected(stage: Stage) -> Story:
    """The published case text was inaccurate: corrected, the day of publication stays."""
    yield stage.ago(140)
    _, case = debtor(stage, "诸葛文", date(1979, 12, 19), 66_000)
    yield stage.ago(120)
    decision = moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(40)
    moves.relieved(
        stage,
        "correct",
        decision,
        "作出执行依据单位名称有误，予以更正。",
        after={"basis_maker": "本院（更正后）"},
    )


def timed_and_paid(stage: Stage) -> Story:
    """A timed listing, paid in full: stayed and shielded at once, early deletion waits for the judge."""
    yield stage.ago(130)
    _, case = debtor(stage, "上官意", date(1983, 1, 28), 54_000)
    yield stage.ago(110)
    _reported_falsely(stage, case)
    moves.listed(stage, case, ["G4"], "违反财产报告制度。", grace_months=0, grace_reasons="拒不报告。")
    yield stage.ago(4)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(60_000)))


def early_deleted(stage: Stage) -> Story:
    """The same, and the judge decided: early deletion (list rules art.2(2))."""
    yield stage.ago(190)
    _, case = debtor(stage, "东方亮", date(1976, 3, 3), 31_000)
    yield stage.ago(170)
    _reported_falsely(stage, case)
    decision = moves.listed(
        stage, case, ["G4"], "违反财产报告制度。", grace_months=0, grace_reasons="拒不报告。"
    )
    yield stage.ago(60)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(40_000)))
    yield stage.ago(59)
    draft = Decision.objects.get(concerns=decision, kind=Decision.Kind.EARLY_DELETE)
    moves.served(stage, moves.signed(stage, draft))


def removal_due(stage: Stage) -> Story:
    """Paid and confirmed just now: stayed, shielded, removal due in three working days."""
    yield stage.ago(100)
    _, case = debtor(stage, "皇甫岚", date(1992, 11, 11), 27_500)
    yield stage.ago(85)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(0, at=9)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(30_000)))


def reversed_payment(stage: Stage) -> Story:
    """The bank took the money back: what was stayed binds again from the next working day."""
    yield stage.ago(150)
    _, case = debtor(stage, "尉迟昭", date(1987, 5, 5), 38_000)
    yield stage.ago(130)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(35)
    performance = moves.confirmed(stage, moves.paid(stage, case, Decimal(42_000)))
    yield stage.ago(34)
    with stage.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="付款银行确认退汇，款项未到账。")


def order_alone(stage: Stage) -> Story:
    """A restriction order without a listing, and a journey that is permitted in spite of it."""
    yield stage.ago(75)
    _, case = debtor(stage, "宇文翔", date(1984, 7, 7), 120_000)
    yield stage.ago(45)
    with stage.act("judge") as act:
        order = drafts.draft_restriction(
            act=act,
            case_id=case.pk,
            obligor_ids=list(moves.obligors(case).values_list("pk", flat=True)),
            reasons="未按执行通知书指定的期间履行给付义务。",
        )
    moves.served(stage, moves.signed(stage, order))
    yield stage.ago(5)
    today = stage.now.date()
    days = {
        "buy_from": today.isoformat(),
        "buy_until": (today + timedelta(days=20)).isoformat(),
        "use_from": today.isoformat(),
        "use_until": (today + timedelta(days=25)).isoformat(),
    }
    moves.relieved(
        stage,
        "permit",
        order,
        "本人住院手术，需乘飞机往返。",
        permission="need",
        items=["air"],
        purpose="异地住院手术",
        **days,
    )


def on_the_desks(stage: Stage) -> Story:
    """One draft, one to review, one to sign, one to serve, one sent back, one withdrawn."""
    yield stage.ago(30)
    waiting = [
        debtor(stage, name, date(1970 + i, 2 + i, 3 + i), 20_000 + 1_000 * i)[1]
        for i, name in enumerate(("长孙月", "赫连山", "万俟云", "拓跋野", "濮阳秋", "淳于光"))
    ]
    yield stage.ago(3)
    reasons = "有履行能力而拒不履行。"
    _draft, submitted, reviewed, ready, returned, withdrawn = [
        moves.draft(stage, case, ["G1"], reasons) for case in waiting
    ]
    for decision in (submitted, reviewed, returned):
        with stage.act("judge") as act:
            decisions.submit(act=act, decision_id=decision.pk)
    with stage.act("chief") as act:
        decisions.review(act=act, decision_id=reviewed.pk)
    with stage.act("chief") as act:
        decisions.send_back(act=act, decision_id=returned.pk, because="请补充财产查控反馈的日期。")
    with stage.act("judge") as act:
        decisions.withdraw(act=act, decision_id=withdrawn.pk, because="被执行人已提供担保，正在审查。")
    moves.signed(stage, ready)


def payments_waiting(stage: Stage) -> Story:
    """One payment to confirm, one refused; the enforcement is otherwise as before."""
    yield stage.ago(95)
    _, case = debtor(stage, "公冶芳", date(1981, 8, 8), 52_000)
    yield stage.ago(80)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(20)
    mistaken = moves.paid(stage, case, Decimal(5_000))
    with stage.act("judge") as act:
        performances.refuse(act=act, performance_id=mistaken.pk, reason="该笔款项属于另案当事人。")
    yield stage.ago(0, at=9)
    moves.paid(stage, case, Decimal(60_000))


def entrusted(stage: Stage) -> Story:
    """Entrusted to the court of the place of the property: the entry moves with its day, nothing ends."""
    yield stage.ago(155)
    _, case = debtor(stage, "闾丘白", date(1975, 9, 17), 88_000)
    yield stage.ago(135)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(30)
    receiving = Court.objects.get(code=OTHER_COURT)
    with stage.act("judge") as act:
        transfer = transfers.propose(
            act=act, case_id=case.pk, to_court_id=receiving.pk, reasons="主要财产在受托法院辖区。"
        )
    yield stage.ago(26)
    with stage.act("other_clerk") as act:
        number = f"（{stage.now.year}）{OTHER_COURT}执{next(stage.serials)}号"
        transfers.accept(act=act, transfer_id=transfer.pk, number=number)


STORIES: list[Callable[[Stage], Story]] = [
    in_grace,
    performed_in_grace,
    settled,
    consented,
    term_ended,
    cancelled,
    corrected,
    timed_and_paid,
    early_deleted,
    removal_due,
    reversed_payment,
    order_alone,
    on_the_desks,
    entrusted,
    payments_waiting,
]
