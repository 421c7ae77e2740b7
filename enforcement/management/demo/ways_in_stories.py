"""Ways in: an application granted, one refused, one that waits for its decision, and a warning before a listing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from courts.models import Case, Subject
from courts.services import acts
from defaulters.models import Application
from enforcement.management.demo import moves
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import applications, filings, warnings


def _asked_for(stage: Stage, name: str, born: date, amount: int, applicant: Subject) -> Case:
    """A case of somebody who can pay twice what is owed, with the applicant who asked for its enforcement."""
    owed = moves.owes(
        moves.person(stage, name, born), f"被告向原告支付劳务费{amount:,.2f}元。",
        amount=Decimal(amount), due_on=stage.now.date(),
    )  # fmt: skip
    case = moves.filed(stage, [owed], applicant=applicant)
    moves.able(stage, case, assets=2 * amount, reasons="查明名下存款及车辆。")
    return case


def _received(stage: Stage, case: Case, measure: str, text: str) -> Application:
    with stage.act("clerk") as act:
        return applications.receive(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, measure=measure,
            text=text, received_on=stage.now.date(),
        )  # fmt: skip


def applied_and_listed(stage: Stage) -> Story:
    """The applicant asks on paper; the decision to list grants it."""
    yield stage.ago(70)
    case = _asked_for(
        stage, "夏侯启", date(1979, 5, 2), 41_500, moves.person(stage, "公羊信", date(1962, 3, 5))
    )
    yield stage.ago(50)
    _received(stage, case, "list", "被执行人驾驶名下车辆经营，却称无钱可付。")
    yield stage.ago(44)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)


def applied_and_refused(stage: Stage) -> Story:
    """Security is given: the application to list is refused with reasons."""
    yield stage.ago(55)
    case = _asked_for(
        stage, "濮阳秀", date(1990, 10, 17), 18_000, moves.person(stage, "宗政平", date(1958, 7, 7))
    )
    yield stage.ago(30)
    application = _received(stage, case, "list", "逾期未付。")
    yield stage.ago(24)
    with stage.act("judge") as act:
        applications.refuse(
            act=act, application_id=application.pk,
            reasons="被执行人已提供充分有效担保（法释〔2017〕7号第3条第1项），不予纳入。",
        )  # fmt: skip


def applied_online(stage: Stage) -> Story:
    """Handed in on the site and waiting; the same applicant has confirmed a part that came directly."""
    yield stage.ago(35)
    applicant = moves.person(stage, "太叔慧", date(1971, 1, 20))
    case = _asked_for(stage, "申屠朗", date(1986, 6, 30), 62_000, applicant)
    yield stage.ago(3)
    moves.show(stage, "applicant", applicant, case)
    with acts.begin(actor=acts.party(applicant.pk), now=stage.now) as act:
        applications.lodge(
            act=act, case_id=case.pk, applicant_id=applicant.pk, measure="restrict",
            subject_id=moves.obligors(case)[0].subject_id, text="被执行人近期仍入住高档酒店。",
        )  # fmt: skip
    with acts.begin(actor=acts.party(applicant.pk), now=stage.now) as act:
        filings.lodge(
            act=act, kind="received", subject_id=applicant.pk, case_id=case.pk,
            text="被执行人昨天当面付给我2,000元现金。", contact="010-55550123",
        )  # fmt: skip


def warned(stage: Stage) -> Story:
    """A letter to one person, with the day by which a listing can be avoided."""
    yield stage.ago(28)
    case = _asked_for(
        stage, "长孙明", date(1993, 12, 11), 9_800, moves.person(stage, "仲孙礼", date(1966, 9, 9))
    )
    yield stage.ago(6)
    with stage.act("judge") as act:
        warnings.issue(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id,
            reasons="履行期限已过，名下有存款而未履行。", method="post",
            remedy="付清9,800.00元及利息，或者提供担保、与申请执行人达成和解。",
            avoid_by=stage.now.date() + timedelta(days=20),
        )  # fmt: skip


STORIES: list[Callable[[Stage], Story]] = [
    applied_and_listed,
    applied_and_refused,
    applied_online,
    warned,
]
