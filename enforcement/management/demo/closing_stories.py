"""How cases are closed, and what keeps somebody off the list: one case for every closing and for every bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from courts.models import Case, Subject
from courts.selectors import payoffs
from courts.services import acts
from defaulters.models import AbilityFinding
from enforcement.management.demo import moves
from enforcement.management.demo.main_stories import apology_duty
from enforcement.management.demo.ruling_stories import ruled
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.models import PartnerAgency
from enforcement.services import cases, findings, performances

UNWILLING = "有履行能力而拒不履行。"


def _closed(stage: Stage, case: Case, closed_as: str) -> None:
    with stage.act("judge") as act:
        cases.close(act=act, case_id=case.pk, closed_as=closed_as)


def performed_unlisted(stage: Stage) -> Story:
    """Paid in full when the notice came: performed, closed, never listed."""
    yield stage.ago(115)
    _, case = debtor(stage, "鲜于澄", date(1980, 3, 19), 16_800)
    yield stage.ago(110)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(17_000)))
    _closed(stage, case, Case.ClosedAs.PERFORMED)


def closed_by_ruling(stage: Stage) -> Story:
    """Terminated, and not to be enforced, both before anything was ordered; a third is suspended for another reason."""
    yield stage.ago(140)
    people = (("司寇衡", 1966), ("澹台宁", 1974), ("子车渊", 1985))
    rows = [debtor(stage, name, date(year, 4, 4), 23_000)[1] for name, year in people]
    yield stage.ago(105)
    ended = (
        ("termination", "申请执行人撤销申请，裁定终结执行。", Case.ClosedAs.TERMINATED),
        ("non_enforcement", "仲裁裁决依法不予执行。", Case.ClosedAs.NOT_ENFORCED),
    )
    for case, (kind, reasons, closed_as) in zip(rows, ended, strict=False):
        ruled(stage, case, kind, reasons)
        _closed(stage, case, closed_as)
    ruled(stage, rows[2], "suspension_other", "案外人对执行标的提出确有理由的异议。")


def rejected(stage: Stage) -> Story:
    """The application does not meet the conditions of the law: rejected."""
    yield stage.ago(62)
    _, case = debtor(stage, "巫马清", date(1959, 1, 8), 5_600)
    yield stage.ago(58)
    _closed(stage, case, Case.ClosedAs.REJECTED)


def held_off(stage: Stage) -> Story:
    """The applicant asks in the grace to hold off: the listing ends before anybody was told of it."""
    yield stage.ago(66)
    subject, case = debtor(stage, "端木青", date(1989, 9, 1), 44_000)
    yield stage.ago(46)
    moves.listed(stage, case, ["G1"], UNWILLING, grace_months=1)
    yield stage.ago(32)
    _weighs(stage, case, subject, "hold_off", "申请执行人书面申请暂不采取失信惩戒措施。")


def spared(stage: Stage) -> Story:
    """Security, sufficient seized assets, a student's campus loan, who ranks later: each bars a listing."""
    yield stage.ago(48)
    found = {
        "security": ("乐正安", "提供住房一套作担保，经审查充分有效。"),
        "seized_assets": ("公西明", "已查封的存款足以清偿。"),
        "campus_loan_student": ("谷梁禾", "在校学生，因校园贷被执行。"),
        "ranks_later": ("太史文", "按顺位在主债务人之后。"),
    }
    for kind, (name, evidence) in found.items():
        subject, case = debtor(stage, name, date(2004, 9, 10), 28_000)
        value = Decimal(60_000) if kind == "seized_assets" else None
        _weighs(stage, case, subject, kind, evidence, value)


def _weighs(
    stage: Stage, case: Case, subject: Subject, kind: str, evidence: str, value: Decimal | None = None
) -> None:
    with stage.act("clerk") as act:
        cases.record_circumstance(
            act=act, case_id=case.pk, subject_id=subject.pk, kind=kind, evidence=evidence,
            from_day=stage.now.date(), value=value,
        )  # fmt: skip


def partly_able(stage: Stage) -> Story:
    """One can pay a part; of another nothing is known yet, so that nobody may be listed for refusing to pay."""
    yield stage.ago(52)
    debtor(stage, "宗政岚", date(1972, 12, 2), 90_000, assets=30_000)
    _, case = debtor(stage, "轩辕白", date(1978, 8, 18), 90_000, assets=0)
    with stage.act("judge") as act:
        findings.find_ability(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk,
            result=AbilityFinding.Result.UNKNOWN, sources="网络执行查控反馈",
            reasons="下落不明，账户流水尚待调取。", valid_until=stage.now.date() + timedelta(days=90),
        )  # fmt: skip


def obstructed(stage: Stage) -> Story:
    """Violence against enforcement officers: two years (G2), and for the breach of an order another's two (G5)."""
    yield stage.ago(170)
    _, violent = debtor(stage, "呼延烈", date(1977, 7, 1), 75_000)
    _, spending = debtor(stage, "东郭华", date(1981, 10, 21), 105_000)
    yield stage.ago(150)
    moves.ordered(stage, spending)
    moves.behaved(stage, violent, "G2", "以暴力阻碍执行人员查封车辆。", "执法记录仪录像、行政处罚决定书")
    moves.listed(stage, violent, ["G2"], "以暴力妨碍执行。", grace_months=0, grace_reasons="暴力抗拒执行。")
    yield stage.ago(120)
    moves.behaved(stage, spending, "G5", "限制消费期间在高档酒店消费。", "酒店结账单、监控录像")
    moves.listed(stage, spending, ["G5"], "违反限制消费令。", grace_months=0, grace_reasons="明知故犯。")


def published_instead(stage: Stage) -> Story:
    """A refused apology is published at the debtor's expense: the own tool is performance itself (Civil Code 1000)."""
    yield stage.ago(72)
    case = moves.filed(stage, [apology_duty(moves.person(stage, "梁丘宁", date(1968, 2, 29)))])
    obligation = case.judgment.obligations.get()
    for days, outcome, reason in (
        (55, "ordered", "逾期不道歉，由本院在报纸上公布判决主要内容，费用由被执行人负担。"),
        (41, "carried_out", "判决主要内容已在报纸上公布。"),
    ):
        yield stage.ago(days)
        with stage.act("judge") as act:
            cases.record_tool(
                act=act, case_id=case.pk, obligation_id=obligation.pk, tool="publication",
                outcome=outcome, reason=reason, on_day=stage.now.date(),
            )  # fmt: skip
    _closed(stage, case, Case.ClosedAs.PERFORMED)


def credited(stage: Stage) -> Story:
    """The payoff comes in on the case account: who is listed is released in the same minute, by nobody's hand."""
    yield stage.ago(88)
    subject, case = debtor(stage, "令狐舟", date(1984, 5, 25), 29_000)
    yield stage.ago(68)
    moves.listed(stage, case, ["G1"], UNWILLING, grace_months=1)
    yield stage.ago(18)
    today = stage.now.date()
    total = payoffs.quote(case, subject, today).total
    with acts.begin(actor=acts.partner("case_account"), now=stage.now) as act:
        performances.credit(
            act=act, agency=PartnerAgency.objects.get(code="case_account"), case_number=case.number,
            amount=total, value_day=today, reference=f"案款入账{next(stage.serials):06d}", subject=subject,
        )  # fmt: skip


STORIES: list[Callable[[Stage], Story]] = [
    performed_unlisted,
    closed_by_ruling,
    rejected,
    held_off,
    spared,
    partly_able,
    obstructed,
    published_instead,
    credited,
]
