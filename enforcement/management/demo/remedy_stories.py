"""Every answer to an objection: not admitted, withdrawn, upheld with its letter; kept or quashed by the court above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from courts.services import acts
from defaulters.models import Decision, Objection
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import filings, objections, reconsiderations


def lodged(stage: Stage, decision: Decision, ground: str, text: str) -> Objection:
    with stage.act("clerk") as act:
        return objections.lodge(act=act, decision_id=decision.pk, ground=ground, text=text)


def admitted(stage: Stage, objection: Objection) -> None:
    with stage.act("second_judge") as act:
        objections.admit(act=act, objection_id=objection.pk)


def _dismissed(stage: Stage, objection: Objection, reasons: str) -> None:
    """Dismissed and served on one day."""
    admitted(stage, objection)
    with stage.act("second_judge") as act:
        objections.dismiss(act=act, objection_id=objection.pk, reasons=reasons)
    _served(stage, objection)


def _served(stage: Stage, objection: Objection) -> None:
    with stage.act("clerk") as act:
        objections.serve(
            act=act, objection_id=objection.pk, method="in_person", served_on=stage.now.date(),
            reference=f"送达回证{next(stage.serials):04d}",
        )  # fmt: skip


def namesake(stage: Stage) -> Story:
    """ "That is not me": upheld on the day, cancelled, and the letter that names who had been told is served."""
    yield stage.ago(88)
    _, case = debtor(stage, "公羊朔", date(1988, 12, 5), 61_000)
    yield stage.ago(60)
    decision = moves.listed(
        stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="多次催告无果。"
    )
    yield stage.ago(20)
    relief = _upheld(stage, decision)
    yield stage.ago(18)
    moves.served(stage, moves.signed(stage, relief))
    yield stage.ago(17)
    _served(stage, Objection.objects.get(relief=relief))


def _upheld(stage: Stage, decision: Decision) -> Decision:
    """The claim from the public site, taken up, found right; the cancellation is drafted."""
    with acts.begin(actor=acts.party(decision.subject_id), now=stage.now) as act:
        filing = filings.lodge(
            act=act, kind="not_me", subject_id=decision.subject_id, case_id=decision.case_id,
            text="判决书上的人与我同名，出生日期不同。", contact="电话",
        )  # fmt: skip
    with stage.act("clerk") as act:
        objection = objections.take_up(
            act=act, filing_id=filing.pk, decision_id=decision.pk, ground=Objection.Ground.NOT_ME
        )
    admitted(stage, objection)
    with stage.act("second_judge") as act:
        found = objections.uphold(
            act=act, objection_id=objection.pk, follows="cancel",
            reasons="经核对户籍信息，申请人并非被执行人。",
        )  # fmt: skip
    return Decision.objects.get(objection=found)


def unanswered_on_the_merits(stage: Stage) -> Story:
    """One request is not admitted, another is taken back by the person."""
    yield stage.ago(100)
    _, first = debtor(stage, "梁丘远", date(1979, 9, 14), 22_000)
    _, second = debtor(stage, "左丘宁", date(1982, 4, 27), 37_000)
    yield stage.ago(80)
    decisions = [
        moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
        for case in (first, second)
    ]
    yield stage.ago(30)
    refused, taken_back = [
        lodged(stage, decision, "not_listable", "不应纳入名单。") for decision in decisions
    ]
    with stage.act("second_judge") as act:
        objections.not_admit(
            act=act, objection_id=refused.pk, reasons="申请对原判决本身不服，应另行申请再审。"
        )
    yield stage.ago(25)
    admitted(stage, taken_back)
    with stage.act("clerk") as act:
        objections.withdraw(act=act, objection_id=taken_back.pk)


def decided_above(stage: Stage) -> Story:
    """Three dismissals before the higher court: one kept, one quashed and cancelled, one taken back."""
    yield stage.ago(110)
    cases = [
        debtor(stage, name, date(1975 + i, 5, 6 + i), 30_000 + 4_000 * i)[1]
        for i, name in enumerate(("漆雕文", "乐正帆", "壤驷明"))
    ]
    yield stage.ago(90)
    decisions = [
        moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1) for case in cases
    ]
    yield stage.ago(40)
    rows = [lodged(stage, decision, "not_listable", "已提供足额担保。") for decision in decisions]
    for objection in rows:
        _dismissed(stage, objection, "所提供的担保不足以清偿债务。")
    yield stage.ago(35)
    kept, quashed, taken_back = [_asked_again(stage, objection) for objection in rows]
    with stage.act("clerk") as act:
        reconsiderations.withdraw(act=act, reconsideration_id=taken_back)
    yield stage.ago(28)
    with stage.act("higher_judge") as act:
        reconsiderations.dismiss(act=act, reconsideration_id=kept, reasons="驳回决定并无不当。")
    with stage.act("higher_judge") as act:
        found = reconsiderations.uphold(
            act=act, reconsideration_id=quashed, reasons="担保物价值足以清偿，不应纳入名单。"
        )
    yield stage.ago(26)
    moves.served(stage, moves.signed(stage, Decision.objects.get(reconsideration=found)))


def _asked_again(stage: Stage, objection: Objection) -> int:
    with acts.begin(actor=acts.party(objection.subject_id), now=stage.now) as act:
        return reconsiderations.lodge(act=act, objection_id=objection.pk, text="驳回的理由与事实不符。").pk


def objection_open(stage: Stage) -> Story:
    """A request for correction under review, by a judge who did not make the decision."""
    yield stage.ago(60)
    _, case = debtor(stage, "第五岚", date(1990, 10, 1), 39_000)
    yield stage.ago(45)
    decision = moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(3)
    admitted(stage, lodged(stage, decision, "not_listable", "已提供足额担保，不应纳入。"))


def reconsidered(stage: Stage) -> Story:
    """Dismissed, served, and now before the next higher court; the decision binds meanwhile."""
    yield stage.ago(95)
    subject, case = debtor(stage, "澹台静", date(1986, 1, 17), 57_000)
    yield stage.ago(70)
    decision = moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(25)
    objection = lodged(stage, decision, "inaccurate", "金额有误。")
    yield stage.ago(12)
    _dismissed(stage, objection, "金额与生效判决一致。")
    yield stage.ago(6)
    with acts.begin(actor=acts.party(subject.pk), now=stage.now) as act:
        reconsiderations.lodge(act=act, objection_id=objection.pk, text="驳回决定没有回应已付款项。")
    moves.show(stage, "reconsidered", subject, case)


def claim_undecided(stage: Stage) -> Story:
    """ "That is not me", handed in three days ago and undecided: what binds is stayed by itself."""
    yield stage.ago(65)
    subject, case = debtor(stage, "百里舒", date(1993, 6, 23), 26_000)
    yield stage.ago(50)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="拒不到庭。")
    yield stage.ago(5)
    with acts.begin(actor=acts.party(subject.pk), now=stage.now) as act:
        filings.lodge(
            act=act, kind="not_me", subject_id=subject.pk, case_id=case.pk, text="同名同姓，我从未涉诉。",
            contact="电话",
        )  # fmt: skip
    moves.show(stage, "claim_undecided", subject, case)


STORIES: list[Callable[[Stage], Story]] = [
    namesake,
    unanswered_on_the_merits,
    decided_above,
    objection_open,
    reconsidered,
    claim_undecided,
]
