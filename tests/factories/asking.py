"""Ways in: a case with an applicant, what the applicant asks for, and the warning before a listing."""

from __future__ import annotations

from datetime import date

from courts.models import Case, Subject
from courts.services import acts
from defaulters.models import Application, PriorWarning
from enforcement.management.demo import moves
from enforcement.services import applications, warnings
from tests.factories import cases
from tests.factories.cases import World

BORN = date(1962, 3, 5)


def debtor(world: World, amount: int = 86_400) -> Case:
    """A case of somebody who owes and can pay, with an applicant."""
    applicant = moves.person(world, "公羊信", BORN)
    subject = moves.person(world, "闻人舟", date(1985, 7, 21))
    case = moves.filed(world, [cases.debt(subject, amount)], interest_rule="none", applicant=applicant)
    cases.able(world, case, 2 * amount)
    return case


def applicant_of(case: Case) -> Subject:
    """Who asked for the enforcement."""
    assert case.applicant is not None
    return case.applicant


def received(
    world: World, case: Case, measure: str = "list", text: str = "有钱不还。", on: date | None = None
) -> Application:
    """An application about the first obligor that reached the court on paper; somebody applied for the case."""
    if case.applicant_id is None:
        case.applicant = moves.person(world, "公羊信", BORN)
        case.save(update_fields=["applicant"])
    with world.act("clerk") as act:
        return applications.receive(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, measure=measure, text=text,
            received_on=on or world.today,
        )  # fmt: skip


def lodged(world: World, case: Case, measure: str = "list", text: str = "有钱不还。") -> Application:
    """The same, handed in on the site by the applicant."""
    applicant = applicant_of(case)
    with acts.begin(actor=acts.party(applicant.pk), now=world.now) as act:
        return applications.lodge(
            act=act, case_id=case.pk, applicant_id=applicant.pk, measure=measure, text=text,
            subject_id=moves.obligors(case)[0].subject_id,
        )  # fmt: skip


def refused(world: World, application: Application, reasons: str = "已提供担保。") -> Application:
    """The judge refuses."""
    with world.act("judge") as act:
        return applications.refuse(act=act, application_id=application.pk, reasons=reasons)


def warned(world: World, case: Case, avoid_by: date, **given: str) -> PriorWarning:
    """The judge warns the first obligor of a listing, by post."""
    said = {"reasons": "名下有存款而未履行。", "remedy": "付清或者提供担保。", "method": "post"} | given
    with world.act("judge") as act:
        return warnings.issue(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, avoid_by=avoid_by, **said
        )
