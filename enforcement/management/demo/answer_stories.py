"""What is asked of the court and how it may be answered: objections, reviews, requests on the site, other courts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from courts.models import Case, Court, Transfer
from courts.services import acts
from defaulters.models import Decision, Objection
from enforcement.management.demo import moves
from enforcement.management.demo.cast import OTHER_COURT
from enforcement.management.demo.remedy_stories import admitted, lodged
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.models import Filing
from enforcement.services import filings, objections, reviews, transfers


def _listed(stage: Stage, case: Case) -> Decision:
    return moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)


def _upheld(stage: Stage, objection: Objection, follows: str, reasons: str, **content: Any) -> None:
    """Found right by another judge; what follows is signed and served on the same day."""
    admitted(stage, objection)
    with stage.act("second_judge") as act:
        objections.uphold(
            act=act, objection_id=objection.pk, follows=follows, reasons=reasons, content=content
        )
    moves.served(stage, moves.signed(stage, Decision.objects.get(objection=objection)))


def upheld_otherwise(stage: Stage) -> Story:
    """The applicant agreed long ago: deleted; a wrong court was published: corrected; both upon a request."""
    yield stage.ago(92)
    _, agreed = debtor(stage, "东门岳", date(1973, 1, 15), 34_000)
    _, misprinted = debtor(stage, "南宫雪", date(1986, 6, 6), 49_000)
    yield stage.ago(72)
    first, second = _listed(stage, agreed), _listed(stage, misprinted)
    yield stage.ago(22)
    _upheld(
        stage, lodged(stage, first, "to_be_deleted", "申请执行人已书面同意删除。"), "delete",
        "经核实，申请执行人书面申请删除，本院同意。", reason="D3", restrictions="both",
    )  # fmt: skip
    _upheld(
        stage, lodged(stage, second, "inaccurate", "作出执行依据的单位写错了。"), "correct",
        "公布内容与判决书不一致。", after={"basis_maker": "本院（更正后）"},
    )  # fmt: skip


def order_objected_to(stage: Stage) -> Story:
    """A request against an order came in on paper yesterday; nobody has looked at it yet."""
    yield stage.ago(64)
    _, case = debtor(stage, "西门峰", date(1970, 11, 27), 83_000)
    yield stage.ago(44)
    order = moves.ordered(stage, case)
    yield stage.ago(1)
    lodged(stage, order, "restriction", "所限制的项目影响生产经营。")


def reviews_relieve(stage: Stage) -> Story:
    """Two orders come to their review: one is made milder, the other is lifted."""
    yield stage.ago(230)
    rows = [debtor(stage, name, date(1982, 3, 3), 66_000)[1] for name in ("公孙越", "夏侯宁")]
    yield stage.ago(205)
    milder, lifted = [moves.ordered(stage, case) for case in rows]
    yield stage.ago(26)
    with stage.act("judge") as act:
        one = reviews.review(
            act=act, order_id=milder.pk, outcome="milder", reasons="履行期间态度积极。",
            dropped_items=["air"], drop_reasons="为履行债务须往返外地经营。",
        )  # fmt: skip
    with stage.act("judge") as act:
        other = reviews.review(act=act, order_id=lifted.pk, outcome="lift", reasons="已提供充分有效担保。")
    for draft in (one.draft, other.draft):
        assert draft is not None
        moves.served(stage, moves.signed(stage, draft))


def offered_to_another_court(stage: Stage) -> Story:
    """One file waits for the other court to file it; another was taken back before that."""
    yield stage.ago(50)
    rows = [debtor(stage, name, date(1979, 9, 9), 51_000)[1] for name in ("司马岚", "上官禾")]
    yield stage.ago(6)
    _, mistaken = [_proposed(stage, case) for case in rows]
    yield stage.ago(5)
    with stage.act("judge") as act:
        transfers.withdraw(act=act, transfer_id=mistaken.pk)


def _proposed(stage: Stage, case: Case) -> Transfer:
    receiving = Court.objects.get(code=OTHER_COURT)
    with stage.act("judge") as act:
        return transfers.propose(
            act=act, case_id=case.pk, to_court_id=receiving.pk, reasons="住所地在受托法院辖区。"
        )


def asked_on_the_site(stage: Stage) -> Story:
    """A debtor: paid already (answered), a journey, one within the hour, an objection."""
    yield stage.ago(82)
    _, case = debtor(stage, "欧阳青", date(1987, 12, 30), 58_000)
    yield stage.ago(60)
    _listed(stage, case)
    yield stage.ago(12)
    answered = _asked(stage, case, "paid", "上周已经转账给对方。")
    yield stage.ago(10)
    with stage.act("judge") as act:
        filings.answer(act=act, filing_id=answered.pk, text="对方否认收到，请提交转账凭证。")
    yield stage.ago(2)
    use_on = stage.now.date() + timedelta(days=12)
    _asked(stage, case, "travel", "外地复诊，需乘高铁。", use_on=use_on)
    _asked(stage, case, "objection", "公布的金额没有扣除已付部分。")
    yield stage.ago(0, at=9)
    _asked(stage, case, "urgent_travel", "母亲病危，须今天返乡。")


def asked_by_the_applicant(stage: Stage) -> Story:
    """An applicant asks to hold off in one case, and consents to a deletion in another."""
    yield stage.ago(78)
    applicant = moves.person(stage, "诸葛安", date(1964, 2, 2))
    rows = []
    for name in ("钟离和", "令狐宁"):
        owed = moves.owes(
            moves.person(stage, name, date(1990, 7, 7)), "被告返还定金37,000.00元。",
            amount=Decimal(37_000), due_on=stage.now.date(),
        )  # fmt: skip
        case = moves.filed(stage, [owed], applicant=applicant)
        moves.able(stage, case, assets=80_000, reasons="查明名下存款。")
        rows.append(case)
    yield stage.ago(56)
    _listed(stage, rows[1])
    yield stage.ago(2)
    for case, kind in zip(rows, ("hold_off", "consent"), strict=True):
        _asked(stage, case, kind, "双方正在协商。", by=applicant.pk)


def _asked(stage: Stage, case: Case, kind: str, text: str, *, by: int = 0, **more: Any) -> Filing:
    """Handed in on the site by the debtor, or by whom `by` names."""
    who = by or moves.obligors(case)[0].subject_id
    with acts.begin(actor=acts.party(who), now=stage.now) as act:
        return filings.lodge(
            act=act, kind=kind, subject_id=who, case_id=case.pk, text=text, contact="电话", **more
        )


STORIES: list[Callable[[Stage], Story]] = [
    upheld_otherwise,
    order_objected_to,
    reviews_relieve,
    offered_to_another_court,
    asked_on_the_site,
    asked_by_the_applicant,
]
