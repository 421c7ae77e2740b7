"""People behind a unit: who has left the post is released alone, another disputes the finding, own money is refused."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date, datetime, timedelta
from decimal import Decimal

from courts.services import acts
from defaulters.models import Decision, Objection
from enforcement.management.demo import moves
from enforcement.management.demo.stage import Stage, Story
from enforcement.models import Filing
from enforcement.services import filings, objections, own_money


def _unit_ordered(stage: Stage, name: str, representative: str) -> Generator[datetime, None, Decision]:
    """A unit that owes freight, found able, under an order of its own; 40 days pass. Returns the order."""
    unit = moves.company(stage, name, representative)
    owed = moves.owes(unit, "被告向原告支付货款。", amount=Decimal(210_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed])
    moves.able(stage, case, assets=400_000, reasons="查明账户存款。")
    yield stage.ago(70)
    return moves.ordered(stage, case)


def _asked(stage: Stage, reach: Decision, kind: str, text: str, extract_on: date | None = None) -> Objection:
    """Handed in on the public site today and taken up."""
    with acts.begin(actor=acts.party(reach.subject_id), now=stage.now) as act:
        filing = filings.lodge(
            act=act, kind=kind, subject_id=reach.subject_id, case_id=reach.case_id, text=text, contact="电话",
            register_extract_on=extract_on,
        )  # fmt: skip
    with stage.act("clerk") as act:
        return objections.take_up(act=act, filing_id=filing.pk, decision_id=reach.pk, ground=kind)


def _admitted(stage: Stage, objection: Objection) -> None:
    with stage.act("second_judge") as act:
        objections.admit(act=act, objection_id=objection.pk)


def former_representative(stage: Stage) -> Story:
    """Left the post by the register: released by a decision of its own; the successor is reached later, by another."""
    yield stage.ago(100)
    order = yield from _unit_ordered(stage, "云帆贸易有限公司", "宗政和")
    yield stage.ago(60)
    former = moves.person(stage, "宗政和", date(1971, 8, 25))
    reach = moves.reached(stage, order, former, "legal_representative")
    yield stage.ago(24)
    objection = _asked(
        stage, reach, "left_post", "已变更登记，股权已转让，现在其他单位工作。", stage.now.date()
    )
    _admitted(stage, objection)
    yield stage.ago(15)
    with stage.act("second_judge") as act:
        objections.uphold(
            act=act, objection_id=objection.pk, follows="lift",
            reasons="经审查，申请人已离任，不是实际控制人，也不是影响债务履行的直接责任人员。",
        )  # fmt: skip
    relief = Decision.objects.get(objection=objection)
    moves.served(stage, moves.signed(stage, relief))
    moves.show(stage, "former_representative", former, order.case)
    yield stage.ago(8)
    moves.reached(stage, order, moves.person(stage, "濮阳蓁", date(1980, 3, 3)), "legal_representative")


def not_responsible(stage: Stage) -> Story:
    """Who was found to be the controller says that the finding is wrong; another judge reviews it."""
    yield stage.ago(100)
    order = yield from _unit_ordered(stage, "青禾建材有限公司", "闾丘明")
    yield stage.ago(50)
    controller = moves.person(stage, "亓官雅", date(1968, 12, 12))
    reach = moves.reached(stage, order, controller, "controller")
    yield stage.ago(4)
    _admitted(stage, _asked(stage, reach, "not_responsible", "只是出借人，从未参与经营。"))


def own_money_refused(stage: Stage) -> Story:
    """Two apply to spend own money: what comes from the unit's account is refused and served, the other waits."""
    yield stage.ago(100)
    order = yield from _unit_ordered(stage, "松涛酒业有限公司", "赫连青")
    yield stage.ago(45)
    people = [moves.person(stage, name, date(1970, 6, 6)) for name in ("赫连青", "尉迟婉")]
    roles = ("legal_representative", "controller")
    reached = [moves.reached(stage, order, person, role) for person, role in zip(people, roles, strict=True)]
    yield stage.ago(9)
    refused = _applied(stage, reached[0])
    with stage.act("judge") as act:
        own_money.refuse(
            act=act, filing_id=refused.pk, refused_for="money_not_own",
            reasons="机票款由公司账户支付，没有提交个人财产的证据。",
        )  # fmt: skip
    yield stage.ago(7)
    with stage.act("clerk") as act:
        own_money.serve(
            act=act, filing_id=refused.pk, method="in_person", served_on=stage.now.date(),
            reference=f"送达回证{next(stage.serials):04d}",
        )  # fmt: skip
    yield stage.ago(1)
    _applied(stage, reached[1])


def _applied(stage: Stage, reach: Decision) -> Filing:
    """Handed in on the public site today, for a journey in two weeks."""
    with acts.begin(actor=acts.party(reach.subject_id), now=stage.now) as act:
        return filings.lodge(
            act=act, kind="own_money", subject_id=reach.subject_id, case_id=reach.case_id,
            text="家庭旅行，用工资支付。", contact="电话", use_on=stage.now.date() + timedelta(days=14),
        )  # fmt: skip


def reached_no_more(stage: Stage) -> Story:
    """While the application waits the finding is given up: nothing to permit any more, and so it is refused."""
    yield stage.ago(95)
    order = yield from _unit_ordered(stage, "白鹭纸业有限公司", "南门远")
    yield stage.ago(40)
    reach = moves.reached(stage, order, moves.person(stage, "南门远", date(1976, 4, 30)), "principal")
    yield stage.ago(10)
    waiting = _applied(stage, reach)
    yield stage.ago(8)
    moves.relieved(stage, "lift", reach, "经查，其对债务的履行没有直接影响。")
    with stage.act("judge") as act:
        own_money.refuse(
            act=act, filing_id=waiting.pk, refused_for="not_linked", reasons="对其的限制已经解除，无须许可。"
        )


STORIES: list[Callable[[Stage], Story]] = [
    former_representative,
    not_responsible,
    own_money_refused,
    reached_no_more,
]
